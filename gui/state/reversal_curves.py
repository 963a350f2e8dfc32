"""What was measured of models that reverse digits, a curve for each: shipped ones and those that were trained live."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.measurements.suitcase import VECTORS, ReversalMeasured


@dataclass(frozen=True, slots=True)
class Reverser:
    """A model that reverses digits.

    Attributes:
        numbers: in its context vector; None for the attention RNN.
        state_size: numbers that the attention RNN reads for each piece.
    """

    architecture: str
    numbers: int | None
    is_shipped: bool
    seed: int
    steps: int
    state_size: int

    @property
    def share(self) -> float:
        """Where its vector stands between the shortest shipped one (0) and the longest (1), by factors of two."""
        if self.numbers is None:
            return 0.5
        shortest, longest = math.log2(VECTORS[0]), math.log2(VECTORS[-1])
        return min(1.0, max(0.0, (math.log2(self.numbers) - shortest) / (longest - shortest)))


@dataclass(slots=True)
class ReversalCurves:
    """Exact match against length, for each model that was measured since the panel was made."""

    _points: dict[Reverser, dict[int, ReversalMeasured]] = field(default_factory=dict)

    def take(self, measured: Iterable[ReversalMeasured]) -> None:
        """Take measurements in, in place of those of the same model and length that may be there."""
        for m in measured:
            model = Reverser(m.architecture, m.numbers, m.is_shipped, m.seed, m.steps, m.state_size)
            self._points.setdefault(model, {})[m.length] = m

    @property
    def measurements(self) -> tuple[ReversalMeasured, ...]:
        """All of them, model by model from the shortest vector on."""
        return tuple(m for model in reversed(self.models) for _, m in sorted(self._points[model].items()))

    @property
    def models(self) -> tuple[Reverser, ...]:
        """The attention RNN first, then from the longest vector to the shortest: about as their curves lie."""
        return tuple(sorted(self._points, key=lambda m: (-(m.numbers or math.inf), not m.is_shipped, m.steps, m.seed)))

    def at(self, model: Reverser, length: int) -> ReversalMeasured | None:
        """What a model reached at a length; None while that is not known."""
        return self._points.get(model, {}).get(length)

    def curve(self, model: Reverser) -> tuple[tuple[int, float], ...]:
        """(length, exact match) of all lengths that are known, rising."""
        return tuple((length, m.exact_match) for length, m in sorted(self._points.get(model, {}).items()))
