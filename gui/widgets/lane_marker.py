"""The markers that tell the lanes apart without colour."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath


def marker_path(architecture: str, centre: QPointF, size: float) -> QPainterPath:
    """The outline of an architecture's marker, about `size` px wide: circle, square, triangle, or a diamond."""
    path = QPainterPath()
    x, y, half = centre.x(), centre.y(), size / 2
    match architecture:
        case "rnn":
            path.addEllipse(centre, half, half)
        case "attention_rnn":
            side = 0.9 * size
            path.addRect(QRectF(x - side / 2, y - side / 2, side, side))
        case "transformer":
            height = size * math.sqrt(3) / 2
            top, bottom = y - 0.6 * height, y + 0.4 * height
            path.moveTo(x, top)
            path.lineTo(x + half, bottom)
            path.lineTo(x - half, bottom)
            path.closeSubpath()
        case _:
            path.moveTo(x, y - half)
            for dx, dy in ((half, 0.0), (0.0, half), (-half, 0.0)):
                path.lineTo(x + dx, y + dy)
            path.closeSubpath()
    return path
