"""The rows of the matrix, by piece and by word, of each kind of attention."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import AttentionKind, Piece
from gui.state.alignment import START, step_weights
from gui.state.lane_frame import frame_at
from gui.state.look import READINGS, Look, Reading
from gui.state.matrix_rows import MatrixRows, columns_at, matrix_size
from gui.state.translation_trace import LaneTrace
from gui.state.words import word_starts
from tests.gui.state.recordings import recorded

LENGTH = 9
kinds: st.SearchStrategy[AttentionKind] = st.sampled_from(["none", "source", "heads"])
cuts = st.lists(st.booleans(), min_size=LENGTH - 1, max_size=LENGTH - 1)
looks = st.builds(Look, st.just("attention"), st.booleans(), st.sampled_from(READINGS), st.sampled_from([None, (1, 2)]))


def lane_of(kind: AttentionKind, starts: list[bool]) -> LaneTrace:
    """A record whose pieces begin words where `starts` says; the last is the end symbol."""
    lane = recorded({"m": LENGTH}, kind).lanes["m"]
    pieces = [Piece(f"t{index}", starts_word) for index, starts_word in enumerate(starts)]
    lane.steps = [replace(step, piece=piece) for step, piece in zip(lane.steps, pieces, strict=False)] + lane.steps[-1:]
    return lane


@given(kinds, cuts, looks, st.integers(1, LENGTH))
def test_rows_and_columns_fit_at_every_step(kind: AttentionKind, starts: list[bool], look: Look, step: int) -> None:
    lane = lane_of(kind, starts)
    rows, columns = MatrixRows().until(lane, step, look), columns_at(lane, step, look)
    whole_columns, whole_rows = matrix_size(lane, look)
    assert len(rows) <= whole_rows
    assert len(columns) <= whole_columns
    for row in rows:
        assert row.weights is not None
        assert len(row.weights) <= len(columns)
        if kind != "none":
            assert row.weights.sum() == pytest.approx(1, abs=1e-5)
        elif look.by_word:
            assert row.weights.max() == pytest.approx(1, abs=1e-5)
    assert [row.first for row in rows[1:]] == [row.last + 1 for row in rows[:-1]]
    if step == LENGTH:
        assert (len(columns), len(rows)) == (whole_columns, whole_rows)


@given(cuts, st.integers(1, LENGTH))
def test_a_word_shows_the_mean_of_what_of_it_is_produced(starts: list[bool], step: int) -> None:
    lane = lane_of("source", starts)
    row = MatrixRows().until(lane, step, Look(by_word=True))[-1]
    assert row.last == step - 1
    pieces = [np.asarray(step_weights(lane.steps[i], Look())) for i in range(row.first, row.last + 1)]
    wanted = np.add.reduceat(np.mean(pieces, axis=0), word_starts(lane.source_pieces))
    np.testing.assert_allclose(np.asarray(row.weights), wanted, atol=1e-6)
    assert row.piece.text == "".join(lane.steps[i].piece.text for i in range(row.first, row.last + 1))


def test_the_decoder_reads_the_start_symbol_and_what_it_has_produced() -> None:
    lane, look = recorded({"m": 4}, "heads").lanes["m"], Look(reading="decoder", head=(0, 1))
    assert [piece.text for piece in columns_at(lane, 3, look)] == [START.text, "t0", "t1"]
    rows = MatrixRows().until(lane, 3, look)
    assert [0 if row.weights is None else len(row.weights) for row in rows] == [1, 2, 3]
    attention = lane.steps[2].self_attention
    assert attention is not None
    np.testing.assert_array_equal(rows[2].weights, attention[0, 1])


def test_the_encoder_has_a_row_for_each_source_piece_and_shows_the_one_that_is_attended_to() -> None:
    lane, look = recorded({"m": 4}, "heads").lanes["m"], Look(reading="encoder", head=(1, 0))
    for step in range(1, 5):
        frame = frame_at(lane, step, look=look)
        cross = step_weights(lane.steps[step - 1], Look())
        assert cross is not None
        assert frame.current_row is not None
        assert frame.current_row == cross.argmax()
        assert [row.piece for row in frame.rows] == list(lane.source_pieces) == list(frame.columns)
        assert lane.encoder_attention is not None
        np.testing.assert_array_equal(frame.weights, lane.encoder_attention[1, 0, frame.current_row])
        assert frame.reader == lane.source_pieces[frame.current_row]
        assert frame.output == tuple(step.piece for step in frame.produced)


@pytest.mark.parametrize("reading", READINGS)
def test_a_model_of_one_weight_a_piece_has_no_other_reading(reading: Reading) -> None:
    lane = recorded({"m": 3}).lanes["m"]
    frame = frame_at(lane, 2, look=Look(reading=reading))
    assert frame.reading == "cross"
    np.testing.assert_array_equal(frame.weights, lane.steps[1].attention)


@given(kinds, cuts, looks, st.integers(2, LENGTH), st.floats(0, 1))
def test_between_two_steps_weights_are_never_out_of_bounds(
    kind: AttentionKind, starts: list[bool], look: Look, step: int, blend: float
) -> None:
    frame = frame_at(lane_of(kind, starts), step, blend, look)
    assert frame.weights is not None
    assert frame.weights.min() >= -1e-6
    assert frame.weights.max() <= 1 + 1e-5
    if kind != "none":
        assert frame.weights.sum() == pytest.approx(1, abs=1e-5)


def test_a_row_is_made_once_and_anew_when_its_step_is_reported_anew() -> None:
    lane, rows, look = recorded({"m": 5}).lanes["m"], MatrixRows(), Look("saliency")
    before = rows.until(lane, 4, look)
    again = rows.until(lane, 5, look)
    assert all(a is b for a, b in zip(before, again, strict=False))
    assert before[1].weights is None
    lane.steps[1] = replace(lane.steps[1], saliency=np.ones(5, dtype=np.float32))
    after = rows.until(lane, 5, look)
    assert after[1].weights is not None
    assert after[0] is again[0]
