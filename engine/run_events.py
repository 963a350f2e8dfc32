"""What the engine reports of runs that it does not train itself; the events that `engine.events` passes on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunLogBegun:
    """The log of a run that is followed is read from its first event on: what was told of it before holds no more."""

    job_id: int
    run: str


@dataclass(frozen=True, slots=True)
class RunLogCaughtUp:
    """All that is in the log by now has been told.

    Attributes:
        written: when the newest of it was, in seconds since 1970 by the clock of the machine that trains; 0.0 if
            nothing is there yet.
        damaged_lines: how many of its lines were no events.
    """

    job_id: int
    written: float
    damaged_lines: int


@dataclass(frozen=True, slots=True)
class RunLogLost:
    """The log at `path`, which was there, cannot be read now (`reason`); it is looked for again until it is back."""

    job_id: int
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class RunExported:
    """The figures of a run were written to `path`."""

    job_id: int
    path: str
