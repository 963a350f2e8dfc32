"""A panel of a page."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.theme import CARD_PADDING


class Card(QFrame):
    """A rounded panel on the window's ground with a 1 px border.

    Attributes:
        body: its vertical layout, with the tokens' padding; replace its margins or nest other layouts as needed.
    """

    def __init__(self, padding: int = CARD_PADDING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
