"""A frame is exactly what the engine reported, at whatever step and in whatever order one looks."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import AttentionKind
from gui.state.alignment import head_matrices, head_scores, of_head, shown_kind, step_weights
from gui.state.lane_frame import frame_at
from gui.state.look import Look
from gui.state.playback import Playback
from gui.state.translation_trace import LaneTrace
from tests.gui.state.recordings import decoded, recorded, started

kinds: st.SearchStrategy[AttentionKind] = st.sampled_from(["none", "source", "heads"])


@given(kinds, st.lists(st.integers(1, 25), min_size=1, max_size=3), st.lists(st.integers(1, 25), max_size=20))
def test_any_seek_shows_exactly_the_recorded_row(kind: AttentionKind, lengths: list[int], seeks: list[int]) -> None:
    trace = recorded({f"model{i}": length for i, length in enumerate(lengths)}, kind)
    playback = Playback()
    playback.restart()
    playback.grow(trace.length, is_growing=False)
    for seek in seeks:
        playback.advance(0.2)
        playback.seek(seek)
        for lane in trace.lanes.values():
            frame = frame_at(lane, playback.step, playback.blend)
            reported = lane.steps[min(playback.step, len(lane.steps)) - 1]
            assert frame.current is reported
            assert frame.produced == tuple(lane.steps[: playback.step])
            assert frame.is_waiting == (playback.step > len(lane.steps))
            assert frame.probabilities == tuple(c.probability for c in reported.candidates)
            np.testing.assert_array_equal(frame.weights, step_weights(reported, Look()))


@given(st.integers(2, 20), st.floats(0, 1))
def test_between_two_steps_it_shows_a_mixture_of_both(step: int, blend: float) -> None:
    lane = recorded({"m": 20}).lanes["m"]
    frame = frame_at(lane, step, blend)
    before, after = lane.steps[step - 2].attention, lane.steps[step - 1].attention
    assert frame.weights is not None
    assert before is not None
    assert after is not None
    np.testing.assert_allclose(frame.weights, before * (1 - blend) + after * blend, atol=1e-6)
    assert frame.weights.sum() == pytest.approx(1.0, abs=1e-5)
    old, new = lane.steps[step - 2].candidates[0].probability, lane.steps[step - 1].candidates[0].probability
    assert frame.probabilities[0] == pytest.approx(old * (1 - blend) + new * blend)


def test_before_the_first_piece_only_the_source_is_shown() -> None:
    lane = LaneTrace("m", started("m").source_pieces)
    frame = frame_at(lane, 0)
    assert frame.source == lane.source_pieces
    assert frame.current is None
    assert frame.weights is None
    assert frame.candidates == ()


def test_a_lane_that_was_done_stands_still_on_its_end() -> None:
    lane = recorded({"short": 3, "long": 9}).lanes["short"]
    frame = frame_at(lane, 8, blend=0.3)
    assert frame.is_waiting
    assert frame.current is lane.steps[2]
    assert frame.blend == 1.0
    assert frame.row_count == 3
    np.testing.assert_array_equal(frame.weights, lane.steps[2].attention)


def test_the_length_is_unknown_until_the_end_has_come() -> None:
    lane = LaneTrace("m", started("m").source_pieces, steps=[decoded("m", 0)])
    assert frame_at(lane, 1).row_count is None


def test_a_head_is_looked_up_and_the_mean_is_over_all_of_them() -> None:
    step = decoded("m", 0, kind="heads")
    assert step.attention is not None
    np.testing.assert_array_equal(step_weights(step, Look(head=(1, 2))), step.attention[1, 2])
    mean = step.attention.reshape(6, 5).mean(axis=0)
    for head in (None, (2, 0), (0, 3)):  # there is no such head as the last two
        np.testing.assert_allclose(np.asarray(step_weights(step, Look(head=head))), mean, rtol=1e-6)


def test_without_attention_the_saliency_is_shown_and_without_both_nothing() -> None:
    step = decoded("m", 0, kind="none")
    assert shown_kind(step, Look()) == shown_kind(step, Look("saliency")) == "saliency"
    np.testing.assert_array_equal(step_weights(step, Look(head=(0, 0))), step.saliency)
    bare = replace(step, saliency=None)
    assert shown_kind(bare, Look()) is None
    assert step_weights(bare, Look()) is None
    assert frame_at(LaneTrace("m", steps=[bare]), 1).weights is None


def test_with_attention_the_saliency_is_shown_only_when_it_is_asked_for() -> None:
    step = decoded("m", 0)
    assert shown_kind(step, Look()) == "attention"
    assert step_weights(step, Look("saliency")) is None, "it is on its way"
    known = replace(step, saliency=np.array([0, 1, 0.5, 0, 0], dtype=np.float32))
    np.testing.assert_array_equal(step_weights(known, Look("saliency")), known.saliency)
    np.testing.assert_array_equal(step_weights(known, Look()), known.attention)


def test_the_matrices_of_the_heads_grow_with_the_clock() -> None:
    lane = recorded({"m": 6}, "heads").lanes["m"]
    assert head_matrices(lane, 0, "cross") is None
    cross, decoder = head_matrices(lane, 4, "cross"), head_matrices(lane, 4, "decoder")
    assert cross is not None
    assert decoder is not None
    assert (cross.shape, decoder.shape) == ((2, 3, 4, 5), (2, 3, 4, 4))
    np.testing.assert_array_equal(cross[1, 2, 3], step_weights(lane.steps[3], Look(head=(1, 2))))
    assert not np.triu(decoder[0, 0], 1).any(), "nobody reads what is yet to come"
    assert head_matrices(lane, 1, "encoder") is lane.encoder_attention
    assert head_matrices(recorded({"m": 3}).lanes["m"], 2, "cross") is None, "one weight a piece has no heads"


def test_a_head_scores_by_its_largest_weight_on_average() -> None:
    lane = recorded({"m": 4}, "heads").lanes["m"]
    matrices = head_matrices(lane, 4, "cross")
    assert matrices is not None
    scores = head_scores(matrices)
    assert scores.shape == (2, 3)
    peaks = [step.attention[0, 1].max() for step in lane.steps if step.attention is not None]
    assert scores[0, 1] == pytest.approx(sum(peaks) / 4)
    np.testing.assert_array_equal(of_head(matrices, (0, 1))[2], step_weights(lane.steps[2], Look(head=(0, 1))))
