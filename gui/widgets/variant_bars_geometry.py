"""Where the bars of a sample lie: a group for each kind of positions, a bar for each measure."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

TOP, BOTTOM, NUMBER = 34, 28, 20
GROUP_SHARE, BAR_GAP, WIDEST_BAR = 0.76, 4.0, 34.0


@dataclass(frozen=True, slots=True)
class BarPlaces:
    """Groups of equal width over an axis that goes from `low` (0 or less) to 1; no bar is wider than `widest`."""

    area: QRectF
    groups: int
    bars: int
    low: float
    widest: float = WIDEST_BAR

    def y(self, value: float) -> float:
        """Where a value lies."""
        return self.area.bottom() - (value - self.low) / (1 - self.low) * self.area.height()

    def group(self, place: int) -> QRectF:
        """The whole width of a group."""
        width = self.area.width() / self.groups
        return QRectF(self.area.left() + place * width, self.area.top(), width, self.area.height())

    def bar(self, place: int, bar: int, value: float) -> QRectF:
        """A bar from the axis at 0 to its value, up or down."""
        group = self.group(place)
        width = min(self.widest, (group.width() * GROUP_SHARE - BAR_GAP * (self.bars - 1)) / self.bars)
        whole = width * self.bars + BAR_GAP * (self.bars - 1)
        left = group.center().x() - whole / 2 + bar * (width + BAR_GAP)
        top, bottom = sorted((self.y(value), self.y(0)))
        return QRectF(left, top, width, max(bottom - top, 1.0))

    def group_at(self, x: float) -> int | None:
        """The group at an x."""
        place = int((x - self.area.left()) // (self.area.width() / self.groups))
        return place if 0 <= place < self.groups else None


def bar_places(room: QRectF, groups: int, bars: int, lowest: float, scale: float = 1.0) -> BarPlaces:
    """Room above for the key, around the bars for their numbers, below for the names."""
    below = NUMBER * scale if lowest < 0 else 0.0
    area = room.adjusted(0, (TOP + NUMBER) * scale, 0, -BOTTOM * scale - below)
    return BarPlaces(area, max(groups, 1), bars, min(lowest, 0.0), WIDEST_BAR * scale)
