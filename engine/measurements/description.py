"""What is told of an experiment: its name, its two plain sentences, what to look for, and the papers it follows."""

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from engine.paths import shipped_assets


class ExperimentText(BaseModel):
    """An experiment in words, in one language.

    Attributes:
        title: a few words. subtitle: what is measured, in a few words more.
        claim: two plain sentences that say what it shows.
        look_for: what to watch while it runs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    subtitle: str
    claim: str
    look_for: str


class PaperReference(BaseModel):
    """Where in the literature an experiment comes from; `place` is a section or a figure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    authors: str
    year: int
    title: str
    place: str


class ExperimentDescription(BaseModel):
    """An experiment as a file of `assets/experiments` tells of it.

    Attributes:
        number: its place in the story, from 1.
        name: as it is asked for, the file's name.
        texts: by language, such as `en`; English is always there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int = Field(ge=1)
    name: str
    papers: tuple[PaperReference, ...] = ()
    texts: dict[str, ExperimentText]

    def text(self, language: str = "en") -> ExperimentText:
        """Its words in a language, in English where it has none in that one."""
        return self.texts.get(language) or self.texts["en"]


@cache
def describe_experiments() -> tuple[ExperimentDescription, ...]:
    """All experiments, in the order of the story."""
    found = [
        ExperimentDescription.model_validate({"name": path.stem, **tomllib.loads(path.read_text(encoding="utf-8"))})
        for path in (shipped_assets() / "experiments").glob("*.toml")
    ]
    return tuple(sorted(found, key=lambda description: description.number))
