"""What is taller than its room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(inside: QWidget) -> QScrollArea:
    """A widget as wide as its room, in an area that scrolls up and down, without a frame or a ground of its own."""
    inside.setProperty("role", "scrolled")
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def replace_content(area: QScrollArea, content: QWidget) -> None:
    """Put another content into an area, which stays where it is scrolled to; the one before is deleted."""
    place = area.verticalScrollBar().value()
    area.setWidget(content)
    area.verticalScrollBar().setValue(place)
