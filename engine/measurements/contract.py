"""What options, measurements and tables of all experiments have in common."""

from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

Cell = str | int | float | None


class ExperimentOptions(BaseModel):
    """What can be chosen in an experiment: immutable, without unknown keys; every field has a default."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Measurement(BaseModel):
    """Something that an experiment has found out: immutable, and the same after a way through JSON.

    One that is kept is not computed again when the experiment goes on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


AnyOptions = TypeVar("AnyOptions", bound=ExperimentOptions)
AnyMeasurement = TypeVar("AnyMeasurement", bound=Measurement)


@dataclass(frozen=True, slots=True)
class Table:
    """Figures as they are printed and exported: every row has a cell for each column, None where there is nothing."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
