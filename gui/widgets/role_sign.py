"""A small sign for what a head of attention does."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

STROKE, FAINT_STROKE = 2.0, 1.3


def paint_role_sign(
    painter: QPainter, colour: QColor, role: str, place: QRectF, *, is_clear: bool, is_cross: bool
) -> None:
    """Paint an arrow back or ahead, a ring for the piece itself, a diagonal for an alignment, a stop for separators.

    A head that only leans towards its role has it in a thin, broken stroke.
    """
    side = min(place.width(), place.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(place.center())
    pen = QPen(colour, STROKE if is_clear else FAINT_STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if not is_clear:
        pen.setDashPattern([2.0, 1.8])
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if role in ("previous", "next"):
        _arrow(painter, pen, box, ahead=role == "next")
    elif role == "separator":
        painter.drawLine(
            QPointF(box.center().x(), box.top() + 1), QPointF(box.center().x(), box.bottom() - side * 0.36)
        )
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(box.center().x(), box.bottom() - side * 0.12), side * 0.08, side * 0.08)
    elif is_cross:
        painter.drawLine(box.topLeft() + QPointF(1, 1), box.bottomRight() - QPointF(1, 1))
    else:
        painter.drawEllipse(box.adjusted(side * 0.18, side * 0.18, -side * 0.18, -side * 0.18))
    painter.restore()


def _arrow(painter: QPainter, pen: QPen, box: QRectF, *, ahead: bool) -> None:
    middle, reach = box.center().y(), box.width() * 0.3
    tip, tail = (box.right() - 1, box.left() + 1) if ahead else (box.left() + 1, box.right() - 1)
    painter.drawLine(QPointF(tail, middle), QPointF(tip, middle))
    pen.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    back = -reach if ahead else reach
    painter.drawPolyline(
        [QPointF(tip + back, middle - reach), QPointF(tip, middle), QPointF(tip + back, middle + reach)]
    )
