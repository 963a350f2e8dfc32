"""How a training on disk ended, by the end of its event log, and whether it goes on."""

import json
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from engine.paths import training_lock

EVENT_LOG = "events.jsonl"
BYTES_AT_THE_END = 64 << 10
FINISHED = ("done", "early_stopped", "out_of_time")

# `stopped`: by its user or by the end of the program; `open`: it goes on, or was killed; `unknown`: no log tells.
RunEnd = Literal["finished", "stopped", "failed", "open", "unknown"]


def how_it_ended(folder: Path) -> RunEnd:
    """What the newest whole line of the event log says."""
    try:
        with (folder / EVENT_LOG).open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - BYTES_AT_THE_END))
            lines = file.read(BYTES_AT_THE_END).split(b"\n")
    except OSError:
        return "unknown"
    ends = (end for line in reversed(lines) if (end := _end_in(line)))
    # A line may be longer than what was read: then it is a sample, and the training had not ended.
    return next(ends, "open" if size > BYTES_AT_THE_END else "unknown")


def is_being_trained(folder: Path) -> bool:
    """Whether a program of this user on this machine trains in the folder now."""
    path = training_lock(folder)
    if not path.is_file():
        return False
    try:
        with FileLock(path, timeout=0):
            return False
    except Timeout:
        return True
    except (OSError, NotImplementedError):
        return False


def _end_in(line: bytes) -> RunEnd | None:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or not isinstance(values.get("event"), str):
        return None
    match values["event"], values.get("outcome"):
        case "JobFailed", _:
            return "failed"
        case "JobFinished", "cancelled":
            return "stopped"
        case "JobFinished", outcome:
            return "finished" if outcome in FINISHED else "failed"
        case _:
            return "open"
