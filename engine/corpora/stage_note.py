"""What a process is at, noted in a file that another process may look into at any time."""

import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

SECONDS_BETWEEN = 0.1
LENGTH = 300  # of every note, so that one that is written over another leaves nothing of it


class Stage(NamedTuple):
    """What is done, in a few words, and how many bytes of it are (total 0: unknown)."""

    what: str
    done: int
    total: int


class StageNote:
    """The note at `path`: written by one process, read by another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._what, self._next = "", 0.0

    def write(self, stage: Stage) -> None:
        """Note it, if it is a new one or the last note is some time ago."""
        now = time.monotonic()
        if stage.what == self._what and now < self._next and stage.done != stage.total:
            return
        self._what, self._next = stage.what, now + SECONDS_BETWEEN
        note = f"{stage.done} {stage.total} {stage.what}".encode()[: LENGTH - 1]
        with suppress(OSError), self._path.open("r+b" if self._path.exists() else "wb", buffering=0) as file:
            file.write(note.ljust(LENGTH - 1) + b"\n")

    def read(self) -> Stage | None:
        """The last stage; None if there is none, or it is being written just now."""
        try:
            done, total, what = self._path.read_bytes().decode().strip().split(" ", 2)
            return Stage(what, int(done), int(total))
        except (OSError, ValueError):
            return None
