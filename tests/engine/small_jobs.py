"""Small jobs for the worker thread, and how to drive it with them."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from engine.commands import Job, RunExperiment, StartTraining, Translate
from engine.config import CorpusConfig, TrainingConfig
from engine.errors import TrainingError
from engine.events import CheckpointSaved, EngineReady, Event, JobFailed, JobFinished, JobProgressed
from engine.worker import EngineWorker, JobEvents

CONFIG = TrainingConfig(architectures=("rnn",), corpus=CorpusConfig(embedded="reversal"))


def training(job_id: int) -> StartTraining:
    return StartTraining(job_id, CONFIG, run="unused")


def translation(job_id: int, text: str = "a b c") -> Translate:
    return Translate(job_id, text, ("pack/rnn",))


def run_small_job(job: Job) -> JobEvents:
    """A translation counts its words; any other job counts for ever, at a thousand steps a second at most."""
    if isinstance(job, Translate):
        return count_words(job)
    if isinstance(job, StartTraining | RunExperiment):
        return train_for_ever(job)
    raise TrainingError("Nothing is there to load.", kept="All is kept.", advice="Look elsewhere.")


def count_words(job: Translate) -> JobEvents:
    words = job.text.split()
    for position, word in enumerate(words, start=1):
        yield JobProgressed(job.job_id, word, position, len(words))
    return None


def train_for_ever(job: StartTraining | RunExperiment) -> JobEvents:
    step = 0
    while True:
        step += 1
        time.sleep(0.001)
        if (yield JobProgressed(job.job_id, "step", step, 0)) is not None and isinstance(job, StartTraining):
            yield CheckpointSaved(job.job_id, "rnn", step, job.run, is_best=False)
            yield None


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
