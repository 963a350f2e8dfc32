"""How sure a share of successes is."""

import math

NORMAL_QUANTILE = 1.959964  # of 97.5 %


def wilson_interval(successes: int, trials: int) -> tuple[float, float]:
    """The interval, 0..1, that holds the true share 95 times of 100 (Wilson 1927), also where all or none succeeded."""
    share, square = successes / trials, NORMAL_QUANTILE**2
    centre = share + square / (2 * trials)
    reach = NORMAL_QUANTILE * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    scale = 1 + square / trials
    low, high = (centre - reach) / scale, (centre + reach) / scale
    return low if successes else 0.0, high if successes < trials else 1.0  # exactly, where it is so but for rounding
