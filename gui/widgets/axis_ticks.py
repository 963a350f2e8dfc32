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


def axis_within(low: float, high: float, most: int, logarithmic: bool) -> Axis:
    """A part of a step axis that is looked at closely, with round ticks inside it."""
    if logarithmic:
        ticks = _round_numbers(low, high)
        if 3 <= len(ticks) <= most:
            return Axis(low, high, ticks)
    return Axis(low, high, _multiples(low, high, max(1.0, _spacing(high - low, most))))


def logarithmic_values(low: float, high: float, most: int) -> Axis:
    """A range of positive values around `low`..`high` that ends at round numbers, with at most `most` + 1 ticks."""
    bottom, top = _round_below(low), _round_above(high)
    ticks = _round_numbers(bottom, top)
    while len(ticks) > most + 1:
        ticks = ticks[::2]
    return Axis(bottom, top, ticks)


def value_axis(low: float, high: float, most: int, least: float = 0.1) -> Axis:
    """A range around `low`..`high` that ends at half ticks, so that it moves seldom while the values do.

    Values that differ by less than `least` are shown as if they differed by that.
    """
    spacing = _spacing(max(high - low, least), most)
    half = spacing / 2
    bottom = max(0.0, math.floor((low - 0.1 * spacing) / half) * half)
    top = math.ceil((high + 0.1 * spacing) / half) * half
    return Axis(bottom, top, _multiples(bottom, top, spacing))


def _multiples(low: float, high: float, spacing: float) -> tuple[float, ...]:
    first, last = math.ceil(low / spacing - 1e-9), math.floor(high / spacing + 1e-9)
    return tuple(i * spacing for i in range(first, last + 1))


def _round_numbers(low: float, high: float) -> tuple[float, ...]:
    """All 1, 2 and 5 times powers of ten in a range of positive numbers."""
    below = _round_below(low)
    tick = below if below >= low * (1 - 1e-9) else _round_above(low)
    ticks = []
    while tick <= high * (1 + 1e-9):
        ticks.append(tick)
        tick = _round_above(tick)
    return tuple(ticks)


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
