"""The arithmetic beside the painters of a lane."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from engine.events import Piece
from gui.widgets.alignment_row import format_weight
from gui.widgets.candidate_bars import format_probability
from gui.widgets.head_grid import head_grid_geometry
from gui.widgets.lane_geometry import Columns, lane_geometry
from gui.widgets.lane_header import format_parameters
from gui.widgets.output_layout import place_pieces, runs
from gui.widgets.ribbons import ribbons
from gui.widgets.scrubber import ScrubberGeometry, numbered_steps
from gui.widgets.source_labels import attended, shown_labels, source_labels
from gui.widgets.vector_scale import scale_places
from gui.widgets.vector_strip import shown_numbers, vector_strip

texts = st.lists(st.tuples(st.text("abc", max_size=8), st.booleans()), min_size=1, max_size=40)


def pieces_of(drawn: list[tuple[str, bool]]) -> list[Piece]:
    return [Piece(text, starts_word) for text, starts_word in drawn]


@given(texts, st.floats(60, 400))
def test_the_output_never_leaves_its_lines(drawn: list[tuple[str, bool]], room: float) -> None:
    pieces = pieces_of(drawn)
    widths = [7.0 * len(piece.text) for piece in pieces]
    placed = place_pieces(pieces, widths, room, space=6.0)
    assert len(placed) == len(pieces)
    for place, width in zip(placed, widths, strict=True):
        assert place.width == width
        assert place.x == 0 or place.x + place.width <= room
    for before, after in itertools.pairwise(placed):
        assert after.line in (before.line, before.line + 1)
        if after.line == before.line:
            assert after.x >= before.x + before.width


def test_a_word_is_not_broken_where_it_fits_into_the_next_line() -> None:
    pieces = [Piece("aaaa", True), Piece("bb", True), Piece("cc", False)]
    placed = place_pieces(pieces, [40, 20, 20], room=75, space=5)
    assert [(place.line, place.x) for place in placed] == [(0, 0), (1, 0), (1, 20)]


def test_pieces_of_one_word_are_joined_but_not_its_full_stop() -> None:
    pieces = [Piece("europ", True), Piece("éen", False), Piece(".", False), Piece("a", True), Piece(".", False)]
    joined = [place.is_joined for place in place_pieces(pieces, [30, 20, 5, 8, 5], 400, 5)]
    assert joined == [True, True, False, False, False]


@given(texts)
def test_runs_hold_every_piece_once_in_order(drawn: list[tuple[str, bool]]) -> None:
    found = runs(pieces_of(drawn))
    assert [index for word in found for index in word] == list(range(len(drawn)))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=80), st.floats(20, 120))
def test_ribbons_fill_the_span_in_the_order_of_the_source(weights: list[float], span: float) -> None:
    columns = Columns(left=100, pitch=308 / len(weights), count=len(weights))
    made = ribbons(weights, columns, span)
    middles = [(ribbon.bottom_left + ribbon.bottom_right) / 2 for ribbon in made]
    assert middles == sorted(middles)
    assert columns.middle - span / 2 - 0.01 <= middles[0]
    assert middles[-1] <= columns.middle + span / 2 + 0.01
    for ribbon in made:
        assert columns.centre(ribbon.column) == pytest.approx((ribbon.top_left + ribbon.top_right) / 2)


def test_a_ribbon_is_as_wide_as_its_share() -> None:
    made = ribbons([0.75, 0.25], Columns(0, 50, 2), span=60)
    assert made[0].bottom_right - made[0].bottom_left == pytest.approx(45)
    assert made[1].bottom_right - made[1].bottom_left == pytest.approx(15)
    assert made[0].bottom_right == pytest.approx(made[1].bottom_left)


@given(st.integers(1, 100), st.floats(2, 60), st.lists(st.integers(0, 99), max_size=4))
def test_labels_that_are_shown_do_not_overlap(count: int, pitch: float, first: list[int]) -> None:
    wanted = [index for index in first if index < count]
    shown = shown_labels(count, pitch, wanted, room=14.0)
    assert shown == sorted(set(shown))
    assert all((b - a) * pitch >= 14.0 - 1e-9 for a, b in itertools.pairwise(shown))
    if wanted:
        assert wanted[0] in shown


def test_a_piece_is_attended_from_a_tenth_on_and_above_an_even_share() -> None:
    assert attended(None) == frozenset()
    assert attended(np.array([0.5, 0.3, 0.2], np.float32)) == {0}
    assert attended(np.array([0.05] * 10 + [0.12, 0.38], np.float32)) == {10, 11}


def test_a_vector_is_shown_by_numbers_from_its_first_to_its_last() -> None:
    vector = np.arange(512, dtype=np.float32)
    shown = shown_numbers(vector, 48)
    assert len(shown) == 48
    assert shown[0] == (0, 0.0)
    assert shown[-1] == (511, 511.0)
    assert all(number == place for place, number in shown)


@pytest.mark.parametrize("width", [264, 285, 424, 560])
@pytest.mark.parametrize("size", [16, 100, 512])
def test_the_strip_stands_between_ticks_and_pill(width: int, size: int) -> None:
    geometry = lane_geometry(width, 728, 14, 16)
    strip = vector_strip(geometry.columns, geometry.tick, geometry.pill, geometry.right - geometry.columns.left, size)
    assert geometry.tick < strip.frame.top()
    assert strip.frame.bottom() < geometry.pill
    assert geometry.columns.left <= strip.frame.left()
    assert strip.frame.right() <= geometry.right
    assert 0 < strip.count <= min(size, 48)


@pytest.mark.parametrize(("layers", "heads"), [(1, 1), (3, 4), (4, 4), (6, 8)])
def test_every_square_is_found_by_its_middle(layers: int, heads: int) -> None:
    geometry = head_grid_geometry(78, 126, layers, heads, 16)
    for layer in range(layers):
        for head in range(heads):
            assert geometry.at(geometry.square((layer, head)).center()) == (layer, head)
    assert geometry.square((layers - 1, heads - 1)).right() <= 78
    assert geometry.square((layers - 1, 0)).bottom() <= geometry.mean.top()
    assert geometry.mean.bottom() <= 126
    assert geometry.at(QPointF(-1, 40)) is None


def test_squares_fill_the_gutter_where_there_is_room() -> None:
    geometry = head_grid_geometry(78, 160, 4, 4, 16)
    assert geometry.pitch == (78 + 3) / 4
    assert geometry.square((0, 0)).width() == geometry.pitch - 3


@given(st.integers(1, 100), st.data())
def test_the_scrubber_finds_the_step_nearest_to_the_mouse(length: int, data: st.DataObject) -> None:
    geometry = ScrubberGeometry(14, 526, length)
    step = data.draw(st.integers(1, length))
    assert geometry.step_at(geometry.x(step)) == step
    assert geometry.step_at(-100) == 1
    assert geometry.step_at(9999) == length


@given(st.integers(1, 200), st.data())
def test_numbers_of_steps_do_not_overlap_and_the_current_one_is_among_them(length: int, data: st.DataObject) -> None:
    current = data.draw(st.integers(1, length))
    pitch = ScrubberGeometry(14, 526, length).pitch
    shown = numbered_steps(length, current, pitch, room=26)
    assert current in shown
    assert all((b - a) * pitch >= 26 for a, b in itertools.pairwise(shown))


def test_numbers_are_written_as_people_read_them() -> None:
    assert [format_weight(w) for w in (0.882, 0.2, 0.999)] == [".88", ".20", "1.0"]
    assert [format_probability(p) for p in (0.934, 0.0097, 0.004, 0.0001)] == ["0.93", "0.01", "0.004", "<0.001"]
    assert [format_parameters(n) for n in (7_612_345, 999_999, 412_300, 96)] == ["7.6M", "1.0M", "412k", "96"]


@given(st.floats(0, 300), st.floats(10, 60), st.floats(20, 60))
def test_the_scale_of_the_strip_stays_in_its_room_or_is_left_out(width: float, height: float, number: float) -> None:
    room = QRectF(100, 40, width, height)
    places = scale_places(room, number, 7, 11)
    if places is None:
        assert width < 2 * number + 7 + 12 or height < 20
    else:
        assert room.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(places.bar)
        assert places.least_x + number < places.zero_x
        assert places.zero_x + 7 < places.most_x
        assert places.most_x + number == pytest.approx(room.right())
        assert places.numbers_top + 11 <= room.bottom() + 1e-6


@pytest.mark.parametrize(("width", "source"), [(424, 14), (311, 14), (285, 14), (285, 25), (285, 51)])
@pytest.mark.usefixtures("appearance")
def test_the_end_symbol_is_read_whole_at_the_edge_of_a_narrow_lane(width: int, source: int) -> None:
    pieces = (*(Piece("a", True) for _ in range(source - 1)), Piece("</s>", False, is_end=True))
    geometry = lane_geometry(width, 528, source, 12)
    for bold in (frozenset[int](), frozenset({source - 1})):
        *others, last = source_labels(pieces, geometry, bold, None, 1.0)
        assert last.start.x() - others[-1].start.x() >= 9, "no label lies over another"
        if bold or source < 20:
            assert (last.index, last.text) == (source - 1, "</s>")
