"""The marks at the pieces of a translation: what no other lane produced, what was forced, what a branch changed."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui.theme import Theme

LONE_SAMPLE, LONE_GAP = 20, 8
DOTS = (1.0, 1.5)  # in widths of the line
LINE_WIDTH = 2.0
FRAME_WIDTH, FRAME_RADIUS = 1.5, 4


def paint_dots(painter: QPainter, theme: Theme, left: float, right: float, y: float) -> None:
    """Paint a dotted line: under what no other lane produced at the same step, over what a branch changed."""
    pen = QPen(theme.ink2, LINE_WIDTH, c=Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(DOTS)
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def paint_forced_frame(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Paint a frame around a piece that was forced."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.ink2, FRAME_WIDTH))
    painter.drawRoundedRect(box, FRAME_RADIUS, FRAME_RADIUS)
