import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.axis_ticks import axis_within, linear_axis, logarithmic_axis, logarithmic_values, value_axis


def test_a_logarithmic_axis_ends_at_the_round_number_after_the_last_step() -> None:
    axis = logarithmic_axis(2140, 10)
    assert (axis.low, axis.high) == (10, 5000)
    assert axis.ticks == pytest.approx((10, 20, 50, 100, 200, 500, 1000, 2000, 5000))


def test_a_narrow_logarithmic_axis_has_ticks_at_powers_of_ten_only() -> None:
    assert logarithmic_axis(2140, 5).ticks == pytest.approx((10, 100, 1000))


def test_a_linear_axis_begins_at_zero_and_ends_after_the_last_step() -> None:
    axis = linear_axis(2140, 6)
    assert axis.ticks == pytest.approx((0, 500, 1000, 1500, 2000, 2500))
    assert axis.high == 2500


@given(st.floats(1, 1e6), st.integers(2, 12))
def test_every_step_axis_holds_the_last_step_and_its_own_ticks(last: float, most: int) -> None:
    for axis in (logarithmic_axis(last, most), linear_axis(last, most)):
        assert axis.low < last < axis.high or axis.low == last == 1
        assert axis.low <= min(axis.ticks)
        assert max(axis.ticks) <= axis.high * (1 + 1e-9)
        assert np.all(np.diff(axis.ticks) > 0)


@given(st.floats(0, 10), st.floats(0, 10), st.integers(3, 6))
def test_a_value_axis_holds_all_values_and_a_few_round_ticks(a: float, b: float, most: int) -> None:
    low, high = sorted((a, b))
    axis = value_axis(low, high, most)
    assert axis.low <= low <= high <= axis.high
    assert 1 <= len(axis.ticks) <= most + 3
    assert all(axis.low - 1e-9 <= tick <= axis.high + 1e-9 for tick in axis.ticks)


def test_a_value_axis_stands_still_while_values_move_a_little() -> None:
    assert value_axis(2.31, 8.12, 4) == value_axis(2.26, 8.17, 4)


@given(st.floats(1e-6, 1e6), st.floats(1, 1e6), st.integers(3, 8))
def test_a_logarithmic_axis_of_values_holds_them_and_a_few_round_ticks(low: float, factor: float, most: int) -> None:
    axis = logarithmic_values(low, low * factor, most)
    assert axis.low <= low * (1 + 1e-9)
    assert low * factor <= axis.high
    assert 1 <= len(axis.ticks) <= most + 1
    assert np.all(np.diff(axis.ticks) > 0)


@given(st.floats(1, 1e5), st.floats(10, 1e5), st.booleans())
def test_a_part_of_an_axis_keeps_its_ends_and_has_ticks_inside(low: float, extent: float, logarithmic: bool) -> None:
    axis = axis_within(low, low + extent, 8, logarithmic)
    assert (axis.low, axis.high) == (low, low + extent)
    assert 1 <= len(axis.ticks) <= 10
    assert low * (1 - 1e-6) <= min(axis.ticks)
    assert max(axis.ticks) <= (low + extent) * (1 + 1e-6)
