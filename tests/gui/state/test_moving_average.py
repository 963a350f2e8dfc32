import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.state.growing_array import Floats
from gui.state.moving_average import MovingAverage


def follow(span: int, values: Floats) -> Floats:
    return MovingAverage(span).follow(np.arange(1.0, len(values) + 1), values)


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=60), st.integers(1, 40), st.integers(0, 60))
def test_it_is_the_weighted_mean_of_all_values_so_far(values: list[float], span: int, seen: int) -> None:
    series, decay = np.array(values), 1 - 1 / span
    average = MovingAverage(span)
    steps = np.arange(1.0, len(series) + 1)
    average.follow(steps[:seen], series[:seen])
    found = average.follow(steps, series)
    for n in range(1, len(series) + 1):
        weights = decay ** np.arange(n - 1, -1, -1)
        assert found[n - 1] == pytest.approx(float(np.average(series[:n], weights=weights)), abs=1e-8)


def test_a_constant_is_its_own_average_from_the_first_value_on() -> None:
    assert follow(100, np.full(100, 3.5)) == pytest.approx(np.full(100, 3.5))


def test_it_lowers_the_spread_but_follows_the_fall() -> None:
    noise = np.random.default_rng(0).normal(0, 0.3, 2000)
    trend = np.linspace(8, 2, 2000)
    error = follow(25, trend + noise)[500:] - trend[500:]
    assert np.std(error) < 0.3 / 4
    assert abs(np.mean(error)) < 0.1


def test_a_value_that_is_not_finite_leaves_the_average_as_it_was() -> None:
    found = follow(10, np.array([np.inf, 2.0, np.nan, np.inf, 2.0]))
    assert np.isnan(found[0])
    assert found[1:].tolist() == [2.0] * 4


def test_a_value_that_stands_for_several_steps_counts_as_that_many() -> None:
    one_by_one = follow(5, np.array([4.0, 2.0, 2.0, 2.0, 1.0]))
    together = MovingAverage(5).follow(np.array([1.0, 4.0, 5.0]), np.array([4.0, 2.0, 1.0]))
    assert together == pytest.approx(one_by_one[[0, 3, 4]])
