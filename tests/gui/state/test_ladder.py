"""A ladder of sentences: which one is shown, and what is known of those that were."""

import math

import pytest

from gui.state.ladder import SHORTEST_BREATH, SLOWEST_BREATH, Ladder, breath, is_of_digits, last_score

SENTENCES = ("One two.", "One two three.", "One two three and four.")


def test_it_begins_with_the_shortest_and_ends_with_the_longest() -> None:
    ladder = Ladder(SENTENCES)
    climbed = [(ladder.rung, ladder.sentence, ladder.length, ladder.has_next)]
    while ladder.go_to(ladder.rung + 1):
        climbed.append((ladder.rung, ladder.sentence, ladder.length, ladder.has_next))
    assert climbed == [(1, SENTENCES[0], 2, True), (2, SENTENCES[1], 3, True), (3, SENTENCES[2], 5, False)]


def test_there_is_nothing_under_the_first_rung_and_over_the_last() -> None:
    ladder = Ladder(SENTENCES)
    assert not ladder.go_to(0)
    assert not ladder.go_to(1), "it stands there"
    assert not ladder.go_to(4)
    assert ladder.rung == 1


def test_the_scores_of_the_rungs_that_were_seen_are_kept_in_their_places() -> None:
    ladder = Ladder(SENTENCES)
    ladder.go_to(2)
    ladder.keep({"a": 80.0, "b": None})
    ladder.go_to(1)
    ladder.keep({"a": 90.0, "b": 70.0})
    assert ladder.scores("a") == (90.0, 80.0, None)
    assert ladder.scores("b") == (70.0, None, None)
    assert ladder.scores("c") == (None, None, None)
    assert last_score(ladder.scores("a")) == 80.0
    assert last_score(ladder.scores("c")) is None


def test_it_is_done_once_the_last_rung_was_seen_to_its_end() -> None:
    ladder = Ladder(SENTENCES)
    ladder.go_to(3)
    assert not ladder.is_done
    ladder.keep({"a": None})
    assert ladder.is_done


@pytest.mark.parametrize("speed", [0.25, 1.0, 8.0, math.inf])
def test_the_breath_between_two_rungs_follows_the_clock_and_is_never_none(speed: float) -> None:
    assert breath(speed) == pytest.approx(max(SLOWEST_BREATH / speed, SHORTEST_BREATH))


def test_the_words_of_a_sentence_are_told_from_digits() -> None:
    assert is_of_digits("3 1 4")
    assert not is_of_digits("The 3 of us.")
