"""What the engine is busy with, told from the commands it was sent and the events that came back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal

from engine.commands import Command, InspectCorpus, LoadModel, StartTraining
from engine.events import (
    EngineReady,
    Event,
    JobFailed,
    JobFinished,
    JobPaused,
    JobProgressed,
    JobResumed,
    TrainStepDone,
)

Busy = Literal["starting", "broken", "idle", "loading", "inspecting", "preparing", "training", "paused"]


@dataclass(slots=True)
class EngineActivity:
    """The engine's present activity; what is shorter and waited for counts before training.

    Attributes:
        jobs: the loadings, looks at corpora and trainings that have not ended, by job id.
        titles: names of the architectures for people, by their names.
    """

    jobs: dict[int, LoadModel | InspectCorpus | StartTraining] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    _phases: dict[int, str] = field(default_factory=dict)
    _stepped: set[int] = field(default_factory=set)
    _held: set[int] = field(default_factory=set)
    _state: Literal["starting", "ready", "broken"] = "starting"

    def ask(self, command: Command) -> None:
        """Take note of a command."""
        if isinstance(command, LoadModel | InspectCorpus | StartTraining):
            self.jobs[command.job_id] = command

    def take(self, events: Iterable[Event]) -> None:
        """Take note of events, in order."""
        for event in events:
            self._take_one(event)

    @property
    def busy(self) -> Busy:
        """What the engine does now."""
        if self._state != "ready":
            return self._state
        if self._first(LoadModel) is not None:
            return "loading"
        if self._first(InspectCorpus) is not None:
            return "inspecting"
        training = self._first(StartTraining)
        if training is None:
            return "idle"
        if training in self._held:
            return "paused"
        return "preparing" if training in self._phases and training not in self._stepped else "training"

    @property
    def subject(self) -> str:
        """What it is busy with: the model that is loaded, or what the training is preparing; else empty."""
        loading, training = self._first(LoadModel), self._first(StartTraining)
        if loading is not None:
            job = self.jobs[loading]
            return self._model_title(job.model) if isinstance(job, LoadModel) else ""
        return self._phases[training] if training is not None and self.busy == "preparing" else ""

    def _first(self, kind: type[LoadModel] | type[InspectCorpus] | type[StartTraining]) -> int | None:
        return next((job_id for job_id, job in self.jobs.items() if isinstance(job, kind)), None)

    def _model_title(self, model: str) -> str:
        """The title of the architecture whose name is in the model's path, else the path's end."""
        parts = PurePath(model).parts
        named = next((self.titles[part] for part in reversed(parts) if part in self.titles), None)
        return named or (parts[-1] if parts else model)

    def _take_one(self, event: Event) -> None:
        match event:
            case EngineReady():
                self._state = "ready"
                self.titles = {architecture.name: architecture.title for architecture in event.architectures}
            case JobFailed(job_id=0):
                self._state = "broken"
            case JobPaused():
                self._held.add(event.job_id)
            case JobResumed():
                self._held.discard(event.job_id)
            case JobProgressed():
                self._phases[event.job_id] = event.what
            case TrainStepDone():
                self._stepped.add(event.job_id)
            case JobFinished() | JobFailed():
                self.jobs.pop(event.job_id, None)
            case _:
                pass
