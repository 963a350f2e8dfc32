"""What may be asked about what is kept here, models and corpora; the commands that `engine.commands` passes on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListLibrary:
    """Tell all that is known of the models that are here, damaged ones included."""

    job_id: int


@dataclass(frozen=True, slots=True)
class ExportModels:
    """Write a model, or all of a pack, into one file.

    Attributes:
        models: a pack's name, `pack/architecture`, or the path of a checkpoint folder.
        path: the file, which is replaced if it is there.
    """

    job_id: int
    models: str
    path: str


@dataclass(frozen=True, slots=True)
class ImportModels:
    """Check what is in an exported file, or in a folder with a model or a pack, and keep it as a pack of the user's."""

    job_id: int
    path: str


@dataclass(frozen=True, slots=True)
class DuplicateModels:
    """Keep a copy of a model, or of all of a pack, named as in `ExportModels`, as a pack of the user's."""

    job_id: int
    models: str


@dataclass(frozen=True, slots=True)
class RenamePack:
    """Give a pack of the user's own another title; its folder keeps its name."""

    job_id: int
    pack: str
    title: str


@dataclass(frozen=True, slots=True)
class ListCorpora:
    """Tell of the published corpora that are known, and which of them are here."""

    job_id: int
