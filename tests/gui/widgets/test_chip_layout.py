"""Chips stand in rows that end where the room does."""

from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.chip_layout import GAP, place_chips


@given(st.lists(st.integers(1, 120)), st.integers(1, 300))
def test_chips_follow_one_another_and_only_one_alone_may_be_wider_than_the_room(widths: list[int], room: int) -> None:
    placed = place_chips(widths, room)
    assert len(placed) == len(widths)
    for (_, x), width in zip(placed, widths, strict=True):
        assert x == 0 or x + width <= room
    for (row, x), (next_row, next_x), width in zip(placed, placed[1:], widths, strict=False):
        assert (next_row, next_x) in ((row, x + width + GAP), (row + 1, 0))
