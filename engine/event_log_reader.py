"""Reads an event log, also one that another process is still writing."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, get_args

from pydantic import TypeAdapter, ValidationError

from engine.event_log import EVENT_LOG as EVENT_LOG
from engine.event_log import LONGEST_HEADER, log_name
from engine.events import Event, JobFailed, JobFinished, JobPaused, TrainingFinished, TrainingStarted, TrainStepDone

BYTES_A_LOOK, LONGEST_LINE = 64 << 10, 16 << 20
KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """An event and when it was written, in seconds since 1970."""

    time: float
    event: Event


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What every line has, of an event that is known or not."""

    time: float
    event: str


STAMP = TypeAdapter(_Stamp)


class EventLogReader:
    """Gives the events of a log in order, each once, as far as they are written; ask it again and again.

    It neither waits nor keeps the file open: between two looks the log may appear, grow, or be begun anew, after which
    its events are given from the first again. A line is given when it is whole. Events of a kind that is not known,
    from a later version of the program, are passed over; a line that is damaged is too, and counted.

    Attributes:
        damaged_lines: how many lines were no events: what a killed writer left, or somebody changed.
        beginnings: how often it has begun with the first event: 1 as soon as a log is there.
    """

    def __init__(self, path: Path) -> None:
        self.damaged_lines, self.beginnings = 0, 0
        self._path = path
        self._log: str | None = None
        self._offset = 0

    def new_events(self) -> list[LoggedEvent]:
        """The next events, some hundred at most, none if nothing is new.

        Raises EventLogError if the file is no event log, OSError if it cannot be read for another reason than that it
        is not there.
        """
        try:
            with self._path.open("rb") as file:
                self._find_place(file)
                return [] if self._log is None else self._next(file)
        except FileNotFoundError:
            return []

    def _find_place(self, file: BinaryIO) -> None:
        """A log is known by its first line: the number of its file may be used again, its length be passed again."""
        header = file.readline(LONGEST_HEADER)
        name = log_name(header, self._path)
        if name != self._log or os.fstat(file.fileno()).st_size < self._offset:
            self._log, self._offset = name, len(header)
            self.beginnings += name is not None

    def _next(self, file: BinaryIO) -> list[LoggedEvent]:
        file.seek(self._offset)
        events: list[LoggedEvent] = []
        while not events and (text := self._whole_lines(file)):
            events = [event for line in text.split(b"\n") if line and (event := self._event(line))]
        return events

    def _whole_lines(self, file: BinaryIO) -> bytes:
        """The next lines up to the end of one, b"" if none has ended yet; one that is far too long ends anywhere."""
        text = file.read(BYTES_A_LOOK)
        if b"\n" not in text:
            text += file.readline(LONGEST_LINE)
        whole = text.rfind(b"\n") + 1 or (len(text) if len(text) > LONGEST_LINE else 0)
        self._offset += whole
        file.seek(self._offset)
        return text[:whole]

    def _event(self, line: bytes) -> LoggedEvent | None:
        try:
            stamp = STAMP.validate_json(line, strict=True)
            adapter = _adapter(stamp.event) if stamp.event in KINDS else None
            return LoggedEvent(stamp.time, adapter.validate_json(line, strict=True)) if adapter else None
        except ValidationError:
            self.damaged_lines += 1
            return None


def standing_events(events: Iterable[LoggedEvent]) -> list[LoggedEvent]:
    """The events that still hold.

    A resumed training takes the steps after its checkpoint anew, and has not ended; one that takes steps is not paused.
    """
    standing: list[LoggedEvent] = []
    for logged in events:
        if isinstance(logged.event, TrainingStarted):
            standing = [earlier for earlier in standing if _holds(earlier.event, logged.event)]
        standing.append(logged)
    return _without_past_pauses(standing)


def _without_past_pauses(events: list[LoggedEvent]) -> list[LoggedEvent]:
    kept: list[LoggedEvent] = []
    going_on: set[int] = set()
    for logged in reversed(events):
        if isinstance(logged.event, TrainStepDone):
            going_on.add(logged.event.job_id)
        if not (isinstance(logged.event, JobPaused) and logged.event.job_id in going_on):
            kept.append(logged)
    return kept[::-1]


def _holds(earlier: Event, start: TrainingStarted) -> bool:
    match earlier:
        case JobFinished() | JobFailed() | JobPaused():
            return False
        case TrainingFinished():
            return earlier.architecture != start.architecture
        case _:
            is_of_another = getattr(earlier, "architecture", None) != start.architecture
            return is_of_another or getattr(earlier, "step", 0) <= start.step


@cache
def _adapter(kind: str) -> TypeAdapter[Event]:
    return TypeAdapter(KINDS[kind])
