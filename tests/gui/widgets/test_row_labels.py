"""Labels of rows: all of them where rows are high, every second or third where they are low, never over one another."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.row_labels import labelled_rows, row_label_px

LINE = 13.0


def test_high_rows_are_all_labelled() -> None:
    assert labelled_rows(3, 8, 15, LINE, [7]) == [3, 4, 5, 6, 7]


@given(st.integers(0, 60), st.integers(1, 60), st.integers(4, 34), st.data())
def test_labels_do_not_overlap_and_the_current_one_is_among_them(
    first: int, count: int, height: int, data: st.DataObject
) -> None:
    current = data.draw(st.integers(first, first + count - 1))
    shown = labelled_rows(first, first + count, height, LINE, [current])
    assert current in shown
    assert all((after - before) * height >= 0.9 * LINE for before, after in itertools.pairwise(shown))
    assert all(first <= row < first + count for row in shown)


def test_the_label_under_the_mouse_comes_before_that_of_the_step() -> None:
    assert 6 in labelled_rows(0, 20, 5, LINE, [6, 7])
    assert 7 not in labelled_rows(0, 20, 5, LINE, [6, 7])


def test_labels_stay_where_they_are_while_the_matrix_grows() -> None:
    before, after = (set(labelled_rows(0, last + 1, 5, LINE, [last])) for last in (20, 40))
    assert {row for row in before if row < 18} == {row for row in after if row < 18}


def test_type_shrinks_with_the_rows_but_stays_legible() -> None:
    assert row_label_px(34) == row_label_px(15) == 12.5
    assert 10 < row_label_px(13) < 12.5
    assert row_label_px(4) == 10
