"""The configuration of a training: typed, validated as a whole, TOML on disk.

Knows nothing of torch, so that a window can build and check a configuration too. Sizes of an architecture are plain
values here; the architecture's own `Config` checks them (see `engine.architectures`).
"""

import tomllib
from collections.abc import Container
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from engine.errors import ConfigError
from engine.paths import shipped_assets
from engine.setting_fields import SettingField as SettingField
from engine.setting_fields import SettingValue as SettingValue
from engine.setting_fields import setting_fields as setting_fields

Size = str | int | float | bool
TrainingOrder = Literal["alternating", "sequential"]
PRESETS = ("tiny", "small", "base")


class Section(BaseModel):
    """A part of a configuration: immutable, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


AnySection = TypeVar("AnySection", bound=Section)


class CorpusFile(Section):
    """Pairs on disk: one TSV file, or two parallel files; `repeat` shows them several times an epoch."""

    source: Path
    target: Path | None = None
    repeat: int = Field(default=1, ge=1, le=100)


class CleaningConfig(Section):
    """Which pairs are kept from training, beyond lines that are no pairs; validation files stay as they are.

    What each is for is measured by Khayrallah and Koehn 2018 (1805.12282). Embedded corpora are cleaned as files are.

    Attributes:
        drop_duplicates: a pair that came before; else a model learns it by heart.
        shortest_words, longest_words: on either side; words are what is between spaces.
        largest_length_ratio: one side is so many times as long as the other, in characters, ten added to each so that
            a word does not tell in short sentences: misaligned, or cut off.
        drop_copies: nearly the same words on both sides: not translated.
        drop_unequal_numbers: both sides have numbers in digits that the other lacks: misaligned.
        drop_markup: a side is mostly punctuation, addresses or tags: not a sentence.
        drop_odd_characters: controls, private use, U+FFFD, or UTF-8 that was read as Latin-1: damaged.
    """

    drop_duplicates: bool = False
    shortest_words: int | None = Field(default=None, ge=1, le=1000)
    longest_words: int | None = Field(default=None, ge=1, le=10_000)
    largest_length_ratio: float | None = Field(default=None, gt=1, le=100)
    drop_copies: bool = False
    drop_unequal_numbers: bool = False
    drop_markup: bool = False
    drop_odd_characters: bool = False

    @property
    def options(self) -> tuple[str, ...]:
        """Names of those that are on."""
        return tuple(name for name, value in self if value not in (None, False))

    def only(self, options: Container[str]) -> Self:
        """The same with none on but these."""
        return type(self)(**{name: value for name, value in self if name in options})

    def with_values_of(self, other: Self) -> Self:
        """The same with the other's values for those that are on there."""
        return type(self)(**dict(self) | {name: value for name, value in other if name in other.options})


# What an inspection counts where nothing else is asked for.
USUAL_CLEANING = CleaningConfig(
    drop_duplicates=True,
    shortest_words=2,
    longest_words=60,
    largest_length_ratio=2.0,
    drop_copies=True,
    drop_unequal_numbers=True,
    drop_markup=True,
    drop_odd_characters=True,
)


class CorpusConfig(Section):
    """Where the pairs come from: an embedded corpus by name, or files.

    Attributes:
        embedded: `reversal` or `grammar`; None if `files` are given.
        pairs: how many pairs of an embedded corpus to make.
        shortest, longest: words of a source in an embedded corpus; None: what is usual in it.
        validation_files: scored at each validation; if none, `validation_pairs` are held out of the corpus.
        vocabulary_size: of the joint tokenizer; None: what suits the corpus.
        max_pieces: longer pairs are left out of training.
        lower_case: take every text in lower case; scores are then taken so too.
        bpe_dropout: probability with which a merge is left out when a pair is cut for training (Provilkov et al. 2020).
        cleaning: which pairs are not trained on.
    """

    embedded: str | None = None
    pairs: int = Field(default=20_000, ge=100, le=5_000_000)
    shortest: int | None = Field(default=None, ge=1, le=200)
    longest: int | None = Field(default=None, ge=1, le=200)
    files: tuple[CorpusFile, ...] = ()
    validation_files: tuple[CorpusFile, ...] = ()
    validation_pairs: int = Field(default=200, ge=1, le=1_000_000)
    vocabulary_size: int | None = Field(default=None, ge=16, le=64_000)
    max_pieces: int = Field(default=100, ge=4, le=1000)
    lower_case: bool = False
    bpe_dropout: float = Field(default=0.0, ge=0, lt=1)
    source_language: str = "English"
    target_language: str = "French"
    cleaning: CleaningConfig = CleaningConfig()

    @model_validator(mode="after")
    def has_one_origin(self) -> Self:
        if (self.embedded is None) == (not self.files):
            raise ValueError("give either the name of an embedded corpus or files, not both and not neither")
        return self


