"""Where curves of exact match against length lie on the screen: pure arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

LEFT, TOP, RIGHT, BOTTOM = 44, 30, 20, 46
MOST = 100.0
LOWEST_LABEL, HIGHEST_LABEL = 22.0, 80.0

Curve = Sequence[tuple[int, float]]
"""(length, exact match 0..100), by rising length."""


@dataclass(frozen=True, slots=True)
class ReversalFrame:
    """The plot's area in px, and the lengths that stand along it, each in the middle of a column of its own."""

    left: float
    top: float
    right: float
    bottom: float
    lengths: tuple[int, ...]

    @property
    def pitch(self) -> float:
        """The width of a column."""
        return (self.right - self.left) / len(self.lengths)

    def x(self, length: float) -> float:
        """The middle of a length's column."""
        return self.left + self.pitch * (length - self.lengths[0] + 0.5)

    def y(self, percent: float) -> float:
        """The height of an exact match."""
        return self.bottom - (self.bottom - self.top) * percent / MOST

    def length_at(self, x: float) -> int | None:
        """The length in whose column an x lies."""
        place = int((x - self.left) // self.pitch)
        return self.lengths[place] if 0 <= place < len(self.lengths) else None


def reversal_frame(width: float, height: float, lengths: Sequence[int], text_scale: float) -> ReversalFrame:
    """The area that margins leave, which grow with the text in them."""
    left, top, right, bottom = (text_scale * margin for margin in (LEFT, TOP, RIGHT, BOTTOM))
    return ReversalFrame(left, top, max(left + 1, width - right), max(top + 1, height - bottom), tuple(lengths))


def nearest_curve(frame: ReversalFrame, curves: Sequence[Curve], length: int, y: float) -> int | None:
    """Which of the curves passes closest to this height at a length; None if none has come so far."""
    heights = [(abs(frame.y(dict(curve)[length]) - y), i) for i, curve in enumerate(curves) if length in dict(curve)]
    return min(heights)[1] if heights else None


def label_places(frame: ReversalFrame, curves: Sequence[Curve]) -> list[tuple[float, float]]:
    """Where the name of each curve stands on it: given from the lowest curve to the highest, each a step higher.

    So neighbours cannot cover each other's names, although at both ends all curves meet. A curve that does not fall so
    far carries its name at its end.
    """
    steps = max(1, len(curves) - 1)
    levels = [LOWEST_LABEL + (HIGHEST_LABEL - LOWEST_LABEL) * i / steps for i in range(len(curves))]
    return [_falls_to(frame, curve, level) for curve, level in zip(curves, levels, strict=True)]


def _falls_to(frame: ReversalFrame, curve: Curve, level: float) -> tuple[float, float]:
    for (length, value), (next_length, next_value) in pairwise(curve):
        if value >= level > next_value:
            share = (value - level) / (value - next_value)
            return frame.x(length + share * (next_length - length)), frame.y(level)
    length, value = curve[-1]
    return frame.x(length), frame.y(value)
