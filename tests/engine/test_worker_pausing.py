"""Pausing, resuming and saving a training."""

import itertools
import time

import pytest

from engine.commands import Cancel, Job, Pause, Resume, SaveCheckpoint, Translate
from engine.events import (
    CancelAccepted,
    CheckpointSaved,
    Failure,
    JobFinished,
    JobPaused,
    JobProgressed,
    JobResumed,
)
from engine.worker import JobEvents
from tests.engine.small_jobs import (
    count_words,
    end_of,
    events_until,
    next_event,
    running,
    step_of,
    training,
    translation,
)

FULL = Failure("The disk is full.", "Nothing is lost.", "Make room.", "")


def test_a_paused_training_takes_no_step_until_it_is_resumed() -> None:
    with running() as worker:
        worker.send(training(1))
        events_until(worker, step_of(1))
        worker.send(Pause(1))
        before = events_until(worker, lambda event: event == JobPaused(1))
        worker.send(translation(2))
        served = events_until(worker, end_of(2))
        assert {event.job_id for event in served} == {2}
        worker.send(Resume(1))
        assert next_event(worker) == JobResumed(1)
        steps = [event.done for event in before if isinstance(event, JobProgressed)]
        assert next_event(worker) == JobProgressed(1, "step", steps[-1] + 1 if steps else 2, 0)


def test_a_paused_worker_sleeps() -> None:
    """It waits for the next command; it does not ask again and again."""
    with running() as worker:
        worker.send(training(1))
        worker.send(Pause(1))
        events_until(worker, lambda event: event == JobPaused(1))
        before = time.process_time()
        time.sleep(0.3)
        assert time.process_time() - before < 0.15


def test_a_paused_training_can_be_cancelled() -> None:
    with running() as worker:
        worker.send(training(1))
        worker.send(Pause(1))
        events_until(worker, lambda event: event == JobPaused(1))
        worker.send(Cancel(1))
        assert [next_event(worker), next_event(worker)] == [CancelAccepted(1), JobFinished(1, "cancelled")]


def test_pausing_twice_is_reported_once() -> None:
    with running() as worker:
        worker.send(training(1))
        for command in (Pause(1), Pause(1), Resume(1), Resume(1)):
            worker.send(command)
        worker.send(Cancel(1))
        told = [event for event in events_until(worker, end_of(1)) if not isinstance(event, JobProgressed)]
        assert told == [JobPaused(1), JobResumed(1), CancelAccepted(1), JobFinished(1, "cancelled")]


def test_a_waiting_training_that_was_paused_does_not_begin() -> None:
    with running() as worker:
        worker.send(training(1))
        worker.send(training(2))
        worker.send(Pause(2))
        worker.send(Cancel(1))
        events_until(worker, end_of(1))
        worker.send(translation(3, "a"))
        assert [event.job_id for event in events_until(worker, end_of(3))] == [3, 3]
        worker.send(Resume(2))
        assert [next_event(worker), next_event(worker)] == [JobResumed(2), JobProgressed(2, "step", 1, 0)]


def test_a_translation_cannot_be_paused() -> None:
    with running() as worker:
        worker.send(translation(1, " ".join("abcdefgh")))
        worker.send(Pause(1))
        events = events_until(worker, end_of(1))
        assert len(events) == 9
        assert JobPaused(1) not in events


@pytest.mark.parametrize("is_paused", [False, True])
def test_a_checkpoint_is_saved_when_asked_for(is_paused: bool) -> None:
    with running() as worker:
        worker.send(training(1))
        events_until(worker, step_of(1))
        if is_paused:
            worker.send(Pause(1))
        worker.send(SaveCheckpoint(1))
        saved = events_until(worker, lambda event: isinstance(event, CheckpointSaved))[-1]
        assert isinstance(saved, CheckpointSaved)
        if is_paused:
            worker.send(translation(2))
            assert {event.job_id for event in events_until(worker, end_of(2))} == {2}
        else:
            assert next_event(worker) == JobProgressed(1, "step", saved.step + 1, 0)


def test_a_paused_training_goes_no_further_than_it_takes_to_save() -> None:
    """It may write several checkpoints, and says by yielding None that it has."""

    def train(job: Job) -> JobEvents:
        if isinstance(job, Translate):
            return (yield from count_words(job))
        for step in itertools.count(1):
            if (yield JobProgressed(job.job_id, "step", step, 0)) is not None:
                for name in ("rnn", "transformer"):
                    yield CheckpointSaved(job.job_id, name, step, "last", is_best=False)
                yield None
        return None

    with running(train) as worker:
        worker.send(training(1))
        events_until(worker, step_of(1))
        worker.send(Pause(1))
        events_until(worker, lambda event: event == JobPaused(1))
        worker.send(SaveCheckpoint(1))
        saved = [next_event(worker), next_event(worker)]
        assert [getattr(event, "architecture", "") for event in saved] == ["rnn", "transformer"]
        worker.send(translation(2))
        assert {event.job_id for event in events_until(worker, end_of(2))} == {2}


def save_to_a_full_disk(job: Job) -> JobEvents:
    """A training that wants to save after the third step, or when asked to, and can only at the third try."""
    if isinstance(job, Translate):
        return (yield from count_words(job))
    for step in itertools.count(1):
        request = yield JobProgressed(job.job_id, "step", step, 0)
        for _ in range(2 if step == 3 or request is not None else 0):
            yield JobPaused(job.job_id, FULL)
        if request is not None:
            yield None
    return None


def test_a_training_that_pauses_itself_waits_and_then_tries_again() -> None:
    with running(save_to_a_full_disk) as worker:
        worker.send(training(1))
        assert events_until(worker, lambda event: isinstance(event, JobPaused))[-1] == JobPaused(1, FULL)
        worker.send(translation(2))
        assert {event.job_id for event in events_until(worker, end_of(2))} == {2}
        worker.send(Pause(1))  # it is paused already
        worker.send(Resume(1))
        assert [next_event(worker), next_event(worker)] == [JobResumed(1), JobPaused(1, FULL)]
        worker.send(Resume(1))
        assert [next_event(worker), next_event(worker)] == [JobResumed(1), JobProgressed(1, "step", 4, 0)]
        worker.send(Cancel(1))
        assert events_until(worker, end_of(1))[-1] == JobFinished(1, "cancelled")


def test_a_save_that_fails_while_it_is_paused_is_not_tried_for_ever() -> None:
    with running(save_to_a_full_disk) as worker:
        worker.send(training(1))
        events_until(worker, lambda event: event == JobPaused(1, FULL))
        for _ in range(2):
            worker.send(Resume(1))
            events_until(worker, lambda event: event == JobResumed(1))
        events_until(worker, step_of(1))
        worker.send(Pause(1))
        events_until(worker, lambda event: event == JobPaused(1))
        worker.send(SaveCheckpoint(1))
        assert next_event(worker) == JobPaused(1, FULL)
        worker.send(translation(3))
        assert {event.job_id for event in events_until(worker, end_of(3))} == {3}
