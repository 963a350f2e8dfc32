"""Where the bars of a ladder stand: pure arithmetic, in px."""

from collections.abc import Sequence
from dataclasses import dataclass

LANE_GAP, PART_GAP = 24, 8
WIDEST_PITCH, NARROWEST_PITCH = 14.0, 4.0
BAR_SHARE = 0.72  # of the pitch; the rest is air


@dataclass(frozen=True, slots=True)
class LadderCell:
    """The place of one lane.

    Attributes:
        name, figure: (left, width) of its texts. has_unit: whether the figure has room for what it is a figure of.
        first, pitch: the left edge of the first bar, and from there to that of the next.
    """

    name: tuple[float, float]
    first: float
    pitch: float
    figure: tuple[float, float]
    has_unit: bool

    def bar(self, index: int) -> tuple[float, float]:
        """The left edge and the width of a bar, from 0."""
        return self.first + index * self.pitch, self.pitch * BAR_SHARE


def ladder_cells(
    width: float, names: Sequence[float], rungs: int, figure: float, figure_with_unit: float
) -> tuple[LadderCell, ...]:
    """The cells of lanes whose names are so wide, from left to right, with the same air between any two.

    Where `width` is short, the unit goes first, then the bars get narrower, then the names are cut.
    """
    count = len(names)
    air = count * 2 * PART_GAP + max(count - 1, 0) * LANE_GAP
    room = width - air - sum(names)  # for bars and figures
    has_unit = room >= count * (rungs * WIDEST_PITCH + figure_with_unit)
    figure = figure_with_unit if has_unit else figure
    pitch = (room - count * figure) / max(count * rungs, 1)
    pitch = min(max(pitch, NARROWEST_PITCH), WIDEST_PITCH)
    spare = room - count * (figure + rungs * pitch)
    cut = max(1 + min(spare, 0) / max(sum(names), 1), 0)
    gap = LANE_GAP + max(spare, 0) / max(count, 1)
    cells = []
    left = 0.0
    for name in names:
        first = left + name * cut + PART_GAP
        figure_left = first + rungs * pitch + PART_GAP
        cells.append(LadderCell((left, name * cut), first, pitch, (figure_left, figure), has_unit))
        left = figure_left + figure + gap
    return tuple(cells)
