"""The ring of a canvas that has the focus, whether or not there is anything on it yet."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui.theme import theme_of


def paint_focus_ring(canvas: QWidget, under: QWidget | None = None) -> None:
    """Frame a canvas if it, or the control that it lies over, has the focus.

    To be called while it paints, with no other painter open.
    """
    if not (under or canvas).hasFocus():
        return
    with QPainter(canvas) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of(canvas).ink, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(canvas.rect()).adjusted(1, 1, -1, -1), 6, 6)
