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
    """The cells of lanes whose names are so wide, from left to right in equal shares of `width`.

    Where room is short, the unit goes first, then the bars get narrower, then the names are cut.
    """
    share = (width - LANE_GAP * (len(names) - 1)) / max(len(names), 1)
    for_names = max(names, default=0.0)
    has_unit = for_names + rungs * WIDEST_PITCH + figure_with_unit + 2 * PART_GAP <= share
    figure = figure_with_unit if has_unit else figure
    for_bars = share - for_names - figure - 2 * PART_GAP
    pitch = min(max(for_bars / max(rungs, 1), NARROWEST_PITCH), WIDEST_PITCH)
    cells = []
    for index, name in enumerate(names):
        left = index * (share + LANE_GAP)
        name = max(min(name, share - figure - rungs * pitch - 2 * PART_GAP), 0.0)
        first = left + name + PART_GAP
        cells.append(LadderCell((left, name), first, pitch, (first + rungs * pitch + PART_GAP, figure), has_unit))
    return tuple(cells)
