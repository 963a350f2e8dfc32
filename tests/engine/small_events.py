"""Events of a training that never was, and logs of them."""

from pathlib import Path

import numpy as np

from engine.event_log import EventLog
from engine.events import Event, Piece, SampleTranslated, TrainingFinished, TrainingStarted, TrainStepDone

ALIGNMENT = np.array([[0.25, 0.75], [1.0, 0.0]], np.float32)


def started(step: int = 0, architecture: str = "rnn") -> TrainingStarted:
    return TrainingStarted(1, architecture, "run", 1000, step, 90, 10, 25)


def step_done(step: int, architecture: str = "rnn") -> TrainStepDone:
    return TrainStepDone(1, architecture, step, 3.25, 0.001, 0.5, 1200.0, None)


def finished(step: int, architecture: str = "rnn") -> TrainingFinished:
    return TrainingFinished(1, architecture, step, "done", None)


def sample(text: str) -> SampleTranslated:
    pieces = Piece("a", True), Piece("</s>", False, is_end=True)
    return SampleTranslated(1, "rnn", 5, pieces, pieces, text, "b", ALIGNMENT)


def write_log(path: Path, *events: Event, append: bool = False) -> None:
    log = EventLog(path, append=append)
    assert [log.write(event) for event in events] == [None] * len(events)
    log.close()
