import itertools

from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.spreading import keep_apart, spread_apart


@given(st.lists(st.floats(0, 100), min_size=1, max_size=4))
def test_labels_stand_apart_inside_their_room(positions: list[float]) -> None:
    placed = spread_apart(positions, 20, 0, 100)
    ordered = sorted(placed)
    assert all(after - before >= 20 - 1e-9 for before, after in itertools.pairwise(ordered))
    assert all(0 <= place <= 100 for place in placed)


def test_labels_with_room_stay_where_they_belong() -> None:
    assert spread_apart([80, 10, 40], 20, 0, 100) == [80, 10, 40]


def test_labels_that_meet_keep_their_order() -> None:
    placed = spread_apart([50, 49], 20, 0, 100)
    assert placed[1] < placed[0]


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=60).map(sorted))
def test_kept_markers_stand_apart_and_the_newest_is_among_them(positions: list[float]) -> None:
    kept = keep_apart(positions, 26)
    assert kept[-1] == len(positions) - 1
    assert all(positions[b] - positions[a] >= 26 for a, b in itertools.pairwise(kept))
