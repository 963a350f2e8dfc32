"""A training that another process runs, told from the event log in its folder as if it ran here."""

import re
import time
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

from engine.commands import FollowRun
from engine.errors import TrainingError
from engine.event_log import EVENT_LOG
from engine.event_log_reader import EventLogReader
from engine.events import (
    CheckpointSaved,
    Event,
    JobFailed,
    JobFinished,
    JobPaused,
    JobResumed,
    Outcome,
    RunLogBegun,
    RunLogCaughtUp,
    RunLogLost,
    TrainingFinished,
    TrainingStarted,
    TrainStepDone,
)

SECONDS_BETWEEN_LOOKS = 0.5


def follow_run(command: FollowRun) -> Generator[Event | None, object, Outcome]:
    """Yield what is in the log, then what comes, or None while nothing does; how the training ended.

    Raises EventLogError if the file is no event log, TrainingError if the training failed.
    """
    run = _FollowedRun(command)
    while True:
        has_news = yield from run.look()
        if not has_news and (run.end or command.only_past):
            return _outcome(run.end)
        if not has_news:
            until = time.monotonic() + SECONDS_BETWEEN_LOOKS
            yield None
            while time.monotonic() < until:
                yield None


class _FollowedRun:
    """What is known of a run that is followed.

    Attributes:
        end: how its training ended, by the last event; None while it may go on.
        is_lost: whether its log was there and cannot be read.
    """

    def __init__(self, command: FollowRun) -> None:
        self.end: JobFinished | JobFailed | None = None
        self.is_lost = False
        self._job_id, self._folder = command.job_id, Path(command.run)
        self._path = self._folder / EVENT_LOG
        self._reader = EventLogReader(self._path)
        self._beginnings, self._is_paused, self._is_caught_up, self._written = 0, False, False, 0.0

    def look(self) -> Generator[Event | None, object, bool]:
        """Yield the next events, if there are any; whether there were."""
        try:
            events = self._reader.new_events()
            if not events and self._beginnings:
                self._path.stat()  # the reader takes a log that has gone for one that is still to come
        except OSError as error:
            if not self.is_lost:
                self.is_lost, self._is_caught_up = True, False
                yield RunLogLost(self._job_id, str(self._path), error.strerror or str(error))
            return False
        self.is_lost = False
        if self._reader.beginnings != self._beginnings:
            self._beginnings, self._is_paused = self._reader.beginnings, False
            yield RunLogBegun(self._job_id, str(self._folder))
        for logged in events:
            self._written = logged.time
            yield from self._as_its_own(logged.event)
        if not events and not self._is_caught_up:
            yield RunLogCaughtUp(self._job_id, self._written, self._reader.damaged_lines)
        self._is_caught_up = not events
        return bool(events)

    def _as_its_own(self, event: Event) -> Iterator[Event]:
        """The event under this job's id, with the paths that its files have from here."""
        self.end = event if isinstance(event, JobFinished | JobFailed) else None
        match event:
            case JobFinished() | JobFailed():
                return
            case TrainingStarted():
                event = replace(event, run=str(self._folder))
            case CheckpointSaved():
                event = replace(event, path=self._path_here(event.architecture, event.path))
            case TrainingFinished(best=str(best)):
                event = replace(event, best=self._path_here(event.architecture, best))
        if self._is_paused and isinstance(event, TrainStepDone | TrainingStarted):
            yield JobResumed(self._job_id)  # which no log tells
        if isinstance(event, JobPaused | TrainStepDone | TrainingStarted):
            self._is_paused = isinstance(event, JobPaused)
        yield replace(event, job_id=self._job_id)

    def _path_here(self, architecture: str, path_there: str) -> str:
        """Where a checkpoint lies for this machine, which may have other roots and another separator."""
        return str(self._folder / architecture / re.split(r"[/\\]", path_there)[-1])


def _outcome(end: JobFinished | JobFailed | None) -> Outcome:
    if isinstance(end, JobFailed):
        raise TrainingError(end.failure.what, kept=end.failure.kept, advice=end.failure.advice)
    return end.outcome if end else "cancelled"