class OptimisationConfig(Section):
    """Adam, its schedule and its guard.

    Attributes:
        learning_rate: at the top of the schedule.
        warmup_steps: steps of linear rise; then a cosine falls to zero at the end of the budget, or, without a
            budget, the inverse square root of the step (Vaswani et al. 2017, section 5.3).
        batch_tokens: most padded target pieces in a batch.
    """

    learning_rate: float = Field(default=1e-3, gt=0, le=1)
    warmup_steps: int = Field(default=400, ge=1)
    weight_decay: float = Field(default=0.0, ge=0, le=1)
    label_smoothing: float = Field(default=0.1, ge=0, lt=1)
    gradient_clip: float = Field(default=1.0, gt=0)
    batch_tokens: int = Field(default=2048, ge=16)


class BudgetConfig(Section):
    """When an architecture's training ends, whichever comes first; its own time, others' turns not counted.

    Attributes:
        patience: validations without a better BLEU (or, at equal BLEU, loss) before an early stop; None: never.
    """

    minutes: float | None = Field(default=None, gt=0)
    steps: int | None = Field(default=None, ge=1)
    patience: int | None = Field(default=None, ge=1)


class ValidationConfig(Section):
    """How often an architecture is scored: every `seconds` of its own training time, or every `steps` if given.

    Attributes:
        bleu_pairs: how many of the held-out pairs are translated for BLEU.
        sample: source of the held-out pair that is translated at each validation; None: one of common length.
        keep_steps: after which steps the model is kept beside the best one, to be compared with it later; each takes as
            much room as that.
    """

    seconds: float = Field(default=60.0, gt=0)
    steps: int | None = Field(default=None, ge=1)
    bleu_pairs: int = Field(default=200, ge=1)
    sample: str | None = None
    keep_steps: tuple[Annotated[int, Field(ge=1)], ...] = Field(default=(10, 100, 1000), max_length=8)


class TrainingConfig(Section):
    """Everything that a training depends on, beside the machine.

    Attributes:
        architectures: names of the registry.
        order: `alternating`: one step of each in turn; `sequential`: each has its whole budget before the next begins.
        start_from: a pack whose models are trained on, with their sizes and tokenizer; None: new models.
        sizes: by architecture, what differs from the architecture's own defaults.
        precision: of matrix products; `auto`: bfloat16 where the processor computes it natively.
        threads: of the processor; None: torch's choice.
    """

    name: str = "training"
    architectures: tuple[str, ...] = Field(min_length=1)
    order: TrainingOrder = "alternating"
    start_from: str | None = None
    corpus: CorpusConfig
    sizes: dict[str, dict[str, Size]] = {}
    optimisation: OptimisationConfig = OptimisationConfig()
    budget: BudgetConfig = BudgetConfig()
    validation: ValidationConfig = ValidationConfig()
    seed: int = Field(default=1, ge=0, lt=2**32)
    device: Literal["auto", "cpu", "cuda"] = "auto"
    precision: Literal["auto", "float32", "bfloat16"] = "auto"
    threads: int | None = Field(default=None, ge=1, le=1024)


def parse_config(values: dict[str, Any], origin: str) -> TrainingConfig:
    """Check a configuration; raises ConfigError that lists all that is wrong in `origin`."""
    return parse_section(TrainingConfig, values, origin)


def parse_section(kind: type[AnySection], values: dict[str, Any], origin: str) -> AnySection:
    """Check a part of a configuration; raises ConfigError that lists all that is wrong in `origin`."""
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        raise ConfigError(f"{origin} cannot be used: {describe_problems(error)}.") from error


def describe_problems(error: ValidationError) -> str:
    """One phrase a problem, each with the path of the value it is about."""
    return "; ".join(f"{'.'.join(map(str, p['loc'])) or 'it'}: {p['msg']}" for p in error.errors())


def read_config(path: Path) -> TrainingConfig:
    """Read a TOML file; raises ConfigError if it is missing, no TOML, or not valid."""
    return parse_config(_read_toml(path), str(path))


def write_config(config: TrainingConfig, path: Path) -> None:
    """Write a configuration as TOML, so that `read_config` gives an equal one."""
    path.write_text(tomli_w.dumps(config.model_dump(mode="json", exclude_none=True)), encoding="utf-8")


def preset(name: str, /, **values: Any) -> TrainingConfig:
    """The configuration of a shipped preset (`tiny`, `small`, `base`) with top-level `values` in place of its own."""
    path = shipped_assets() / "configs" / f"{name}.toml"
    return parse_config({**_read_toml(path), **values}, f"The preset {name}")


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not a TOML file: {error}.") from error
