"""The line from the context under the table to where the decoder gets it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from gui.theme import Theme

RADIUS = 8.0
ARROW_GAP = 46  # for the name of the box that it leads to


def paint_connector(painter: QPainter, theme: Theme, architecture: str, start: QRectF, end: QRectF) -> None:
    """Paint it from the right of one box, up, to the left of the other, where its name stands."""
    turn = start.right() + 14
    begin, arrow = start.center().y(), end.center().y()
    tip = end.left() - ARROW_GAP
    path = QPainterPath(QPointF(start.right() + 3, begin))
    path.lineTo(turn - RADIUS, begin)
    path.quadTo(turn, begin, turn, begin - RADIUS)
    path.lineTo(turn, arrow + RADIUS)
    path.quadTo(turn, arrow, turn + RADIUS, arrow)
    path.lineTo(tip, arrow)
    path.moveTo(tip - 6, arrow - 6)
    path.lineTo(tip, arrow)
    path.lineTo(tip - 6, arrow + 6)
    painter.strokePath(path, QPen(theme.lane(architecture).fill, 3))
