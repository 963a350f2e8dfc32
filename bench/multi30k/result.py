"""What the benchmark measured, beside what is published and what was to be reached."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict

TARGETS = Path(__file__).with_name("targets.toml")
BEAM = 5


class Record(BaseModel):
    """Immutable, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Published(Record):
    """A published model and its figures."""

    name: str
    bleu: float
    parameters: int


class Target(Record):
    """What an architecture has to reach; `beam` None: nothing in particular."""

    published: Published
    greedy: float
    beam: float | None = None


class Point(Record):
    """A validation: BLEU on its first pairs, seconds of the training's own time."""

    step: int
    seconds: float
    validation_loss: float
    bleu: float


class Measured(Record):
    """A trained model and its scores on the whole of the two sets.

    Attributes:
        minutes: of the training's own time.
        threads: of the processor, that it trained with.
        validation, test: BLEU of greedy decoding.
        beam: BLEU of a beam of five on the test set.
        curve: its validations while it trained.
    """

    architecture: str
    sizes: dict[str, str | int | float | bool]
    vocabulary_size: int
    parameters: int
    steps: int
    minutes: float
    threads: int
    validation: float
    test: float
    beam: float
    curve: tuple[Point, ...]


class Result(Record):
    """The whole benchmark, as it is kept in `results.json`."""

    machine: str
    signature: str
    models: tuple[Measured, ...]


def read_targets() -> tuple[float, dict[str, Target]]:
    """Most minutes of a training, and the target of each architecture."""
    values = tomllib.loads(TARGETS.read_text(encoding="utf-8"))
    minutes = float(values.pop("minutes"))
    return minutes, {name: Target.model_validate(value) for name, value in values.items()}


def shortfalls(model: Measured, target: Target, minutes: float) -> list[str]:
    """Where the model fell short, one sentence each; empty if nowhere."""
    found = []
    if model.test < target.greedy:
        found.append(f"BLEU {model.test:.1f} is {target.greedy - model.test:.1f} below the {target.greedy:g} aimed at")
    if target.beam is not None and model.beam < target.beam:
        missing = target.beam - model.beam
        found.append(
            f"with a beam of {BEAM}, BLEU {model.beam:.1f} is {missing:.1f} below the {target.beam:g} aimed at"
        )
    if model.parameters > target.published.parameters:
        found.append(f"{model.parameters:,} parameters are more than the published {target.published.parameters:,}")
    if model.minutes > minutes:
        found.append(f"it trained for {model.minutes:.1f} minutes, not {minutes:g}")
    return found
