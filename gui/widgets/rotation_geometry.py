"""Where the dials of a rotation lie, and their hands."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

HEAD, FOOT, LABEL, AIR = 92, 54, 44, 14
MOST_RADIUS = 78


@dataclass(frozen=True, slots=True)
class Dial:
    """A circle on which one pair of numbers turns; `pair` is its place in a vector, from 0."""

    pair: int
    centre: QPointF
    radius: float

    def tip(self, angle: float) -> QPointF:
        """Where the hand ends at an angle, in radians from the top, clockwise: sine across, cosine up."""
        x = self.centre.x() + self.radius * math.sin(angle)
        return QPointF(x, self.centre.y() - self.radius * math.cos(angle))


def shown_pairs(count: int, most: int) -> tuple[int, ...]:
    """So many of all pairs, evenly over them, the first included."""
    shown = min(count, most)
    return tuple(place * count // shown for place in range(shown))


def dials(room: QRectF, pairs: tuple[int, ...], scale: float = 1.0) -> tuple[Dial, ...]:
    """The dials in one row, or in two where they would be small otherwise."""
    inner = room.adjusted(0, HEAD * scale, 0, -FOOT * scale)
    rows = max((1, 2), key=lambda rows: _radius(inner, len(pairs), rows, scale))
    columns = math.ceil(len(pairs) / rows)
    radius = _radius(inner, len(pairs), rows, scale)
    cell, height = inner.width() / columns, inner.height() / rows
    return tuple(
        Dial(
            pair,
            QPointF(
                inner.left() + (place % columns + 0.5) * cell,
                inner.top() + (place // columns + 0.5) * height - LABEL * scale / 2,
            ),
            radius,
        )
        for place, pair in enumerate(pairs)
    )


def _radius(inner: QRectF, count: int, rows: int, scale: float) -> float:
    across = inner.width() / math.ceil(count / rows) - AIR
    down = inner.height() / rows - LABEL * scale - AIR
    return max(8.0, min(across, down, 2 * MOST_RADIUS * scale) / 2)


def scale_track(room: QRectF, scale: float = 1.0) -> QRectF:
    """The line on which the position is chosen."""
    left, right = 92 * scale, 24
    return QRectF(room.left() + left, room.bottom() - 26 * scale, room.width() - left - right, 4)
