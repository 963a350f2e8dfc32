"""The record of one training: its events in, its state out. The window draws nothing that is not in here."""

from dataclasses import dataclass, field
from enum import Enum, auto

from engine.events import (
    CheckpointSaved,
    Event,
    Failure,
    JobFailed,
    JobFinished,
    JobPaused,
    JobProgressed,
    JobResumed,
    Outcome,
    RunLogBegun,
    SampleTranslated,
    TrainingFinished,
    TrainingSetBack,
    TrainingStarted,
    TrainStepDone,
    ValidationScored,
)
from gui.state.training_history import TrainingHistory

PartEvent = (
    TrainingStarted
    | TrainStepDone
    | TrainingSetBack
    | ValidationScored
    | SampleTranslated
    | CheckpointSaved
    | TrainingFinished
)


class Phase(Enum):
    """Where a training stands; the ...ING ones wait for the engine to confirm what was asked."""

    NONE = auto()
    READING = auto()  # what a training that is to go on has told before
    PREPARING = auto()
    RUNNING = auto()
    PAUSING = auto()
    PAUSED = auto()
    RESUMING = auto()
    STOPPING = auto()
    STOPPED = auto()
    FAILED = auto()
    FINISHED = auto()

    @property
    def is_active(self) -> bool:
        """Whether the engine still works at it, or holds it."""
        return self not in (Phase.NONE, Phase.STOPPED, Phase.FAILED, Phase.FINISHED)


@dataclass(frozen=True, slots=True)
class Sample:
    """The pinned sentence's translation at one validation, with the validation's BLEU (0..100) if it is known."""

    translated: SampleTranslated
    bleu: float | None


@dataclass(slots=True)
class ArchitectureProgress:
    """One architecture's part of a training.

    Attributes:
        started: None until its model is built.
        latest: its newest optimiser step.
        scored: its newest validation.
        set_back: the newest time that its gradient exploded; None if it never did.
        samples: one a validation, oldest first.
        best: the best checkpoint folder so far.
        outcome: how its part ended; None before.
    """

    name: str
    history: TrainingHistory = field(default_factory=TrainingHistory)
    started: TrainingStarted | None = None
    latest: TrainStepDone | None = None
    scored: ValidationScored | None = None
    set_back: TrainingSetBack | None = None
    best_bleu: float | None = None
    samples: list[Sample] = field(default_factory=list)
    best: str | None = None
    outcome: Outcome | None = None

    @property
    def step(self) -> int:
        """Its newest step, 0 before the first."""
        return self.latest.step if self.latest else self.started.step if self.started else 0

    def _score(self, event: ValidationScored) -> None:
        self.scored = event
        self.best_bleu = event.bleu if self.best_bleu is None else max(self.best_bleu, event.bleu)
        self.history.take_in(event)
        # The sample of a validation may come before its score or after it.
        if self.samples and self.samples[-1].translated.step == event.step:
            self.samples[-1] = Sample(self.samples[-1].translated, event.bleu)

    def _add_sample(self, event: SampleTranslated) -> None:
        bleu = self.scored.bleu if self.scored and self.scored.step == event.step else None
        self.samples.append(Sample(event, bleu))


@dataclass(slots=True)
class TrainingProgress:
    """A whole training.

    Attributes:
        job_id: under which its events come; others are ignored.
        run: the folder that it writes.
        activity, done, total: what it is doing in a long part (total 0: unknown); "" in none.
        failure: why it failed, or why it paused by itself; None as soon as that is over.
    """

    job_id: int = 0
    run: str = ""
    phase: Phase = Phase.NONE
    parts: dict[str, ArchitectureProgress] = field(default_factory=dict)
    activity: str = ""
    done: int = 0
    total: int = 0
    failure: Failure | None = None

    @classmethod
    def begin(
        cls, job_id: int, run: str, architectures: tuple[str, ...], phase: Phase = Phase.PREPARING
    ) -> "TrainingProgress":
        """A training that was just asked for, or one whose past is to be read."""
        return cls(job_id, run, phase, {name: ArchitectureProgress(name) for name in architectures})

    def continue_as(self, job_id: int) -> None:
        """The same training, gone on with from its last checkpoint as another job; all curves stay."""
        self.job_id, self.phase, self.failure = job_id, Phase.PREPARING, None

    def ask(self, phase: Phase) -> None:
        """Note what was asked of the engine (PAUSING, RESUMING, STOPPING), before it answers."""
        if self.phase.is_active:
            self.phase = phase

    @property
    def step(self) -> int:
        """The newest step of any architecture."""
        return max((part.step for part in self.parts.values()), default=0)

    @property
    def models(self) -> tuple[str, ...]:
        """The best checkpoint folders so far, in the order of the architectures."""
        return tuple(part.best for part in self.parts.values() if part.best)

    def apply(self, event: Event) -> bool:
        """Take in one event; whether it belonged to this training."""
        if event.job_id != self.job_id or self.job_id == 0:
            return False
        match event:
            case JobProgressed():
                self.activity, self.done, self.total = event.what, event.done, event.total
            case JobPaused():
                self._confirm(Phase.PAUSED, Phase.PAUSING, Phase.RUNNING, Phase.PREPARING)
                self.failure = event.failure
            case JobResumed():
                self._confirm(Phase.RUNNING, Phase.RESUMING, Phase.PAUSED)
                self.failure = None
            case RunLogBegun():
                self.parts, self.failure = {}, None
                self._confirm(Phase.PREPARING, Phase.RUNNING, Phase.PAUSED)
            case JobFinished():
                self.phase, self.activity, self.failure = self._phase_after(event), "", None
            case JobFailed():
                self.phase, self.activity, self.failure = Phase.FAILED, "", event.failure
            case _ if isinstance(event, PartEvent):
                self._apply_to_part(event)
        return True

    def _phase_after(self, end: JobFinished) -> Phase:
        """How a training ended; it has failed if no architecture came to its end."""
        if end.outcome == "cancelled":
            return Phase.STOPPED
        has_failed = all(part.outcome == "failed" for part in self.parts.values())
        return Phase.FAILED if has_failed else Phase.FINISHED

    def _confirm(self, phase: Phase, *expected: Phase) -> None:
        if self.phase in expected:
            self.phase = phase

    def _apply_to_part(self, event: PartEvent) -> None:
        part = self.parts.setdefault(event.architecture, ArchitectureProgress(event.architecture))
        match event:
            case TrainingStarted():
                part.started, part.outcome = event, None
                part.history.take_in(event)
                part.samples = [sample for sample in part.samples if sample.translated.step <= event.step]
            case TrainStepDone():
                part.latest = event
                part.history.take_in(event)
                self.activity = ""
                self._confirm(Phase.RUNNING, Phase.PREPARING)
            case TrainingSetBack():
                part.set_back = event
            case ValidationScored():
                part._score(event)
            case SampleTranslated():
                part._add_sample(event)
            case CheckpointSaved(is_best=True) if event.step > 0:
                part.best = event.path
            case TrainingFinished():
                part.outcome = event.outcome
                part.best = event.best or part.best
