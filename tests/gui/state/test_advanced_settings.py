"""What is set beside a preset."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.architectures import ARCHITECTURES
from engine.config import SettingField, TrainingConfig, preset, setting_fields
from gui.state.advanced_settings import (
    AdvancedSettings,
    Problem,
    counts,
    group_of,
    offered_fields,
    preset_values,
    text_of,
)
from gui.state.training_choice import CorpusChoice, TrainingChoice

ALL = tuple(ARCHITECTURES)
SIZES = [list(setting_fields(entry.config, ("sizes", name))) for name, entry in ARCHITECTURES.items()]
SETTINGS = offered_fields(SIZES)
CHOICE = TrainingChoice(ALL, CorpusChoice("grammar"), "small", 5.0)
HEADS, RATE = ("sizes", "transformer", "heads"), ("optimisation", "learning_rate")


def setting(path: tuple[str, ...]) -> SettingField:
    return next(each for each in SETTINGS if each.path == path)


def typed(**texts: str) -> AdvancedSettings:
    """With these texts, by path with `__` between its parts."""
    return AdvancedSettings(SETTINGS, {tuple(name.split("__")): text for name, text in texts.items()})


def test_every_value_of_a_configuration_can_be_set_somewhere() -> None:
    """A field that is added to the configuration is offered without further work."""
    offered = {each.path for each in SETTINGS}
    elsewhere = {each.path for each in setting_fields(TrainingConfig)} - offered
    rows = {("name",), ("order",), ("start_from",), ("corpus", "embedded"), ("budget", "minutes")}
    assert {path for path in elsewhere if path[:2] != ("corpus", "cleaning")} == rows
    assert {each.path for of_one in SIZES for each in of_one} <= offered
    assert {group_of(each) for each in SETTINGS} == {
        "sizes",
        "optimisation",
        "corpus",
        "validation",
        "budget",
        "machine",
    }


@pytest.mark.parametrize("size", ["tiny", "small", "base"])
def test_the_values_of_a_preset_are_those_that_would_be_trained_with(size: str) -> None:
    choice = replace(CHOICE, size=size)
    values, config = preset_values(SETTINGS, choice), choice.configuration("")
    assert values[RATE] == preset(size).optimisation.learning_rate
    assert values["corpus", "vocabulary_size"] == config.corpus.vocabulary_size
    for name in ALL:
        built = ARCHITECTURES[name].config.model_validate(config.sizes[name]).model_dump()
        assert {path[-1]: value for path, value in values.items() if path[:2] == ("sizes", name)} == built


@pytest.mark.parametrize("value", [0.002, 1e-7, 3, "gru", True, (10, 100), None])
def test_a_value_that_is_shown_is_read_as_itself(value: object) -> None:
    kinds = {float: "number", int: "whole", str: "text", bool: "switch", tuple: "whole_list"}
    if value is not None:
        field = SettingField(("x",), kinds[type(value)])  # type: ignore[arg-type]
        assert field.read(text_of(value)) == value  # type: ignore[arg-type]
    else:
        assert text_of(value) == ""


def test_changes_are_trained_with() -> None:
    advanced = typed(optimisation__learning_rate="5e-4", sizes__rnn__cell="lstm", seed="7", budget__steps="50")
    config = replace(CHOICE, changes=advanced.changes(CHOICE)).configuration("")
    assert config.optimisation == preset("small").optimisation.model_copy(update={"learning_rate": 0.0005})
    assert config.sizes["rnn"] == preset("small").sizes["rnn"] | {"cell": "lstm"}
    assert config.sizes["transformer"] == preset("small").sizes["transformer"]
    assert (config.seed, config.budget.steps, config.budget.minutes) == (7, 50, 5.0)


def test_an_empty_text_takes_a_change_back() -> None:
    advanced = typed(seed="7")
    advanced.type(setting(("seed",)), " ")
    assert advanced.changes(CHOICE) == ()


def test_all_that_is_wrong_is_found_and_the_texts_are_kept() -> None:
    advanced = typed(optimisation__learning_rate="5", sizes__transformer__heads="3", seed="soon", threads="1")
    assert advanced.problems(CHOICE) == [
        Problem(setting(HEADS), "3", must_divide=128),
        Problem(setting(RATE), "5"),
        Problem(setting(("seed",)), "soon"),
    ]
    assert advanced.changes(CHOICE) == ((("threads",), 1),)
    assert advanced.texts[RATE] == "5"


def test_a_size_that_the_preset_s_other_size_no_longer_divides_is_found() -> None:
    (problem,) = typed(sizes__transformer__model_size="66").problems(CHOICE)
    assert problem == Problem(setting(HEADS), "4", must_divide=66)


def test_what_does_not_count_for_the_choice_is_neither_wrong_nor_used() -> None:
    advanced = typed(sizes__transformer__heads="3", corpus__pairs="1")
    choice = replace(CHOICE, architectures=("rnn",), corpus=CorpusChoice(files=(Path("a.tsv"),)))
    assert not counts(setting(HEADS), choice)
    assert (advanced.problems(choice), advanced.changes(choice)) == ([], ())
    assert advanced.texts.keys() == {HEADS, ("corpus", "pairs")}


def test_models_that_are_trained_on_have_their_own_sizes() -> None:
    advanced = typed(sizes__rnn__hidden_size="3", sizes__rnn__dropout="0.2", corpus__vocabulary_size="5")
    choice = replace(CHOICE, start_from="everyday")
    assert advanced.problems(choice) == []
    assert advanced.changes(choice) == ((("sizes", "rnn", "dropout"), 0.2),)


def test_without_a_limit_of_time_there_is_none() -> None:
    config = replace(CHOICE, minutes=None).configuration("")
    assert config.budget.minutes is None
    assert config.validation.seconds == preset("small").validation.seconds
