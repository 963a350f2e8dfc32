"""Where curves, their names and the vectors beside them lie."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.reversal_geometry import label_places, nearest_curve, reversal_frame
from gui.widgets.suitcase_geometry import CELL_ROWS, SMALLEST_WHOLE, cell_size, state_blocks, vector_block

LENGTHS = tuple(range(4, 15))


@given(st.integers(200, 1500), st.integers(200, 900), st.sampled_from((0.8, 1.0, 1.5, 2.0)))
def test_every_point_lies_inside_and_is_found_again(width: int, height: int, scale: float) -> None:
    frame = reversal_frame(width, height, LENGTHS, scale)
    assert frame.left < frame.x(4) < frame.x(14) < frame.right <= width
    assert frame.y(0) == frame.bottom
    assert frame.y(100) == pytest.approx(frame.top)
    assert [frame.length_at(frame.x(length)) for length in LENGTHS] == list(LENGTHS)
    assert frame.length_at(frame.left - 1) is None
    assert frame.length_at(frame.right + 1) is None


def falling(middle: float) -> list[tuple[int, float]]:
    """A curve that falls from 100 to 0 around a length."""
    return [(length, max(0.0, min(100.0, 50 - 25 * (length - middle)))) for length in LENGTHS]


def test_names_lie_on_their_curves_and_apart_although_the_curves_nearly_touch() -> None:
    frame = reversal_frame(560, 420, LENGTHS, 1.0)
    curves = [falling(middle) for middle in (7.0, 8.0, 9.0, 9.3, 9.5, 9.7)]
    places = label_places(frame, curves)
    heights = [y for _, y in places]
    assert all(above - below > 24 for above, below in pairwise(heights))
    for (x, y), curve in zip(places, curves, strict=True):
        length = (x - frame.x(4)) / frame.pitch + 4
        before = int(length)
        (_, value), (_, next_value) = curve[before - 4], curve[before - 3]
        assert frame.y(value + (length - before) * (next_value - value)) == pytest.approx(y)


def test_a_curve_that_is_only_begun_has_its_name_at_its_end() -> None:
    frame = reversal_frame(560, 420, LENGTHS, 1.0)
    assert label_places(frame, [[(4, 100.0), (5, 96.0)]]) == [(frame.x(5), frame.y(96))]


def test_the_nearest_curve_is_found_among_those_that_came_so_far() -> None:
    frame = reversal_frame(560, 420, LENGTHS, 1.0)
    curves = [falling(7.0), falling(9.0), [(4, 0.0)]]
    assert nearest_curve(frame, curves, 9, frame.y(45)) == 1
    assert nearest_curve(frame, curves, 9, frame.y(2)) == 0
    assert nearest_curve(frame, curves, 4, frame.y(2)) == 2
    assert nearest_curve(frame, [[]], 4, 0) is None


@given(st.integers(60, 900), st.sampled_from((16, 48, 50, 200)), st.integers(2, 30))
def test_the_longest_vector_and_all_states_fit_and_every_number_is_a_cell(room: int, state: int, pieces: int) -> None:
    cell = cell_size(room, 512, state, pieces)
    assert 0 < cell < SMALLEST_WHOLE or cell == int(cell)
    vector, states = vector_block(0, cell, 512), state_blocks(0, cell, state, pieces)
    assert max(vector.right, states[-1].right) <= room + 1e-6
    for block, numbers in [(vector, 512), *((each, state) for each in states)]:
        assert sum(cells for _, cells in block.columns) == numbers
        assert all(0 < cells <= CELL_ROWS for _, cells in block.columns)
    assert all(left.right < right.left for left, right in pairwise(states))


def test_twice_the_numbers_are_twice_as_wide() -> None:
    assert vector_block(0, 3.0, 512).right == 2 * vector_block(0, 3.0, 256).right == 32 * vector_block(0, 3.0, 16).right
