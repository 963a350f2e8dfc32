"""What the engine reports: immutable records of plain Python values and read-only NumPy arrays, never tensors.

Every event carries the `job_id` of the command that caused it (0: the engine itself).
"""

from dataclasses import dataclass
from typing import Literal

from engine.cards import CurvePoint as CurvePoint
from engine.cards import ModelCard as ModelCard
from engine.cards import ScoresOnSet as ScoresOnSet
from engine.cards import Weakness as Weakness
from engine.corpora.inspection_report import WORD_BUCKETS as WORD_BUCKETS
from engine.corpora.inspection_report import CharacterCount as CharacterCount
from engine.corpora.inspection_report import CorpusInspection as CorpusInspection
from engine.corpora.inspection_report import Excerpt as Excerpt
from engine.corpora.inspection_report import SideInspection as SideInspection
from engine.corpora.inspection_report import SuspectReason as SuspectReason
from engine.corpora.inspection_report import Suspects as Suspects
from engine.corpora.report import CleaningReport as CleaningReport
from engine.corpora.report import CorpusReport as CorpusReport
from engine.corpus_events import CorpusCleaned as CorpusCleaned
from engine.corpus_events import CorpusDownloaded as CorpusDownloaded
from engine.corpus_events import CorpusInspected as CorpusInspected
from engine.corpus_events import CorpusRead as CorpusRead
from engine.decoding_events import BeamAdvanced as BeamAdvanced
from engine.decoding_events import BeamNode as BeamNode
from engine.decoding_events import DecodeFinished as DecodeFinished
from engine.decoding_events import DecodeStarted as DecodeStarted
from engine.decoding_events import Fate as Fate
from engine.decoding_events import TokenDecoded as TokenDecoded
from engine.event_values import ArchitectureDescription as ArchitectureDescription
from engine.event_values import Array as Array
from engine.event_values import AttentionKind as AttentionKind
from engine.event_values import Candidate as Candidate
from engine.event_values import Failure as Failure
from engine.event_values import PackDescription as PackDescription
from engine.event_values import Piece as Piece
from engine.experiment_events import ExperimentMeasured as ExperimentMeasured
from engine.experiment_events import ExperimentRecalled as ExperimentRecalled
from engine.library_events import CorporaListed as CorporaListed
from engine.library_events import LibraryListed as LibraryListed
from engine.library_events import ListedCorpus as ListedCorpus
from engine.library_events import ModelsExported as ModelsExported
from engine.library_events import PackAdded as PackAdded
from engine.library_events import Place as Place
from engine.library_events import StoredFamily as StoredFamily
from engine.library_events import StoredModel as StoredModel
from engine.model_events import ListedModel as ListedModel
from engine.model_events import ModelsListed as ModelsListed
from engine.run_events import RunExported as RunExported
from engine.run_events import RunLogBegun as RunLogBegun
from engine.run_events import RunLogCaughtUp as RunLogCaughtUp
from engine.run_events import RunLogLost as RunLogLost
from engine.score_events import TranslationScored as TranslationScored
from engine.setting_fields import SettingField
from engine.size_events import ParametersCounted as ParametersCounted
from engine.step_parts import FixedVectorParts as FixedVectorParts
from engine.step_parts import HeadReadings as HeadReadings
from engine.step_parts import HeadsParts as HeadsParts
from engine.step_parts import SourceAttentionParts as SourceAttentionParts
from engine.step_parts import StepInspected as StepInspected
from engine.step_parts import StepParts as StepParts

Outcome = Literal["done", "cancelled", "early_stopped", "out_of_time", "failed"]


