"""Where the program finds what it ships and keeps what it makes."""

import hashlib
import os
from pathlib import Path

import platformdirs


def shipped_assets() -> Path:
    """The folder of shipped models, configurations, samples and icons."""
    return Path(__file__).resolve().parent.parent / "assets"


def user_data() -> Path:
    """The folder of the user's own models, runs and corpora: the platform's place, or `LOCKSTEP_HOME` if set."""
    return Path(os.environ.get("LOCKSTEP_HOME") or platformdirs.user_data_dir("lockstep", appauthor=False))


def user_models() -> Path:
    """The folder of the user's own packs of models."""
    return user_data() / "models"


def user_runs() -> Path:
    """The folder in which each training has a folder of its own."""
    return user_data() / "runs"


def user_corpora() -> Path:
    """The folder that downloaded corpora are put into."""
    return user_data() / "corpora"


def user_cache() -> Path:
    """The folder of what can be made anew at any time: the platform's place, or one in `LOCKSTEP_HOME`."""
    home = os.environ.get("LOCKSTEP_HOME")
    return Path(home) / "cache" if home else Path(platformdirs.user_cache_dir("lockstep", appauthor=False))


def training_lock(run: Path) -> Path:
    """The file that whoever trains into the folder `run` holds a lock on."""
    name = hashlib.sha256(os.path.normcase(run.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return user_cache() / "locks" / f"{name}.lock"


def user_logs() -> Path:
    """The folder of the logs: the platform's place, or one in `LOCKSTEP_HOME`."""
    home = os.environ.get("LOCKSTEP_HOME")
    return Path(home) / "logs" if home else Path(platformdirs.user_log_dir("lockstep", appauthor=False))


def model_folders() -> tuple[Path, ...]:
    """Where packs are looked for, the user's own before the shipped ones."""
    return user_models(), shipped_assets() / "models"
