"""A line of text to be typed."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.theme import CONTROL_HEIGHT, TOP_FIELD_HEIGHT, scaled, text_font


class TextField(QLineEdit):
    """A QLineEdit of the tokens' height and type size that follows the text scale.

    `height` is 48 (top field, with a wider radius), 40 (control) or 32 (small).
    """

    def __init__(self, height: int = CONTROL_HEIGHT, px: float = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height, self._px = height, px
        if height >= TOP_FIELD_HEIGHT:
            self.setProperty("role", "top")
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        self.setFixedHeight(scaled(self._height))
        self.setFont(text_font(self._px))
