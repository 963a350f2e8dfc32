"""Which lanes stand in front: as many as fit, those that the reader wants first."""

from hypothesis import given
from hypothesis import strategies as st

from gui.state.front_lanes import lanes_in_front, lanes_that_fit

THREE = {"a": "rnn", "b": "attention_rnn", "c": "transformer"}
FOUR = {**THREE, "d": "transformer"}


def test_three_lanes_fit_from_828_px_on() -> None:
    assert lanes_that_fit(828, 3, 260, 24, 184) == 3
    assert lanes_that_fit(827, 3, 260, 24, 184) == 2
    assert lanes_that_fit(680, 3, 260, 24, 184) == 1
    assert lanes_that_fit(1320, 5, 260, 24, 184) == 4


@given(st.integers(0, 4000), st.integers(1, 6))
def test_what_is_in_front_leaves_room_for_the_thumbnails(room: int, count: int) -> None:
    fit = lanes_that_fit(room, count, 260, 24, 184)
    assert 1 <= fit <= count
    if 1 < fit < count:
        assert fit * (260 + 24) + 184 <= room


def test_the_left_ones_come_first_unless_one_was_chosen() -> None:
    assert lanes_in_front(THREE, (), 1) == ("a",)
    assert lanes_in_front(THREE, ("c",), 1) == ("c",)
    assert lanes_in_front(THREE, ("c",), 2) == ("a", "c")
    assert lanes_in_front(THREE, ("b", "c"), 1) == ("b",)
    assert lanes_in_front(THREE, (), 3) == ("a", "b", "c")


def test_compared_ones_come_before_the_others() -> None:
    assert lanes_in_front(FOUR, (), 2) == ("c", "d")
    assert lanes_in_front(FOUR, (), 3) == ("a", "c", "d")
    assert lanes_in_front(FOUR, ("b",), 2) == ("b", "c")


def test_what_was_chosen_and_is_gone_changes_nothing() -> None:
    assert lanes_in_front(THREE, ("gone", "b"), 1) == ("b",)
