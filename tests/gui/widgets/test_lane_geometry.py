"""The geometry of a lane: nothing overlaps, nothing is clipped, and at the reference size it is the designers'."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.alignment_row import RowStyle
from gui.widgets.lane_geometry import Columns, LaneGeometry, Rows, TextHeights, lane_geometry

widths = st.integers(264, 700)
heights = st.integers(380, 1400)
counts = st.integers(1, 120)
LARGE_TEXT = TextHeights(36, 26, 24, 22, 33)
scales = st.sampled_from([TextHeights(), LARGE_TEXT])


def shows_values(geometry: LaneGeometry) -> bool:
    return RowStyle("transformer", "attention", geometry.columns, geometry.rows.height, 1.0).shows_values


def bands(geometry: LaneGeometry) -> list[tuple[int, int]]:
    sections = (geometry.header, geometry.reads, geometry.matrix, geometry.candidates, geometry.output)
    return [(band.top, band.bottom) for band in sections]


def test_at_the_reference_size_it_is_the_mockups() -> None:
    geometry = lane_geometry(424, 728, source=14, rows=16)
    assert geometry.columns == Columns(left=100, pitch=22.0, count=14)
    assert (geometry.tick, geometry.pill, geometry.pill_height) == (130, 212, 30)
    assert geometry.rows == Rows(top=270, height=15, count=16, visible=16)
    assert (geometry.candidates.top, geometry.candidate_count, geometry.candidate_pitch) == (518, 5, 19)
    assert (geometry.output.top, geometry.output_lines, geometry.output_pitch) == (646, 2, 32)
    assert shows_values(geometry)


@given(widths, heights, counts, counts, st.integers(1, 9), scales)
def test_sections_follow_one_another_within_the_lane(
    width: int, height: int, source: int, rows: int, lines: int, text: TextHeights
) -> None:
    geometry = lane_geometry(width, height, source, rows, text, lines)
    placed = bands(geometry)
    for (_, above), (below, _) in itertools.pairwise(placed):
        assert above <= below
    if text == TextHeights() or height >= 472:
        assert placed[-1][1] == height
        assert geometry.output_lines * geometry.output_pitch <= geometry.output.height
    assert geometry.reads.top < geometry.tick < geometry.pill
    assert geometry.pill + geometry.pill_height <= geometry.reads.bottom


@given(widths, heights, counts, counts)
def test_rows_and_columns_stay_within_their_section(width: int, height: int, source: int, rows: int) -> None:
    geometry = lane_geometry(width, height, source, rows)
    assert geometry.rows.top + geometry.rows.visible * geometry.rows.height <= geometry.matrix.bottom
    assert geometry.padding < geometry.columns.left
    assert geometry.columns.right <= geometry.right
    assert (2 if height >= 420 else 1) <= geometry.candidate_count <= 5
    assert geometry.rows.visible >= min(rows, 4)


@given(widths, counts)
def test_every_x_belongs_to_the_column_that_contains_it(width: int, source: int) -> None:
    columns = lane_geometry(width, 728, source, 8).columns
    for index in range(source):
        assert columns.edge(index) < columns.edge(index + 1) or columns.pitch < 1
        if columns.pitch >= 1:
            assert columns.at(columns.centre(index)) == index
    assert columns.at(columns.left - 1) is None
    assert columns.at(columns.right) is None


@given(st.integers(1, 100), st.integers(1, 30), st.data())
def test_the_current_row_is_always_in_view(count: int, visible: int, data: st.DataObject) -> None:
    rows = Rows(top=0, height=15, count=count, visible=min(visible, count))
    current = data.draw(st.integers(0, count - 1))
    first = rows.first_in_view(current)
    assert 0 <= first <= max(count - rows.visible, 0)
    assert first <= current < first + max(rows.visible, 1) or rows.visible < 3


def test_past_fourteen_pieces_columns_shrink_and_values_vanish() -> None:
    assert shows_values(lane_geometry(424, 728, 15, 15))
    assert lane_geometry(424, 728, 15, 15).columns.pitch < 22
    assert not shows_values(lane_geometry(424, 728, 16, 16))


def test_a_short_sentence_gets_larger_cells() -> None:
    geometry = lane_geometry(424, 728, 6, 6)
    assert geometry.columns.pitch > 40
    assert geometry.rows.height == 34


def test_a_low_lane_gives_up_candidates_before_it_gives_up_the_matrix() -> None:
    low = lane_geometry(285, 528, 15, 17)
    assert low.candidate_count == 3
    assert low.output_lines == 2
    assert low.rows.visible >= 8


def test_a_very_low_lane_with_large_text_keeps_four_rows_and_no_candidates() -> None:
    low = lane_geometry(289, 472, 18, 18, LARGE_TEXT)
    assert low.candidate_count == 0
    assert low.candidates.height == 0
    assert low.output_lines == 1
    assert low.rows.visible >= 4
    assert bands(low)[-1][1] == 472


def test_sixty_rows_shrink_until_all_are_in_view() -> None:
    geometry = lane_geometry(424, 728, 60, 60)
    assert geometry.rows.height >= 4
    assert geometry.rows.visible == 60
    assert geometry.candidate_count >= 3
    assert not shows_values(geometry)


def test_rows_are_as_high_as_their_labels_while_all_of_them_fit() -> None:
    assert lane_geometry(424, 728, 14, 16).rows.height == 15
    assert 4 <= lane_geometry(424, 728, 14, 30).rows.height < 15


def test_rows_shrink_no_more_than_the_other_sections_make_room() -> None:
    rows = [lane_geometry(424, 728, 20, count).rows.height for count in (16, 20, 25, 30, 40, 50, 60)]
    assert rows == sorted(rows, reverse=True)
    assert rows[2] >= 9
    assert lane_geometry(424, 728, 20, 25).candidate_count < lane_geometry(424, 728, 20, 16).candidate_count


def test_rows_that_can_shrink_no_further_scroll() -> None:
    rows = lane_geometry(424, 728, 60, 120).rows
    assert rows.height == 4
    assert 10 <= rows.visible < 120
    assert rows.first_in_view(0) == 0
    assert rows.first_in_view(119) == 120 - rows.visible
