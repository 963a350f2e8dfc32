"""What may be asked of the engine: the commands that its worker thread understands.

A command that starts a job carries the `job_id` under which all its events come back; the asker chooses it and
never uses it twice.
"""

import math
from dataclasses import dataclass

from engine.config import CorpusConfig, TrainingConfig
from engine.errors import ConfigError
from engine.library_commands import DuplicateModels as DuplicateModels
from engine.library_commands import ExportModels as ExportModels
from engine.library_commands import ImportModels as ImportModels
from engine.library_commands import ListCorpora as ListCorpora
from engine.library_commands import ListLibrary as ListLibrary
from engine.library_commands import RenamePack as RenamePack
from engine.run_commands import ExportForm as ExportForm
from engine.run_commands import ExportRun as ExportRun
from engine.run_commands import FollowRun as FollowRun
from engine.size_commands import CountParameters as CountParameters


@dataclass(frozen=True, slots=True)
class LoadModel:
    """Load a model, given as `pack/architecture` or as the path of a checkpoint folder."""

    job_id: int
    model: str


@dataclass(frozen=True, slots=True)
class ListModels:
    """Name all models that are here; `with_weights`: with the digests of their weights, for which all are read."""

    job_id: int
    with_weights: bool = False


@dataclass(frozen=True, slots=True)
class Sampling:
    """Drawing each piece by chance; as it stands, from the model's own distribution.

    Raises ConfigError that lists all that is wrong.

    Attributes:
        temperature: probabilities are taken to the power of 1 / temperature.
        top_k: only so many of the most probable pieces can be drawn; 0: all.
        top_p: only the fewest most probable pieces that together reach this probability can be drawn.
        seed: the same one draws the same translation; None: another one each time.
    """

    temperature: float = 1.0
    top_k: int = 0
    top_p: float = 1.0
    seed: int | None = None

    def __post_init__(self) -> None:
        wrong = []
        if not 0 < self.temperature < math.inf:
            wrong.append(f"the temperature must be above 0, not {self.temperature}")
        if self.top_k < 0:
            wrong.append(f"top-k must be 0 or more, not {self.top_k}")
        if not 0 < self.top_p <= 1:
            wrong.append(f"top-p must be above 0 and at most 1, not {self.top_p}")
        if self.seed is not None and not 0 <= self.seed < 2**63:
            wrong.append(f"the seed must be 0 or more and below 2^63, not {self.seed}")
        if wrong:
            raise ConfigError(f"Nothing can be sampled so: {'; '.join(wrong)}.")


@dataclass(frozen=True, slots=True)
class Translate:
    """Translate one sentence with several loaded models, one token of each in turn.

    Attributes:
        max_tokens: longest translation in pieces, the end symbol and the prefix counted.
        with_saliency: also for models with attention; those without always have it.
        prefix: what the translation is forced to begin with.
        forced: the same by token ids, those of each of `models`, and then in place of `prefix`; empty: none.
        sampling: how pieces are drawn by chance; None: the most probable one is taken (greedy decoding).
        beam_width: how many hypotheses a beam search keeps, whose best one is the translation; 0: none is made.
    """

    job_id: int
    text: str
    models: tuple[str, ...]
    max_tokens: int = 100
    with_saliency: bool = False
    prefix: str = ""
    forced: tuple[tuple[int, ...], ...] = ()
    sampling: Sampling | None = None
    beam_width: int = 0


@dataclass(frozen=True, slots=True)
class InspectStep:
    """Take apart the step of a translation that follows these pieces.

    Attributes:
        text: the sentence that is translated.
        token_ids: what the model has produced before the step, forced and sampled pieces included; none for the first.
    """

    job_id: int
    model: str
    text: str
    token_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreTranslation:
    """Score a translation against the reference that is known for its sentence."""

    job_id: int
    text: str
    reference: str


@dataclass(frozen=True, slots=True)
class StartTraining:
    """Train the architectures of the configuration, in its order, into the folder `run`.

    With `resume`, a run that was stopped goes on from its last checkpoint.
    """

    job_id: int
    config: TrainingConfig
    run: str
    resume: bool = False


@dataclass(frozen=True, slots=True)
class InspectCorpus:
    """Look at what the corpus of a training with this seed holds, and what cleaning would drop."""

    job_id: int
    corpus: CorpusConfig
    seed: int = 1


@dataclass(frozen=True, slots=True)
class DownloadCorpus:
    """Get a corpus of the catalogue from the network, beside all other jobs; `again`: even if it is here.

    Cancelled, it keeps what has come, and the next one for this corpus goes on from there.
    """

    job_id: int
    name: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class RunExperiment:
    """Run an experiment of the Why page, from where it was left with the same options and models.

    Attributes:
        options: names and values that differ from the experiment's own, which it checks.
        is_fresh: forget what was measured before.
        only_recall: tell what was measured before and nothing else.
    """

    job_id: int
    experiment: str
    options: tuple[tuple[str, object], ...] = ()
    is_fresh: bool = False
    only_recall: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Hold a running training or experiment between two steps; translations are still served."""

    job_id: int


@dataclass(frozen=True, slots=True)
class Resume:
    """Let a paused training or experiment go on."""

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


Job = (
    LoadModel
    | ListModels
    | Translate
    | ScoreTranslation
    | InspectStep
    | InspectCorpus
    | DownloadCorpus
    | StartTraining
    | RunExperiment
    | ListLibrary
    | ExportModels
    | ImportModels
    | DuplicateModels
    | RenamePack
    | ListCorpora
    | FollowRun
    | CountParameters
    | ExportRun
)
Command = Job | Pause | Resume | Cancel | SaveCheckpoint | Shutdown
