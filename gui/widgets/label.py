"""Text in a token's size, weight and colour."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.i18n.spoken import Text, say
from gui.theme import text_font


class Label(QLabel):
    """A line of text at `px` of the type scale that follows the theme and the text scale.

    `tone` is `ink`, `ink2`, `ink3`, or an architecture's name for its lane's text colour; `tabular` gives figures one
    width.
    """

    def __init__(
        self,
        text: Text = "",
        px: float = 14,
        weight: int = 400,
        tone: str = "ink",
        *,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        say(self.setText, text)
        self._px, self._weight, self._tabular = px, weight, tabular
        self.setProperty("tone", tone)
        self._set_font()

    def set_tone(self, tone: str) -> None:
        """Show the text in another colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def set_weight(self, weight: int) -> None:
        """Show the text in another weight."""
        self._weight = weight
        self._set_font()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._set_font()
        super().changeEvent(event)

    def _set_font(self) -> None:
        font = text_font(self._px, self._weight, self._tabular)
        if font != self.font():
            self.setFont(font)
