import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import TrainingStarted, TrainStepDone, ValidationScored
from gui.state.growing_array import GrowingArray
from gui.state.quantity import Quantity
from gui.state.training_history import (
    FIRST_POINTS,
    MOST_POINTS,
    Series,
    TrainingHistory,
    band_of,
    spread_over_axis,
    thinned,
    value_at,
)


def history_of(losses: list[float]) -> TrainingHistory:
    history = TrainingHistory()
    for step, loss in enumerate(losses, start=1):
        history.take_in(TrainStepDone(1, "rnn", step, loss, step / 1000, loss / 2, 1000 * step, None))
    return history


def validation(step: int, loss: float, bleu: float = 0.0, error: float | None = None) -> ValidationScored:
    return ValidationScored(1, "rnn", step, loss, bleu, is_best=True, alignment_error=error)


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


def test_every_step_tells_loss_rate_norm_and_speed_and_every_validation_the_rest() -> None:
    history = history_of([8.0, 6.0])
    history.take_in(validation(2, 5.0, 12.5, 0.4))
    told = {q: history.at_steps(q).values.tolist() for q in Quantity if q.is_of_steps}
    assert told == {
        Quantity.LOSS: [8.0, 6.0],
        Quantity.LEARNING_RATE: [0.001, 0.002],
        Quantity.GRADIENT_NORM: [4.0, 3.0],
        Quantity.SPEED: [1000.0, 2000.0],
    }
    measured = {q: history.at_validations(q).values.tolist() for q in Quantity if q.is_validated}
    assert measured == {Quantity.LOSS: [5.0], Quantity.BLEU: [12.5], Quantity.ALIGNMENT_ERROR: [0.4]}
    assert not len(history.at_steps(Quantity.BLEU).steps)
    assert not len(history.at_validations(Quantity.SPEED).steps)


def test_an_average_over_one_step_is_the_loss_itself() -> None:
    assert history_of([3.0, 1.0]).averaged(Quantity.LOSS, 1).values.tolist() == [3.0, 1.0]


def test_the_trend_of_gradient_norms_is_made_of_means() -> None:
    history = history_of([2.0, 4.0, 6.0, 8.0])
    assert history.gradient_norm_trend(2).tolist() == [1.5, 3.5]
    assert history.gradient_norm_trend(9).tolist() == [1.0, 2.0, 3.0, 4.0]


def test_alignment_errors_are_of_the_validations_that_measured_one() -> None:
    history = TrainingHistory()
    for step, error in ((100, 0.9), (200, None), (300, 0.25), (400, 0.125)):
        history.take_in(validation(step, 4.0, 1.0, error))
    series = history.at_validations(Quantity.ALIGNMENT_ERROR)
    assert series.steps.tolist() == [100, 300, 400]
    assert series.values.tolist() == [0.9, 0.25, 0.125]


def test_going_on_from_a_checkpoint_forgets_what_came_after_it() -> None:
    history = history_of([5.0, 4.0, 3.0, 2.0])
    history.take_in(validation(2, 4.5))
    history.take_in(validation(4, 2.5))
    before = history.averaged(Quantity.LOSS, 10).values.tolist()
    history.take_in(TrainingStarted(2, "rnn", "run", 1000, 3, 10, 10, 16))
    assert history.steps.values.tolist() == [1, 2, 3]
    assert history.validation_steps.values.tolist() == [2]
    assert history.averaged(Quantity.LOSS, 10).values.tolist() == before[:3]
    history.take_in(TrainStepDone(2, "rnn", 4, 2.0, 1e-3, 1.0, 1000, None))
    assert history.averaged(Quantity.LOSS, 10).values.tolist() == before


def test_a_value_is_read_between_two_points_and_not_beyond() -> None:
    series = Series(np.array([100.0, 200.0, 400.0]), np.array([4.0, 2.0, 1.0]))
    assert value_at(series, 150, logarithmic=False) == pytest.approx(3.0)
    assert value_at(series, np.sqrt(100 * 200), logarithmic=True) == pytest.approx(3.0)
    for logarithmic in (False, True):
        assert [value_at(series, step, logarithmic) for step in (100, 200, 400)] == [4.0, 2.0, 1.0]
        assert value_at(series, 99, logarithmic) is None
        assert value_at(series, 401, logarithmic) is None
    assert value_at(Series(np.array([5.0]), np.array([7.0])), 5, logarithmic=True) == 7.0


