"""Where the data of a loss plot lie on the screen."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True, slots=True)
class PlotFrame:
    """A plot's area in px and the ranges shown in it: steps (logarithmic or not) and losses."""

    area: QRectF
    first_step: float
    last_step: float
    lowest_loss: float
    highest_loss: float
    is_logarithmic: bool

    def coordinate(self, step: float) -> float:
        """A step as the axis counts it: its decimal logarithm on a logarithmic axis."""
        return math.log10(max(step, 1)) if self.is_logarithmic else step

    def x(self, step: float) -> float:
        """The px of a step."""
        first, last = self.coordinate(self.first_step), self.coordinate(self.last_step)
        return self.area.left() + (self.coordinate(step) - first) / (last - first) * self.area.width()

    def y(self, loss: float) -> float:
        """The px of a loss."""
        share = (loss - self.lowest_loss) / (self.highest_loss - self.lowest_loss)
        return self.area.bottom() - share * self.area.height()

    def step(self, x: float) -> float:
        """The step at a px."""
        first, last = self.coordinate(self.first_step), self.coordinate(self.last_step)
        coordinate = first + (x - self.area.left()) / self.area.width() * (last - first)
        return 10.0**coordinate if self.is_logarithmic else coordinate
