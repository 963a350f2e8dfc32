"""Which models are on the Stage, and which of them can translate."""

from dataclasses import dataclass, field

from engine.events import Event, Failure, JobFailed, JobFinished, JobProgressed, ModelLoaded


@dataclass(slots=True)
class ModelLoads:
    """The models of the Stage's lanes on their way from a name to a model that can translate.

    Attributes:
        models: in the order of the lanes.
        jobs: models that are loading, by job id. loaded: those that are here. failures: those that are not, and why.
    """

    models: tuple[str, ...] = ()
    jobs: dict[int, str] = field(default_factory=dict)
    loaded: dict[str, ModelLoaded] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)

    @property
    def is_loading(self) -> bool:
        """Whether any model is still on its way."""
        return bool(self.jobs)

    @property
    def ready(self) -> tuple[str, ...]:
        """The models that can translate, in the order of the lanes."""
        return tuple(model for model in self.models if model in self.loaded)

    def begin(self, model: str, job_id: int) -> None:
        """Take note that a model is being loaded, again or for the first time."""
        self.loaded.pop(model, None)
        self.failures.pop(model, None)
        self.jobs[job_id] = model

    def record(self, event: Event) -> str | None:
        """Keep what an event says of a model that is loading; the model, or None if the event is of another job."""
        model = self.jobs.get(event.job_id)
        if model is None:
            return None
        match event:
            case ModelLoaded():
                self.loaded[model] = event
            case JobFailed():
                self.failures[model] = event.failure
                del self.jobs[event.job_id]
            case JobFinished():
                del self.jobs[event.job_id]
            case JobProgressed():
                pass
        return model
