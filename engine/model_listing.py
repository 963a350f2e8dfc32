"""Finding all models that are here: in packs, and the checkpoints of trainings."""

import re
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path

from engine.architectures import ARCHITECTURES
from engine.checkpoint import ModelFacts, holds_model, read_facts, weights_digest
from engine.config import read_config
from engine.errors import CheckpointError, ConfigError
from engine.events import ListedModel
from engine.models import find_model, find_packs
from engine.paths import user_runs

MOST_RUNS = 100
CHECKPOINT = re.compile(r"best|last|step-\d+")


def list_models(*, with_weights: bool) -> Generator[None, None, tuple[ListedModel, ...]]:
    """Yield between two models, and return them all; what cannot be read is passed over."""
    found = []
    for model, folder, family, checkpoint in [*_of_packs(), *_of_runs()]:
        yield None
        with suppress(CheckpointError):
            facts = read_facts(folder)
            weights = weights_digest(folder) if with_weights else ""
            found.append(_listed(model, family, checkpoint, facts, weights))
    return tuple(found)


def titled_runs() -> Iterator[tuple[Path, str]]:
    """The folders of trainings and their titles, the newest first."""
    runs = [path for path in user_runs().iterdir() if path.is_dir()] if user_runs().is_dir() else []
    for run in sorted(runs, reverse=True)[:MOST_RUNS]:  # their names begin with the time at which they began
        with suppress(ConfigError):
            yield run, read_config(run / "config.toml").name


def checkpoints_of(run: Path) -> Iterator[tuple[Path, str]]:
    """The checkpoint folders of a training by architecture, each with `best`, `last` or `step`."""
    for folder in (run / name for name in ARCHITECTURES):
        inside = [path for path in folder.iterdir() if holds_model(path)] if folder.is_dir() else []
        for path in sorted(inside):
            if CHECKPOINT.fullmatch(path.name):
                yield path, path.name.partition("-")[0]


def _listed(model: str, family: str, checkpoint: str, facts: ModelFacts, weights: str) -> ListedModel:
    languages = facts.source_language, facts.target_language
    return ListedModel(model, facts.architecture, family, checkpoint, facts.step, *languages, weights)


def _of_packs() -> Iterator[tuple[str, Path, str, str]]:
    for pack in find_packs():
        for model in pack.models:
            yield model, find_model(model), pack.title, ""


def _of_runs() -> Iterator[tuple[str, Path, str, str]]:
    for run, title in titled_runs():
        for path, checkpoint in checkpoints_of(run):
            yield str(path), path, title, checkpoint
