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
    _paint_to(painter, theme, architecture, path, QPointF(tip, arrow))


def paint_way_down(
    painter: QPainter, theme: Theme, architecture: str, start: QRectF, end: QRectF, turn: QPointF
) -> None:
    """Paint it from the right of one box down, through the lower left `turn`, to the left of the other below."""
    right, begin, arrow = start.right() + 12, start.center().y(), end.center().y()
    tip = end.left() - ARROW_GAP
    left, between = turn.x(), turn.y()
    path = QPainterPath(QPointF(start.right() + 3, begin))
    path.quadTo(right, begin, right, begin + RADIUS)
    path.lineTo(right, between - RADIUS)
    path.quadTo(right, between, right - RADIUS, between)
    path.lineTo(left + RADIUS, between)
    path.quadTo(left, between, left, between + RADIUS)
    path.lineTo(left, arrow - RADIUS)
    path.quadTo(left, arrow, left + RADIUS, arrow)
    _paint_to(painter, theme, architecture, path, QPointF(tip, arrow))


def _paint_to(painter: QPainter, theme: Theme, architecture: str, path: QPainterPath, tip: QPointF) -> None:
    """Paint the path on to a tip that points to the right."""
    path.lineTo(tip)
    path.moveTo(tip + QPointF(-6, -6))
    path.lineTo(tip)
    path.lineTo(tip + QPointF(-6, 6))
    painter.strokePath(path, QPen(theme.lane(architecture).fill, 3))
