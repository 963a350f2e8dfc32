"""A training in a worker, in a process that may write no file longer than some bytes: `resume|cancel|close RUN`.

Trains a few steps and saves, forbids long files, trains on until it pauses by itself, and then does what it is told to;
prints what came of it as JSON.
"""

import json
import resource
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from engine.checkpoint import read_facts
from engine.commands import Cancel, Resume, StartTraining, Translate
from engine.config import TrainingConfig, preset
from engine.events import (
    CheckpointSaved,
    Event,
    JobFailed,
    JobFinished,
    JobPaused,
    TrainStepDone,
)
from engine.worker import EngineWorker
from tests.engine.small_models import SMALL_SIZES

Kind = TypeVar("Kind", bound=Event)
SHORT = 20_000  # bytes; the weights are longer, what is said of them is not
STEPS, EVERY = 12, 4


def configuration() -> TrainingConfig:
    return preset(
        "tiny",
        architectures=("rnn", "transformer"),
        corpus={"embedded": "reversal", "pairs": 300, "validation_pairs": 4},
        sizes={name: SMALL_SIZES[name] | {"dropout": 0.3} for name in ("rnn", "transformer")},
        optimisation={"learning_rate": 0.01, "warmup_steps": 20, "batch_tokens": 150},
        budget={"steps": STEPS},
        validation={"steps": EVERY, "bleu_pairs": 2},
        threads=1,
    )


def forbid_files_longer_than(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


class Witness:
    """Takes the worker's events in and remembers those that are asked about."""

    def __init__(self, run: Path) -> None:
        self.run = run
        self.worker = EngineWorker()
        self.events: list[Event] = []

    def next(self, kind: type[Kind], job_id: int = 1) -> Kind:
        while True:
            event = self.worker.events.get(timeout=60)
            self.events.append(event)
            if isinstance(event, kind) and event.job_id == job_id:
                return event

    def saved_steps(self) -> dict[str, int]:
        return {name: read_facts(self.run / name / "last").step for name in ("rnn", "transformer")}

    def failures(self) -> list[dict[str, str]]:
        told = [event for event in self.events if isinstance(event, JobPaused | JobFailed) and event.failure]
        return [asdict(event.failure) for event in told if event.failure]


def witness(what: str, run: Path) -> dict[str, Any]:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    one = Witness(run)
    one.worker.start()
    one.worker.send(StartTraining(1, configuration(), str(run)))
    saved: set[str] = set()
    while saved != {"rnn", "transformer"}:
        event = one.next(CheckpointSaved)
        saved |= set() if event.is_best else {event.architecture}
    one.next(TrainStepDone)
    forbid_files_longer_than(SHORT)
    one.next(JobPaused)
    told: dict[str, Any] = {"kept": one.saved_steps()}
    one.worker.send(Translate(2, "1 2 3", (str(run / "rnn" / "best"),), max_tokens=3))
    one.next(JobFinished, 2)
    if what == "resume":
        one.worker.send(Resume(1))
        one.next(JobPaused)
        forbid_files_longer_than(resource.RLIM_INFINITY)
        one.worker.send(Resume(1))
        told["outcome"] = one.next(JobFinished).outcome
    elif what == "cancel":
        one.worker.send(Cancel(1))
        one.next(JobFailed)
        one.worker.send(Translate(3, "1 2 3", (str(run / "rnn" / "best"),), max_tokens=3))
        one.next(JobFinished, 3)
    told["closed"] = one.worker.close(timeout=60)
    while not one.worker.events.empty():
        one.events.append(one.worker.events.get())
    forbid_files_longer_than(resource.RLIM_INFINITY)
    return told | {"failures": one.failures(), "saved": one.saved_steps()}


if __name__ == "__main__":
    print(json.dumps(witness(sys.argv[1], Path(sys.argv[2]))))
