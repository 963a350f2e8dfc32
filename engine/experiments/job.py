"""Runs an experiment: what is known first, then what is left to measure, kept as it comes."""

from collections.abc import Generator

from engine.checkpoint import try_model, weights_digest
from engine.commands import RunExperiment
from engine.events import Event, ExperimentMeasured, ExperimentRecalled, JobProgressed
from engine.experiments import experiment_entry
from engine.experiments.contract import Laboratory, Progress
from engine.experiments.records import ExperimentRecord
from engine.models import LoadedModels, find_model


def run_experiment(command: RunExperiment, models: LoadedModels) -> Generator[Event | None, None, None]:
    """Recall and measure; raises ConfigError for an unknown experiment, or for options that it cannot run with."""
    job_id, name = command.job_id, command.experiment
    entry = experiment_entry(name)
    options = entry.check(dict(command.options))
    weights = {}
    for model in entry.models(options):
        folder = find_model(model)
        yield from try_model(folder)
        weights[model] = weights_digest(folder)
    record = ExperimentRecord(entry, options, weights)
    if command.is_fresh:
        record.forget()
    yield ExperimentRecalled(job_id, name, tuple(record.measurements), record.is_complete)
    if record.is_complete or command.only_recall:
        return
    for step in entry.run(options, Laboratory(models, tuple(record.measurements))):
        if step is None:
            yield None
        elif isinstance(step, Progress):
            yield JobProgressed(job_id, step.what, step.done, step.total)
        else:
            record.add(step)
            yield ExperimentMeasured(job_id, name, step)
    record.complete()
