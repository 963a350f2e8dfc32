"""Several architectures in one training: one step of each in turn, or one after the other."""

from collections.abc import Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from engine.checkpoint import read_facts
from engine.commands import Cancel, Pause, Resume, StartTraining
from engine.config import TrainingConfig, TrainingOrder, preset, read_config
from engine.errors import CheckpointError
from engine.events import Event, JobFinished, JobPaused, JobResumed, TrainingFinished, TrainingStarted, TrainStepDone
from engine.jobs import start_job
from engine.models import LoadedModels
from engine.worker import EngineWorker
from tests.engine.small_jobs import events_until
from tests.engine.small_models import SMALL_SIZES
from tests.engine.small_trainings import only, take_steps

NAMES = ("rnn", "transformer")
STEPS = 6


def configure(order: TrainingOrder, steps: int = STEPS, **values: Any) -> TrainingConfig:
    return preset(
        "tiny",
        architectures=NAMES,
        order=order,
        corpus={"embedded": "reversal", "pairs": 300, "validation_pairs": 4},
        sizes={name: SMALL_SIZES[name] | {"dropout": 0.1} for name in NAMES},
        optimisation={"learning_rate": 0.01, "warmup_steps": 3, "batch_tokens": 128},
        budget={"steps": steps},
        validation={"steps": 100, "bleu_pairs": 1},
        precision="float32",
        **values,
    )


def events_of(config: TrainingConfig, run: Path, *, resume: bool = False) -> Iterator[Event | None]:
    return start_job(StartTraining(1, config, str(run), resume=resume), LoadedModels())


def runs_of(events: list[TrainStepDone]) -> list[tuple[str, int]]:
    """Which architecture took how many steps at a stretch."""
    return [(name, len(list(steps))) for name, steps in groupby(events, lambda event: event.architecture)]


def losses(events: list[TrainStepDone]) -> dict[tuple[str, int], float]:
    return {(event.architecture, event.step): event.loss for event in events}


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> list[TrainStepDone]:
    """The steps of a sequential training that was never stopped."""
    return only(TrainStepDone, events_of(configure("sequential"), tmp_path_factory.mktemp("unbroken")))


@pytest.fixture
def pack(first_run: Path, tmp_path: Path) -> Path:
    """A pack of two models."""
    folder = tmp_path / "pack"
    folder.mkdir()
    for name in NAMES:
        (folder / name).symlink_to(first_run / name / "last")
    return folder


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training of two steps of each architecture."""
    run = tmp_path_factory.mktemp("first")
    steps = only(TrainStepDone, events_of(configure("alternating", 2), run))
    assert runs_of(steps) == [(name, 1) for _ in range(2) for name in NAMES]
    return run


def test_alternating_architectures_take_one_step_each_in_turn(first_run: Path) -> None:
    assert {read_facts(first_run / name / "last").step for name in NAMES} == {2}


def test_sequential_architectures_have_their_whole_budget_one_after_the_other(unbroken: list[TrainStepDone]) -> None:
    assert runs_of(unbroken) == [(name, STEPS) for name in NAMES]


def test_the_time_of_an_architecture_is_its_own(unbroken: list[TrainStepDone]) -> None:
    for name in NAMES:
        own = [event.seconds for event in unbroken if event.architecture == name]
        assert own == sorted(own)
        lasts = [event for event in unbroken if event.architecture == name][-1]
        assert lasts.seconds_left is not None
        assert 0 < lasts.seconds_left < lasts.seconds


@pytest.mark.parametrize("taken", [3, STEPS + 2])
def test_a_sequential_training_goes_on_where_it_was_stopped(
    taken: int, unbroken: list[TrainStepDone], tmp_path: Path
) -> None:
    with closing(events_of(configure("sequential"), tmp_path)) as events:  # type: ignore[type-var]
        before = take_steps(events, taken)
    resumed = list(events_of(read_config(tmp_path / "config.toml"), tmp_path, resume=True))
    after = only(TrainStepDone, resumed)
    assert losses(before) | losses(after) == losses(unbroken)
    assert len(before) + len(after) == len(unbroken)
    assert [started.step for started in only(TrainingStarted, resumed)] == [min(taken, STEPS), max(taken - STEPS, 0)]
    assert [end.outcome for end in only(TrainingFinished, resumed)] == ["done", "done"]


def test_a_sequential_training_is_held_and_stopped_in_its_second_architecture(tmp_path: Path) -> None:
    worker = EngineWorker()
    worker.start()
    try:
        worker.send(StartTraining(1, configure("sequential", 40), str(tmp_path)))
        events_until(worker, lambda event: isinstance(event, TrainStepDone) and event.architecture == "transformer")
        worker.send(Pause(1))
        held = only(TrainStepDone, events_until(worker, lambda event: isinstance(event, JobPaused)))
        worker.send(Resume(1))
        events_until(worker, lambda event: isinstance(event, JobResumed))
        after = only(TrainStepDone, events_until(worker, lambda event: isinstance(event, TrainStepDone)))
        assert after[0].step == (held[-1].step if held else 1) + 1
        worker.send(Cancel(1))
        assert events_until(worker, lambda event: isinstance(event, JobFinished))[-1] == JobFinished(1, "cancelled")
    finally:
        assert worker.close(timeout=60)
    assert read_facts(tmp_path / "rnn" / "last").step == 40
    assert after[0].step <= read_facts(tmp_path / "transformer" / "last").step < 40


def test_an_architecture_whose_turn_had_not_come_starts_from_its_model_after_a_resume(
    pack: Path, unbroken: list[TrainStepDone], tmp_path: Path
) -> None:
    """Not from nothing: the pack has to be there for it, and is not needed for the others."""
    run = tmp_path / "run"
    with closing(events_of(configure("sequential", start_from=str(pack)), run)) as events:  # type: ignore[type-var]
        take_steps(events, 3)
    (pack / "rnn").unlink()
    config = read_config(run / "config.toml")
    after = only(TrainStepDone, events_of(config, run, resume=True))
    assert runs_of(after) == [("rnn", 3), ("transformer", STEPS)]
    assert losses(after)["transformer", 1] < losses(unbroken)["transformer", 1]


def test_a_model_of_another_tokenizer_is_not_started_from_after_a_resume(pack: Path, tmp_path: Path) -> None:
    other = configure("alternating", 1, seed=2)
    other = other.model_copy(update={"corpus": other.corpus.model_copy(update={"vocabulary_size": 17})})
    list(events_of(other, tmp_path / "other"))
    run = tmp_path / "run"
    with closing(events_of(configure("sequential", start_from=str(pack)), run)) as events:  # type: ignore[type-var]
        take_steps(events, 1)
    (pack / "transformer").unlink()
    (pack / "transformer").symlink_to(tmp_path / "other" / "transformer" / "last")
    with pytest.raises(CheckpointError, match="another tokenizer"):
        list(events_of(read_config(run / "config.toml"), run, resume=True))
