"""Text and tables no wider than the eye follows."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.theme import is_restyling, scaled

WIDEST = 760


class ReadingWidth(QWidget):
    """A widget at the left of its room, up to a bound that follows the text scale."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setProperty("role", "scrolled")  # no ground of its own where it stands in an area that scrolls
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 1)
        row.addStretch(0)
        inside.setMaximumWidth(scaled(WIDEST))

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._inside.setMaximumWidth(scaled(WIDEST))
        super().changeEvent(event)
