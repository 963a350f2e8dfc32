"""The event log of a run: one JSON object a line, written as it trains, for whoever follows it now or reads it later.

The first line names the format, its version and the log. Every other line is an event: `time` (seconds since 1970), its
type's name as `event`, and its fields. Numbers are rounded to seven digits, those in arrays to four decimals; one that
is not finite is written as Python's json does it (`NaN`, `Infinity`).
"""

import errno
import io
import json
import os
import time
import uuid
from collections.abc import Generator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from pydantic import BaseModel

from engine.errors import EventLogError
from engine.events import (
    Event,
    EventLogInterrupted,
    EventLogResumed,
    JobFailed,
    JobFinished,
    JobProgressed,
    Outcome,
    TrainingStarted,
)
from engine.failures import describe_failure

EVENT_LOG = "events.jsonl"
FORMAT, VERSION = "lockstep events", 1
LONGEST_HEADER = 1000
SECONDS_TO_RETRY = 10.0
SECONDS_BETWEEN_PROGRESS = 1.0

Answer = TypeVar("Answer")


class EventLog:
    """Writes a log line by line, so that a reader sees each event at once; nothing that goes wrong here is raised.

    With `append` it goes on in the log that may be there; without, it begins anew with the first `TrainingStarted`, so
    that a training that never starts leaves the log of an earlier one alone.
    """

    def __init__(self, path: Path, *, append: bool) -> None:
        self._path, self._has_begun, self._is_new = path, append, not append
        self._file: io.FileIO | None = None
        self._is_interrupted, self._retry_at = False, 0.0
        self._progress, self._next_progress = "", 0.0

    def write(self, event: Event) -> EventLogInterrupted | EventLogResumed | None:
        """Write an event; gives a note if the log is interrupted from now on (a full disk), or goes on after that."""
        self._has_begun = self._has_begun or isinstance(event, TrainingStarted)
        if not self._has_begun or self._is_frequent(event):
            return None
        is_end = isinstance(event, JobFinished | JobFailed)
        if self._is_interrupted and not is_end and time.monotonic() < self._retry_at:
            return None
        was_interrupted = self._is_interrupted
        try:
            self._file = self._file or self._open()
            stamp = {"time": round(time.time(), 3), "event": type(event).__name__}
            _write_line(self._file, stamp | _plain(asdict(event)))
        except (OSError, EventLogError) as error:
            self.close()
            self._is_interrupted, self._retry_at = True, time.monotonic() + SECONDS_TO_RETRY
            reason = getattr(error, "strerror", None) or str(error)
            return None if was_interrupted else EventLogInterrupted(event.job_id, str(self._path), reason)
        self._is_interrupted = False
        return EventLogResumed(event.job_id, str(self._path)) if was_interrupted else None

    def close(self) -> None:
        """Close the file; another event would open it again."""
        if self._file:
            self._file.close()
            self._file = None

    def _is_frequent(self, event: Event) -> bool:
        """Whether the event is in the midst of a progress of which the log was told a moment ago."""
        if not isinstance(event, JobProgressed):
            return False
        now, is_end = time.monotonic(), 0 < event.total <= event.done
        if event.what == self._progress and now < self._next_progress and not is_end:
            return True
        self._progress, self._next_progress = event.what, now + SECONDS_BETWEEN_PROGRESS
        return False

    def _open(self) -> io.FileIO:
        file = self._path.open("ab+", buffering=0)
        try:
            self._prepare(file)
        except BaseException:
            file.close()
            raise
        self._is_new = False
        return file

    def _prepare(self, file: io.FileIO) -> None:
        file.seek(0)
        if self._is_new or log_name(file.readline(LONGEST_HEADER), self._path) is None:
            file.truncate(0)
            _write_line(file, {"format": FORMAT, "version": VERSION, "log": uuid.uuid4().hex})
        else:
            file.seek(-1, io.SEEK_END)
            if file.read(1) != b"\n":  # its writer was killed, or the disk full, in the middle of a line
                file.write(b"\n")


def logged(
    events: Generator[Event | None, Answer | None, Outcome | None], job_id: int, log: EventLog
) -> Generator[Event | None, Answer | None, Outcome | None]:
    """Hand on a training's events, and what is sent to it, and write them to the log, how it ends included."""
    answer: Answer | None = None
    with closing(log), closing(events):
        while True:
            try:
                event = events.send(answer)
            except StopIteration as end:
                log.write(JobFinished(job_id, end.value or "done"))
                outcome: Outcome | None = end.value
                return outcome
            except Exception as error:
                log.write(JobFailed(job_id, describe_failure(error)))
                raise
            note = log.write(event) if event else None
            try:
                answer = yield event
                if note:
                    answer = (yield note) or answer
            except GeneratorExit:
                _close(events, job_id, log)
                raise


def log_name(header: bytes, path: Path) -> str | None:
    """What the first line of the log at `path` calls it, None for an unfinished line.

    Raises EventLogError if it is the line of another file, or of a version that this program cannot read.
    """
    if not header.endswith(b"\n") and len(header) < LONGEST_HEADER:
        return None
    try:
        values = json.loads(header)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise EventLogError(f"{path} is no event log of a training.")
    if values.get("version") != VERSION:
        raise EventLogError(
            f"{path} has version {values.get('version')}; this program reads {VERSION}.",
            advice="Update the program.",
        )
    return str(values.get("log"))


def _close(events: Generator[Any, Any, Any], job_id: int, log: EventLog) -> None:
    try:
        events.close()
    except Exception as error:
        log.write(JobFailed(job_id, describe_failure(error)))
        raise
    log.write(JobFinished(job_id, "cancelled"))


def _write_line(file: io.FileIO, values: dict[str, Any]) -> None:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    line = text.encode("utf-8", "replace") + b"\n"  # a lone surrogate has no UTF-8
    if file.write(line) != len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _plain(value: Any) -> Any:
    """The value as JSON takes it, with its numbers rounded."""
    match value:
        case float():
            return float(f"{value:.7g}")
        case dict():
            return {name: _plain(part) for name, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
        case BaseModel():
            return _plain(value.model_dump(mode="json"))
        case np.ndarray():
            return value.astype(np.float64).round(4).tolist()
        case _:
            return value
