"""What may be asked of the engine: the commands that its worker thread understands.

A command that starts a job carries the `job_id` under which all its events come back; the asker chooses it and
never uses it twice.
"""

from dataclasses import dataclass

from engine.config import TrainingConfig


@dataclass(frozen=True, slots=True)
class LoadModel:
    """Load a model, given as `pack/architecture` or as the path of a checkpoint folder."""

    job_id: int
    model: str


@dataclass(frozen=True, slots=True)
class Translate:
    """Translate one sentence with several loaded models, one token of each in turn (greedy decoding)."""

    job_id: int
    text: str
    models: tuple[str, ...]
    max_tokens: int = 100


@dataclass(frozen=True, slots=True)
class StartTraining:
    """Train the architectures of the configuration, one step of each in turn, into the folder `run`.

    With `resume`, a run that was stopped goes on from its last checkpoint.
    """

    job_id: int
    config: TrainingConfig
    run: str
    resume: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Hold a running training between two steps; translations are still served."""

    job_id: int


@dataclass(frozen=True, slots=True)
class Resume:
    """Let a paused training go on."""

    job_id: int


@dataclass(frozen=True, slots=True)
class Cancel:
    """End a job, running or waiting, at its next yield; a training keeps its last checkpoint."""

    job_id: int


@dataclass(frozen=True, slots=True)
class SaveCheckpoint:
    """Write the last checkpoint of a running training now."""

    job_id: int


@dataclass(frozen=True, slots=True)
class Shutdown:
    """Cancel everything and end the worker thread."""


Job = LoadModel | Translate | StartTraining
Command = Job | Pause | Resume | Cancel | SaveCheckpoint | Shutdown
