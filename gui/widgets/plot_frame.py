"""Where the data of a plot lie on the screen."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True, slots=True)
class PlotFrame:
    """A plot's area in px and the ranges shown in it: steps and values, each on a logarithmic axis or not."""

    area: QRectF
    first_step: float
    last_step: float
    lowest: float
    highest: float
    has_logarithmic_steps: bool
    has_logarithmic_values: bool = False

    def x(self, step: float) -> float:
        """The px of a step."""
        share = _share(max(step, 1) if self.has_logarithmic_steps else step, self._steps, self.has_logarithmic_steps)
        return self.area.left() + share * self.area.width()

    def y(self, value: float) -> float:
        """The px of a value; a value that has no logarithm lies at the foot of a logarithmic axis."""
        if self.has_logarithmic_values and value <= 0:
            return self.area.bottom()
        share = _share(value, (self.lowest, self.highest), self.has_logarithmic_values)
        return self.area.bottom() - share * self.area.height()

    def step(self, x: float) -> float:
        """The step at a px."""
        first, last = self._steps
        share = (x - self.area.left()) / self.area.width()
        if self.has_logarithmic_steps:
            return float(first * (last / first) ** share)
        return first + share * (last - first)

    @property
    def _steps(self) -> tuple[float, float]:
        return self.first_step, self.last_step


def _share(value: float, ends: tuple[float, float], is_logarithmic: bool) -> float:
    """How far a value is from the low end to the high one, 0..1 between them."""
    low, high = ends
    if is_logarithmic:
        return math.log(value / low) / math.log(high / low)
    return (value - low) / (high - low)
