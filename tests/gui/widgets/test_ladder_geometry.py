"""The bars of a ladder stand beside their lane's name and figure, wherever there is room for them."""

from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.ladder_geometry import LANE_GAP, NARROWEST_PITCH, PART_GAP, ladder_cells

FIGURE, WITH_UNIT = 36.0, 66.0


@given(st.integers(400, 1700), st.lists(st.integers(20, 120), min_size=1, max_size=4), st.integers(2, 8))
def test_nothing_of_a_lane_leaves_its_share_or_covers_another_part(width: int, names: list[int], rungs: int) -> None:
    cells = ladder_cells(width, names, rungs, FIGURE, WITH_UNIT)
    share = (width - LANE_GAP * (len(names) - 1)) / len(names)
    if share < rungs * NARROWEST_PITCH + FIGURE + 2 * PART_GAP:
        return  # there is no room for bars and figures even without a name
    for index, (cell, name) in enumerate(zip(cells, names, strict=True)):
        left = index * (share + LANE_GAP)
        bars = [cell.bar(rung) for rung in range(rungs)]
        edges = [left, sum(cell.name), bars[0][0]]
        edges += [edge for x, wide in bars for edge in (x, x + wide)] + [cell.figure[0], sum(cell.figure)]
        assert cell.name[0] == left
        assert cell.name[1] <= name
        assert edges == sorted(edges)
        assert edges[-1] <= left + share + 1e-6
        assert cell.pitch >= NARROWEST_PITCH


def test_names_are_whole_before_bars_are_wide_and_bars_before_the_unit_is_there() -> None:
    names = (30.0, 95.0, 80.0)
    wide, narrow, narrowest = (ladder_cells(width, names, 8, FIGURE, WITH_UNIT) for width in (900, 640, 560))
    assert all(cell.has_unit for cell in wide)
    assert not any(cell.has_unit for cell in narrow)
    assert wide[0].pitch > narrowest[0].pitch
    assert all(cell.name[1] == name for cells in (wide, narrow) for cell, name in zip(cells, names, strict=True))
