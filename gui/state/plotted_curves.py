"""Which curves of a training, and of earlier ones, are drawn, and what they are worth at a step."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from gui.state.quantity import Quantity
from gui.state.training_history import Series, TrainingHistory, value_at

TRAINING = "training"
MOST_EARLIER = 3
Histories = Mapping[str, TrainingHistory]


class Role(Enum):
    """What a curve is; in the order in which they are painted over each other."""

    RAW = auto()
    EARLIER = auto()
    TRAINING = auto()
    MAIN = auto()


@dataclass(frozen=True, slots=True)
class CurveChoice:
    """How the reader looks at a training.

    Attributes:
        span: over about how many steps what every step tells is averaged; 1: not at all.
        hidden: what is left out: architectures, `TRAINING` for the training loss, folders of earlier runs.
    """

    quantity: Quantity = Quantity.LOSS
    has_logarithmic_steps: bool = True
    has_logarithmic_values: bool = False
    span: int = 10
    hidden: frozenset[str] = frozenset()

    @property
    def is_logarithmic(self) -> bool:
        """Whether the axis of values is logarithmic, which suits not every quantity."""
        return self.has_logarithmic_values and self.quantity.has_logarithm


@dataclass(frozen=True, slots=True)
class EarlierCurves:
    """An earlier run to compare with: its folder, what it is called, its histories by architecture."""

    folder: str
    title: str
    histories: Histories


@dataclass(frozen=True, slots=True, eq=False)
class PlottedCurve:
    """One curve, with all its points.

    Attributes:
        run: which of the earlier runs, from 0, where it is of one.
        is_validated: whether its points are validations.
        is_rough: whether its peaks are to be seen; what is averaged has none.
    """

    role: Role
    architecture: str
    series: Series
    is_validated: bool = False
    is_rough: bool = False
    run: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What the curves of an architecture are worth at a step, in the order of the columns; None: nothing there."""

    architecture: str
    title: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PlottedCurves:
    """All curves that are drawn at a time.

    Attributes:
        lanes: (architecture, title) pairs, the last one on top.
        earlier: the runs to compare with.
    """

    choice: CurveChoice
    lanes: tuple[tuple[str, str], ...]
    curves: tuple[PlottedCurve, ...]
    earlier: tuple[EarlierCurves, ...] = ()

    @property
    def main(self) -> tuple[PlottedCurve, ...]:
        """The curves of the training in view that are told first, one an architecture."""
        return tuple(curve for curve in self.curves if curve.role is Role.MAIN)

    @property
    def last_step(self) -> float:
        """The newest step of any curve; 0 without one."""
        return max((float(curve.series.steps[-1]) for curve in self.curves), default=0.0)

    @property
    def columns(self) -> tuple[tuple[Role, int], ...]:
        """The kinds of curves that are read at a step, as (role, earlier run)."""
        found = {(curve.role, curve.run) for curve in self.curves if curve.role is not Role.RAW}
        return tuple(sorted(found, key=lambda column: (column[0] is Role.EARLIER, -column[0].value, column[1])))

    def values_between(self, first: float, last: float) -> tuple[float, float] | None:
        """The lowest and the highest value from step `first` to `last`, peaks of what is averaged aside."""
        lows, highs = [], []
        for curve in self.curves:
            low, high = np.searchsorted(curve.series.steps, (first, last * (1 + 1e-9)))
            values = curve.series.values[low:high]
            values = values[np.isfinite(values)]
            if self.choice.is_logarithmic:
                values = values[values > 0]
            if curve.role is not Role.RAW and len(values):
                lows.append(float(values.min()))
                highs.append(float(values.max()))
        return (min(lows), max(highs)) if lows else None

    def readings(self, step: float) -> list[Reading]:
        """The values of all curves at a step, an architecture without any left out."""
        columns, is_logarithmic = self.columns, self.choice.has_logarithmic_steps
        series = {(c.architecture, c.role, c.run): c.series for c in self.curves}
        found = []
        for name, title in self.lanes:
            values = tuple(
                _finite(value_at(series[name, *column], step, is_logarithmic)) if (name, *column) in series else None
                for column in columns
            )
            if any(value is not None for value in values):
                found.append(Reading(name, title, values))
        return found

    def stops(self) -> list[int]:
        """The steps at which the crosshair halts: validations, or else marks spread evenly over the curves."""
        own = [curve for curve in self.curves if curve.is_validated and curve.role is Role.MAIN]
        validated = own or [curve for curve in self.curves if curve.is_validated]
        if validated:
            return sorted({int(step) for curve in validated for step in curve.series.steps})
        if not self.curves:
            return []
        first = min(float(curve.series.steps[0]) for curve in self.curves)
        spread = np.geomspace if self.choice.has_logarithmic_steps else np.linspace
        return sorted({round(step) for step in spread(max(first, 1), max(self.last_step, 1), 60)})


def plot_curves(
    choice: CurveChoice,
    lanes: Sequence[tuple[str, str]],
    histories: Histories,
    earlier: Sequence[EarlierCurves] = (),
) -> PlottedCurves:
    """The curves to draw of a training's histories, by architecture, and of at most `MOST_EARLIER` earlier ones."""
    seen = [name for name, _ in lanes if name not in choice.hidden]
    compared = tuple(earlier[:MOST_EARLIER])
    curves = [curve for name in seen if name in histories for curve in _own(choice, name, histories[name])]
    for number, run in enumerate(compared):
        if run.folder not in choice.hidden:
            curves += [_earlier(choice, name, run.histories[name], number) for name in seen if name in run.histories]
    drawn = sorted((curve for curve in curves if len(curve.series.steps)), key=lambda curve: curve.role.value)
    return PlottedCurves(choice, tuple(lanes), tuple(drawn), compared)


def _own(choice: CurveChoice, name: str, history: TrainingHistory) -> Iterator[PlottedCurve]:
    quantity = choice.quantity
    if quantity.is_validated:
        yield PlottedCurve(Role.MAIN, name, history.at_validations(quantity), is_validated=True)
    if quantity.is_of_steps and not (quantity.is_validated and TRAINING in choice.hidden):
        role = Role.TRAINING if quantity.is_validated else Role.MAIN
        yield PlottedCurve(role, name, history.averaged(quantity, choice.span), is_rough=choice.span == 1)
        if choice.span > 1:
            yield PlottedCurve(Role.RAW, name, history.at_steps(quantity), is_rough=True)


def _earlier(choice: CurveChoice, name: str, history: TrainingHistory, number: int) -> PlottedCurve:
    quantity = choice.quantity
    is_validated = quantity.is_validated
    series = history.at_validations(quantity) if is_validated else history.averaged(quantity, choice.span)
    return PlottedCurve(Role.EARLIER, name, series, is_validated, run=number)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
