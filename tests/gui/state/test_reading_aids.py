"""What is told of a whole translation: its probability and length, and its words that the reference lacks."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import Piece
from gui.state.reading_aids import lane_aids, not_in_reference
from gui.state.translation_trace import LaneTrace
from tests.gui.state.recordings import recorded

WORDS = st.lists(st.sampled_from(["le", "chat", "noir", "dort", "ici"]), max_size=12)


def as_pieces(words: list[str]) -> list[Piece]:
    return [Piece(word, starts_word=True) for word in words]


def marked(translation: str, reference: str) -> list[str]:
    words = translation.split()
    return [words[index] for index in sorted(not_in_reference(as_pieces(words), reference))]


@given(WORDS, WORDS)
def test_a_word_is_marked_as_often_as_the_reference_has_it_too_seldom(words: list[str], reference: list[str]) -> None:
    found = not_in_reference(as_pieces(words), " ".join(reference) or ".")
    for word in set(words):
        places = [index for index, other in enumerate(words) if other == word]
        assert sorted(found & set(places)) == places[reference.count(word) :]


@given(WORDS, WORDS, st.integers(0, 12))
def test_what_is_marked_stays_so_while_the_translation_grows(words: list[str], reference: list[str], cut: int) -> None:
    text = " ".join(reference)
    whole, begun = not_in_reference(as_pieces(words), text), not_in_reference(as_pieces(words[:cut]), text)
    assert begun == {index for index in whole if index < cut}


@given(WORDS, st.randoms(use_true_random=False))
def test_nothing_is_marked_in_the_words_of_the_reference_in_any_order(words: list[str], random: object) -> None:
    reference = ", ".join(word.upper() for word in words)
    random.shuffle(words)  # type: ignore[attr-defined]
    assert not not_in_reference(as_pieces(words), reference)


def test_without_a_reference_nothing_is_marked() -> None:
    assert marked("Le chat", "") == []
    assert marked("Le chat noir noir", "Le petit chat noir.") == ["noir"]


def test_all_pieces_of_a_word_are_marked_and_neither_its_comma_nor_its_article() -> None:
    pieces = [Piece("l'", True), Piece("hom", False), Piece("me", False), Piece(",", False)]
    assert not_in_reference(pieces, "l'arbre") == {1, 2}


@pytest.mark.parametrize("length", [1, 2, 9])
def test_the_log_probability_is_the_sum_of_the_steps_and_the_end_symbol_is_no_piece(length: int) -> None:
    lane = recorded({"m": length}).lanes["m"]
    aids = lane_aids(lane, 61.5, "how")
    assert aids is not None
    assert math.isclose(aids.log_probability, sum(step.log_prob for step in lane.steps))
    assert (aids.length, aids.chrf, aids.signature) == (length - 1, 61.5, "how")


def test_nothing_is_told_of_a_translation_that_has_not_ended() -> None:
    lane = recorded({"m": 4}).lanes["m"]
    assert lane_aids(LaneTrace("m", lane.source_pieces, steps=lane.steps[:3])) is None
