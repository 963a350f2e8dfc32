"""A training that another process runs, told as if it ran here."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

import engine.run_following
from engine.commands import FollowRun
from engine.errors import EventLogError, TrainingError
from engine.event_log import EVENT_LOG
from engine.events import (
    CheckpointSaved,
    Event,
    Failure,
    JobFailed,
    JobFinished,
    JobPaused,
    JobResumed,
    Outcome,
    RunLogBegun,
    RunLogCaughtUp,
    RunLogLost,
    TrainingFinished,
    TrainingStarted,
    TrainStepDone,
)
from engine.run_following import follow_run
from tests.engine.small_events import finished, started, step_done, write_log

Following = Generator[Event | None, object, Outcome]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.run_following, "SECONDS_BETWEEN_LOOKS", 0.0)


def news(following: Following) -> list[Event]:
    """What is told until it was looked twice for nothing."""
    events: list[Event] = []
    looks = 0
    while looks < 2:
        event = next(following)
        looks = 0 if event else looks + 1
        events += [event] if event else []
    return events


def end(following: Following) -> tuple[list[Event], Outcome]:
    events: list[Event] = []
    while True:
        try:
            if event := next(following):
                events.append(event)
        except StopIteration as stop:
            return events, stop.value


def steps(events: list[Event]) -> list[int]:
    return [event.step for event in events if isinstance(event, TrainStepDone)]


def test_a_run_is_told_with_this_job_and_ends_as_the_training_did(tmp_path: Path) -> None:
    there = TrainingFinished(1, "rnn", 2, "done", r"D:\runs\far\rnn\best")
    saved = CheckpointSaved(1, "rnn", 2, "/far/away/rnn/last", is_best=False)
    write_log(tmp_path / EVENT_LOG, started(), step_done(1), saved, there, JobFinished(1, "early_stopped"))
    events, outcome = end(follow_run(FollowRun(7, str(tmp_path))))
    assert outcome == "early_stopped"
    assert {event.job_id for event in events} == {7}
    begun, first, step, checkpoint, last, _ = events
    assert begun == RunLogBegun(7, str(tmp_path))
    assert isinstance(first, TrainingStarted)
    assert first.run == str(tmp_path)
    assert steps([step]) == [1]
    assert isinstance(checkpoint, CheckpointSaved)
    assert checkpoint.path == str(tmp_path / "rnn" / "last")
    assert isinstance(last, TrainingFinished)
    assert last.best == str(tmp_path / "rnn" / "best")


def test_lines_are_told_as_they_are_written_and_a_half_written_one_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / EVENT_LOG
    following = follow_run(FollowRun(7, str(tmp_path)))
    assert [type(event) for event in news(following)] == [RunLogCaughtUp], "the training is still to come"
    write_log(path, started(), step_done(1))
    assert steps(news(following)) == [1]
    whole = path.read_bytes().split(b"\n")[2].replace(b'"step":1', b'"step":2')
    with path.open("ab") as file:
        file.write(whole[:20])
    assert news(following) == []
    with path.open("ab") as file:
        file.write(whole[20:] + b"\n")
    assert steps(news(following)) == [2]
    following.close()


def test_a_folder_that_vanishes_is_told_once_and_gone_on_with_when_it_is_back(tmp_path: Path) -> None:
    share, away = tmp_path / "share", tmp_path / "away"
    share.mkdir()
    write_log(share / EVENT_LOG, started(), step_done(1))
    following = follow_run(FollowRun(7, str(share)))
    news(following)
    share.rename(away)
    (lost,) = news(following)
    assert isinstance(lost, RunLogLost)
    assert lost.path == str(share / EVENT_LOG)
    assert news(following) == []
    away.rename(share)
    write_log(share / EVENT_LOG, step_done(2), append=True)
    back = news(following)
    assert steps(back) == [2], "what was told before is not told again"
    assert isinstance(back[-1], RunLogCaughtUp)
    following.close()


def test_a_log_that_is_replaced_is_told_from_its_beginning(tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    write_log(run / EVENT_LOG, started(), step_done(1), step_done(2))
    following = follow_run(FollowRun(7, str(run)))
    news(following)
    shutil.rmtree(run)
    run.mkdir()
    write_log(run / EVENT_LOG, started(), step_done(1), step_done(2), step_done(3))
    events = news(following)
    assert events[0] == RunLogBegun(7, str(run))
    assert steps(events) == [1, 2, 3]
    following.close()


def test_an_end_that_a_resumed_training_has_left_behind_is_no_end(tmp_path: Path) -> None:
    write_log(tmp_path / EVENT_LOG, started(), step_done(1), JobFinished(1, "cancelled"), started(1), step_done(2))
    following = follow_run(FollowRun(7, str(tmp_path)))
    assert steps(news(following)) == [1, 2]
    write_log(tmp_path / EVENT_LOG, finished(2), JobFinished(1, "done"), append=True)
    events, outcome = end(following)
    assert outcome == "done"
    assert not [event for event in events if isinstance(event, JobFinished)], "the worker tells that"


def test_a_pause_is_over_with_the_next_step_and_a_failure_is_raised(tmp_path: Path) -> None:
    failure = Failure("The disk is full.", "All is kept.", "Make room.", "")
    write_log(tmp_path / EVENT_LOG, started(), JobPaused(1, failure), step_done(1), JobFailed(1, failure))
    following = follow_run(FollowRun(7, str(tmp_path)))
    told = [next(following) for _ in range(5)]
    assert told[2:4] == [JobPaused(7, failure), JobResumed(7)]
    with pytest.raises(TrainingError, match="The disk is full") as raised:
        end(following)
    assert raised.value.advice == "Make room."


def test_only_the_past_of_a_killed_training_is_told_as_one_that_was_stopped(tmp_path: Path) -> None:
    write_log(tmp_path / EVENT_LOG, started(), step_done(1))
    events, outcome = end(follow_run(FollowRun(7, str(tmp_path), only_past=True)))
    assert steps(events) == [1]
    assert outcome == "cancelled"


def test_only_the_past_of_a_log_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    """Not waited for, unlike one that is followed: the training goes on without it."""
    (tmp_path / EVENT_LOG).mkdir()
    following = follow_run(FollowRun(7, str(tmp_path), only_past=True))
    assert [type(event) for event in following] == [RunLogLost]


def test_another_file_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / EVENT_LOG).write_text("A diary.\n")
    with pytest.raises(EventLogError, match="is no event log"):
        end(follow_run(FollowRun(7, str(tmp_path))))
    assert [path.name for path in tmp_path.iterdir()] == [EVENT_LOG]
    assert (tmp_path / EVENT_LOG).read_text() == "A diary.\n"
