"""The worker thread with the real engine in it: loading, training and translating."""

import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from operator import eq
from pathlib import Path
from typing import TypeVar

import pytest

from engine.checkpoint import read_facts
from engine.commands import (
    Cancel,
    InspectStep,
    ListModels,
    LoadModel,
    Pause,
    Sampling,
    SaveCheckpoint,
    ScoreTranslation,
    StartTraining,
    Translate,
)
from engine.config import TrainingConfig, preset
from engine.events import (
    CancelAccepted,
    CheckpointSaved,
    DecodeFinished,
    DecodeStarted,
    EngineReady,
    Event,
    JobFailed,
    JobFinished,
    JobPaused,
    ModelLoaded,
    TokenDecoded,
    TrainStepDone,
)
from engine.worker import EngineWorker

Kind = TypeVar("Kind")
SECONDS = 60.0


@pytest.fixture
def worker() -> Iterator[EngineWorker]:
    before = set(threading.enumerate())
    worker = EngineWorker()
    worker.start()
    yield worker
    assert worker.close(timeout=SECONDS)
    assert {thread.name for thread in set(threading.enumerate()) - before} == set()


def endless_config() -> TrainingConfig:
    corpus = {"embedded": "reversal", "pairs": 400, "validation_pairs": 10}
    return preset("tiny", corpus=corpus, budget={}, validation={"steps": 5, "bleu_pairs": 4}, threads=1)


def events_until(worker: EngineWorker, is_last: Callable[[Event], bool]) -> list[Event]:
    events: list[Event] = []
    while not events or not is_last(events[-1]):
        events.append(worker.events.get(timeout=SECONDS))
        assert not isinstance(events[-1], JobFailed), events[-1]
    return events


def wait_for(worker: EngineWorker, kind: type[Kind]) -> Kind:
    event = events_until(worker, lambda event: isinstance(event, kind))[-1]
    assert isinstance(event, kind)
    return event


def test_it_says_first_what_there_is_to_work_with(worker: EngineWorker) -> None:
    ready = worker.events.get(timeout=SECONDS)
    assert isinstance(ready, EngineReady)
    assert [architecture.name for architecture in ready.architectures] == ["rnn", "attention_rnn", "transformer"]


def test_a_sentence_is_translated_in_lockstep_while_a_training_goes_on(worker: EngineWorker, tmp_path: Path) -> None:
    worker.send(StartTraining(1, endless_config(), str(tmp_path)))
    models: list[str] = []
    while len(models) < 3:
        saved = wait_for(worker, CheckpointSaved)
        if saved.is_best and saved.path not in models:
            models.append(saved.path)
    for job_id, model in enumerate(models, start=2):
        worker.send(LoadModel(job_id, model))
        loaded = wait_for(worker, ModelLoaded)
        assert (loaded.job_id, loaded.model) == (job_id, model)
    worker.send(Translate(9, "3 1 4 1 5", tuple(models), max_tokens=4))
    events = events_until(worker, lambda event: event == JobFinished(9, "done"))
    served = [event for event in events if event.job_id == 9]
    assert [event.model for event in served if isinstance(event, DecodeStarted)] == models
    assert sorted(event.model for event in served if isinstance(event, DecodeFinished)) == sorted(models)
    positions = [event.position for event in served if isinstance(event, TokenDecoded)]
    assert positions == sorted(positions), "no model may be a token ahead of another"
    assert wait_for(worker, TrainStepDone).job_id == 1


def test_whatever_the_stage_asks_is_served_between_two_steps_of_a_training(
    worker: EngineWorker, tmp_path: Path
) -> None:
    worker.send(StartTraining(1, endless_config(), str(tmp_path)))
    wait_for(worker, TrainStepDone)
    text, models = "3 1 4", ("reversal/rnn", "reversal/attention_rnn", "reversal/transformer")
    for command in (
        Translate(2, text, models, beam_width=8),
        Translate(3, text, models, forced=((9, 8),) * 3, with_saliency=True),
        Translate(4, text, models, prefix="1", sampling=Sampling(seed=1)),
        InspectStep(5, models[2], text, (9, 8)),
        ScoreTranslation(6, "4 1 3", "4 1 3"),
        ListModels(7, with_weights=True),
    ):
        worker.send(command)
        events = events_until(worker, partial(eq, JobFinished(command.job_id, "done")))
        own = [place for place, event in enumerate(events) if event.job_id == command.job_id]
        assert not [event for event in events[own[0] :] if isinstance(event, TrainStepDone)]
    assert wait_for(worker, TrainStepDone).job_id == 1


def test_short_questions_are_answered_while_the_saliency_of_a_long_sentence_is_computed(worker: EngineWorker) -> None:
    text, model = "3 1 4 1 5 9 2 6 5 3 5 8 9 7 9 3 2 3 8 4 6 2 6 4", "reversal/transformer"
    models, forced = ("reversal/rnn", model), ((9,) * 400,) * 2
    worker.send(Translate(1, text, models, max_tokens=400, forced=forced, with_saliency=True))
    wait_for(worker, TokenDecoded)
    for command in (
        InspectStep(2, model, text, (9, 8)),
        ScoreTranslation(3, "4 1 3", "4 1 3"),
        Translate(4, "3 1 4", (model,)),
        ListModels(5, with_weights=True),
    ):
        worker.send(command)
        events = events_until(worker, partial(eq, JobFinished(command.job_id, "done")))
        assert JobFinished(1, "done") not in events
    worker.send(Cancel(1))
    events_until(worker, partial(eq, JobFinished(1, "cancelled")))


def test_a_training_is_held_saved_and_stopped_and_its_last_checkpoint_is_whole(
    worker: EngineWorker, tmp_path: Path
) -> None:
    worker.send(StartTraining(1, endless_config(), str(tmp_path)))
    stepped: set[str] = set()
    while len(stepped) < 3:
        stepped.add(wait_for(worker, TrainStepDone).architecture)
    worker.send(Pause(1))
    wait_for(worker, JobPaused)
    worker.send(SaveCheckpoint(1))
    saved = [wait_for(worker, CheckpointSaved) for _ in range(3)]
    for checkpoint in saved:
        assert read_facts(Path(checkpoint.path)).step == checkpoint.step
    with pytest.raises(queue.Empty):
        worker.events.get(timeout=0.3)
    worker.send(Cancel(1))
    assert worker.events.get(timeout=SECONDS) == CancelAccepted(1)
    assert worker.events.get(timeout=SECONDS) == JobFinished(1, "cancelled")
    for architecture in ("rnn", "attention_rnn", "transformer"):
        assert read_facts(tmp_path / architecture / "last").step >= 1


def test_an_engine_that_cannot_start_says_so_and_answers_every_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "engine.jobs", None)
    worker = EngineWorker()
    worker.start()
    worker.send(LoadModel(1, "everyday/rnn"))
    first, second = (worker.events.get(timeout=SECONDS) for _ in range(2))
    assert isinstance(first, JobFailed)
    assert isinstance(second, JobFailed)
    assert (first.job_id, second.job_id) == (0, 1)
    assert first.failure.what == second.failure.what
    assert worker.close()


def test_closing_while_the_engine_starts_ends_the_thread() -> None:
    worker = EngineWorker()
    worker.start()
    began = time.monotonic()
    assert worker.close(timeout=SECONDS)
    assert time.monotonic() - began < SECONDS
