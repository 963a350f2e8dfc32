"""The sheet of keys: what each does, by where it does it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.i18n.spoken import say
from gui.widgets.label import Label
from gui.widgets.popup_ground import paint_ground, show_over

KeyGroup = tuple[str, Sequence[tuple[str, str]]]
"""A head, and (keys, what they do)."""
COLUMNS = 2


class KeySheet(QFrame):
    """A popup with groups of keys in two columns; any key closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        say(self.setAccessibleName, lambda: self.tr("Keys"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 18, 24, 20)
        self._column.setSpacing(14)
        self._column.addWidget(Label(lambda: self.tr("Keys"), 20, 600))
        self._groups = QWidget()
        self._column.addWidget(self._groups)

    def open_over(self, window: QWidget, groups: Sequence[KeyGroup]) -> None:
        """Show these keys over a window."""
        self._column.removeWidget(self._groups)
        self._groups.deleteLater()
        self._groups = _laid_out(groups)
        self._column.addWidget(self._groups)
        self.setAccessibleDescription("; ".join(f"{keys}: {what}" for _, rows in groups for keys, what in rows))
        paint_ground(self)
        self.adjustSize()
        show_over(self, window)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.close()


def _laid_out(groups: Sequence[KeyGroup]) -> QWidget:
    """The groups in columns of about the same height."""
    parent = QWidget()
    row = QHBoxLayout(parent)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(40)
    columns = [QVBoxLayout() for _ in range(COLUMNS)]
    heights = [0] * COLUMNS
    for head, keys in groups:
        place = heights.index(min(heights))
        heights[place] += len(keys) + 2
        columns[place].addWidget(Label(head, 14, 600, "ink3"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        for line, (pressed, what) in enumerate(keys):
            grid.addWidget(Label(pressed, 14, 600), line, 0)
            grid.addWidget(Label(what, 14, 400, "ink2"), line, 1)
        grid.setColumnStretch(1, 1)
        columns[place].addLayout(grid)
        columns[place].addSpacing(12)
    for column in columns:
        column.addStretch(1)
        row.addLayout(column)
    return parent
