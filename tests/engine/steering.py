"""A reader who pauses, resumes, saves and cancels real jobs at random moments, and notes how long each answer takes."""

import queue
import random
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from engine.commands import (
    Cancel,
    Command,
    LoadModel,
    Pause,
    Resume,
    Sampling,
    SaveCheckpoint,
    StartTraining,
    Translate,
)
from engine.config import TrainingConfig, preset
from engine.events import (
    CancelAccepted,
    CheckpointSaved,
    DecodeFinished,
    DecodeStarted,
    Event,
    JobFailed,
    JobFinished,
    JobPaused,
    JobResumed,
    TokenDecoded,
    TrainStepDone,
)
from engine.worker import EngineWorker

PATIENCE = 60.0
MODELS = ("everyday/rnn", "everyday/attention_rnn", "everyday/transformer")
SENTENCE = "The girl reads a book in the garden."
LONG = "The girl who lives near the river reads a book in the garden of her old house. " * 25
Answer = Callable[[Event], bool]


def endless(name: str, corpus: str) -> TrainingConfig:
    """A preset as it is, without an end, that validates often."""
    return preset(
        name,
        corpus=preset(name).corpus.model_copy(update={"embedded": corpus}).model_dump(),
        budget={},
        validation={"steps": 7, "bleu_pairs": 40},
    )


