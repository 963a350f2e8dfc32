"""Exponential moving averages that follow a series as it grows."""

import math

import numpy as np

from gui.state.growing_array import Floats, GrowingArray


class MovingAverage:
    """An exponential moving average with decay 1 - 1/`span` a step, corrected for its start at nothing.

    The correction is that of Adam (Kingma and Ba, 2015, algorithm 1): the first average is the first value. What is
    not finite leaves the average as it was.
    """

    def __init__(self, span: int) -> None:
        self._decay = 1 - 1 / span
        self._weight = 0.0
        self._averages = GrowingArray()

    def follow(self, steps: Floats, values: Floats) -> Floats:
        """The averages (count,) at all `values` (count,), of which those seen before are not looked at again.

        Each value stands for all steps since the one before; `steps` (count,) rise.
        """
        known = len(self._averages)
        average = float(self._averages.values[-1]) if known else math.nan
        counts = np.diff(steps[max(known - 1, 0) :], prepend=[] if known else [0])
        for value, count in zip(values[known:].tolist(), counts.tolist(), strict=True):
            if math.isfinite(value):
                decay = self._decay**count
                self._weight = decay * self._weight + (1 - decay)
                before = value if math.isnan(average) else average
                average = before + (1 - decay) / self._weight * (value - before)
            self._averages.append(average)
        return self._averages.values
