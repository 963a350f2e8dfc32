"""The choice of how translations are decoded: greedy, sampled or by beam search, and with which beginning."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from gui.i18n.spoken import Text, on_language, say
from gui.state.decoding_choice import WIDEST_BEAM, DecodingChoice
from gui.theme import SMALL_CONTROL_HEIGHT, scaled
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.popup_ground import paint_ground
from gui.widgets.segmented import SegmentedControl
from gui.widgets.text_field import TextField

WIDTH, NAMES_WIDTH = 420, 100
TEMPERATURES = (0.3, 0.5, 0.7, 1.0, 1.5)
TOP_PS = (0.5, 0.8, 0.9, 0.95, 1.0)
MOST_DIGITS = 9
SEEDS = 2**63


class DecodingPopup(QFrame):
    """A popup of settings, each of which acts at once; Escape closes it.

    Signals:
        changed(DecodingChoice): the reader chose something.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        say(self.setAccessibleName, lambda: self.tr("Decoding"))
        self._choice = DecodingChoice()
        self.method = SegmentedControl(
            (
                (lambda: self.tr("Greedy"), "greedy"),
                (lambda: self.tr("Sample"), "sample"),
                (lambda: self.tr("Beam"), "beam"),
            )
        )
        names = self._names()
        self.temperature = self._segments(names["temperature"], TEMPERATURES, self._choice.temperature)
        self.top_p = self._segments(names["top_p"], TOP_PS, self._choice.top_p)
        self.width_choice = self._segments(names["width"], tuple(range(1, WIDEST_BEAM + 1)), self._choice.width)
        self.seed = TextField(SMALL_CONTROL_HEIGHT)
        say(self.seed.setAccessibleName, names["seed"])
        self.seed.setText(str(self._choice.seed))
        self.next_seed = Button(lambda: self.tr("Draw again"), height=SMALL_CONTROL_HEIGHT)
        say(self.next_seed.setToolTip, lambda: self.tr("The next seed draws another translation"))
        self.beginning = TextField(SMALL_CONTROL_HEIGHT)
        say(self.beginning.setAccessibleName, names["beginning"])
        say(self.beginning.setPlaceholderText, lambda: self.tr("nothing: each model begins by itself"))
        self._story = Label("", 13, 400, "ink2")
        self._story.setWordWrap(True)
        self._sampled, self._searched, self._begin = QWidget(), QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self._show_choice()
        on_language(self, self._tell)

    @property
    def choice(self) -> DecodingChoice:
        """What is chosen."""
        return self._choice

    def choose(self, choice: DecodingChoice) -> None:
        """Choose this, as if the reader had."""
        if choice != self._choice:
            self._choice = choice
            self._show_choice()
            self.changed.emit(choice)

    def open_below(self, anchor: QWidget) -> None:
        """Open under a widget, flush with its left edge, within the screen."""
        paint_ground(self)
        self._fit()
        screen = anchor.screen().availableGeometry()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 6))
        corner.setX(max(min(corner.x(), screen.right() - self.width()), screen.left()))
        corner.setY(max(min(corner.y(), screen.bottom() - self.height()), screen.top()))
        self.move(corner)
        self.show()
        self.method.button(self._choice.method).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # a field has taken it already: it must not close the popup
        else:
            super().keyPressEvent(event)

    def _names(self) -> dict[str, Callable[[], str]]:
        """The settings beside their controls."""
        return {
            "temperature": lambda: self.tr("Temperature"),
            "top_p": lambda: self.tr("Top-p"),
            "seed": lambda: self.tr("Seed"),
            "width": lambda: self.tr("Width"),
            "beginning": lambda: self.tr("Begin with"),
        }

    def _segments(self, name: Callable[[], str], values: tuple[Any, ...], chosen: object) -> SegmentedControl:
        control = SegmentedControl([(f"{value:g}", value) for value in values], height=SMALL_CONTROL_HEIGHT)
        say(control.setAccessibleName, name)
        for value in values:
            say(control.button(value).setAccessibleName, partial(_named, name, value))
        control.set_value(chosen)
        return control

    def _lay_out(self) -> None:
        seeds = QHBoxLayout()
        seeds.setSpacing(8)
        seeds.addWidget(self.seed, 1)
        seeds.addWidget(self.next_seed)
        names = self._names()
        _fill(self._sampled, (names["temperature"], self.temperature))
        _fill(self._sampled, (names["top_p"], self.top_p))
        _fill(self._sampled, (names["seed"], seeds))
        _fill(self._searched, (names["width"], self.width_choice))
        _fill(self._begin, (names["beginning"], self.beginning))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for widget in (self.method, self._story, self._sampled, self._searched, self._begin):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.method.value_changed.connect(lambda value: self._change(method=value))
        self.temperature.value_changed.connect(lambda value: self._change(temperature=value))
        self.top_p.value_changed.connect(lambda value: self._change(top_p=value))
        self.width_choice.value_changed.connect(lambda value: self._change(width=value))
        self.next_seed.clicked.connect(lambda: self._change(seed=(self._choice.seed + 1) % SEEDS))
        self.seed.editingFinished.connect(self._on_seed)
        self.beginning.editingFinished.connect(self._on_beginning)

    @Slot()
    def _on_seed(self) -> None:
        text = self.seed.text().strip()
        if text.isdecimal() and text.isascii() and len(text) <= MOST_DIGITS:
            self._change(seed=int(text))
        self.seed.setText(str(self._choice.seed))

    @Slot()
    def _on_beginning(self) -> None:
        self._change(beginning=self.beginning.text().strip())

    def _change(self, **settings: Any) -> None:
        self.choose(replace(self._choice, **settings))

    def _show_choice(self) -> None:
        choice = self._choice
        self.method.set_value(choice.method)
        self.temperature.show_value(choice.temperature)
        self.top_p.show_value(choice.top_p)
        self.width_choice.set_value(choice.width)
        _put(self.seed, str(choice.seed))
        _put(self.beginning, choice.beginning)
        self._sampled.setVisible(choice.method == "sample")
        self._searched.setVisible(choice.method == "beam")
        self._tell()

    def _tell(self) -> None:
        self._story.setText(self._told())
        if self.isVisible():
            self._fit()

    def _told(self) -> str:
        if self._choice.method == "sample":
            return self.tr("Each piece is drawn by chance. The same seed draws the same translation again.")
        if self._choice.method == "beam":
            return self.tr("At each step the most probable beginnings are kept; the best that comes to an end wins.")
        return self.tr("At each step the most probable piece is taken.")

    def _fit(self) -> None:
        """Take the height that what is shown needs at the popup's width."""
        for box in (self._sampled, self._searched, self._begin):
            grid = box.layout()
            assert isinstance(grid, QGridLayout)
            grid.setColumnMinimumWidth(0, scaled(NAMES_WIDTH))
        self._story.setMinimumHeight(self._story.heightForWidth(scaled(WIDTH) - 32))
        self.setFixedWidth(scaled(WIDTH))
        self.adjustSize()


def _fill(box: QWidget, row: tuple[Text, QWidget | QLayout]) -> None:
    """Put a name and a control under those that a box has."""
    grid = box.layout()
    if not isinstance(grid, QGridLayout):
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
    name, control = row
    place = grid.rowCount()
    grid.addWidget(Label(name, 14, 400, "ink2"), place, 0)
    if isinstance(control, QLayout):
        grid.addLayout(control, place, 1)
    else:
        is_narrow = isinstance(control, SegmentedControl)
        grid.addWidget(control, place, 1, Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag(0))


def _named(name: Callable[[], str], value: float) -> str:
    return f"{name()} {value:g}"


def _put(field: QLineEdit, text: str) -> None:
    if field.text().strip() != text:
        field.setText(text)
