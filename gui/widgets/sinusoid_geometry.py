"""Where the picture of the positions lies: the map, one dimension as a wave under it, one position's vector beside."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

LEFT, TOP, RIGHT, BOTTOM = 44, 26, 12, 24
BETWEEN, WAVE_SHARE, VECTOR_SHARE = 30, 0.26, 0.17
LEAST_WAVE, MOST_WAVE, LEAST_VECTOR, MOST_VECTOR = 56, 120, 84, 150


@dataclass(frozen=True, slots=True)
class SinusoidPlaces:
    """Positions go across, dimensions down.

    Attributes:
        table: the map. wave: as wide, under it. vector: as high, at its right.
    """

    table: QRectF
    wave: QRectF
    vector: QRectF
    positions: int
    size: int

    def x(self, position: float) -> float:
        """The middle of a position."""
        return self.table.left() + (position + 0.5) / self.positions * self.table.width()

    def y(self, dimension: float) -> float:
        """The middle of a dimension."""
        return self.table.top() + (dimension + 0.5) / self.size * self.table.height()

    def wave_point(self, position: int, value: float) -> QPointF:
        """A value of -1..1 of one dimension."""
        return QPointF(self.x(position), self.wave.center().y() - value * self.wave.height() / 2)

    def vector_x(self, value: float) -> float:
        """A value of -1..1 of one position."""
        return self.vector.center().x() + value * self.vector.width() / 2

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Position and dimension under a point of the map; None elsewhere."""
        if not self.table.contains(point):
            return None
        position = int((point.x() - self.table.left()) / self.table.width() * self.positions)
        dimension = int((point.y() - self.table.top()) / self.table.height() * self.size)
        return min(position, self.positions - 1), min(dimension, self.size - 1)


def sinusoid_places(room: QRectF, positions: int, size: int, scale: float = 1.0) -> SinusoidPlaces:
    """Share a room out; `scale` is that of the text."""
    inner = room.adjusted(LEFT * scale, TOP * scale, -RIGHT, -BOTTOM * scale)
    between = BETWEEN * scale
    wave = min(max(inner.height() * WAVE_SHARE, LEAST_WAVE * scale), MOST_WAVE * scale)
    vector = min(max(inner.width() * VECTOR_SHARE, LEAST_VECTOR * scale), MOST_VECTOR * scale)
    table = QRectF(inner.left(), inner.top(), inner.width() - vector - between, inner.height() - wave - 1.6 * between)
    return SinusoidPlaces(
        table,
        QRectF(table.left(), inner.bottom() - wave, table.width(), wave),
        QRectF(inner.right() - vector, table.top(), vector, table.height()),
        positions,
        size,
    )
