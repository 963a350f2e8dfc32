"""Where the bars of two histograms lie that share an axis: one grows up from it, the other down."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

FEWEST_BUCKETS = 6
GAP = 0.18  # of the distance between bars
LEAST_HEIGHT = 1.5


@dataclass(frozen=True, slots=True)
class HistogramBar:
    """The bar of one bucket; `side` is 0 above the axis, 1 below."""

    bucket: int
    side: int
    rect: QRectF


@dataclass(frozen=True, slots=True)
class HistogramLayout:
    """All in px.

    Attributes:
        bars: only of buckets that are not empty.
        slots: of each bucket that is shown, the room on the axis, between both halves.
        full: the count of the longest bar possible.
    """

    bars: tuple[HistogramBar, ...]
    slots: tuple[QRectF, ...]
    full: int

    def bucket_at(self, x: float) -> int | None:
        """The bucket over or under which a point lies."""
        found = (bucket for bucket, slot in enumerate(self.slots) if slot.left() <= x < slot.right())
        return next(found, None)


def lay_out_histograms(area: QRectF, axis_height: float, histograms: Sequence[Sequence[int]]) -> HistogramLayout:
    """Lay two histograms of equal buckets out; empty buckets at the end get no room."""
    last = max((bucket for counts in histograms for bucket, count in enumerate(counts) if count), default=0)
    shown = min(max(last + 1, FEWEST_BUCKETS), len(histograms[0]))
    full = max(1, max(max(counts) for counts in histograms))
    pitch, half = area.width() / shown, max(0.0, (area.height() - axis_height) / 2)
    slots = tuple(
        QRectF(area.left() + bucket * pitch, area.top() + half, pitch, axis_height) for bucket in range(shown)
    )
    bars = []
    for side, counts in enumerate(histograms):
        for bucket, count in enumerate(counts[:shown]):
            if count:
                height = max(LEAST_HEIGHT, half * count / full)
                slot = slots[bucket].adjusted(GAP * pitch / 2, 0, -GAP * pitch / 2, 0)
                top = slot.top() - height if side == 0 else slot.bottom()
                bars.append(HistogramBar(bucket, side, QRectF(slot.left(), top, slot.width(), height)))
    return HistogramLayout(tuple(bars), slots, full)
