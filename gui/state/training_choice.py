"""What a user has chosen to train, and the configuration that it makes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.config import CleaningConfig, SettingValue, TrainingConfig, TrainingOrder, preset

# A validation scores and translates, which takes time away from training: no more of them than this in a budget.
MOST_VALIDATIONS = 120
NO_CLEANING = CleaningConfig()
LANGUAGES = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "ko": "Korean",
    "ja": "Japanese",
    "zh": "Chinese",
    "ru": "Russian",
}


@dataclass(frozen=True, slots=True)
class CorpusChoice:
    """A corpus to train on: an embedded one by name, else one TSV file, or a source and a target file."""

    embedded: str | None = None
    files: tuple[Path, ...] = ()

    def values(self) -> dict[str, Any]:
        """The corpus section of a configuration."""
        if self.embedded is not None:
            return {"embedded": self.embedded}
        values: dict[str, Any] = {"files": [dict(zip(("source", "target"), self.files, strict=False))]}
        if len(self.files) == 2:
            source, target = self.files
            values |= {
                "source_language": language_of(source, "Source"),
                "target_language": language_of(target, "Target"),
            }
        return values

    def missing_files(self) -> tuple[Path, ...]:
        """The chosen files that are not there any more."""
        return tuple(file for file in self.files if not file.is_file())


@dataclass(frozen=True, slots=True)
class TrainingChoice:
    """The settings of the Train page.

    Attributes:
        size: names a preset.
        minutes: each architecture's own; None: no limit of time.
        cleaning: which pairs of the corpus are not trained on.
        start_from: a pack whose models are trained on; None: new models.
        changes: what differs from the preset, by its path in the configuration.
    """

    architectures: tuple[str, ...]
    corpus: CorpusChoice
    size: str
    minutes: float | None
    cleaning: CleaningConfig = NO_CLEANING
    order: TrainingOrder = "alternating"
    start_from: str | None = None
    changes: tuple[tuple[tuple[str, ...], SettingValue], ...] = ()

    def configuration(self, name: str) -> TrainingConfig:
        """The configuration of this training; raises ConfigError that lists all that is wrong."""
        base = preset(self.size)
        validations = 0.0 if self.minutes is None else self.minutes * 60 / MOST_VALIDATIONS
        values: dict[str, Any] = {
            "corpus": self.corpus.values() | {"cleaning": self.cleaning},
            "sizes": {architecture: dict(sizes) for architecture, sizes in base.sizes.items()},
            "optimisation": base.optimisation.model_dump(),
            "budget": {"minutes": self.minutes},
            "validation": base.validation.model_dump() | {"seconds": max(base.validation.seconds, validations)},
        }
        for (*sections, key), value in self.changes:
            section = values
            for part in sections:
                section = section.setdefault(part, {})
            section[key] = value
        values |= {"architectures": self.architectures, "order": self.order, "start_from": self.start_from}
        return preset(self.size, name=name, **values)


def language_of(file: Path, default: str) -> str:
    """The language that a parallel file's suffix names (`news.fr`, `news.fr.gz`), else `default`."""
    codes = [suffix.lstrip(".").lower() for suffix in file.suffixes]
    return next((LANGUAGES[code] for code in reversed(codes) if code in LANGUAGES), default)
