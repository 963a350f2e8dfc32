"""The numbers behind one architecture's curves, appended event by event and thinned for drawing."""

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.events import TrainingStarted, TrainStepDone, ValidationScored
from gui.state.growing_array import Floats, GrowingArray
from gui.state.moving_average import MovingAverage
from gui.state.quantity import Quantity


class Series(NamedTuple):
    """Rising steps (count,) and a value at each (count,)."""

    steps: Floats
    values: Floats


EMPTY = Series(np.empty(0), np.empty(0))


# More points than any window has pixels, the first of them for one step each: a logarithmic axis shows them large.
MOST_POINTS, FIRST_POINTS = 2**14, 2**10


@dataclass(slots=True)
class TrainingHistory:
    """All that is drawn of one architecture's training, in memory that is bounded.

    The values of its steps are kept one by one. Of a training with more than `MOST_POINTS` of them, those after the
    first are kept as the means of two, four, eight, ... neighbouring steps, under the number of the last.

    Attributes:
        steps, losses: of each optimiser step; losses in nats per target piece, as the optimiser sees them.
        learning_rates, gradient_norms, speeds: of each step; norms before clipping, speeds in tokens per second.
        validation_steps, validation_losses, bleus: of each validation; losses without label smoothing, BLEU 0..100.
        alignment_errors: of each validation, 0..1; NaN where none was measured.
    """

    steps: GrowingArray = field(default_factory=GrowingArray)
    losses: GrowingArray = field(default_factory=GrowingArray)
    learning_rates: GrowingArray = field(default_factory=GrowingArray)
    gradient_norms: GrowingArray = field(default_factory=GrowingArray)
    speeds: GrowingArray = field(default_factory=GrowingArray)
    validation_steps: GrowingArray = field(default_factory=GrowingArray)
    validation_losses: GrowingArray = field(default_factory=GrowingArray)
    bleus: GrowingArray = field(default_factory=GrowingArray)
    alignment_errors: GrowingArray = field(default_factory=GrowingArray)
    _averages: dict[tuple[Quantity, int], MovingAverage] = field(default_factory=dict)
    _steps_a_point: int = 1
    _pending: list[tuple[float, ...]] = field(default_factory=list)

    def take_in(self, event: TrainingStarted | TrainStepDone | ValidationScored) -> None:
        """Append a step or a validation, or go back to the step from which a stopped training goes on."""
        match event:
            case TrainingStarted():
                self._forget_after(event.step)
            case TrainStepDone():
                values = event.loss, event.learning_rate, event.gradient_norm, event.tokens_per_second
                self._pending.append(values)
                if len(self._pending) == self._steps_a_point:
                    self._add_point(event.step)
            case ValidationScored():
                self.validation_steps.append(event.step)
                self.validation_losses.append(event.loss)
                self.bleus.append(event.bleu)
                self.alignment_errors.append(math.nan if event.alignment_error is None else event.alignment_error)

    def at_steps(self, quantity: Quantity) -> Series:
        """What every step told; empty for what only validations measure."""
        values = self._of_steps().get(quantity)
        return EMPTY if values is None else Series(self.steps.values, values.values)

    def averaged(self, quantity: Quantity, span: int) -> Series:
        """The same, averaged over about the last `span` steps; as it is with a span of 1."""
        series = self.at_steps(quantity)
        if span <= 1 or not len(series.steps):
            return series
        average = self._averages.setdefault((quantity, span), MovingAverage(span))
        return Series(series.steps, average.follow(*series))

    def at_validations(self, quantity: Quantity) -> Series:
        """What the validations measured, without those that did not."""
        measured = {
            Quantity.LOSS: self.validation_losses,
            Quantity.BLEU: self.bleus,
            Quantity.ALIGNMENT_ERROR: self.alignment_errors,
        }.get(quantity)
        if measured is None:
            return EMPTY
        is_known = ~np.isnan(measured.values)
        return Series(self.validation_steps.values[is_known], measured.values[is_known])

    def gradient_norm_trend(self, points: int) -> Floats:
        """Gradient norms of the whole training as at most `points` means of neighbouring steps."""
        norms = self.gradient_norms.values
        if len(norms) <= points:
            return norms
        edges = np.linspace(0, len(norms), points + 1).astype(int)
        return np.add.reduceat(norms, edges[:-1]) / np.diff(edges)

    def _add_point(self, step: int) -> None:
        """Keep the pending steps as one point, of which this is the last."""
        if len(self.steps) == MOST_POINTS:
            self._halve()
            return  # the pending steps are half a point now
        self.steps.append(step)
        for array, values in zip(self._of_steps().values(), zip(*self._pending, strict=True), strict=True):
            array.append(sum(values) / len(values))
        self._pending.clear()

    def _halve(self) -> None:
        """Keep twice as many steps in each point, but in the first ones."""
        first = slice(FIRST_POINTS)
        self.steps.replace(np.concatenate([self.steps.values[first], self.steps.values[FIRST_POINTS + 1 :: 2]]))
        for array in self._of_steps().values():
            means = array.values[FIRST_POINTS:].reshape(-1, 2).mean(1)
            array.replace(np.concatenate([array.values[first], means]))
        self._steps_a_point *= 2
        self._averages.clear()

    def _of_steps(self) -> dict[Quantity, GrowingArray]:
        return {
            Quantity.LOSS: self.losses,
            Quantity.LEARNING_RATE: self.learning_rates,
            Quantity.GRADIENT_NORM: self.gradient_norms,
            Quantity.SPEED: self.speeds,
        }

    def _forget_after(self, step: int) -> None:
        self._pending.clear()
        count = int(np.searchsorted(self.steps.values, step, side="right"))
        for array in (self.steps, *self._of_steps().values()):
            array.truncate(count)
        scored = int(np.searchsorted(self.validation_steps.values, step, side="right"))
        for array in (self.validation_steps, self.validation_losses, self.bleus, self.alignment_errors):
            array.truncate(scored)
        self._averages.clear()