@dataclass(frozen=True, slots=True)
class EngineReady:
    """The worker has started and takes commands.

    Attributes:
        sizes: what can be set of each of the architectures, in their order.
    """

    job_id: int
    architectures: tuple[ArchitectureDescription, ...]
    packs: tuple[PackDescription, ...]
    device: str
    sizes: tuple[tuple[SettingField, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ModelLoaded:
    """A model can translate now.

    Attributes:
        model: as it was asked for in `LoadModel`.
        parameters: number of trained values.
        layers, heads: of the decoder's cross-attention; 1 and 1 for `source` attention, 0 and 0 for `none`.
        tokenizer: a digest; models with the same digest share their source pieces.
        card: what is told of it; None without one that can be read.
        corpus: what it was trained on, as `PackDescription` has it.
        weights: the SHA-256 of its weights file, in hexadecimal.
    """

    job_id: int
    model: str
    architecture: ArchitectureDescription
    parameters: int
    layers: int
    heads: int
    tokenizer: str
    source_language: str
    target_language: str
    card: ModelCard | None = None
    corpus: str = ""
    weights: str = ""


@dataclass(frozen=True, slots=True)
class TrainingStarted:
    """An architecture of a training is built and its data are ready.

    Attributes:
        run: the folder that the training writes.
        step: 0, or where a resumed training goes on.
        training_pairs, validation_pairs: sizes of the two parts of the corpus.
    """

    job_id: int
    architecture: str
    run: str
    parameters: int
    step: int
    training_pairs: int
    validation_pairs: int
    vocabulary_size: int


@dataclass(frozen=True, slots=True)
class TrainStepDone:
    """One optimiser step.

    Attributes:
        step: 1 after the first.
        loss: training loss with label smoothing, nats per target piece.
        gradient_norm: before clipping.
        tokens_per_second: source and target pieces without padding, optimiser included.
        seconds_left: estimate of this architecture's own remaining training time; None without a limit.
        seconds: of its own training so far, validations included.
    """

    job_id: int
    architecture: str
    step: int
    loss: float
    learning_rate: float
    gradient_norm: float
    tokens_per_second: float
    seconds_left: float | None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class TrainingSetBack:
    """A gradient had exploded: instead of the step the weights went back, and the learning rate is lower from now on.

    Attributes:
        step: the one that was not taken; the next has the next number.
        gradient_norm: far above the usual, or not finite.
        restored_step: the weights are those after this step.
        rate_factor: what the schedule's learning rate is multiplied by, 1/2 after the first time.
    """

    job_id: int
    architecture: str
    step: int
    gradient_norm: float
    restored_step: int
    rate_factor: float


@dataclass(frozen=True, slots=True)
class ValidationScored:
    """The model was scored on held-out pairs.

    Attributes:
        loss: nats per target piece, without smoothing. bleu: 0..100.
        seconds: of the training's own time until then; None in logs that do not tell it.
        alignment_error: rate (0..1, lower is better) of the attention's mean against the gold word alignment; None
            without attention, or where the corpus does not know it.
    """

    job_id: int
    architecture: str
    step: int
    loss: float
    bleu: float
    is_best: bool
    seconds: float | None = None
    alignment_error: float | None = None


@dataclass(frozen=True, slots=True)
class SampleTranslated:
    """The pinned sentence, translated at a validation.

    Attributes:
        target_pieces: of the reference, which is forced for `attention` so that pictures of different steps compare.
        text: the model's own translation.
        attention: mean over layers and heads, (target, source); None for a model without attention.
    """

    job_id: int
    architecture: str
    step: int
    source_pieces: tuple[Piece, ...]
    target_pieces: tuple[Piece, ...]
    text: str
    reference: str
    attention: Array | None


@dataclass(frozen=True, slots=True)
class CheckpointSaved:
    """A checkpoint folder was written; `is_best`: the best so far by validation BLEU, else the last."""

    job_id: int
    architecture: str
    step: int
    path: str
    is_best: bool


@dataclass(frozen=True, slots=True)
class TrainingFinished:
    """One architecture of a training has ended; the others go on.

    Attributes:
        best: a checkpoint folder that `LoadModel` takes, or None.
        failure: why it could not go on, where its outcome is `failed`.
    """

    job_id: int
    architecture: str
    step: int
    outcome: Outcome
    best: str | None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class EventLogInterrupted:
    """The event log at `path` cannot be written (`reason`); the training goes on without it and tries again."""

    job_id: int
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class EventLogResumed:
    """The event log at `path` is written again; events between lack in it."""

    job_id: int
    path: str


@dataclass(frozen=True, slots=True)
class JobProgressed:
    """A long part of a job is at `done` of `total` (0: unknown); `what` says in a few words what it does."""

    job_id: int
    what: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class JobPaused:
    """A training is held where it is, with all that it has in memory, until it is resumed or cancelled.

    Attributes:
        failure: why it paused by itself, such as a full disk: when it is resumed, it tries the same again; None: it was
            asked to.
    """

    job_id: int
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class JobResumed:
    """A paused training goes on."""

    job_id: int


@dataclass(frozen=True, slots=True)
class CancelAccepted:
    """A training was told to end and takes no step any more; its end follows when its last checkpoints are written."""

    job_id: int


@dataclass(frozen=True, slots=True)
class JobFinished:
    """A job has ended by itself or was cancelled; no event of it follows.

    A training's outcome is that of its architectures; `failed` if one of them has, `done` if they differ otherwise.
    """

    job_id: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class JobFailed:
    """A job could not go on; no event of it follows and the worker takes the next command."""

    job_id: int
    failure: Failure


Event = (
    EngineReady
    | ModelLoaded
    | ModelsListed
    | LibraryListed
    | ModelsExported
    | PackAdded
    | CorporaListed
    | DecodeStarted
    | TokenDecoded
    | DecodeFinished
    | BeamAdvanced
    | StepInspected
    | TranslationScored
    | CorpusRead
    | CorpusCleaned
    | CorpusInspected
    | CorpusDownloaded
    | ParametersCounted
    | TrainingStarted
    | TrainStepDone
    | TrainingSetBack
    | ValidationScored
    | SampleTranslated
    | CheckpointSaved
    | TrainingFinished
    | EventLogInterrupted
    | EventLogResumed
    | RunLogBegun
    | RunLogCaughtUp
    | RunLogLost
    | RunExported
    | ExperimentRecalled
    | ExperimentMeasured
    | JobProgressed
    | JobPaused
    | JobResumed
    | CancelAccepted
    | JobFinished
    | JobFailed
)
