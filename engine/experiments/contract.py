"""What every experiment gives, so that the job, the command line and the records know none of them."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from engine.config import describe_problems
from engine.errors import ConfigError
from engine.measurements.contract import ExperimentOptions, Measurement, Table
from engine.models import LoadedModels


@dataclass(frozen=True, slots=True)
class Progress:
    """What an experiment is at: in a few words, and how far (total 0: unknown)."""

    what: str
    done: int
    total: int


ExperimentSteps = Generator[Progress | Measurement | None, None, None]
"""Where it yields None there is nothing to tell, but time to look at commands: some 100 ms have passed."""


@dataclass(frozen=True, slots=True)
class Laboratory:
    """What an experiment works with.

    Attributes:
        models: those in memory; others are loaded by it.
        known: what it measured before with these options and models, and need not measure again.
    """

    models: LoadedModels
    known: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class ExperimentEntry:
    """A line of the registry.

    Attributes:
        name: as it is asked for; its words are in `assets/experiments`.
        version: counts up when the same options and models would give other measurements.
        options: the pydantic class of what can be chosen.
        measured: reads the experiment's measurements from JSON; a union of several kinds needs a discriminator.
        models: which shipped or own models it runs on, as `find_model` takes them; new weights make old records void.
        run: the measurements that `Laboratory.known` does not hold yet.
        tables: the measurements as figures, to print and to export.
        keeps: whether measurements with these options are kept on disk: not what takes no longer than to read them.
        files: which files of pairs it reads; a change of one makes old records void as well.
    """

    name: str
    version: int
    options: type[ExperimentOptions]
    measured: TypeAdapter[Any]
    models: Callable[[Any], tuple[str, ...]]
    run: Callable[[Any, Laboratory], ExperimentSteps]
    tables: Callable[[Sequence[Any]], tuple[Table, ...]]
    keeps: Callable[[Any], bool] = lambda options: True
    files: Callable[[Any], tuple[Path, ...]] = lambda options: ()

    def check(self, chosen: dict[str, Any]) -> ExperimentOptions:
        """Options from what was chosen; raises ConfigError that lists all that is wrong."""
        try:
            return self.options.model_validate(chosen)
        except ValidationError as error:
            what = f"The experiment {self.name} cannot run so: {describe_problems(error)}."
            raise ConfigError(what, advice="Choose other settings.") from error
