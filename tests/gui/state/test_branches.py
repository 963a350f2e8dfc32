"""A branch of a lane: what stands before it is kept as it was, and each way back undoes one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from engine.events import DecodeFinished, JobFinished, TokenDecoded
from gui.state.changed_pieces import changed_positions
from gui.state.lane_frame import frame_at
from gui.state.translation_trace import LaneTrace, TranslationTrace
from tests.gui.state.recordings import JOB, decoded, recorded, started


def branch_step(position: int, job_id: int, token_id: int, is_last: bool = False) -> TokenDecoded:
    """A step of a branch, whose pieces no other job produces."""
    return replace(decoded("rnn", position, is_last, job_id=job_id), token_id=token_id, is_forced=not is_last)


def write_branch(trace: TranslationTrace, job_id: int, length: int) -> None:
    """What the engine reports of a branch: the whole translation, the kept beginning decoded anew."""
    trace.record(started("rnn", job_id=job_id))
    for position in range(length):
        trace.record(branch_step(position, job_id, 5000 + job_id * 100 + position, position == length - 1))
    trace.record(DecodeFinished(job_id, "rnn", f"branch {job_id}", False))
    trace.record(JobFinished(job_id, "done"))


@given(st.integers(1, 12), st.data())
def test_a_branch_keeps_the_very_records_up_to_its_step(length: int, data: st.DataObject) -> None:
    trace = recorded({"rnn": length, "transformer": 9})
    before, others = trace.lanes["rnn"], list(trace.lanes["transformer"].steps)
    kept = data.draw(st.integers(0, length - 1))
    branch_length = data.draw(st.integers(kept + 1, 15))
    trace.branch("rnn", 20, kept)
    assert trace.lanes["rnn"] is before
    write_branch(trace, 20, branch_length)
    branch = trace.lanes["rnn"]
    assert branch is not before
    assert all(new is old for new, old in zip(branch.steps[:kept], before.steps[:kept], strict=True))
    assert [step.job_id for step in branch.steps[kept:]] == [20] * (branch_length - kept)
    assert branch.text == "branch 20"
    assert (branch.context, branch.source_pieces) == (before.context, before.source_pieces)
    assert len(before.steps) == length
    assert trace.lanes["transformer"].steps == others
    assert trace.is_over
    trace.take_back("rnn")
    assert trace.lanes["rnn"] is before


@given(st.lists(st.integers(1, 8), min_size=1, max_size=5))
def test_each_way_back_undoes_one_branch(lengths: list[int]) -> None:
    trace = recorded({"rnn": 8})
    shown = [trace.lanes["rnn"]]
    for number, length in enumerate(lengths):
        trace.branch("rnn", 20 + number, min(len(shown[-1].steps), length) - 1)
        write_branch(trace, 20 + number, length)
        shown.append(trace.lanes["rnn"])
        assert trace.lanes["rnn"].depth == number + 1
    for former in reversed(shown[:-1]):
        trace.take_back("rnn")
        assert trace.lanes["rnn"] is former
    trace.take_back("rnn")
    assert trace.lanes["rnn"] is shown[0]


def test_events_of_a_branch_that_was_given_up_are_dropped() -> None:
    trace = recorded({"rnn": 6})
    own = trace.lanes["rnn"]
    trace.branch("rnn", 20, 2)
    trace.branch("rnn", 21, 3)  # before the first one has begun
    assert trace.open_jobs == {21}
    assert not trace.record(branch_step(2, 20, 1))
    assert trace.record(branch_step(3, 21, 2))
    assert trace.lanes["rnn"].former is own
    trace.take_back("rnn")
    assert trace.open_jobs == frozenset()
    assert not trace.record(branch_step(4, 21, 3))
    assert trace.lanes["rnn"] is own
    assert len(own.steps) == 6


def test_a_lane_branches_off_while_it_is_still_decoded() -> None:
    trace = TranslationTrace(JOB, "x", ["rnn"])
    for event in (started("rnn"), decoded("rnn", 0), decoded("rnn", 1)):
        trace.record(event)
    trace.branch("rnn", 20, 1)
    trace.record(decoded("rnn", 2))
    trace.record(branch_step(1, 20, 77))
    assert trace.lanes["rnn"].token_ids == (10, 77)
    trace.record(decoded("rnn", 3, is_last=True))
    assert trace.lanes["rnn"].token_ids == (10, 77)
    trace.take_back("rnn")
    assert len(trace.lanes["rnn"].steps) == 4


def lane(*token_ids: int, former: LaneTrace | None = None, kept: int = 0) -> LaneTrace:
    steps = [replace(decoded("rnn", position), token_id=token_id) for position, token_id in enumerate(token_ids)]
    return LaneTrace("rnn", steps=steps, former=former, kept=kept)


def test_what_moved_is_not_marked_and_what_is_new_is() -> None:
    own = lane(1, 2, 3, 4, 5)
    assert changed_positions(own) == frozenset()
    assert changed_positions(lane(1, 9, 2, 3, 4, 5, former=own, kept=1)) == {1}
    assert changed_positions(lane(1, 9, 3, 8, 5, former=own, kept=1)) == {1, 3}
    assert changed_positions(lane(1, 2, 3, former=own, kept=2)) == frozenset()


@given(st.lists(st.integers(0, 3), max_size=8), st.lists(st.integers(0, 3), max_size=8), st.data())
def test_without_the_marked_pieces_a_branch_is_a_part_of_the_former(
    own: list[int], other: list[int], data: st.DataObject
) -> None:
    kept = data.draw(st.integers(0, len(own)))
    branch = lane(*own[:kept], *other, former=lane(*own), kept=kept)
    rest = [step.token_id for i, step in enumerate(branch.steps) if i not in changed_positions(branch)]
    remaining = iter(own)
    assert all(any(piece == candidate for candidate in remaining) for piece in rest)
    assert rest[:kept] == own[:kept]


def test_a_piece_that_is_none_of_the_candidates_stands_in_place_of_the_last() -> None:
    record = recorded({"rnn": 4}).lanes["rnn"]
    frame = frame_at(record, 2)
    assert [bar.is_chosen for bar in frame.bars(5)] == [True, False, False, False, False]
    assert [bar.candidate for bar in frame.bars(3)] == list(frame.candidates[:3])
    record.steps[1] = replace(record.steps[1], token_id=4321, log_prob=-7.0)
    bars = frame_at(record, 2).bars(4)
    assert [bar.is_chosen for bar in bars] == [False, False, False, True]
    assert bars[-1].candidate.token_id == 4321
    assert 0.0009 < bars[-1].probability < 0.00092
    assert frame.bars(0) == ()
