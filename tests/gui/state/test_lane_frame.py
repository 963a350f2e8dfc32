"""A frame is exactly what the engine reported, at whatever step and in whatever order one looks."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import AttentionKind
from gui.state.alignment import head_scores, kind_of, source_weights
from gui.state.lane_frame import frame_at
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
            np.testing.assert_array_equal(frame.weights, source_weights(reported))


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
    assert frame.length == 3
    np.testing.assert_array_equal(frame.weights, lane.steps[2].attention)


def test_the_length_is_unknown_until_the_end_has_come() -> None:
    lane = LaneTrace("m", started("m").source_pieces, steps=[decoded("m", 0)])
    assert frame_at(lane, 1).length is None


def test_a_head_is_looked_up_and_the_mean_is_over_all_of_them() -> None:
    step = decoded("m", 0, kind="heads")
    assert step.attention is not None
    np.testing.assert_array_equal(source_weights(step, (1, 2)), step.attention[1, 2])
    mean = source_weights(step)
    assert mean is not None
    np.testing.assert_allclose(mean, step.attention.reshape(6, 5).mean(axis=0), rtol=1e-6)


def test_without_attention_the_saliency_is_shown_and_without_both_nothing() -> None:
    step = decoded("m", 0, kind="none")
    assert kind_of(step) == "saliency"
    np.testing.assert_array_equal(source_weights(step, (0, 0)), step.saliency)
    bare = replace(step, saliency=None)
    assert kind_of(bare) is None
    assert source_weights(bare) is None
    assert frame_at(LaneTrace("m", steps=[bare]), 1).weights is None


def test_a_head_scores_by_its_largest_weight_on_average() -> None:
    steps = [decoded("m", position, kind="heads") for position in range(4)]
    scores = head_scores(steps)
    assert scores is not None
    assert scores.shape == (2, 3)
    peaks = [step.attention[0, 1].max() for step in steps if step.attention is not None]
    assert scores[0, 1] == pytest.approx(sum(peaks) / 4)
    assert head_scores([decoded("m", 0, kind="source")]) is None
