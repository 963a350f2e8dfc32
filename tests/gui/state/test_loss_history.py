import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.state.loss_history import GrowingArray, LossHistory, spread_over_axis


def history_of(losses: list[float]) -> LossHistory:
    history = LossHistory()
    for step, loss in enumerate(losses, start=1):
        history.add_step(step, loss, gradient_norm=loss / 2)
    return history


@given(st.lists(st.floats(-1e6, 1e6), max_size=2000))
def test_a_growing_array_keeps_every_value_in_order(values: list[float]) -> None:
    array = GrowingArray()
    for value in values:
        array.append(value)
    assert array.values.tolist() == values
    assert len(array) == len(values)


def test_a_truncated_array_goes_on_where_it_was_cut() -> None:
    array = GrowingArray()
    for value in (1.0, 2.0, 3.0):
        array.append(value)
    array.truncate(1)
    array.append(9.0)
    assert array.values.tolist() == [1.0, 9.0]


def test_a_constant_loss_is_smoothed_to_itself() -> None:
    assert history_of([3.5] * 100).smoothed.values == pytest.approx(np.full(100, 3.5))


def test_smoothing_lowers_the_spread_but_follows_the_fall() -> None:
    noise = np.random.default_rng(0).normal(0, 0.3, 2000)
    trend = np.linspace(8, 2, 2000)
    history = history_of((trend + noise).tolist())
    error = history.smoothed.values[500:] - trend[500:]
    assert np.std(error) < 0.3 / 4
    assert abs(np.mean(error)) < 0.1


def test_a_curve_has_few_points_and_both_ends() -> None:
    history = history_of(np.linspace(9, 1, 50_000).tolist())
    for logarithmic in (False, True):
        steps, losses = history.curve(400, logarithmic)
        assert len(steps) == len(losses) <= 401
        assert (steps[0], steps[-1]) == (1, 50_000)
        assert np.all(np.diff(steps) > 0)


def test_a_logarithmic_curve_has_as_many_points_in_each_decade() -> None:
    steps, _ = history_of([1.0] * 100_000).curve(500, logarithmic=True)
    counts = [np.count_nonzero((steps >= low) & (steps < 10 * low)) for low in (1_000, 10_000)]
    assert counts[0] == pytest.approx(counts[1], abs=2)


@given(st.integers(1, 3000), st.integers(2, 500), st.booleans())
def test_spread_indices_are_rising_and_end_at_the_newest(count: int, points: int, logarithmic: bool) -> None:
    chosen = spread_over_axis(np.arange(1.0, count + 1), points, logarithmic)
    assert np.all(np.diff(chosen) > 0)
    assert chosen[-1] == count - 1
    assert len(chosen) <= points + 1


def test_the_trend_of_gradient_norms_is_made_of_means() -> None:
    history = history_of([2.0, 4.0, 6.0, 8.0])
    assert history.gradient_norm_trend(2).tolist() == [1.5, 3.5]
    assert history.gradient_norm_trend(9).tolist() == [1.0, 2.0, 3.0, 4.0]


def test_the_validation_loss_is_read_between_validations_and_not_beyond() -> None:
    history = LossHistory()
    history.add_validation(100, 4.0, 1.0)
    history.add_validation(200, 2.0, 9.0)
    assert history.validation_at(150, logarithmic=False) == pytest.approx(3.0)
    assert history.validation_at(math.sqrt(100 * 200), logarithmic=True) == pytest.approx(3.0)
    for logarithmic in (False, True):
        assert history.validation_at(99, logarithmic) is None
        assert history.validation_at(201, logarithmic) is None


def test_the_trend_of_alignment_errors_is_of_the_validations_that_measured_one() -> None:
    history = LossHistory()
    assert history.alignment_error_trend().tolist() == []
    for step, error in ((100, 0.9), (200, None), (300, 0.25), (400, 0.125)):
        history.add_validation(step, 4.0, 1.0, error)
    assert history.alignment_error_trend().tolist() == [0.9, 0.25, 0.125]
    history.forget_after(300)
    assert history.alignment_error_trend().tolist() == [0.9, 0.25]


def test_going_on_from_a_checkpoint_forgets_what_came_after_it() -> None:
    history = history_of([5.0, 4.0, 3.0, 2.0])
    history.add_validation(2, 4.5, 0.0)
    history.add_validation(4, 2.5, 1.0)
    history.forget_after(3)
    assert history.steps.values.tolist() == [1, 2, 3]
    assert history.validation_steps.values.tolist() == [2]
