"""The worker thread ends whole, whenever it is closed."""

import random
import threading
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.commands import Cancel, Command, Job, LoadModel, Pause, Resume, SaveCheckpoint, StartTraining, Translate
from engine.events import JobFailed, JobFinished, JobPaused, JobProgressed, JobResumed
from engine.worker import EngineWorker, JobEvents
from tests.engine.small_jobs import (
    drained,
    end_of,
    events_until,
    run_small_job,
    running,
    step_of,
    training,
    translation,
)


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
