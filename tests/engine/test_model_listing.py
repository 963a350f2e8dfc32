"""All models that are here, in packs and trainings, with the digests by which they are known."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from engine import paths
from engine.checkpoint import WEIGHTS, save_model, weights_digest
from engine.commands import ListModels
from engine.config import preset, write_config
from engine.corpora.tokenizer import Tokenizer
from engine.errors import CheckpointError
from engine.events import ListedModel, ModelsListed
from engine.jobs import start_job
from engine.models import LoadedModels
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_models import build_small


@pytest.fixture(autouse=True)
def models(tokenizer: Tokenizer, user_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack, a training with two checkpoints, and folders that hold no models."""
    monkeypatch.setattr(paths, "shipped_assets", lambda: user_data / "none")
    facts = facts_of("rnn", tokenizer)
    save_model(user_data / "models" / "digits" / "rnn", build_small("rnn", tokenizer.vocabulary_size), facts, tokenizer)
    run = user_data / "runs" / "2026-01-02 03-04-05 Digits"
    for name in ("best", "step-10"):
        save_model(run / "rnn" / name, build_small("rnn", tokenizer.vocabulary_size), facts, tokenizer)
    write_config(preset("tiny", name="My digits"), run / "config.toml")
    shutil.copytree(run / "rnn" / "best", run / "rnn" / ".best.old")
    shutil.copytree(run / "rnn" / "best", run / "rnn" / "mine")
    (user_data / "runs" / "2026-01-03 no training").mkdir()
    return user_data


def listed(*, with_weights: bool) -> tuple[ListedModel, ...]:
    (event,) = [event for event in start_job(ListModels(3, with_weights), LoadedModels()) if event is not None]
    assert isinstance(event, ModelsListed)
    assert event.job_id == 3
    return event.models


def test_packs_and_checkpoints_of_trainings_are_named(models: Path) -> None:
    run = models / "runs" / "2026-01-02 03-04-05 Digits" / "rnn"
    found = [(entry.model, entry.family, entry.checkpoint, entry.weights) for entry in listed(with_weights=False)]
    assert found == [
        ("digits/rnn", "Digits", "", ""),
        (str(run / "best"), "My digits", "best", ""),
        (str(run / "step-10"), "My digits", "step", ""),
    ]


def test_their_digests_are_those_of_their_weights_files(models: Path) -> None:
    (pack, *_) = listed(with_weights=True)
    weights = models / "models" / "digits" / "rnn" / WEIGHTS
    assert pack.weights == sha256(weights.read_bytes()).hexdigest()


def test_a_digest_follows_its_file(models: Path) -> None:
    folder = models / "models" / "digits" / "rnn"
    before = weights_digest(folder)
    (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:-1] + b"x")
    assert weights_digest(folder) != before
    (folder / WEIGHTS).unlink()
    with pytest.raises(CheckpointError, match="cannot be read"):
        weights_digest(folder)
    assert next(entry.model for entry in listed(with_weights=True)) != "digits/rnn"
