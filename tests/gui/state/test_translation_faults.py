"""What went wrong is found in the record: repetition, what was not read, an early end, an unknown piece."""

from dataclasses import replace

import numpy as np
import pytest

from engine.events import Array, Piece, TokenDecoded
from gui.state.coverage import coverage_of, most_read_at, unread_words
from gui.state.repetition import find_repetition
from gui.state.translation_faults import find_faults
from gui.state.translation_trace import LaneTrace
from tests.gui.state.recordings import END, decoded

SOURCE = "the little girl opened the window slowly ."


def pieces(text: str) -> tuple[Piece, ...]:
    return tuple(Piece(word, starts_word=True) for word in text.split())


def attending(place: int, count: int) -> Array:
    weights = np.zeros(count, dtype=np.float32)
    weights[place] = 1.0
    return weights


def lane_of(source: str, target: str, places: list[int] | None = None) -> LaneTrace:
    """A lane whose step i attends to the source word `places[i]`, the end symbol's step to the end symbol."""
    read, produced = (*pieces(source), END), (*pieces(target), END)
    places = places if places is not None else [min(i, len(read) - 1) for i in range(len(produced))]
    steps = [
        step(i, piece, attending(place, len(read)))
        for i, (piece, place) in enumerate(zip(produced, places, strict=True))
    ]
    return LaneTrace("m", read, steps=steps, text=target)


def step(position: int, piece: Piece, attention: Array | None, saliency: Array | None = None) -> TokenDecoded:
    made = decoded("m", position, is_last=piece.is_end)
    return replace(made, piece=piece, attention=attention, saliency=saliency)


def kinds(lane: LaneTrace) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {fault.kind: (fault.step, fault.words) for fault in find_faults(lane)}


def test_a_translation_that_reads_all_and_says_it_once_has_no_fault() -> None:
    assert kinds(lane_of(SOURCE, "la petite fille ouvrit la fenêtre lentement .")) == {}


@pytest.mark.parametrize(
    ("said", "words", "number"),
    [
        ("la la la fenêtre", ("la",), 2),
        ("il va à la maison à la maison", ("à", "la", "maison"), 6),
        ("Maison , la maison et ma maison .", ("maison",), 7),
        ("il ne voit pas et elle dit il ne voit pas", ("il", "ne", "voit", "pas"), 8),
    ],
)
def test_what_is_said_again_is_found_where_it_comes_again(said: str, words: tuple[str, ...], number: int) -> None:
    found = find_repetition(pieces(said), pieces(SOURCE))
    assert found is not None
    assert found.words == words
    assert found.piece + 1 == number


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("nous nous sommes vus", "we met"),
        ("il a dit ce que la dame a dit à la porte", "he said what the lady said at the door"),
        ("5 5 5 5 5", "5 5 5 5 5"),
        ("maison après maison après maison", "house after house after house"),
        ("il voit la fille et la fille voit la fille", "he sees the child and the child sees the child"),
    ],
)
def test_what_a_language_or_the_source_repeats_may_be_repeated(said: str, source: str) -> None:
    assert find_repetition(pieces(said), pieces(source)) is None


def test_repetition_leads_to_the_piece_that_comes_again() -> None:
    lane = lane_of(
        SOURCE, "la petite fille la petite fille ouvrit la fenêtre lentement .", [0, 1, 2, 0, 1, 2, 3, 4, 5, 6, 7, 8]
    )
    assert kinds(lane)["repetition"] == (4, ("la", "petite", "fille"))


def test_a_word_that_no_step_attends_to_is_unread_but_for_a_short_one_alone() -> None:
    lane = lane_of(SOURCE, "la fille ouvrit la fenêtre .", [0, 2, 3, 4, 5, 7, 8])
    assert [word.text for word in unread_words(lane.source_pieces, lane.steps)] == ["little", "slowly"]
    assert kinds(lane)["unread"][1] == ("little", "slowly")
    lane = lane_of("he was here .", "il ici .", [0, 2, 3, 4])
    assert unread_words(lane.source_pieces, lane.steps) == []
    lane = lane_of("he ran out of the garden .", "il jardin .", [0, 5, 6, 7])
    assert [word.text for word in unread_words(lane.source_pieces, lane.steps)] == ["ran", "out", "of", "the"]


def test_coverage_of_saliency_is_shared_out_like_attention() -> None:
    saliency = np.asarray([1.0, 0.5, 0.5], dtype=np.float32)
    steps = [step(i, Piece("x", True), None, saliency) for i in range(4)]
    np.testing.assert_allclose(np.asarray(coverage_of(steps)), np.asarray([2.0, 1.0, 1.0]))
    heads = np.stack([np.eye(3, dtype=np.float32)[None, 0], np.eye(3, dtype=np.float32)[None, 2]])
    np.testing.assert_allclose(np.asarray(coverage_of([step(0, Piece("x", True), heads)])), np.asarray([0.5, 0.0, 0.5]))
    assert coverage_of([step(0, Piece("x", True), None)]) is None
    assert unread_words(pieces("three little words"), [step(0, Piece("x", True), None)]) == []


def test_the_step_that_read_most_of_a_word_is_found() -> None:
    lane = lane_of(SOURCE, "a b c", [3, 1, 3, 8])
    assert most_read_at(lane.steps, 1, 1) == 1
    assert most_read_at(lane.steps, 0, 1) == 1


def test_an_end_after_far_fewer_pieces_or_with_much_unread_is_early() -> None:
    short = lane_of(SOURCE, "la fille", [2, 5, 8])
    assert kinds(short)["early_end"] == (3, ())
    unread = lane_of(SOURCE, "la fille et la fille et ici .", [0, 0, 0, 0, 0, 0, 7, 7, 8])
    assert kinds(unread)["early_end"][0] == 9
    cut = replace(short, steps=[replace(short.steps[0], position=i, is_last=i == 2) for i in range(3)], was_cut=True)
    assert "early_end" not in kinds(cut)


def test_an_unknown_piece_is_found_where_it_is_produced_or_else_read() -> None:
    lane = lane_of("the sign says X", "le signe dit X", [0, 1, 2, 3, 4])
    produced = replace(lane, steps=[*lane.steps])
    produced.steps[3] = replace(lane.steps[3], piece=Piece("⁇", True, is_unknown=True))
    assert kinds(produced)["unknown"] == (4, ("⁇",))
    read = replace(lane, source_pieces=(*lane.source_pieces[:3], Piece("X", True, is_unknown=True), END))
    assert kinds(read)["unknown"] == (4, ("X",))


def test_a_translation_that_has_not_ended_has_no_faults_yet() -> None:
    lane = lane_of(SOURCE, "la la la la")
    begun = replace(lane, steps=lane.steps[:4], text=None)
    assert find_faults(begun) == ()
