"""Where curves, labels and digits lie."""

import pytest

from engine.measurements.gradient_reach import Decay
from gui.state.gradient_curves import GradientCurve
from gui.widgets.gradient_chart_geometry import (
    GradientChartGeometry,
    decade_ticks,
    decades,
    distance_ticks,
    is_free_above,
    label_heights,
    nearest_curve,
)

GEOMETRY = GradientChartGeometry(left=100, top=0, right=500, bottom=300, length=40, low=-3, high=0)


def curve(network: str, *norms: float) -> GradientCurve:
    return GradientCurve(network, "rnn", norms, norms, norms, Decay(rate=0.5, quality=1) if norms else None)


def test_the_nearest_digit_stands_at_the_right_and_the_first_one_at_the_left() -> None:
    assert GEOMETRY.x(1) == 495
    assert GEOMETRY.x(40) == 105


@pytest.mark.parametrize(("x", "expected"), [(99, None), (100, 40), (499, 1), (489, 2), (500, None)])
def test_a_place_is_in_the_column_of_a_digit(x: float, expected: int | None) -> None:
    assert GEOMETRY.distance_at(x) == expected


def test_every_column_is_found_from_its_middle() -> None:
    assert [GEOMETRY.distance_at(GEOMETRY.x(distance)) for distance in range(1, 41)] == list(range(1, 41))


def test_equal_factors_are_equal_heights() -> None:
    assert [GEOMETRY.y(norm) for norm in (1, 0.1, 0.01, 0.001)] == pytest.approx([0, 100, 200, 300])


def test_all_norms_and_bands_are_in_the_range_and_flat_curves_are_not_blown_up() -> None:
    low, high = decades([GradientCurve("gru", "rnn", (1.0, 0.1), (0.5, 0.001), (20.0, 0.2), None)])
    assert -3.3 < low < -3
    assert 1.3 < high < 1.6
    low, high = decades([curve("transformer", 1.0, 0.95)])
    assert high - low >= 1
    assert decades([curve("transformer")])[0] < decades([])[1]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(-2.5, 0.3, (-2, -1, 0)), (-19.0, 0.1, (-15, -10, -5, 0)), (0.2, 0.8, ())],
)
def test_whole_decades_get_a_tick_but_not_too_many(low: float, high: float, expected: tuple[int, ...]) -> None:
    assert decade_ticks(low, high) == expected


def test_distances_get_a_number_where_there_is_room() -> None:
    assert distance_ticks(20, 10, 26) == (1, 5, 10, 15, 20)
    assert distance_ticks(60, 3, 26) == (1, 10, 20, 30, 40, 50, 60)
    assert distance_ticks(14, 40, 26) == (1, 5, 10, 14)
    assert distance_ticks(5, 4, 26) == (1,)


def test_labels_stand_beside_the_far_ends_but_apart_and_inside() -> None:
    curves = [curve("tanh", 1, 0.002), curve("gru", 1, 0.0021), curve("attention_rnn", 1, 1), curve("transformer")]
    heights = label_heights(GEOMETRY, curves, 40)
    assert heights[2] == 20
    assert sorted(heights) == [heights[2], heights[1], heights[0], heights[3]]
    assert all(below - above >= 40 for above, below in zip(sorted(heights), sorted(heights)[1:], strict=False))
    assert max(heights) <= 280


def test_the_nearest_curve_of_a_column_is_found() -> None:
    curves = [curve("tanh", 1, 0.01), curve("gru", 1, 0.1), curve("transformer")]
    assert nearest_curve(GEOMETRY, curves, 2, 190) == "tanh"
    assert nearest_curve(GEOMETRY, curves, 2, 110) == "gru"
    assert nearest_curve(GEOMETRY, curves, 3, 110) is None


def test_room_is_found_above_falling_curves_and_below_level_ones() -> None:
    falling, level = curve("gru", 1, 0.1, 0.01, 0.001), curve("transformer", 1, 0.9, 0.9, 0.9)
    assert is_free_above(GEOMETRY, [falling], 2)
    assert not is_free_above(GEOMETRY, [level], 2)
    assert not is_free_above(GEOMETRY, [level, curve("gru", 1, 0.1, 0.1, 0.1)], 2)
    assert is_free_above(GEOMETRY, [falling], 4)
