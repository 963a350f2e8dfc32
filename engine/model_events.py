"""What the engine reports of models that are here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedModel:
    """A model that could be loaded.

    Attributes:
        model: what `LoadModel` takes: `pack/architecture`, or the path of a checkpoint folder.
        family: the title of its pack or of its training.
        checkpoint: `best`, `last` or `step` for one of a training; "" in a pack.
        step: of its training, 0 where it is not known.
        weights: the SHA-256 of its weights file, in hexadecimal; "" unless it was asked for.
    """

    model: str
    architecture: str
    family: str
    checkpoint: str
    step: int
    source_language: str
    target_language: str
    weights: str = ""


@dataclass(frozen=True, slots=True)
class ModelsListed:
    """The models that are here: those of the packs, then those of trainings, the newest training first."""

    job_id: int
    models: tuple[ListedModel, ...]
