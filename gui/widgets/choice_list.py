"""A list of rows to choose one of, in parts with captions, that scrolls."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from gui.widgets.choice_row import ChoiceRow
from gui.widgets.discard import discard
from gui.widgets.label import Label
from gui.widgets.scrolling import scrolled


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: `key` tells it from the others; the rest is as in `ChoiceRow`. With a caption, a part begins above it."""

    key: str
    title: str
    note: str = ""
    aside: str = ""
    sign: str = ""
    architecture: str = ""
    level: int = 0
    caption: str = ""
    progress: float | None = field(default=None, compare=False)


class ChoiceList(QWidget):
    """Rows of which one is chosen, by mouse or by arrow keys; the choice stays with its key when others are shown.

    Attributes:
        rows: by key.

    Signals:
        chosen(str): the key of the row that is chosen now; "" if there is none any more.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, ChoiceRow] = {}
        self._choices: tuple[Choice, ...] = ()
        self._captions: list[Label] = []
        self._key = ""
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._on_toggled)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._area = scrolled(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    @property
    def key(self) -> str:
        """The key of the chosen row, "" if none is."""
        return self._key

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show these; what was chosen stays so, or the first one is chosen."""
        shape = [(c.key, c.caption, c.architecture, c.level) for c in choices]
        if shape != [(c.key, c.caption, c.architecture, c.level) for c in self._choices]:
            self._make_rows(choices)
        self._choices = tuple(choices)
        for choice in choices:
            self.rows[choice.key].show_words(choice.title, choice.note, choice.aside, choice.sign, choice.progress)
        if self._key not in self.rows:
            self.choose(next(iter(self.rows), ""))

    def choose(self, key: str) -> None:
        """Choose a row and bring it into view; nothing for a key that is not there, but with an empty list."""
        if key in self.rows:
            self.rows[key].setChecked(True)
            self._area.ensureWidgetVisible(self.rows[key])
        elif not self.rows and self._key:
            self._key = ""
            self.chosen.emit("")

    def focus_order(self) -> tuple[QWidget, ...]:
        """The rows, from top to bottom."""
        return tuple(self.rows.values())

    def _make_rows(self, choices: Sequence[Choice]) -> None:
        had_focus = any(row.hasFocus() for row in self.rows.values())
        for row in self.rows.values():
            self._group.removeButton(row)
        discard([*self.rows.values(), *self._captions])
        self.rows, self._captions = {}, []
        for choice in choices:
            if choice.caption:
                caption = Label(choice.caption, 12, 500, "ink3", parent=self._inside)
                caption.setContentsMargins(12, 14 if self.rows else 6, 0, 4)
                self._captions.append(caption)
                self._column.insertWidget(self._column.count() - 1, caption)
            row = ChoiceRow(choice.architecture, choice.level, self._inside)
            self.rows[choice.key] = row
            self._group.addButton(row)
            self._column.insertWidget(self._column.count() - 1, row)
        for before, after in pairwise(self.rows.values()):
            QWidget.setTabOrder(before, after)
        if self._key in self.rows:
            row = self.rows[self._key]
            row.setChecked(True)
            if had_focus:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QAbstractButton, bool)
    def _on_toggled(self, button: QAbstractButton, is_checked: bool) -> None:
        key = next((key for key, row in self.rows.items() if row is button), "")
        if is_checked and key != self._key:
            self._key = key
            self.chosen.emit(key)
