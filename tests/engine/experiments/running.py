"""Runs experiments as the worker does, without a thread."""

from collections.abc import Generator
from contextlib import closing
from typing import Any

from engine.commands import RunExperiment
from engine.events import Event, ExperimentMeasured, ExperimentRecalled
from engine.jobs import start_job
from engine.models import LoadedModels


def experiment_events(
    name: str, *, models: LoadedModels | None = None, is_fresh: bool = False, only_recall: bool = False, **options: Any
) -> Generator[Event, None, None]:
    """All that an experiment reports."""
    command = RunExperiment(1, name, tuple(options.items()), is_fresh=is_fresh, only_recall=only_recall)
    with closing(start_job(command, models or LoadedModels())) as events:
        for event in events:
            if event is not None:
                yield event


def measure(name: str, **options: Any) -> list[Any]:
    """All measurements of an experiment, recalled and new ones."""
    found: list[Any] = []
    for event in experiment_events(name, **options):
        if isinstance(event, ExperimentRecalled):
            found += event.measurements
        elif isinstance(event, ExperimentMeasured):
            found.append(event.measurement)
    return found
