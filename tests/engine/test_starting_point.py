"""Trainings that begin with trained models."""

from pathlib import Path

import pytest

from engine.checkpoint import load_model, read_facts
from engine.commands import StartTraining
from engine.config import TrainingConfig, preset
from engine.errors import CheckpointError, ConfigError
from engine.events import TrainingStarted, ValidationScored
from engine.jobs import start_job
from engine.models import LoadedModels
from tests.engine.small_models import SMALL_SIZES

NAMES = ("rnn", "transformer")


def configure(
    steps: int, start_from: Path | None = None, names: tuple[str, ...] = NAMES, pairs: int = 400
) -> TrainingConfig:
    return preset(
        "tiny",
        architectures=names,
        start_from=start_from and str(start_from),
        corpus={"embedded": "reversal", "pairs": pairs, "validation_pairs": 20},
        sizes={} if start_from else {name: SMALL_SIZES[name] for name in names},
        optimisation={"learning_rate": 0.005, "warmup_steps": 10, "batch_tokens": 512},
        budget={"steps": steps},
        validation={"steps": steps, "bleu_pairs": 2},
    )


def train(config: TrainingConfig, run: Path) -> list[ValidationScored | TrainingStarted]:
    events = start_job(StartTraining(1, config, str(run)), LoadedModels())
    return [event for event in events if isinstance(event, ValidationScored | TrainingStarted)]


def first_losses(events: list[ValidationScored | TrainingStarted]) -> dict[str, float]:
    scored = [event for event in events if isinstance(event, ValidationScored)]
    return {event.architecture: event.loss for event in scored if event.step == 0}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two models after 60 steps: a folder each, as in a pack."""
    run, folder = tmp_path_factory.mktemp("run"), tmp_path_factory.mktemp("pack")
    train(configure(60), run)
    for name in NAMES:
        (folder / name).symlink_to(run / name / "last")
    return folder


def test_models_are_trained_on_from_where_they_stood(pack: Path, tmp_path: Path) -> None:
    new, further = train(configure(1), tmp_path / "new"), train(configure(1, pack), tmp_path / "further")
    for name in NAMES:
        assert first_losses(further)[name] < first_losses(new)[name] - 0.3
        before, after = read_facts(pack / name), read_facts(tmp_path / "further" / name / "last")
        assert (after.sizes | {"dropout": 0}, after.tokenizer) == (before.sizes | {"dropout": 0}, before.tokenizer)
        assert after.step == 1


def test_a_run_that_started_from_models_is_resumed_without_them(pack: Path, tmp_path: Path) -> None:
    copy = tmp_path / "pack"
    copy.mkdir()
    for name in NAMES:
        (copy / name).symlink_to(pack / name)
    run, config = tmp_path / "run", configure(6, copy)
    train(config.model_copy(update={"budget": config.budget.model_copy(update={"steps": 3})}), run)
    stood = {name: read_facts(run / name / "last").step for name in NAMES}
    for name in NAMES:
        (copy / name).unlink()
    sized = config.model_copy(update={"sizes": {name: read_facts(run / name / "last").sizes for name in NAMES}})
    assert list(start_job(StartTraining(1, sized, str(run), resume=True), LoadedModels()))
    assert stood == dict.fromkeys(NAMES, 3)
    assert {read_facts(run / name / "last").step for name in NAMES} == {6}


def test_a_pack_without_the_architecture_is_told(pack: Path, tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="attention_rnn"):
        train(configure(1, pack, ("attention_rnn",)), tmp_path / "run")
    assert not (tmp_path / "run" / "attention_rnn").exists()


def test_models_with_different_tokenizers_are_refused(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other_config = configure(1, names=("transformer",)).model_copy(update={"seed": 2})
    corpus = other_config.corpus.model_copy(update={"vocabulary_size": 17})
    train(other_config.model_copy(update={"corpus": corpus}), tmp_path / "another run")
    other.mkdir()
    (other / "rnn").symlink_to(pack / "rnn")
    (other / "transformer").symlink_to(tmp_path / "another run" / "transformer" / "last")
    assert load_model(other / "rnn")[1].digest != load_model(other / "transformer")[1].digest
    with pytest.raises(ConfigError, match="same tokenizer"):
        train(configure(1, other), tmp_path / "run")
