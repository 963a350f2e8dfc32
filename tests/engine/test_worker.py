"""The worker thread, driven with small jobs of its own kind: generators of events."""

import itertools
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.commands import Cancel, Command, Job, LoadModel, Pause, Resume, SaveCheckpoint, StartTraining, Translate
from engine.config import CorpusConfig, TrainingConfig
from engine.errors import TrainingError
from engine.events import (
    CheckpointSaved,
    EngineReady,
    Event,
    JobFailed,
    JobFinished,
    JobPaused,
    JobProgressed,
    JobResumed,
)
from engine.worker import EngineWorker, JobEvents

CONFIG = TrainingConfig(architectures=("rnn",), corpus=CorpusConfig(embedded="reversal"))


def training(job_id: int) -> StartTraining:
    return StartTraining(job_id, CONFIG, run="unused")


def translation(job_id: int, text: str = "a b c") -> Translate:
    return Translate(job_id, text, ("pack/rnn",))


def run_small_job(job: Job) -> JobEvents:
    """A translation counts its words; a training counts for ever, at a thousand steps a second at most."""
    if isinstance(job, Translate):
        return count_words(job)
    if isinstance(job, StartTraining):
        return train_for_ever(job)
    raise TrainingError("Nothing is there to load.", kept="All is kept.", advice="Look elsewhere.")


def count_words(job: Translate) -> JobEvents:
    words = job.text.split()
    for position, word in enumerate(words, start=1):
        yield JobProgressed(job.job_id, word, position, len(words))
    return None


def train_for_ever(job: StartTraining) -> JobEvents:
    step = 0
    while True:
        step += 1
        time.sleep(0.001)
        if (yield JobProgressed(job.job_id, "step", step, 0)) is not None:
            yield CheckpointSaved(job.job_id, "rnn", step, job.run, is_best=False)


@contextmanager
def running(run_job: Callable[[Job], JobEvents] = run_small_job) -> Iterator[EngineWorker]:
    worker = EngineWorker(run_job)
    worker.start()
    try:
        assert isinstance(next_event(worker), EngineReady)
        yield worker
    finally:
        assert worker.close(), "the worker thread must end"


def next_event(worker: EngineWorker) -> Event:
    return worker.events.get(timeout=10)


def events_until(worker: EngineWorker, is_last: Callable[[Event], bool]) -> list[Event]:
    events = [next_event(worker)]
    while not is_last(events[-1]):
        events.append(next_event(worker))
    return events


def end_of(job_id: int) -> Callable[[Event], bool]:
    return lambda event: isinstance(event, JobFinished | JobFailed) and event.job_id == job_id


def step_of(job_id: int) -> Callable[[Event], bool]:
    return lambda event: isinstance(event, JobProgressed) and event.job_id == job_id


def drained(worker: EngineWorker) -> list[Event]:
    events = []
    while not worker.events.empty():
        events.append(worker.events.get())
    return events


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


def test_a_job_reports_its_events_in_order_and_then_its_end() -> None:
    with running() as worker:
        worker.send(translation(7, "one two"))
        assert events_until(worker, end_of(7)) == [
            JobProgressed(7, "one", 1, 2),
            JobProgressed(7, "two", 2, 2),
            JobFinished(7, "done"),
        ]


def test_foreground_jobs_run_one_after_the_other_in_the_order_asked() -> None:
    with running() as worker:
        worker.send(translation(1))
        worker.send(translation(2))
        assert [event.job_id for event in events_until(worker, end_of(2))] == [1, 1, 1, 1, 2, 2, 2, 2]


def test_a_job_ends_with_the_outcome_that_its_generator_returns() -> None:
    def stop_early(job: Job) -> JobEvents:
        yield JobProgressed(job.job_id, "step", 1, 1)
        return "early_stopped"

    with running(stop_early) as worker:
        worker.send(training(1))
        assert events_until(worker, end_of(1))[-1] == JobFinished(1, "early_stopped")


def test_a_translation_is_served_whole_between_two_steps_and_training_goes_on() -> None:
    with running() as worker:
        worker.send(training(1))
        events_until(worker, step_of(1))
        worker.send(translation(2))
        served = [event for event in events_until(worker, end_of(2)) if event.job_id == 2]
        assert len(served) == 4
        assert isinstance(events_until(worker, step_of(1))[-1], JobProgressed)


def test_no_training_step_stands_between_two_events_of_a_translation() -> None:
    with running() as worker:
        worker.send(training(1))
        worker.send(translation(2, "a b c d e f g h"))
        ids = [event.job_id for event in events_until(worker, end_of(2))]
        assert 1 not in ids[ids.index(2) :]


