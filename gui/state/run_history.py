"""Earlier trainings, as their folders tell of them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from engine.config import TrainingConfig, read_config, write_config
from engine.errors import ConfigError
from engine.paths import user_runs
from gui.state.run_end import RunEnd, how_it_ended, is_being_trained

TIME_FORMAT = "%Y-%m-%d %H-%M-%S"
TIME_LENGTH = len("2026-01-31 23-59-59")
FACTS, CONFIG = "model.json", "config.toml"

Trouble = Literal["damaged", "empty", "foreign"]


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
        end: how it ended.
        is_held: whether another program trains it now.
    """

    folder: Path
    title: str
    began: datetime
    config: TrainingConfig
    models: tuple[RunModel, ...]
    end: RunEnd = "unknown"
    is_held: bool = False

    @property
    def can_continue(self) -> bool:
        """Whether it did not come to its end, and left a checkpoint from which it goes on."""
        is_over = self.end in ("finished", "unknown") or self.is_held
        return not is_over and any(can_go_on(self.folder, [name]) for name in self.config.architectures)


@dataclass(frozen=True, slots=True)
class Stray:
    """A folder among the runs that is none that can be shown.

    Attributes:
        trouble: `damaged`: its configuration cannot be read, for this reason; `empty`: no training has begun in it;
            `foreign`: nothing in it is of a run.
    """

    folder: Path
    trouble: Trouble
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RunHistory:
    """All that is in the folder of the runs, the newest first."""

    runs: tuple[Run, ...] = ()
    strays: tuple[Stray, ...] = ()


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
    """The trainings in a folder that left a model or a log, newest first; what cannot be read is passed over."""
    return read_history(folder).runs


def read_history(folder: Path) -> RunHistory:
    """The trainings in a folder, and what else lies there; files are passed over."""
    try:
        inside = [entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith(".")]
    except OSError:
        return RunHistory()
    found = [read_run(entry) or _stray(entry) for entry in inside]
    runs = [run for run in found if isinstance(run, Run) and (run.models or run.end != "unknown")]
    strays = [stray for stray in found if isinstance(stray, Stray)]
    strays += [Stray(run.folder, "empty") for run in found if isinstance(run, Run) and run not in runs]
    return RunHistory(
        tuple(sorted(runs, key=lambda run: run.began, reverse=True)),
        tuple(sorted(strays, key=lambda stray: stray.folder.name, reverse=True)),
    )


def rename_run(run: Run, title: str) -> None:
    """Call a run otherwise; raises OSError if its folder does not take it, and then it is called as before."""
    beside = run.folder / f".{CONFIG}.new"
    write_config(run.config.model_copy(update={"name": title}), beside)
    beside.replace(run.folder / CONFIG)


def read_run(folder: Path) -> Run | None:
    """The training that a folder holds; None if it holds none that can be read."""
    try:
        config = read_config(folder / CONFIG)
        began = _time_of(folder)
    except (ConfigError, OSError):
        return None
    end = how_it_ended(folder)
    is_held = end != "finished" and is_being_trained(folder)
    return Run(folder, config.name, began, config, tuple(_models(folder, config)), end, is_held)


def can_go_on(folder: Path, architectures: Iterable[str]) -> bool:
    """Whether a run holds a checkpoint of each of these architectures from which its training goes on."""
    return all((folder / name / "last" / FACTS).is_file() for name in architectures)


def _stray(folder: Path) -> Stray:
    """Why a folder without a configuration that can be read is no run."""
    if not (folder / CONFIG).exists() and how_it_ended(folder) == "unknown":
        return Stray(folder, "foreign")
    try:
        read_config(folder / CONFIG)
    except ConfigError as error:
        return Stray(folder, "damaged", error.what)
    return Stray(folder, "damaged")


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
