"""The bars of a ladder stand beside their lane's name and figure, wherever there is room for them."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gui.widgets.ladder_geometry import LANE_GAP, NARROWEST_PITCH, PART_GAP, ladder_cells

FIGURE, WITH_UNIT = 36.0, 66.0
NAMES = (30.0, 95.0, 80.0)


@given(st.integers(400, 1700), st.lists(st.integers(20, 120), min_size=1, max_size=4), st.integers(2, 8))
def test_nothing_covers_another_part_or_leaves_the_width(width: int, names: list[int], rungs: int) -> None:
    least = rungs * NARROWEST_PITCH + FIGURE + 2 * PART_GAP
    assume(width >= len(names) * least + (len(names) - 1) * LANE_GAP)  # there is room for bars and figures at least
    edges: list[float] = []
    for cell, name in zip(ladder_cells(width, names, rungs, FIGURE, WITH_UNIT), names, strict=True):
        bars = [cell.bar(rung) for rung in range(rungs)]
        edges += [cell.name[0], sum(cell.name)] + [edge for x, wide in bars for edge in (x, x + wide)]
        edges += [cell.figure[0], sum(cell.figure)]
        assert 0 <= cell.name[1] <= name
        assert cell.pitch >= NARROWEST_PITCH
    assert edges == sorted(edges)
    assert edges[0] == 0
    assert edges[-1] <= width + 1e-6


def test_names_are_whole_before_bars_are_wide_and_bars_before_the_unit_is_there() -> None:
    wide, narrow, narrowest = (ladder_cells(width, NAMES, 8, FIGURE, WITH_UNIT) for width in (1000, 640, 560))
    assert all(cell.has_unit for cell in wide)
    assert not any(cell.has_unit for cell in narrow)
    assert wide[0].pitch > narrow[0].pitch > narrowest[0].pitch
    assert all(cell.name[1] == name for cells in (wide, narrow) for cell, name in zip(cells, NAMES, strict=True))
    assert ladder_cells(420, NAMES, 8, FIGURE, WITH_UNIT)[1].name[1] < NAMES[1]


@pytest.mark.parametrize("width", [560, 640, 800, 1300])
def test_between_any_two_lanes_there_is_the_same_air(width: int) -> None:
    cells = ladder_cells(width, NAMES, 8, FIGURE, WITH_UNIT)
    gaps = [after.name[0] - sum(before.figure) for before, after in pairwise(cells)]
    assert gaps == pytest.approx([gaps[0]] * len(gaps))
    assert gaps[0] >= LANE_GAP - 1e-9
