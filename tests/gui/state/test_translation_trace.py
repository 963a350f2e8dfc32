"""The record of a translation: complete, in order, and of this translation only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import Failure, JobFailed, JobFinished, TokenDecoded
from gui.state.translation_trace import LaneTrace, TranslationTrace
from tests.gui.state.recordings import JOB, decoded, events_of, finished, started

lengths = st.dictionaries(st.sampled_from(["rnn", "attention_rnn", "transformer"]), st.integers(1, 30), min_size=1)


@given(lengths)
def test_every_reported_token_is_kept_in_order(lengths: dict[str, int]) -> None:
    trace, events = TranslationTrace(JOB, "x", lengths), events_of(lengths)
    for event in events:
        assert trace.record(event)
    for model, lane in trace.lanes.items():
        assert lane.steps == [e for e in events if isinstance(e, TokenDecoded) and e.model == model]
        assert len(lane.steps) == lengths[model]
        assert lane.text == "a text"


@given(lengths, st.data())
def test_the_length_is_what_every_unfinished_lane_has_reached(lengths: dict[str, int], data: st.DataObject) -> None:
    events = events_of(lengths)
    cut = data.draw(st.integers(0, len(events)))
    trace = TranslationTrace(JOB, "x", lengths)
    before = 0
    for event in events[:cut]:
        trace.record(event)
        assert trace.length >= before
        before = trace.length
    for lane in trace.lanes.values():
        assert len(lane.steps) >= trace.length or lane.is_finished
    if cut == len(events):
        assert trace.length == max(lengths.values())


def test_events_of_another_job_are_dropped() -> None:
    trace = TranslationTrace(JOB, "x", ["rnn"])
    assert not trace.record(started("rnn", job_id=JOB - 1))
    assert not trace.record(decoded("rnn", 0, job_id=JOB - 1))
    assert not trace.record(JobFinished(JOB - 1, "cancelled"))
    assert trace.lanes["rnn"] == LaneTrace("rnn")
    assert not trace.is_over


def test_a_token_out_of_order_or_of_an_unknown_model_is_dropped() -> None:
    trace = TranslationTrace(JOB, "x", ["rnn"])
    assert not trace.record(decoded("rnn", 1))
    assert not trace.record(decoded("transformer", 0))
    assert trace.lanes["rnn"].steps == []


@pytest.mark.parametrize("end", [JobFinished(JOB, "cancelled"), JobFailed(JOB, Failure("a", "b", "c", "d"))])
def test_a_job_that_ends_early_leaves_what_was_recorded(end: JobFinished | JobFailed) -> None:
    trace = TranslationTrace(JOB, "x", ["rnn", "transformer"])
    for event in (started("rnn"), started("transformer"), decoded("rnn", 0), decoded("rnn", 1), end):
        trace.record(event)
    assert trace.is_complete
    assert trace.length == 2
    assert trace.lanes["rnn"].text is None


def test_a_lane_is_finished_by_its_last_piece_or_by_its_text() -> None:
    trace = TranslationTrace(JOB, "x", ["rnn", "transformer"])
    trace.record(decoded("rnn", 0, is_last=True))
    assert trace.lanes["rnn"].is_finished
    assert not trace.lanes["transformer"].is_finished
    trace.record(finished("transformer", ""))
    assert trace.lanes["transformer"].is_finished


def test_a_slow_first_step_does_not_spoil_the_time_per_token() -> None:
    trace = TranslationTrace(JOB, "x", ["rnn"])
    assert trace.lanes["rnn"].seconds_per_token is None
    for event in [decoded("rnn", position) for position in range(5)]:
        trace.record(event)
    assert trace.lanes["rnn"].seconds_per_token == pytest.approx(0.003)
