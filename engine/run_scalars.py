"""The figures of a run, step by step, as its event log has them, for other programs."""

import csv
import io
import json
import math
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from engine.errors import EventLogError, SavingError
from engine.event_log import EVENT_LOG
from engine.event_log_reader import EventLogReader, LoggedEvent, standing_events
from engine.events import Event, TrainingStarted, TrainStepDone, ValidationScored
from engine.run_commands import ExportForm

STEP_SCALARS = {
    "loss/training": "loss",
    "learning_rate": "learning_rate",
    "gradient_norm": "gradient_norm",
    "tokens_per_second": "tokens_per_second",
}
VALIDATION_SCALARS = {"loss/validation": "loss", "bleu": "bleu", "alignment_error": "alignment_error"}
TAGS = (*STEP_SCALARS, *VALIDATION_SCALARS)


@dataclass(slots=True)
class ScalarRow:
    """What is known after one step of one architecture.

    Attributes:
        time: when its newest figure was written, in seconds since 1970.
        values: figures by tag; those of a validation only where there was one.
    """

    architecture: str
    step: int
    time: float
    values: dict[str, float] = field(default_factory=dict)


def export_run(run: Path, target: Path, form: ExportForm) -> Generator[None, None, None]:
    """Write the figures of a run: CSV or JSON into a file, which is replaced, TensorBoard's files into a new folder.

    Raises EventLogError if the run has no event log that can be read, SavingError if the target cannot be written.
    """
    rows = yield from read_scalars(run)
    try:
        if form == "tensorboard":
            from engine.tensorboard_export import write_event_files

            yield from write_event_files(rows, target)
        else:
            text = as_csv(rows) if form == "csv" else as_json(rows)
            _replace_text(target, text)
    except OSError as error:
        raise SavingError(
            f"{target} cannot be written: {error.strerror or error}.",
            kept="The run is untouched.",
            advice="Choose another place, or make room on the disk.",
        ) from error


def read_scalars(run: Path) -> Generator[None, None, list[ScalarRow]]:
    """The figures that still hold, ordered by architecture and step; yields None between two parts of the log."""
    path = run / EVENT_LOG
    reader, logged = EventLogReader(path), list[LoggedEvent]()
    try:
        while events := reader.new_events():
            logged += [each for each in events if _is_needed(each.event)]
            yield None
    except OSError as error:
        raise EventLogError(f"{path} cannot be read: {error.strerror}.") from error
    rows: dict[tuple[str, int], ScalarRow] = {}
    for each in standing_events(logged):
        _note(rows, each)
    if not rows:
        raise EventLogError(f"{path} tells of no step of a training.", advice="Choose a run that was trained.")
    order = list(dict.fromkeys(architecture for architecture, _ in rows))
    return sorted(rows.values(), key=lambda row: (order.index(row.architecture), row.step))


def as_csv(rows: Iterable[ScalarRow]) -> str:
    """A line a step of each architecture; a figure that is not known there is left empty."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(("architecture", "step", "time", *TAGS))
    for row in rows:
        when = datetime.fromtimestamp(row.time, UTC).isoformat(timespec="milliseconds")
        writer.writerow((row.architecture, row.step, when, *(row.values.get(tag, "") for tag in TAGS)))
    return file.getvalue()


def as_json(rows: Iterable[ScalarRow]) -> str:
    """By architecture and tag: the steps, the times (seconds since 1970) and the values, null where not finite."""
    scalars: dict[str, dict[str, dict[str, list[float | None]]]] = {}
    for row in rows:
        for tag, value in row.values.items():
            series = scalars.setdefault(row.architecture, {}).setdefault(tag, {"step": [], "time": [], "value": []})
            known = value if math.isfinite(value) else None  # JSON has no other numbers
            for name, number in (("step", row.step), ("time", row.time), ("value", known)):
                series[name].append(number)
    return json.dumps({"format": "lockstep scalars", "version": 1, "scalars": scalars}, allow_nan=False) + "\n"


def _replace_text(target: Path, text: str) -> None:
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _is_needed(event: Event) -> bool:
    return isinstance(event, TrainStepDone | ValidationScored | TrainingStarted)


def _note(rows: dict[tuple[str, int], ScalarRow], logged: LoggedEvent) -> None:
    event = logged.event
    if not isinstance(event, TrainStepDone | ValidationScored):
        return
    row = rows.setdefault((event.architecture, event.step), ScalarRow(event.architecture, event.step, logged.time))
    row.time = logged.time
    tags = STEP_SCALARS if isinstance(event, TrainStepDone) else VALIDATION_SCALARS
    values = {tag: getattr(event, name) for tag, name in tags.items()}
    row.values |= {tag: value for tag, value in values.items() if value is not None}
