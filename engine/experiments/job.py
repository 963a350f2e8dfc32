"""Runs an experiment: what is known first, then what is left to measure, kept as it comes."""

from collections.abc import Generator
from pathlib import Path

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
    read = {}
    for model in entry.models(options):
        folder = find_model(model)
        yield from try_model(folder)
        read[model] = weights_digest(folder)
        models.drop_older(model, read[model])
    read |= {str(path): _last_change(path) for path in entry.files(options)}
    record = ExperimentRecord(entry, options, read)
    if command.is_fresh:
        record.forget()
    yield ExperimentRecalled(job_id, name, tuple(record.measurements), record.is_complete, options)
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


def _last_change(path: Path) -> str:
    """What is another one after a file was written to; nothing if it cannot be asked, which reading it will tell."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"
