"""What popups over the window have in common: their ground, and where they stand."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QWidget

from gui.theme import theme_of

DROP = 96


def paint_ground(popup: QFrame) -> None:
    """Give a popup the ground of a card in the theme of now."""
    theme, name = theme_of(popup), type(popup).__name__
    popup.setStyleSheet(f"{name} {{ background: {theme.card.name()}; border: 1px solid {theme.line2.name()}; }}")


def show_over(popup: QFrame, window: QWidget) -> None:
    """Show a popup in the upper middle of a window."""
    room = window.size()
    corner = QPoint((room.width() - popup.width()) // 2, min(DROP, max(0, (room.height() - popup.height()) // 2)))
    popup.move(window.mapToGlobal(corner))
    popup.show()
