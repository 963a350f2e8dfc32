"""Where the curves, labels and digits of the chart of gradients lie: pure arithmetic, in px."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gui.state.gradient_curves import GradientCurve
from gui.widgets.spreading import spread_apart

MOST_TICKS = 8
LOWEST_SPAN = 1.0  # decades: curves that hardly differ are not blown up


@dataclass(frozen=True, slots=True)
class GradientChartGeometry:
    """A plot in reading order: the digit next to the end of the source stands at the right.

    Attributes:
        left, top, right, bottom: of the plot.
        length: digits of the source.
        low, high: decimal logarithms of the norms at bottom and top.
    """

    left: float
    top: float
    right: float
    bottom: float
    length: int
    low: float
    high: float

    @property
    def pitch(self) -> float:
        """The width of a digit's column."""
        return (self.right - self.left) / max(1, self.length)

    def x(self, distance: float) -> float:
        """The middle of the column of the digit so many positions back, from 1."""
        return self.right - (distance - 0.5) * self.pitch

    def y(self, norm: float) -> float:
        """The height of a norm above 0."""
        share = (math.log10(norm) - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    def distance_at(self, x: float) -> int | None:
        """Which digit's column a place lies in, counted from the end; None outside the plot."""
        if not self.left <= x < self.right or not self.length:
            return None
        return min(self.length, int((self.right - x) / self.pitch) + 1)


def decades(curves: Sequence[GradientCurve]) -> tuple[float, float]:
    """The range of decimal logarithms that all norms and their bands fit into, with a little air."""
    values = [value for curve in curves for part in (curve.norms, curve.lows, curve.highs) for value in part]
    if not values:
        return -1.0, 0.0
    low, high = math.log10(min(values)), math.log10(max(values))
    missing = max(0.0, LOWEST_SPAN - (high - low)) / 2
    air = 0.04 * (high - low + 2 * missing)
    return low - missing - air, high + missing + air


def decade_ticks(low: float, high: float) -> tuple[int, ...]:
    """The whole decades in a range, every so many that there are not too many."""
    first, last = math.ceil(low), math.floor(high)
    every = next((n for n in (1, 2, 5, 10) if (last - first) / n < MOST_TICKS), 20)
    return tuple(exponent for exponent in range(first, last + 1) if exponent % every == 0)


def distance_ticks(length: int, pitch: float, room: float) -> tuple[int, ...]:
    """The distances that get a number, each with `room` px: multiples of 5, 10 or 20, and both ends."""
    every = next((n for n in (5, 10, 20) if n * pitch >= room), 50)
    ticks = [1]
    for distance in [*range(every, length, every), length]:
        if (distance - ticks[-1]) * pitch >= room:
            ticks.append(distance)
    return tuple(ticks)


def label_heights(geometry: GradientChartGeometry, curves: Sequence[GradientCurve], height: float) -> tuple[float, ...]:
    """The middle of each curve's label beside its far end, `height` px each and apart; at the bottom without one."""
    ends = [geometry.y(curve.norms[-1]) if curve.norms else geometry.bottom for curve in curves]
    half = height / 2
    return tuple(spread_apart(ends, height, geometry.top + half, max(geometry.top + half, geometry.bottom - half)))


def is_free_above(geometry: GradientChartGeometry, curves: Sequence[GradientCurve], distance: int) -> bool:
    """Whether beyond a distance more room is left above the curves than below them."""
    beyond = [norm for curve in curves for norm in curve.norms[distance:]]
    if not beyond:
        return True
    return geometry.y(max(beyond)) - geometry.top > geometry.bottom - geometry.y(min(beyond))


def nearest_curve(
    geometry: GradientChartGeometry, curves: Sequence[GradientCurve], distance: int, y: float
) -> str | None:
    """The network whose curve passes nearest to a height in a column; None if no curve is there."""
    there = [curve for curve in curves if distance <= len(curve.norms)]
    if not there:
        return None
    return min(there, key=lambda curve: abs(geometry.y(curve.norms[distance - 1]) - y)).network
