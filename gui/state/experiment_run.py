"""The record of one run of an experiment: its events in, its state out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from engine.events import (
    CancelAccepted,
    Event,
    ExperimentMeasured,
    ExperimentRecalled,
    Failure,
    JobFailed,
    JobFinished,
    JobPaused,
    JobProgressed,
    JobResumed,
)
from engine.measurements.contract import Measurement


class Phase(Enum):
    """Where an experiment stands."""

    IDLE = auto()
    RUNNING = auto()
    PAUSED = auto()
    COMPLETE = auto()
    FAILED = auto()

    @property
    def is_active(self) -> bool:
        """Whether the engine works at it or holds it."""
        return self in (Phase.RUNNING, Phase.PAUSED)


@dataclass(slots=True)
class ExperimentRun:
    """What a run has measured so far.

    Attributes:
        job_id: whose events it takes; 0 for none.
        activity, done, total: what the engine is at; total 0: not known.
        only_recalls: whether nothing is measured, only told what is known from before.
        is_complete: whether the measurements are all there are.
        asked: the options that were asked for. options: all that it runs with, once the engine has told.
    """

    job_id: int = 0
    phase: Phase = Phase.IDLE
    measurements: list[Measurement] = field(default_factory=list)
    activity: str = ""
    done: int = 0
    total: int = 0
    only_recalls: bool = False
    is_complete: bool = False
    failure: Failure | None = None
    asked: Mapping[str, object] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def begin(
        cls, job_id: int, asked: Mapping[str, object] | None = None, *, only_recalls: bool = False
    ) -> "ExperimentRun":
        """A run that was asked for just now, with these options."""
        return cls(job_id, Phase.RUNNING, only_recalls=only_recalls, asked=dict(asked or {}))

    @property
    def is_measuring(self) -> bool:
        """Whether something is measured, or held in its middle."""
        return self.phase.is_active and not self.only_recalls

    def apply(self, event: Event) -> bool:
        """Take an event in; whether it is of this run."""
        if event.job_id != self.job_id or not self.job_id:
            return False
        match event:
            case ExperimentRecalled():
                self.measurements = list(event.measurements)
                self.is_complete = event.is_complete
                self.options = event.options.model_dump(mode="json")
            case ExperimentMeasured():
                self.measurements.append(event.measurement)
            case JobProgressed():
                self.activity, self.done, self.total = event.what, event.done, event.total
            case JobPaused():
                self.phase = Phase.PAUSED
            case JobResumed():
                self.phase = Phase.RUNNING
            case JobFailed():
                self.phase, self.failure = Phase.FAILED, event.failure
            case JobFinished():
                self.is_complete |= event.outcome == "done" and not self.only_recalls
                self.phase = Phase.COMPLETE if self.is_complete else Phase.IDLE
            case CancelAccepted():
                self.activity = ""
        return True