@pytest.mark.parametrize("logarithmic", [False, True])
def test_a_thinned_curve_has_few_points_and_both_ends(logarithmic: bool) -> None:
    steps, losses = thinned(history_of(np.linspace(9, 1, 50_000).tolist()).at_steps(Quantity.LOSS), 400, logarithmic)
    assert len(steps) == len(losses) <= 401
    assert (steps[0], steps[-1]) == (1, 50_000)
    assert np.all(np.diff(steps) > 0)


@pytest.mark.parametrize("logarithmic", [False, True])
def test_a_single_peak_is_not_lost_from_the_band_of_a_series(logarithmic: bool) -> None:
    losses = np.full(50_000, 2.0)
    losses[[31_234, 40_001]] = 9.0, 1.0
    band = band_of(Series(np.arange(1.0, 50_001), losses), 400, logarithmic)
    assert len(band.steps) <= 401
    assert (band.highs.max(), band.lows.min()) == (9.0, 1.0)
    assert abs(band.steps[band.highs.argmax()] - 31_235) < 31_235 / 20
    few = Series(np.array([1.0, 2.0]), np.array([4.0, 3.0]))
    assert band_of(few, 400, logarithmic).lows.tolist() == band_of(few, 400, logarithmic).highs.tolist() == [4.0, 3.0]


def test_a_logarithmic_curve_has_as_many_points_in_each_decade() -> None:
    steps, _ = thinned(history_of([1.0] * 100_000).at_steps(Quantity.LOSS), 500, logarithmic=True)
    counts = [np.count_nonzero((steps >= low) & (steps < 10 * low)) for low in (1_000, 10_000)]
    assert counts[0] == pytest.approx(counts[1], abs=2)


@given(st.integers(1, 3000), st.integers(2, 500), st.booleans())
def test_spread_indices_are_rising_and_end_at_the_newest(count: int, points: int, logarithmic: bool) -> None:
    chosen = spread_over_axis(np.arange(1.0, count + 1), points, logarithmic)
    assert np.all(np.diff(chosen) > 0)
    assert chosen[-1] == count - 1
    assert len(chosen) <= points + 1


def test_a_long_training_is_kept_as_means_of_neighbouring_steps_but_for_the_first() -> None:
    losses = np.random.default_rng(1).normal(5, 1, 2 * MOST_POINTS + 3)
    kept = history_of(losses.tolist()).at_steps(Quantity.LOSS)
    assert len(kept.steps) <= MOST_POINTS
    assert kept.steps[:FIRST_POINTS].tolist() == list(range(1, FIRST_POINTS + 1))
    assert kept.values[:FIRST_POINTS].tolist() == losses[:FIRST_POINTS].tolist()
    later = kept.steps[FIRST_POINTS:]
    assert np.diff(later).tolist() == [4] * (len(later) - 1)
    means = losses[FIRST_POINTS : FIRST_POINTS + 4 * len(later)].reshape(-1, 4).mean(1)
    assert kept.values[FIRST_POINTS:] == pytest.approx(means)
    assert 0 <= len(losses) - later[-1] < 4


def test_a_long_training_is_averaged_over_as_many_steps_as_a_short_one() -> None:
    for steps in (MOST_POINTS, MOST_POINTS + 4):
        averaged = history_of([1.0] * (steps - 100) + [0.0] * 100).averaged(Quantity.LOSS, 100)
        assert averaged.values[-1] == pytest.approx(0.99**100, abs=1e-6)


def test_a_long_training_goes_back_and_on() -> None:
    history = history_of([1.0] * (MOST_POINTS + 11))
    history.take_in(TrainingStarted(2, "rnn", "run", 1000, MOST_POINTS, 10, 10, 16))
    for step in range(MOST_POINTS + 1, MOST_POINTS + 5):
        history.take_in(TrainStepDone(2, "rnn", step, 3.0, 0.0, 0.0, 0.0, None))
    kept = history.at_steps(Quantity.LOSS)
    assert kept.steps[-3:].tolist() == [MOST_POINTS, MOST_POINTS + 2, MOST_POINTS + 4]
    assert kept.values[-3:].tolist() == [1.0, 3.0, 3.0]