class Reader:
    """Sends commands to a worker and notes how many seconds their answers take, by what was asked.

    Where other programs have the processor meanwhile, the seconds are those that this process had of it.

    Fails as soon as an event comes that must not: of a job that has ended, a step of a training that is paused, or a
    failure.

    Attributes:
        waits: seconds, by what was asked.
    """

    def __init__(self, worker: EngineWorker, seed: int) -> None:
        self.worker, self.chance = worker, random.Random(seed)
        self.waits: dict[str, list[float]] = defaultdict(list)
        self.ended: set[int] = set()
        self.paused: set[int] = set()
        self.last_id = 0

    def new_id(self) -> int:
        """A job id that was not used yet."""
        self.last_id += 1
        return self.last_id

    def ask(self, what: str, command: Command, is_answer: Answer) -> Event:
        """Send a command and wait for its answer."""
        began = _clocks()
        self.worker.send(command)
        answer = self.wait_for(is_answer)
        self.waits[what].append(_seconds_since(began))
        return answer

    def wait_for(self, is_answer: Answer) -> Event:
        """Take events in until there is the answer."""
        while not is_answer(event := self._next(PATIENCE)):
            pass
        return event

    def let_pass(self, most_seconds: float) -> None:
        """Take events in for a random time."""
        until = time.perf_counter() + self.chance.random() * most_seconds
        with suppress(queue.Empty):
            while (left := until - time.perf_counter()) > 0:
                self._next(left)

    def translate(self, models: tuple[str, ...] = MODELS) -> list[str]:
        """The translations of the sentence, by model."""
        job = Translate(self.new_id(), SENTENCE, models)
        self.worker.send(job)
        texts = {}
        while not self.is_end(event := self._next(PATIENCE), job.job_id):
            if isinstance(event, DecodeFinished) and event.job_id == job.job_id:
                texts[event.model] = event.text
        return [texts[model] for model in models]

    def is_end(self, event: Event, job_id: int) -> bool:
        """Whether it is the last event of this job."""
        return isinstance(event, JobFinished | JobFailed) and event.job_id == job_id

    def _next(self, timeout: float) -> Event:
        event = self.worker.events.get(timeout=timeout)
        assert event.job_id not in self.ended, f"after its end: {event}"
        assert not isinstance(event, JobFailed), event
        match event:
            case JobFinished():
                self.ended.add(event.job_id)
            case JobPaused():
                self.paused.add(event.job_id)
            case JobResumed() | CancelAccepted():
                self.paused.discard(event.job_id)
            case CheckpointSaved():
                pass
            case _:
                assert event.job_id not in self.paused, f"while it was paused: {event}"
        return event

    def disturb_translation(self) -> None:
        """Cancel a translation of some kind at a random moment, and ask for another one at once."""
        kinds = {
            "greedy": Translate(self.new_id(), SENTENCE, MODELS),
            "saliency": Translate(self.new_id(), SENTENCE, MODELS, with_saliency=True),
            "sampling": Translate(self.new_id(), SENTENCE, MODELS, sampling=Sampling(1.2, top_k=50, seed=3)),
            "prefix": Translate(self.new_id(), SENTENCE, MODELS, prefix="La fille"),
            "long source": Translate(self.new_id(), LONG, MODELS),
        }
        kind, job = self.chance.choice(list(kinds.items()))
        self.worker.send(job)
        self.let_pass(0.3)
        self._cancel(f"cancel translation ({kind})", job.job_id)

    def disturb_loading(self) -> None:
        """Cancel a loading at a random moment."""
        job = LoadModel(self.new_id(), self.chance.choice(MODELS))
        self.worker.send(job)
        self.let_pass(0.1)
        self._cancel("cancel loading", job.job_id)

    def disturb_training(self, name: str, corpus: str, folder: Path, tries: int) -> None:
        """Start a training, do so many things to it at random moments, and cancel it at one."""
        job_id = self.new_id()
        self.worker.send(StartTraining(job_id, endless(name, corpus), str(folder)))
        self.let_pass(1.0)
        for i in range(tries):
            if i == tries // 4:
                self.wait_for(lambda event: isinstance(event, TrainStepDone) and event.job_id == job_id)
            self.let_pass(0.4)
            self.ask(f"pause {name}", Pause(job_id), lambda event: event == JobPaused(job_id))
            if i > tries // 4 and self.chance.random() < 0.1:
                self.ask(f"save {name}", SaveCheckpoint(job_id), lambda event: isinstance(event, CheckpointSaved))
            if self.chance.random() < 0.2:
                self._translate_beside(name)
            self.ask(f"resume {name}", Resume(job_id), lambda event: event == JobResumed(job_id))
            if self.chance.random() < 0.2:
                self._translate_beside(name)
        self.let_pass(0.4)
        self._cancel(f"cancel {name}", job_id)

    def _translate_beside(self, name: str) -> None:
        """Have a translation served during the training, to its end."""
        job_id = self.new_id()
        job = Translate(job_id, SENTENCE, MODELS)
        self.ask(f"translate beside {name}", job, lambda e: isinstance(e, DecodeStarted) and e.job_id == job_id)
        self.wait_for(lambda event: self.is_end(event, job_id))

    def _cancel(self, what: str, job_id: int) -> None:
        """Cancel a job, with another one behind it: when is it answered, and when does the next one begin?"""
        if job_id in self.ended:
            return
        began = _clocks()
        self.worker.send(Cancel(job_id))
        following = Translate(self.new_id(), SENTENCE, MODELS[:1])
        self.worker.send(following)
        first = self.wait_for(lambda e: e.job_id == job_id and isinstance(e, CancelAccepted | JobFinished))
        self.waits[what].append(_seconds_since(began))
        if not isinstance(first, JobFinished):
            self.wait_for(lambda event: self.is_end(event, job_id))
        self.wait_for(lambda e: e.job_id == following.job_id and isinstance(e, DecodeStarted | TokenDecoded))
        self.waits[f"next job after {what}"].append(time.perf_counter() - began[0])
        self.wait_for(lambda event: self.is_end(event, following.job_id))

    def report(self) -> str:
        """A line for each thing that was asked: how often, median, 95th percentile and longest wait."""
        lines = []
        for what, seconds in sorted(self.waits.items()):
            milliseconds = sorted(1000 * s for s in seconds)
            middle, late = milliseconds[len(milliseconds) // 2], milliseconds[int(0.95 * len(milliseconds))]
            figures = f"median {middle:5.0f} ms, 95 % within {late:5.0f} ms, all within {milliseconds[-1]:5.0f} ms"
            lines.append(f"{what:45} {len(seconds):4} times: {figures}")
        return "\n".join(lines)


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _seconds_since(began: tuple[float, float]) -> float:
    return min(now - then for now, then in zip(_clocks(), began, strict=True))
