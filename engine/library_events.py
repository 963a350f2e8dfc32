"""What the engine reports of what is kept here, models and corpora; the events that `engine.events` passes on."""

from dataclasses import dataclass
from typing import Literal

from engine.cards import ModelCard
from engine.event_values import PackDescription

Place = Literal["own", "shipped", "run"]


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A model on disk.

    Attributes:
        model: what `LoadModel` takes: `pack/architecture`, or the path of a checkpoint folder.
        architecture: its name. folder: where it lies.
        checkpoint: `best`, `last` or `step` for one of a training; "" in a pack.
        parameters, step, bleu: as its facts say; 0, 0 and None where they cannot be read.
        bytes: of all files in its folder.
        card: what is told of it; None without one that can be read.
        trouble: why it cannot be used; "" if nothing is known against it.
    """

    model: str
    architecture: str
    folder: str
    checkpoint: str
    parameters: int
    step: int
    bleu: float | None
    bytes: int
    card: ModelCard | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class StoredFamily:
    """A pack, or the checkpoints of a training.

    Attributes:
        name: of its folder, by which a pack is asked for.
        place: whether it is the user's own pack, a shipped one, or a training.
        use: what it may be used for, as its card says; "" where that is not known.
        corpus: what its models were trained on; "" where it is not known.
        bytes: of all its models, with what they share.
    """

    name: str
    title: str
    place: Place
    folder: str
    source_language: str
    target_language: str
    use: str
    corpus: str
    bytes: int
    models: tuple[StoredModel, ...]


@dataclass(frozen=True, slots=True)
class LibraryListed:
    """All models that are here: the user's own packs, the shipped ones, then trainings, the newest first.

    Attributes:
        packs: those that can be put on the Stage, as `EngineReady` has them.
    """

    job_id: int
    families: tuple[StoredFamily, ...]
    packs: tuple[PackDescription, ...]


@dataclass(frozen=True, slots=True)
class ModelsExported:
    """Models were written into a file of so many bytes."""

    job_id: int
    path: str
    bytes: int


@dataclass(frozen=True, slots=True)
class PackAdded:
    """Models were imported or duplicated.

    Attributes:
        name: of the new pack. models: what `LoadModel` takes.
    """

    job_id: int
    name: str
    title: str
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedCorpus:
    """A published corpus.

    Attributes:
        name: what `DownloadCorpus` takes.
        pairs, size: as published, size in bytes of what is downloaded; None: unknown.
        approximate_pairs, approximate_size: whether these are round numbers.
        check: how its files are checked, the weakest way: `SHA-256`, `SHA-1`, `MD5`, `size` or `first use`.
        page: where a reader finds out more. hosts: who is asked for its files.
        kept_bytes: how much of an unfinished download is here.
        path: the file of its pairs if it is here, else "".
        here_pairs, here_bytes, lines_left_out: of that file.
        fetched: the day on which it came, as YYYY-MM-DD.
        has_changed: whether another file came from the same address before.
    """

    name: str
    title: str
    source_language: str
    target_language: str
    pairs: int | None
    approximate_pairs: bool
    size: int | None
    approximate_size: bool
    licence: str
    check: str
    page: str
    hosts: tuple[str, ...]
    kept_bytes: int = 0
    path: str = ""
    here_pairs: int = 0
    here_bytes: int = 0
    lines_left_out: int = 0
    fetched: str = ""
    has_changed: bool = False


@dataclass(frozen=True, slots=True)
class CorporaListed:
    """The corpora of the catalogue, in its order."""

    job_id: int
    corpora: tuple[ListedCorpus, ...]
