"""What is known of a pack beforehand and cannot be measured: a TOML file beside this one for each shipped pack."""

import tomllib
from pathlib import Path
from typing import Self

from pydantic import ValidationError, model_validator

from engine.cards import CardPart, Line, Positive, Text
from engine.config import describe_problems
from engine.errors import ConfigError
from engine.length_buckets import LENGTH_BUCKETS


class DataFacts(CardPart):
    """A set of the training data: its file's name without suffix, or an embedded corpus's name."""

    name: Line
    origin: Line
    licence: Line


class TestSetFacts(CardPart):
    """A set to score on: `NAME.tsv.xz` among the corpora, or `pairs` of each length made by an embedded `corpus`."""

    name: Line
    corpus: Line | None = None
    seed: int = 0
    pairs: Positive = 1
    lengths: tuple[tuple[int, int | None], ...] = LENGTH_BUCKETS


class WeaknessFacts(CardPart):
    """A sentence that models may get wrong, own-written, and what it asks for.

    A model that gives the `reference`, or all the `expected` words, has no such weakness.
    """

    source: Text
    remark: Line
    reference: Text | None = None
    expected: tuple[Line, ...] = ()

    @model_validator(mode="after")
    def can_be_checked(self) -> Self:
        if self.reference is None and not self.expected:
            raise ValueError("give a reference, or words that are expected, so that it is known to be wrong")
        return self


class PackFacts(CardPart):
    """The facts of a pack.

    Attributes:
        most_bytes: that a model may take, its tokenizer included.
        has_small_embeddings: whether embeddings are kept in eight bits, which halves what they take.
        has_one_answer: whether each source has one right translation, so that exact match is a measure.
    """

    title: Line
    use: Line
    most_bytes: Positive
    has_small_embeddings: bool = False
    has_one_answer: bool = False
    data: tuple[DataFacts, ...]
    test_sets: tuple[TestSetFacts, ...]
    weaknesses: tuple[WeaknessFacts, ...] = ()


def read_pack_facts(path: Path) -> PackFacts:
    """Read a TOML file; raises ConfigError that lists all that is wrong with it."""
    try:
        return PackFacts.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not a TOML file: {error}.") from error
    except ValidationError as error:
        raise ConfigError(f"{path} cannot be used: {describe_problems(error)}.") from error