def test_a_second_training_waits_until_the_first_has_ended() -> None:
    with running() as worker:
        worker.send(training(1))
        worker.send(training(2))
        first = [next_event(worker) for _ in range(5)]
        assert {event.job_id for event in first} == {1}
        worker.send(Cancel(1))
        assert {event.job_id for event in events_until(worker, end_of(1))} == {1}
        assert next_event(worker) == JobProgressed(2, "step", 1, 0)


def test_cancelling_a_running_job_closes_its_generator_so_that_it_cleans_up() -> None:
    closed = threading.Event()

    def train(job: Job) -> JobEvents:
        try:
            while True:
                yield JobProgressed(job.job_id, "step", 1, 0)
        finally:
            closed.set()

    with running(train) as worker:
        worker.send(training(1))
        events_until(worker, step_of(1))
        worker.send(Cancel(1))
        assert events_until(worker, end_of(1))[-1] == JobFinished(1, "cancelled")
        assert closed.is_set()


def test_cancelling_a_waiting_job_ends_it_before_it_has_begun() -> None:
    begun: list[int] = []

    def train(job: Job) -> JobEvents:
        begun.append(job.job_id)
        while True:
            yield JobProgressed(job.job_id, "step", 1, 0)

    with running(train) as worker:
        worker.send(training(1))
        worker.send(training(2))
        worker.send(Cancel(2))
        assert events_until(worker, end_of(2))[-1] == JobFinished(2, "cancelled")
        worker.send(Cancel(1))
        events_until(worker, end_of(1))
        assert begun == [1]


def test_a_translation_is_cancelled_between_two_of_its_tokens() -> None:
    reached, go_on = threading.Event(), threading.Event()

    def translate(job: Job) -> JobEvents:
        yield JobProgressed(job.job_id, "token", 1, 2)
        reached.set()
        go_on.wait(10)
        yield JobProgressed(job.job_id, "token", 2, 2)
        yield JobProgressed(job.job_id, "a token too many", 3, 2)
        return None

    with running(translate) as worker:
        worker.send(translation(1))
        assert reached.wait(10)
        worker.send(Cancel(1))
        go_on.set()
        assert events_until(worker, end_of(1)) == [
            JobProgressed(1, "token", 1, 2),
            JobProgressed(1, "token", 2, 2),
            JobFinished(1, "cancelled"),
        ]


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
        assert next_event(worker) == JobFinished(1, "cancelled")


def test_pausing_twice_is_reported_once() -> None:
    with running() as worker:
        worker.send(training(1))
        for command in (Pause(1), Pause(1), Resume(1), Resume(1)):
            worker.send(command)
        worker.send(Cancel(1))
        told = [event for event in events_until(worker, end_of(1)) if not isinstance(event, JobProgressed)]
        assert told == [JobPaused(1), JobResumed(1), JobFinished(1, "cancelled")]


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


def test_a_training_is_asked_again_until_it_has_saved() -> None:
    """Most of its yields, such as those of a validation, do not listen."""

    def train(job: Job) -> JobEvents:
        if isinstance(job, Translate):
            return (yield from count_words(job))
        for step in itertools.count(1):
            request = yield JobProgressed(job.job_id, "step", step, 0)
            if request is not None and step % 4 == 0:
                yield CheckpointSaved(job.job_id, "rnn", step, "best", is_best=True)
                yield CheckpointSaved(job.job_id, "rnn", step, "last", is_best=False)
        return None

    with running(train) as worker:
        worker.send(training(1))
        events_until(worker, step_of(1))
        worker.send(Pause(1))
        events_until(worker, lambda event: event == JobPaused(1))
        worker.send(SaveCheckpoint(1))
        saved = events_until(worker, lambda event: isinstance(event, CheckpointSaved) and not event.is_best)[-1]
        assert isinstance(saved, CheckpointSaved)
        assert saved.step % 4 == 0
        worker.send(translation(2))
        assert {event.job_id for event in events_until(worker, end_of(2))} == {2}


@pytest.mark.parametrize("command", [Cancel(99), Pause(99), Resume(99), SaveCheckpoint(99)])
def test_commands_for_a_job_that_is_unknown_or_over_change_nothing(command: Command) -> None:
    with running() as worker:
        worker.send(command)
        worker.send(translation(99, "a"))
        events_until(worker, end_of(99))
        worker.send(command)
        worker.send(translation(100, "a"))
        assert [event.job_id for event in events_until(worker, end_of(100))] == [100, 100]


def test_an_engine_error_is_reported_in_its_own_words_and_the_worker_lives_on() -> None:
    with running() as worker:
        worker.send(LoadModel(1, "pack/rnn"))
        failed = next_event(worker)
        assert isinstance(failed, JobFailed)
        assert (failed.failure.what, failed.failure.kept, failed.failure.advice) == (
            "Nothing is there to load.",
            "All is kept.",
            "Look elsewhere.",
        )
        worker.send(translation(2, "a"))
        assert events_until(worker, end_of(2))[-1] == JobFinished(2, "done")