def value_at(series: Series, step: float, logarithmic: bool) -> float | None:
    """The value at a step, between two points on the straight line drawn on the (logarithmic) axis of steps.

    None before the first point or after the last.
    """
    steps, values = series
    if len(steps) == 0 or not steps[0] <= step <= steps[-1]:
        return None
    after = int(np.clip(np.searchsorted(steps, step), 1, max(len(steps) - 1, 1)))
    near = slice(after - 1, after + 1)
    marks = steps[near]
    if logarithmic:
        step, marks = math.log10(max(step, 1)), np.log10(np.maximum(marks, 1))
    return float(np.interp(step, marks, values[near]))


def spread_over_axis(steps: Floats, points: int, logarithmic: bool) -> NDArray[np.intp]:
    """Indices of at most `points` + 1 rising `steps`, the first and last among them, evenly spread on the axis."""
    if len(steps) <= points:
        return np.arange(len(steps))
    first, last = steps[0], steps[-1]
    marks = np.geomspace(max(first, 1), last, points) if logarithmic else np.linspace(first, last, points)
    indices = np.clip(np.searchsorted(steps, marks), 0, len(steps) - 1)
    return np.unique(np.concatenate([[0], indices, [len(steps) - 1]]))[-points - 1 :]


def thinned(series: Series, points: int, logarithmic: bool) -> Series:
    """About `points` of a smooth series, evenly spread on the axis."""
    chosen = spread_over_axis(series.steps, points, logarithmic)
    return Series(series.steps[chosen], series.values[chosen])


class Band(NamedTuple):
    """Between which values a series lies: steps (count,), the lowest and the highest value around each (count,)."""

    steps: Floats
    lows: Floats
    highs: Floats


def band_of(series: Series, points: int, logarithmic: bool) -> Band:
    """Lowest and highest value in each of about `points` parts of the axis, so that no peak is lost."""
    edges = spread_over_axis(series.steps, points, logarithmic)
    if len(edges) == len(series.steps):
        return Band(*series, series.values)
    lows, highs = np.minimum.reduceat(series.values, edges), np.maximum.reduceat(series.values, edges)
    return Band(series.steps[edges], lows, highs)
