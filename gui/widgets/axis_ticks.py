"""Round ranges and ticks for the axes of a plot."""

import math
from dataclasses import dataclass

# Of a logarithmic axis this much is shown, so that the end of a long training is not squeezed against the right.
LARGEST_RATIO = 200


@dataclass(frozen=True, slots=True)
class Axis:
    """A range and the values, all inside it, that get a tick."""

    low: float
    high: float
    ticks: tuple[float, ...]


def logarithmic_axis(last: float, most: int) -> Axis:
    """The end of a step axis up to the round number after `last`, with ticks at 1, 2 and 5 times powers of ten.

    Where that makes more than `most` ticks, only powers of ten get one.
    """
    low = _round_below(max(1.0, last / LARGEST_RATIO))
    high = _round_above(max(last, 10 * low))
    ticks = [low]
    while ticks[-1] < high:
        ticks.append(_round_above(ticks[-1]))
    if len(ticks) > most:
        ticks = [tick for tick in ticks if math.isclose(math.log10(tick) % 1, 0, abs_tol=1e-9)]
    return Axis(low, high, tuple(ticks))


def linear_axis(last: float, most: int) -> Axis:
    """A step axis from 0 to the tick after `last`."""
    spacing = _spacing(max(last, 10), most)
    count = math.floor(last / spacing) + 1
    return Axis(0, count * spacing, tuple(i * spacing for i in range(count + 1)))


def value_axis(low: float, high: float, most: int) -> Axis:
    """A range around `low`..`high` that ends at half ticks, so that it moves seldom while the values do."""
    spacing = _spacing(max(high - low, 0.1), most)
    half = spacing / 2
    bottom = max(0.0, math.floor((low - 0.1 * spacing) / half) * half)
    top = math.ceil((high + 0.1 * spacing) / half) * half
    first, last = math.ceil(bottom / spacing - 1e-9), math.floor(top / spacing + 1e-9)
    return Axis(bottom, top, tuple(i * spacing for i in range(first, last + 1)))


def _spacing(extent: float, most: int) -> float:
    """The smallest 1, 2 or 5 times a power of ten of which at most `most` fit into `extent`."""
    rough = extent / most
    below = _round_below(rough)
    return below if math.isclose(below, rough) else _round_above(rough)


def _round_below(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    return power * max(factor for factor in (1, 2, 5) if factor * power <= value * (1 + 1e-9))


def _round_above(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    return power * min(factor for factor in (1, 2, 5, 10) if factor * power > value * (1 + 1e-9))
