"""Where dot products lie over their offsets, in one plot a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

LEFT, TOP, RIGHT, BOTTOM, GAP = 46, 54, 14, 46, 28


@dataclass(frozen=True, slots=True)
class OffsetPlot:
    """A plot's area, and the ranges shown in it."""

    area: QRectF
    furthest: int
    low: float
    high: float

    def point(self, offset: float, product: float) -> QPointF:
        """Where a product lies."""
        x = self.area.center().x() + offset / self.furthest * self.area.width() / 2
        share = (product - self.low) / (self.high - self.low)
        return QPointF(x, self.area.bottom() - share * self.area.height())

    def offset_at(self, x: float) -> int:
        """The offset at or nearest to an x."""
        offset = round((x - self.area.center().x()) / (self.area.width() / 2) * self.furthest)
        return min(max(offset, -self.furthest), self.furthest)


def offset_plots(
    room: QRectF, furthest: int, ranges: Sequence[tuple[float, float]], scale: float = 1.0
) -> tuple[OffsetPlot, ...]:
    """As many plots side by side as there are ranges of products, each a little wider than its range."""
    if not ranges:
        return ()
    gap = GAP * scale
    width = (room.width() - gap * (len(ranges) - 1)) / len(ranges)
    plots = []
    for place, (low, high) in enumerate(ranges):
        frame = QRectF(room.left() + place * (width + gap), room.top(), width, room.height())
        air = 0.06 * max(high - low, 1e-6)
        area = frame.adjusted(LEFT * scale, TOP * scale, -RIGHT * scale, -BOTTOM * scale)
        plots.append(OffsetPlot(area, furthest, low - air, high + air))
    return tuple(plots)
