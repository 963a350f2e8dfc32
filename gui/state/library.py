"""What of the models that are here can be chosen, and what can be done with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.events import StoredFamily, StoredModel


@dataclass(frozen=True, slots=True)
class Subject:
    """A family, or one model of it."""

    family: StoredFamily
    model: StoredModel | None = None

    @property
    def key(self) -> str:
        """What tells it from all others: its folder."""
        return self.model.folder if self.model else self.family.folder

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return Path(self.key)

    @property
    def reference(self) -> str:
        """As what it is exported and duplicated."""
        if self.model:
            return self.model.model
        return self.family.folder if self.family.place == "run" else self.family.name

    @property
    def usable(self) -> tuple[StoredModel, ...]:
        """The models that can be put on the Stage together: of a training the best ones, or else the last."""
        models = (self.model,) if self.model else self.family.models
        sound = [model for model in models if not model.trouble]
        if self.model or self.family.place != "run":
            return tuple(sound)
        order = ("best", "last", "step")
        chosen: dict[str, StoredModel] = {}
        for model in sorted(sound, key=lambda model: order.index(model.checkpoint)):
            chosen.setdefault(model.architecture, model)
        return tuple(chosen[name] for name in dict.fromkeys(model.architecture for model in sound))

    @property
    def is_own(self) -> bool:
        """Whether it may be renamed and deleted here: a training is deleted where trainings are."""
        return self.family.place == "own"

    @property
    def trash(self) -> Path:
        """The folder that is deleted with it: that of the whole pack where it is its last model."""
        return self.folder if len(self.family.models) > 1 else Path(self.family.folder)


def subjects(families: Sequence[StoredFamily]) -> Iterator[Subject]:
    """Each family, followed by its models."""
    for family in families:
        yield Subject(family)
        yield from (Subject(family, model) for model in family.models)
