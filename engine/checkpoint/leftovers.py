"""What a crash leaves beside model folders is put back or removed."""

import os
import shutil
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from engine.checkpoint.facts import read_facts
from engine.checkpoint.layout import FILES, HOST, NEW, OLD, aside
from engine.errors import CheckpointError

LONGEST_SAVE = 3600.0  # in seconds: for a writer on another machine, which cannot be asked whether it lives


def clean_leftovers(folder: Path, depth: int = 2) -> None:
    """Clean what saving left in `folder` and down to `depth` folders below, as far as the disk allows.

    The only copy of a model is put back in its place. What another process is writing now is left alone.
    """
    names = set()
    for child in _folders_in(folder):
        if child.name.startswith("."):
            names.add(child.name.removeprefix(".").removesuffix(OLD).partition(NEW)[0])
        elif depth > 0:
            clean_leftovers(child, depth - 1)
    for name in names:
        with suppress(OSError):
            clean_leftovers_of(folder / name)


def clean_leftovers_of(folder: Path) -> None:
    """Clean what saving left beside one model folder; raises OSError if the only copy cannot be put back."""
    old = aside(folder)
    copies = [path for path in _folders_in(folder.parent) if path.name.startswith(f".{folder.name}{NEW}")]
    if any(map(_is_being_written, copies)):
        return
    if not folder.exists():
        whole = next((copy for copy in (old, *copies) if _is_whole(copy)), None)
        if whole:
            whole.rename(folder)
    for leftover in [*copies, old] if folder.exists() else copies:
        if _is_ours(leftover):
            shutil.rmtree(leftover, ignore_errors=True)


def _folders_in(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
    return []


def _is_whole(copy: Path) -> bool:
    """Whether all of a copy was written: its facts come last."""
    try:
        read_facts(copy)
    except CheckpointError:
        return False
    return True


def _is_ours(leftover: Path) -> bool:
    """Whether it holds nothing but what saving writes; safetensors' own unfinished files begin with `.tmp`."""
    with suppress(OSError):
        return all(path.name in FILES or path.name.startswith(".tmp") for path in leftover.iterdir())
    return False


def _is_being_written(copy: Path) -> bool:
    host, _, process = copy.name.rpartition(NEW)[2].rpartition("-")
    if host == HOST and process.isdecimal() and sys.platform != "win32":
        return int(process) != os.getpid() and _lives(int(process))
    return time.time() - _newest([copy, *copy.iterdir()]) < LONGEST_SAVE


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it lives, and is another user's
        pass
    return True


def _newest(paths: Iterable[Path]) -> float:
    times = [0.0]
    for path in paths:
        with suppress(OSError):
            times.append(path.stat().st_mtime)
    return max(times)
