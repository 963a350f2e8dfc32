"""What can be set in a section of a configuration: its fields with their kinds and bounds, as plain values.

Who offers them to a reader need not know the section; a field that is added to it appears by itself.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

FieldKind = Literal["whole", "number", "choice", "switch", "text", "whole_list"]
SettingValue = str | int | float | bool | tuple[int, ...] | None
KINDS: dict[object, FieldKind] = {bool: "switch", int: "whole", float: "number", str: "text"}
SWITCH = {"True": True, "False": False}
DIVIDES = "divides"


@dataclass(frozen=True, slots=True)
class SettingField:
    """A value that can be set.

    Attributes:
        path: of its name in the configuration, such as `("optimisation", "learning_rate")`.
        kind: `whole_list`: whole numbers, whose bounds are those of each.
        default: what it is where nothing is set.
        is_optional: whether it may be None.
        at_least, above, at_most, below: its bounds, where it has any.
        multiple_of: whole numbers are multiples of it.
        choices: its values, of a `choice`.
        most: how many numbers a list may have.
        divides: the field of the same section that must be a multiple of this one; "" for none.
    """

    path: tuple[str, ...]
    kind: FieldKind
    default: SettingValue = None
    is_optional: bool = False
    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None
    multiple_of: int = 1
    choices: tuple[SettingValue, ...] = ()
    most: int | None = None
    divides: str = ""

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path[-1]

    def read(self, text: str) -> SettingValue:
        """The value that a text stands for; raises ValueError if it is not one that the field may have."""
        text = text.strip()
        match self.kind:
            case "choice":
                return _the_one({str(value): value for value in self.choices}, text)
            case "switch":
                return _the_one(SWITCH, text)
            case "text":
                return text
            case "whole_list":
                return self._read_list(text)
        value = int(text) if self.kind == "whole" else float(text.replace(",", "."))
        return self._checked(value)

    def _read_list(self, text: str) -> tuple[int, ...]:
        numbers = tuple(int(part) for part in text.replace(",", " ").split())
        if self.most is not None and len(numbers) > self.most:
            raise ValueError("too many numbers")
        return tuple(int(self._checked(number)) for number in numbers)

    def _checked(self, value: float) -> float:
        is_within = (
            (isinstance(value, int) or math.isfinite(value))  # a whole number may be too large for a float
            and (self.at_least is None or value >= self.at_least)
            and (self.above is None or value > self.above)
            and (self.at_most is None or value <= self.at_most)
            and (self.below is None or value < self.below)
        )
        if not is_within or (isinstance(value, int) and value % self.multiple_of):
            raise ValueError("out of bounds")
        return value


def setting_fields(section: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[SettingField]:
    """The fields of a section and of the sections in it, in their order; what is no plain value is left out."""
    for name, info in section.model_fields.items():
        kind = _without_none(info.annotation)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from setting_fields(kind, (*path, name))
        elif field := _field((*path, name), kind, info):
            yield field


def _field(path: tuple[str, ...], annotation: Any, info: FieldInfo) -> SettingField | None:
    limits: list[Any] = list(info.metadata)
    choices: tuple[SettingValue, ...] = ()
    if get_origin(annotation) is Literal:
        kind: FieldKind = "choice"
        choices = get_args(annotation)
    elif (of_each := _limits_of_each(annotation)) is not None:
        kind = "whole_list"
        limits += of_each
    elif annotation in KINDS:
        kind = KINDS[annotation]
    else:
        return None
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    return SettingField(
        path,
        kind,
        None if info.is_required() else info.get_default(call_default_factory=True),
        type(None) in get_args(info.annotation),
        at_least=_limit(limits, "ge"),
        above=_limit(limits, "gt"),
        at_most=_limit(limits, "le"),
        below=_limit(limits, "lt"),
        multiple_of=_limit(limits, "multiple_of") or 1,
        choices=choices,
        most=_limit(limits, "max_length"),
        divides=str(extra.get(DIVIDES, "")),
    )


def _without_none(annotation: Any) -> Any:
    """What an optional value is where it is not None."""
    if get_origin(annotation) not in (Union, UnionType):
        return annotation
    kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
    return kinds[0] if len(kinds) == 1 else None


def _limits_of_each(annotation: Any) -> list[Any] | None:
    """The limits of each of a tuple of any number of whole numbers; None for any other type."""
    match get_origin(annotation), get_args(annotation):
        case origin, (element, end) if origin is tuple and end is ...:
            if element is int:
                return []
            if get_origin(element) is Annotated and get_args(element)[0] is int:
                return [limit for note in get_args(element)[1:] for limit in getattr(note, "metadata", [note])]
    return None


def _limit(limits: list[Any], name: str) -> Any:
    return next((value for limit in limits if (value := getattr(limit, name, None)) is not None), None)


def _the_one(values: dict[str, Any], text: str) -> SettingValue:
    if text not in values:
        raise ValueError("none of the choices")
    value: SettingValue = values[text]
    return value
