"""What is set beside a preset: texts as they were typed, what is wrong with them, and their values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from engine.config import SettingField, SettingValue, TrainingConfig, setting_fields
from engine.errors import ConfigError
from gui.state.training_choice import CorpusChoice, TrainingChoice

Path = tuple[str, ...]
Group = Literal["sizes", "optimisation", "corpus", "validation", "budget", "machine"]
GROUPS: dict[str, Group] = {
    "sizes": "sizes",
    "optimisation": "optimisation",
    "corpus": "corpus",
    "validation": "validation",
    "budget": "budget",
}
# These have places of their own on the page.
ELSEWHERE = {("name",), ("order",), ("start_from",), ("corpus", "embedded"), ("budget", "minutes")}
CLEANING = ("corpus", "cleaning")
# What makes sense for a corpus that is made, and what for one that is read.
OF_EMBEDDED = {("corpus", "pairs"), ("corpus", "shortest"), ("corpus", "longest")}
OF_FILES = {("corpus", "source_language"), ("corpus", "target_language")}
NEW_MODELS = TrainingChoice(("any",), CorpusChoice("reversal"), "small", None)


def offered_fields(sizes: Sequence[Sequence[SettingField]]) -> tuple[SettingField, ...]:
    """All that can be set: of each architecture, and of the training."""
    of_training = [
        setting
        for setting in setting_fields(TrainingConfig)
        if setting.path not in ELSEWHERE and setting.path[:2] != CLEANING
    ]
    return (*(setting for of_one in sizes for setting in of_one), *of_training)


def group_of(setting: SettingField) -> Group:
    """The group that a setting belongs to; what is in no section of the configuration is about the machine."""
    return GROUPS.get(setting.path[0], "machine")


def counts(setting: SettingField, choice: TrainingChoice) -> bool:
    """Whether a setting means anything for this choice.

    Models that are trained on have their own sizes, except for dropout, and their own vocabulary.
    """
    if setting.path[0] == "sizes":
        is_free = choice.start_from is None or setting.name == "dropout"
        return setting.path[1] in choice.architectures and is_free
    if setting.name == "vocabulary_size":
        return choice.start_from is None
    is_embedded = choice.corpus.embedded is not None
    return setting.path not in (OF_FILES if is_embedded else OF_EMBEDDED)


def preset_values(settings: Sequence[SettingField], choice: TrainingChoice) -> dict[Path, SettingValue]:
    """What each setting is if nothing is changed; sizes that a preset leaves open are the architecture's own."""
    try:
        base = replace(choice, architectures=choice.architectures or ("any",), changes=()).configuration("")
    except ConfigError:
        base = replace(NEW_MODELS, size=choice.size).configuration("")
    values = base.model_dump()
    return {setting.path: _value_at(values, setting) for setting in settings}


def _value_at(values: Mapping[str, object], setting: SettingField) -> SettingValue:
    inside: object = values
    for part in setting.path:
        if not isinstance(inside, Mapping) or part not in inside:
            return setting.default
        inside = inside[part]
    return inside if isinstance(inside, str | int | float | bool | tuple) else None


def text_of(value: SettingValue) -> str:
    """A value as it is typed; "" for None."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:.10g}"
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Problem:
    """A text that is no value for its setting.

    Attributes:
        must_divide: the value that this one would have to divide; None if it is out of bounds or no value at all.
    """

    setting: SettingField
    text: str
    must_divide: int | None = None


@dataclass(slots=True)
class AdvancedSettings:
    """The settings that differ from the preset.

    Attributes:
        settings: all that can be set.
        texts: by path, what was typed; a setting that is not here is as the preset has it.
    """

    settings: tuple[SettingField, ...] = ()
    texts: dict[Path, str] = field(default_factory=dict)

    def type(self, setting: SettingField, text: str) -> None:
        """Note what was typed; an empty text takes the change back."""
        if text.strip():
            self.texts[setting.path] = text
        else:
            self.texts.pop(setting.path, None)

    def counted(self, choice: TrainingChoice) -> list[SettingField]:
        """The changed settings that count for this choice."""
        return [setting for setting in self.settings if setting.path in self.texts and counts(setting, choice)]

    def changes(self, choice: TrainingChoice) -> tuple[tuple[Path, SettingValue], ...]:
        """Path and value of all that differs, without what is wrong."""
        read = {setting.path: self._read(setting) for setting in self.counted(choice)}
        wrong = {problem.setting.path for problem in self.problems(choice)}
        return tuple((path, value) for path, value in read.items() if path not in wrong)

    def problems(self, choice: TrainingChoice) -> list[Problem]:
        """All that is wrong, in the order of the settings."""
        counted = self.counted(choice)
        unreadable = [Problem(s, self.texts[s.path]) for s in counted if self._read(s) is None]
        wrong = {problem.setting.path for problem in unreadable}
        values = preset_values(self.settings, choice)
        values |= {s.path: self._read(s) for s in counted if s.path not in wrong}
        unreadable += [
            Problem(s, text_of(values[s.path]), whole)
            for s in self.settings
            if s.divides and s.path not in wrong and counts(s, choice)
            if (whole := _undivided(values[(*s.path[:-1], s.divides)], values[s.path])) is not None
        ]
        places = {setting.path: place for place, setting in enumerate(self.settings)}
        return sorted(unreadable, key=lambda problem: places[problem.setting.path])

    def _read(self, setting: SettingField) -> SettingValue:
        """The value that was typed; None if it is none."""
        try:
            return setting.read(self.texts[setting.path])
        except ValueError:
            return None


def _undivided(whole: SettingValue, part: SettingValue) -> int | None:
    """The number that another one should divide, if it does not."""
    return whole if isinstance(whole, int) and isinstance(part, int) and whole % part else None
