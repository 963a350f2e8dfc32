"""What can be set in a configuration, read off its model."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from engine.architectures import ARCHITECTURES, architecture_config
from engine.config import SettingField, TrainingConfig, setting_fields
from engine.errors import ConfigError
from engine.jobs import describe_engine


class Inner(BaseModel):
    rate: float = Field(default=0.5, gt=0, lt=1)
    kind: Literal[1, 2] = 2


class Outer(BaseModel):
    inner: Inner = Inner()
    count: int | None = Field(default=None, ge=2, le=64, multiple_of=2)
    steps: tuple[Annotated[int, Field(ge=1)], ...] = Field(default=(1,), max_length=2)
    is_on: bool = False
    table: dict[str, int] = {}


FIELDS = {field.name: field for field in setting_fields(Outer, ("section",))}


def test_every_plain_value_is_a_field_with_its_bounds() -> None:
    assert {
        "rate": SettingField(("section", "inner", "rate"), "number", 0.5, above=0, below=1),
        "kind": SettingField(("section", "inner", "kind"), "choice", 2, choices=(1, 2)),
        "count": SettingField(("section", "count"), "whole", None, True, at_least=2, at_most=64, multiple_of=2),
        "steps": SettingField(("section", "steps"), "whole_list", (1,), at_least=1, most=2),
        "is_on": SettingField(("section", "is_on"), "switch", False),
    } == FIELDS


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("rate", " 0.25 ", 0.25),
        ("rate", "0,25", 0.25),
        ("rate", "1e-3", 0.001),
        ("kind", "1", 1),
        ("count", "8", 8),
        ("steps", "3, 4", (3, 4)),
        ("steps", "", ()),
        ("is_on", "True", True),
    ],
)
def test_a_text_is_read_as_a_value(name: str, text: str, value: object) -> None:
    assert FIELDS[name].read(text) == value


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("rate", ("0", "1", "nan", "quick", "")),
        ("kind", ("3", "")),
        ("count", ("7", "1", "66", "4.0", "8" * 400, "8" * 5000, "")),
        ("steps", ("0", "1 2 3", "one", "-" + "8" * 400)),
        ("is_on", ("on", "")),
    ],
)
def test_a_text_that_is_no_such_value_is_refused(name: str, texts: tuple[str, ...]) -> None:
    for text in texts:
        with pytest.raises(ValueError, match=r".+"):
            FIELDS[name].read(text)


def test_the_fields_of_a_training_accept_what_its_configuration_accepts() -> None:
    """So a window that checks by them neither refuses what is possible nor starts what is not."""
    base = TrainingConfig(architectures=("rnn",), corpus={"embedded": "reversal"})  # type: ignore[arg-type]
    for field in setting_fields(TrainingConfig):
        for text in ("-1", "0", "1", "0.5", "7", "1e9", "9" * 400):
            values = base.model_dump()
            section = values
            for part in field.path[:-1]:
                section = section[part]
            try:
                section[field.name] = field.read(text)
            except ValueError:
                continue
            if field.name not in ("embedded", "start_from"):
                TrainingConfig.model_validate(values)


@pytest.mark.parametrize("path", [("seed",), ("threads",), ("corpus", "validation_pairs")])
def test_what_the_machine_cannot_take_is_out_of_bounds(path: tuple[str, ...]) -> None:
    field = next(field for field in setting_fields(TrainingConfig) if field.path == path)
    assert field.read("1000") == 1000
    with pytest.raises(ValueError, match="out of bounds"):
        field.read("99999999999999999999")


def test_the_sizes_of_each_architecture_are_told_when_the_engine_is_ready() -> None:
    ready = describe_engine()
    for description, fields in zip(ready.architectures, ready.sizes, strict=True):
        config = ARCHITECTURES[description.name].config
        assert [field.name for field in fields] == list(config.model_fields)
        assert {field.path[:2] for field in fields} == {("sizes", description.name)}
        defaults = {field.name: field.default for field in fields}
        assert architecture_config(description.name, defaults) == config()  # type: ignore[arg-type]


def test_what_must_divide_another_size_is_told_as_the_architecture_checks_it() -> None:
    heads = next(field for field in setting_fields(ARCHITECTURES["transformer"].config) if field.divides)
    assert (heads.name, heads.divides) == ("heads", "model_size")
    with pytest.raises(ConfigError, match="shared out"):
        architecture_config("transformer", {"model_size": 64, "heads": 3})
