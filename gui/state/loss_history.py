"""The numbers behind one architecture's loss curves, appended step by step and thinned for drawing."""

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# The training loss is averaged over about the last tenth of the steps, and over no more than this many: a curve on a
# logarithmic axis then looks equally smooth everywhere.
LONGEST_AVERAGE = 25


class GrowingArray:
    """A one-dimensional float array with cheap appending: room doubles, so that n appends cost O(n)."""

    def __init__(self) -> None:
        self._room = np.empty(256)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def append(self, value: float) -> None:
        """Add one value at the end."""
        if self._size == len(self._room):
            self._room = np.concatenate([self._room, np.empty(self._size)])
        self._room[self._size] = value
        self._size += 1

    def truncate(self, size: int) -> None:
        """Forget all values but the first `size`."""
        self._size = min(self._size, size)

    @property
    def values(self) -> Floats:
        """All values so far (size,), as a view that is good until the next append."""
        return self._room[: self._size]


@dataclass(slots=True)
class LossHistory:
    """Losses of one architecture in nats per target piece.

    Attributes:
        steps, losses: of each optimiser step; losses with label smoothing, as the optimiser sees them.
        smoothed: the same losses, averaged over recent steps.
        gradient_norms: before clipping.
        validation_steps, validation_losses, bleus: of each validation; losses without label smoothing, BLEU 0..100.
        alignment_errors: of each validation, 0..1; NaN where none was measured.
    """

    steps: GrowingArray = field(default_factory=GrowingArray)
    losses: GrowingArray = field(default_factory=GrowingArray)
    smoothed: GrowingArray = field(default_factory=GrowingArray)
    gradient_norms: GrowingArray = field(default_factory=GrowingArray)
    validation_steps: GrowingArray = field(default_factory=GrowingArray)
    validation_losses: GrowingArray = field(default_factory=GrowingArray)
    bleus: GrowingArray = field(default_factory=GrowingArray)
    alignment_errors: GrowingArray = field(default_factory=GrowingArray)

    def add_step(self, step: int, loss: float, gradient_norm: float) -> None:
        """Append one optimiser step."""
        count = len(self.losses)
        before = self.smoothed.values[-1] if count else loss
        weight = max(1 / LONGEST_AVERAGE, 1 / (1 + count / 10))
        self.steps.append(step)
        self.losses.append(loss)
        self.smoothed.append(float(before + weight * (loss - before)))
        self.gradient_norms.append(gradient_norm)

    def add_validation(self, step: int, loss: float, bleu: float, alignment_error: float | None = None) -> None:
        """Append one validation."""
        self.validation_steps.append(step)
        self.validation_losses.append(loss)
        self.bleus.append(bleu)
        self.alignment_errors.append(math.nan if alignment_error is None else alignment_error)

    def forget_after(self, step: int) -> None:
        """Drop what lies after `step`, from which a stopped training goes on."""
        count = int(np.searchsorted(self.steps.values, step, side="right"))
        for array in (self.steps, self.losses, self.smoothed, self.gradient_norms):
            array.truncate(count)
        scored = int(np.searchsorted(self.validation_steps.values, step, side="right"))
        for array in (self.validation_steps, self.validation_losses, self.bleus, self.alignment_errors):
            array.truncate(scored)

    def curve(self, points: int, logarithmic: bool) -> tuple[Floats, Floats]:
        """Steps and smoothed losses, at most about `points` of them, evenly spread on the (logarithmic) axis."""
        steps, losses = self.steps.values, self.smoothed.values
        chosen = spread_over_axis(steps, points, logarithmic)
        return steps[chosen], losses[chosen]

    def gradient_norm_trend(self, points: int) -> Floats:
        """Gradient norms of the whole training as at most `points` means of neighbouring steps."""
        norms = self.gradient_norms.values
        if len(norms) <= points:
            return norms
        edges = np.linspace(0, len(norms), points + 1).astype(int)
        return np.add.reduceat(norms, edges[:-1]) / np.diff(edges)

    def alignment_error_trend(self) -> Floats:
        """Alignment error rates of all validations that measured one, oldest first."""
        errors = self.alignment_errors.values
        return errors[~np.isnan(errors)]

    def validation_at(self, step: float, logarithmic: bool) -> float | None:
        """The validation loss at a step, between two validations on the straight line drawn on the (logarithmic) axis.

        None before the first validation or after the last.
        """
        steps = self.validation_steps.values
        if len(steps) == 0 or not steps[0] <= step <= steps[-1]:
            return None
        if logarithmic:
            step, steps = math.log10(max(step, 1)), np.log10(np.maximum(steps, 1))
        return float(np.interp(step, steps, self.validation_losses.values))


def spread_over_axis(steps: Floats, points: int, logarithmic: bool) -> NDArray[np.intp]:
    """Indices of at most `points` + 1 rising `steps`, the first and last among them, evenly spread on the axis."""
    if len(steps) <= points:
        return np.arange(len(steps))
    first, last = steps[0], steps[-1]
    marks = np.geomspace(max(first, 1), last, points) if logarithmic else np.linspace(first, last, points)
    indices = np.clip(np.searchsorted(steps, marks), 0, len(steps) - 1)
    return np.unique(np.concatenate([[0], indices, [len(steps) - 1]]))[-points - 1 :]
