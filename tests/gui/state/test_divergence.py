"""Which tokens one lane alone produced at a step."""

from dataclasses import replace

from engine.events import Piece
from gui.state.divergence import lone_steps
from gui.state.translation_trace import LaneTrace
from tests.gui.state.recordings import END, decoded


def lane(words: str, is_finished: bool = True) -> LaneTrace:
    """A record of these words and the end symbol."""
    pieces = [Piece(word, True) for word in words.split()] + ([END] if is_finished else [])
    steps = [replace(decoded("m", index, is_last=piece.is_end), piece=piece) for index, piece in enumerate(pieces)]
    return LaneTrace("m", steps=steps, text=words if is_finished else None)


def test_the_odd_one_out_is_marked_and_the_others_are_not() -> None:
    lanes = [lane("le vieil homme"), lane("le vieux homme"), lane("le vieil homme")]
    assert lone_steps(lanes, 4) == [frozenset(), frozenset({1}), frozenset()]


def test_all_are_marked_where_all_differ_and_nothing_before_the_clock() -> None:
    lanes = [lane("a x"), lane("a y"), lane("a z")]
    assert lone_steps(lanes, 2) == [frozenset({1})] * 3
    assert lone_steps(lanes, 1) == [frozenset()] * 3


def test_a_lane_that_has_finished_waits_with_its_end_symbol() -> None:
    lanes = [lane("a"), lane("a b")]
    assert lone_steps(lanes, 3) == [frozenset({1}), frozenset({1})]
    assert lone_steps([lane("a"), lane("a b c")], 4) == [frozenset({1}), frozenset({1, 2})]
    assert lone_steps([*lanes, lane("a b")], 3) == [frozenset({1}), frozenset(), frozenset()]


def test_a_lane_that_has_not_come_so_far_is_not_asked_and_one_alone_differs_from_nobody() -> None:
    assert lone_steps([lane("a b"), lane("a", is_finished=False)], 3) == [frozenset(), frozenset()]
    assert lone_steps([lane("a b")], 3) == [frozenset()]
