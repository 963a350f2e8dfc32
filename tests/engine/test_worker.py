"""The worker thread, driven with small jobs of its own kind: generators of events."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from engine.commands import (
    Cancel,
    Command,
    InspectCorpus,
    Job,
    LoadModel,
    Pause,
    Resume,
    SaveCheckpoint,
    StartTraining,
    Translate,
)
from engine.events import JobFailed, JobFinished, JobProgressed
from engine.worker import JobEvents
from tests.engine.small_jobs import (
    CONFIG,
    count_words,
    end_of,
    events_until,
    next_event,
    run_small_job,
    running,
    step_of,
    train_for_ever,
    training,
    translation,
)


def test_a_job_reports_its_events_in_order_and_then_its_end() -> None:
    with running() as worker:
        worker.send(translation(7, "one two"))
        assert events_until(worker, end_of(7)) == [
            JobProgressed(7, "one", 1, 2),
            JobProgressed(7, "two", 2, 2),
            JobFinished(7, "done"),
        ]


def count_slowly(job: Job) -> JobEvents:
    """Hold the thread for a millisecond a word; other jobs do not."""
    if isinstance(job, Translate) and job.with_saliency:
        for event in count_words(job):
            time.sleep(0.001)
            yield event
    elif isinstance(job, LoadModel):
        yield JobProgressed(job.job_id, "loading", 0, 1)
        yield JobProgressed(job.job_id, "loading", 1, 1)
    else:
        yield from run_small_job(job)
    return None


def slow_translation(job_id: int) -> Translate:
    return Translate(job_id, "word " * 3000, ("pack/rnn",), with_saliency=True)


def test_a_short_question_is_answered_in_the_midst_of_a_long_job_which_goes_on_after_it() -> None:
    with running(count_slowly) as worker:
        worker.send(slow_translation(1))
        events_until(worker, step_of(1))
        for job_id in (2, 3):
            worker.send(translation(job_id, "word " * 60))
            answer = events_until(worker, end_of(job_id))
            assert JobFinished(1, "done") not in answer
            assert sum(event.job_id == job_id for event in answer) == 61
        worker.send(Cancel(1))
        assert events_until(worker, end_of(1))[-1] == JobFinished(1, "cancelled")


def test_two_long_jobs_go_on_side_by_side() -> None:
    with running(count_slowly) as worker:
        worker.send(slow_translation(1))
        worker.send(slow_translation(2))
        ids = [next_event(worker).job_id for _ in range(200)]
        assert 20 < ids.count(1) < 180


def test_models_are_loaded_in_the_order_asked_before_anything_else_goes_on() -> None:
    with running(count_slowly) as worker:
        worker.send(slow_translation(1))
        events_until(worker, step_of(1))
        for command in (LoadModel(2, "pack/rnn"), LoadModel(3, "pack/transformer"), translation(4)):
            worker.send(command)
        ids = [event.job_id for event in events_until(worker, end_of(4))]
        for job_id in (2, 3):
            first = ids.index(job_id)
            assert ids[first : first + 3] == [job_id] * 3
        assert [job_id for job_id in ids if job_id != 1][:7] == [2, 2, 2, 3, 3, 3, 4]


def test_a_look_at_a_corpus_gives_way_to_a_translation_that_is_asked_for_meanwhile() -> None:
    def run_job(job: Job) -> JobEvents:
        return train_for_ever(training(job.job_id)) if isinstance(job, InspectCorpus) else run_small_job(job)

    with running(run_job) as worker:
        worker.send(InspectCorpus(1, CONFIG.corpus))
        events_until(worker, step_of(1))
        worker.send(translation(2))
        served = [event.job_id for event in events_until(worker, end_of(2))]
        assert served[served.index(2) :] == [2, 2, 2, 2]
        assert events_until(worker, step_of(1))[-1].job_id == 1
        worker.send(Cancel(1))
        assert events_until(worker, end_of(1))[-1] == JobFinished(1, "cancelled")


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


def test_importing_the_worker_imports_neither_torch_nor_qt() -> None:
    slow = "{'torch', 'sentencepiece', 'sacrebleu', 'PySide6'}"
    check = f"import sys, engine.worker; print(sorted({slow} & set(sys.modules)))"
    root = Path(__file__).resolve().parents[2]
    result = subprocess.run(
        [sys.executable, "-c", check], cwd=root, capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert result.stdout.strip() == "[]"
