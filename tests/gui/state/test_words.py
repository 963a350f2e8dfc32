"""Pieces put together to words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import Piece
from gui.state.words import added_columns, averaged_rows, word_of, word_starts
from tests.gui.state.recordings import END, some_weights

some_pieces = st.builds(Piece, st.text("ab.,'-é", min_size=1, max_size=4), st.booleans())
sentences = st.lists(some_pieces | st.just(END), min_size=1, max_size=25)


def word_texts(pieces: list[Piece]) -> list[str]:
    starts = word_starts(pieces)
    ends = [*starts[1:], len(pieces)]
    return [word_of(pieces[first:last]).text for first, last in zip(starts, ends, strict=True)]


def test_punctuation_and_the_end_stand_alone_but_an_apostrophe_and_a_hyphen_do_not() -> None:
    spelled = ["▁grand", "m", "other", ".", "▁l", "'", "homme", "▁peut", "-", "être", ",", "x", "▁3", ".", "5"]
    pieces = [Piece(text.lstrip("▁"), text.startswith("▁")) for text in spelled]
    expected = ["grandmother", ".", "l'homme", "peut-être", ",", "x", "3", ".", "5", "</s>"]
    assert word_texts([*pieces, END]) == expected


@given(sentences)
def test_words_hold_all_text_in_order_and_single_pieces_are_themselves(pieces: list[Piece]) -> None:
    starts = word_starts(pieces)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert "".join(word_texts(pieces)) == "".join(piece.text for piece in pieces)
    for index, piece in enumerate(pieces):
        assert word_of([piece]) is piece
        assert not piece.starts_word or index in starts


@given(sentences, st.integers(1, 25))
def test_what_comes_later_never_cuts_anew(pieces: list[Piece], length: int) -> None:
    whole, beginning = word_starts(pieces), word_starts(pieces[:length])
    assert beginning == [start for start in whole if start < length]


@given(sentences, st.integers(1, 6), st.integers(0, 99))
def test_merged_rows_still_sum_to_one_and_single_pieces_keep_their_weight(
    pieces: list[Piece], rows: int, seed: int
) -> None:
    weights = some_weights(seed, rows, len(pieces))
    starts = word_starts(pieces)
    merged = added_columns(weights, starts)
    assert merged.shape == (rows, len(starts))
    np.testing.assert_allclose(merged.sum(axis=-1), 1, atol=1e-5)
    for column, (first, last) in enumerate(zip(starts, [*starts[1:], len(pieces)], strict=True)):
        np.testing.assert_allclose(merged[:, column], weights[:, first:last].sum(axis=-1), atol=1e-6)
        if last - first == 1:
            np.testing.assert_array_equal(merged[:, column], weights[:, first])
    mean = averaged_rows(list(merged))
    assert mean.shape == (len(starts),)
    assert mean.sum() == pytest.approx(1, abs=1e-5)


def test_a_single_row_is_itself_and_shorter_ones_end_in_zeros() -> None:
    row = some_weights(1, 4)
    assert averaged_rows([row]) is row
    short, long = np.array([1.0], dtype=np.float32), some_weights(2, 3)
    np.testing.assert_allclose(averaged_rows([short, long]), (np.array([1, 0, 0]) + long) / 2, atol=1e-6)


def test_a_word_is_unknown_where_one_of_its_pieces_is() -> None:
    assert word_of([Piece("a", True), Piece("⁇", False, is_unknown=True)]) == Piece("a⁇", True, is_unknown=True)
