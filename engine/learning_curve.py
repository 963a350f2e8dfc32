"""The learning curve of a finished training, read from its event log."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from engine.cards import MOST_CURVE_POINTS, CurvePoint
from engine.event_log_reader import EventLogReader, LoggedEvent, standing_events
from engine.events import Event, TrainingStarted, TrainStepDone, ValidationScored


@dataclass(frozen=True, slots=True)
class LearningRecord:
    """What the log of a training tells of one architecture.

    Attributes:
        curve: its validations, thinned.
        tokens_per_second: median over its steps; None without any.
        training_pairs, validation_pairs: sizes of the two parts of the corpus; 0 where the log does not tell.
    """

    curve: tuple[CurvePoint, ...]
    tokens_per_second: int | None
    training_pairs: int
    validation_pairs: int


def read_learning_record(log: Path, architecture: str) -> LearningRecord:
    """What the log tells, nothing if there is no such file; raises EventLogError if it is no event log."""
    events = [logged.event for logged in standing_events(_read_all(log))]
    own = [event for event in events if getattr(event, "architecture", None) == architecture]
    started = next((event for event in own if isinstance(event, TrainingStarted)), None)
    speeds = [event.tokens_per_second for event in own if isinstance(event, TrainStepDone)]
    return LearningRecord(
        thin(curve_of(own)),
        round(median(speeds)) if speeds else None,
        started.training_pairs if started else 0,
        started.validation_pairs if started else 0,
    )


def curve_of(events: Iterable[Event]) -> tuple[CurvePoint, ...]:
    """A point for each validation among the events of one architecture."""
    points: list[CurvePoint] = []
    losses: list[float] = []
    for event in events:
        if isinstance(event, TrainStepDone):
            losses.append(event.loss)
        elif isinstance(event, ValidationScored):
            points.append(
                CurvePoint(
                    step=event.step,
                    seconds=None if event.seconds is None else round(event.seconds, 1),
                    training_loss=round(fmean(losses), 4) if losses else None,
                    validation_loss=round(event.loss, 4),
                    bleu=round(event.bleu, 2),
                    alignment_error_rate=None if event.alignment_error is None else round(event.alignment_error, 4),
                )
            )
            losses.clear()
    return tuple(points)


def thin(curve: tuple[CurvePoint, ...], most: int = MOST_CURVE_POINTS) -> tuple[CurvePoint, ...]:
    """At most so many points, evenly chosen, the first and the last among them."""
    if len(curve) <= most:
        return curve
    return tuple(curve[round(i * (len(curve) - 1) / (most - 1))] for i in range(most))


def _read_all(log: Path) -> list[LoggedEvent]:
    reader, events = EventLogReader(log), list[LoggedEvent]()
    while new := reader.new_events():
        events += new
    return events