def test_an_unexpected_error_in_the_middle_of_a_job_fails_that_job_alone() -> None:
    def fail(job: Job) -> JobEvents:
        if isinstance(job, StartTraining):
            return train_for_ever(job)
        return fail_in_the_middle(job)

    def fail_in_the_middle(job: Job) -> JobEvents:
        yield JobProgressed(job.job_id, "token", 1, 2)
        raise ZeroDivisionError("too small")

    with running(fail) as worker:
        worker.send(training(1))
        worker.send(translation(2))
        failed = events_until(worker, end_of(2))[-1]
        assert isinstance(failed, JobFailed)
        assert "ZeroDivisionError: too small" in failed.failure.what
        assert "Traceback" not in failed.failure.what + failed.failure.kept + failed.failure.advice
        assert "fail_in_the_middle" in failed.failure.details
        events_until(worker, step_of(1))


def test_a_job_that_fails_while_it_is_cancelled_is_reported_as_failed() -> None:
    def train(job: Job) -> JobEvents:
        try:
            while True:
                yield JobProgressed(job.job_id, "step", 1, 0)
        finally:
            raise OSError(28, "No space left on device")

    with running(train) as worker:
        worker.send(training(1))
        events_until(worker, step_of(1))
        worker.send(Cancel(1))
        failed = events_until(worker, end_of(1))[-1]
        assert isinstance(failed, JobFailed)
        assert failed.failure.what == "The disk is full."


def test_closing_cancels_everything_that_runs_or_waits() -> None:
    with running() as worker:
        worker.send(training(1))
        worker.send(training(2))
        events_until(worker, step_of(1))
        assert worker.close()
        ends = [event for event in drained(worker) if isinstance(event, JobFinished)]
        assert ends == [JobFinished(1, "cancelled"), JobFinished(2, "cancelled")]


def test_a_worker_that_was_never_started_can_be_closed() -> None:
    assert EngineWorker(run_small_job).close()


def test_closing_reports_a_thread_that_did_not_end_in_time() -> None:
    reached, go_on = threading.Event(), threading.Event()

    def load(job: Job) -> JobEvents:
        reached.set()
        go_on.wait(10)
        yield JobProgressed(job.job_id, "read", 1, 1)
        return None

    with running(load) as worker:
        worker.send(LoadModel(1, "pack/rnn"))
        assert reached.wait(10)
        assert not worker.close(timeout=0.05)
        go_on.set()
        assert worker.close()


@pytest.mark.parametrize("seed", range(20))
def test_closing_at_a_random_moment_ends_the_thread_with_one_end_for_every_job(seed: int) -> None:
    chance = random.Random(seed)
    with running() as worker:
        jobs = range(1, 6)
        for job_id in jobs:
            worker.send(training(job_id) if chance.random() < 0.5 else translation(job_id))
        time.sleep(chance.random() * 0.02)
        assert worker.close()
        ends = [event.job_id for event in drained(worker) if isinstance(event, JobFinished | JobFailed)]
        assert set(ends) <= set(jobs)
        assert len(ends) == len(set(ends))


commands = st.one_of(
    st.builds(training, st.integers(1, 4)),
    st.builds(translation, st.integers(5, 8)),
    st.builds(LoadModel, st.integers(9, 10), st.just("pack/rnn")),
    *(st.builds(kind, st.integers(1, 10)) for kind in (Cancel, Pause, Resume, SaveCheckpoint)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(commands, max_size=25))
def test_any_sequence_of_commands_leaves_every_job_with_one_end_and_nothing_after_it(sequence: list[Command]) -> None:
    seen: set[int] = set()
    with running() as worker:
        for command in sequence:
            if isinstance(command, LoadModel | Translate | StartTraining):
                if command.job_id in seen:
                    continue
                seen.add(command.job_id)
            worker.send(command)
        worker.send(translation(50, "a"))
        events = events_until(worker, end_of(50))
        assert worker.close()
        events += drained(worker)
    for job_id in {*seen, 50}:
        own = [event for event in events if event.job_id == job_id]
        assert [isinstance(event, JobFinished | JobFailed) for event in own].count(True) == 1
        assert isinstance(own[-1], JobFinished | JobFailed)
        toggles = [type(event) for event in own if isinstance(event, JobPaused | JobResumed)]
        assert toggles == [JobPaused, JobResumed] * (len(toggles) // 2) + [JobPaused] * (len(toggles) % 2)


def test_importing_the_worker_imports_neither_torch_nor_qt() -> None:
    slow = "{'torch', 'sentencepiece', 'sacrebleu', 'PySide6'}"
    check = f"import sys, engine.worker; print(sorted({slow} & set(sys.modules)))"
    root = Path(__file__).resolve().parents[2]
    result = subprocess.run(
        [sys.executable, "-c", check], cwd=root, capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert result.stdout.strip() == "[]"
