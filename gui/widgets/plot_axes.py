"""The axes of the training plot: what part of the steps and values is in sight, and where its round numbers lie."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from gui.state.plotted_curves import PlottedCurves
from gui.state.quantity import Quantity
from gui.widgets.axis_ticks import (
    Axis,
    axis_within,
    linear_axis,
    logarithmic_axis,
    logarithmic_values,
    value_axis,
)
from gui.widgets.plot_frame import PlotFrame

STEP_TICK_DISTANCE, VALUE_TICKS = 50, 4
LAST_STEP_BEFORE_ANY = 2000
CLOSEST = 10  # steps
VALUES_BEFORE_ANY = {
    Quantity.LOSS: (1.5, 8.5),
    Quantity.BLEU: (0.0, 40.0),
    Quantity.ALIGNMENT_ERROR: (0.0, 1.0),
    Quantity.LEARNING_RATE: (1e-5, 1e-3),
    Quantity.GRADIENT_NORM: (0.1, 4.0),
    Quantity.SPEED: (1e3, 5e4),
}


@dataclass(frozen=True, slots=True)
class PlotAxes:
    """Both axes, with whether each is logarithmic."""

    steps: Axis
    values: Axis
    has_logarithmic_steps: bool
    has_logarithmic_values: bool

    def frame(self, area: QRectF) -> PlotFrame:
        """Where data lie in an area."""
        steps, values = self.steps, self.values
        return PlotFrame(
            area,
            steps.low,
            steps.high,
            values.low,
            values.high,
            self.has_logarithmic_steps,
            self.has_logarithmic_values,
        )


def lay_out_axes(curves: PlottedCurves, width: float, sight: tuple[float, float] | None = None) -> PlotAxes:
    """Axes that hold all curves, or the steps in sight, with ticks for a plot of this width in px at a text scale of 1.

    A logarithmic axis of the whole leaves out the first steps.
    """
    choice = curves.choice
    most = max(2, int(width // STEP_TICK_DISTANCE))
    if sight:
        steps = axis_within(*sight, most, choice.has_logarithmic_steps)
    else:
        whole = logarithmic_axis if choice.has_logarithmic_steps else linear_axis
        steps = whole(curves.last_step or LAST_STEP_BEFORE_ANY, most)
    values = _values(curves, steps)
    return PlotAxes(steps, values, choice.has_logarithmic_steps, choice.is_logarithmic)


def _values(curves: PlottedCurves, steps: Axis) -> Axis:
    quantity = curves.choice.quantity
    low, high = curves.values_between(steps.low, steps.high) or VALUES_BEFORE_ANY[quantity]
    if curves.choice.is_logarithmic:
        return logarithmic_values(low, high, VALUE_TICKS + 2)
    if quantity.begins_at_zero:
        axis = value_axis(0.0, high, VALUE_TICKS, least=1e-12)
        return _ending_at(axis, quantity.highest) if quantity.highest else axis
    return value_axis(low, high, VALUE_TICKS)


def _ending_at(axis: Axis, highest: float) -> Axis:
    return Axis(axis.low, min(axis.high, highest), tuple(tick for tick in axis.ticks if tick <= highest * (1 + 1e-9)))


def zoomed(axes: PlotAxes, curves: PlottedCurves, factor: float, about: float) -> tuple[float, float] | None:
    """The steps in sight once they are looked at `factor` times as closely around a step; None for all of them."""
    frame = axes.frame(QRectF(0, 0, 1, 1))
    centre = min(max(frame.x(about), 0.0), 1.0)
    first, last = (frame.step(centre + (end - centre) / factor) for end in (0.0, 1.0))
    return _kept_inside(first, last, curves)


def panned(axes: PlotAxes, curves: PlottedCurves, share: float) -> tuple[float, float] | None:
    """The steps in sight after they moved on by a share of the axis (negative: back), while there are any."""
    whole, frame = lay_out_axes(curves, 500).steps, axes.frame(QRectF(0, 0, 1, 1))
    low, high = frame.x(whole.low), frame.x(whole.high)
    share = min(max(share, min(low, 0.0)), max(high - 1, 0.0))
    return _kept_inside(frame.step(share), frame.step(1 + share), curves)


def _kept_inside(first: float, last: float, curves: PlottedCurves) -> tuple[float, float] | None:
    whole = lay_out_axes(curves, 500).steps
    first, last = max(first, whole.low), min(last, whole.high)
    if last - first < CLOSEST:
        first = max(whole.low, (first + last - CLOSEST) / 2)
        last = min(first + CLOSEST, whole.high)
    is_whole = first <= whole.low * (1 + 1e-6) and last >= whole.high * (1 - 1e-6)
    return None if is_whole else (first, last)
