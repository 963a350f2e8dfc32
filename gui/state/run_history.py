"""Earlier trainings, as their folders tell of them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engine.config import TrainingConfig, read_config
from engine.errors import ConfigError
from engine.paths import user_runs

TIME_FORMAT = "%Y-%m-%d %H-%M-%S"
TIME_LENGTH = len("2026-01-31 23-59-59")
FACTS = "model.json"


@dataclass(frozen=True, slots=True)
class RunModel:
    """The best model of one architecture: a checkpoint folder, its validation BLEU (0..100), its training."""

    architecture: str
    folder: Path
    bleu: float | None
    step: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """A training on disk.

    Attributes:
        title: the configuration's name.
        began: by the folder's name, else by its age.
        models: in the order of the configuration; architectures without a checkpoint are left out.
    """

    folder: Path
    title: str
    began: datetime
    config: TrainingConfig
    models: tuple[RunModel, ...]


def new_run_folder(title: str, now: datetime) -> Path:
    """A folder, not yet there, for a training that begins now."""
    tidy = "".join(c if c.isalnum() or c in "-–" else " " for c in title)
    base = user_runs() / f"{now.strftime(TIME_FORMAT)} {' '.join(tidy.split())}"
    folder, count = base, 1
    while folder.exists():
        count += 1
        folder = base.with_name(f"{base.name} {count}")
    return folder


def find_runs(folder: Path) -> tuple[Run, ...]:
    """The trainings in a folder that left a model, newest first; what cannot be read is passed over."""
    try:
        inside = [entry for entry in folder.iterdir() if entry.is_dir()]
    except OSError:
        return ()
    runs = [run for entry in inside if (run := read_run(entry)) and run.models]
    return tuple(sorted(runs, key=lambda run: run.began, reverse=True))


def read_run(folder: Path) -> Run | None:
    """The training that a folder holds; None if it holds none that can be read."""
    try:
        config = read_config(folder / "config.toml")
        began = _time_of(folder)
    except (ConfigError, OSError):
        return None
    return Run(folder, config.name, began, config, tuple(_models(folder, config)))


def can_go_on(folder: Path, architectures: Iterable[str]) -> bool:
    """Whether a run holds a checkpoint of each of these architectures from which its training goes on."""
    return all((folder / name / "last" / FACTS).is_file() for name in architectures)


def _models(folder: Path, config: TrainingConfig) -> Iterator[RunModel]:
    for architecture in config.architectures:
        best = folder / architecture / "best"
        try:
            facts = json.loads((best / FACTS).read_text(encoding="utf-8"))
            bleu = facts.get("bleu")
            score = None if bleu is None else float(bleu)
            yield RunModel(architecture, best, score, int(facts["step"]), float(facts["seconds"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue


def _time_of(folder: Path) -> datetime:
    try:
        return datetime.strptime(folder.name[:TIME_LENGTH], TIME_FORMAT)
    except ValueError:
        return datetime.fromtimestamp(folder.stat().st_mtime)
