"""A geometric decay fitted to norms."""

import math
from collections.abc import Sequence

import numpy as np

from engine.measurements.gradient_reach import Decay


def geometric_decay(norms: Sequence[float]) -> Decay:
    """The line through the logarithms of positive norms, one a position, that has the least squares."""
    logarithms = np.log(np.array(norms, dtype=np.float64))
    positions = np.arange(len(logarithms), dtype=np.float64)
    slope, first = np.polyfit(positions, logarithms, 1)
    left, all_of_it = ((logarithms - line) ** 2 for line in (first + slope * positions, logarithms.mean()))
    spread = float(all_of_it.sum())
    return Decay(rate=math.exp(slope), quality=1 - float(left.sum()) / spread if spread else 1.0)
