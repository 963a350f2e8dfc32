"""Exponential moving averages that follow a series as it grows."""

import math

from gui.state.growing_array import Floats, GrowingArray


class MovingAverage:
    """An exponential moving average with decay 1 - 1/`span`, corrected for its start at nothing.

    The correction is that of Adam (Kingma and Ba, 2015, algorithm 1): the first average is the first value. What is
    not finite leaves the average as it was.
    """

    def __init__(self, span: int) -> None:
        self._decay = 1 - 1 / span
        self._weight = 0.0
        self._averages = GrowingArray()

    def follow(self, values: Floats) -> Floats:
        """The averages (count,) at all `values` (count,), of which those seen before are not looked at again."""
        known = len(self._averages)
        average = float(self._averages.values[-1]) if known else math.nan
        for value in values[known:].tolist():
            if math.isfinite(value):
                self._weight = self._decay * self._weight + (1 - self._decay)
                before = value if math.isnan(average) else average
                average = before + (1 - self._decay) / self._weight * (value - before)
            self._averages.append(average)
        return self._averages.values
