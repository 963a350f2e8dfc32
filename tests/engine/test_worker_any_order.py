"""Any commands in any order, with the real engine behind the worker."""

import queue
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from engine.architectures.contract import Architecture
from engine.checkpoint import save_model
from engine.commands import Cancel, Command, LoadModel, Pause, Resume, SaveCheckpoint, StartTraining, Translate
from engine.config import TrainingConfig
from engine.corpora.tokenizer import Tokenizer
from engine.events import (
    CheckpointSaved,
    DecodeFinished,
    EngineReady,
    Event,
    JobFailed,
    JobFinished,
    JobPaused,
    JobResumed,
    TrainStepDone,
)
from engine.worker import EngineWorker
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_models import SMALL_SIZES

SOURCE = "3 1 4 1 5"


def endless() -> TrainingConfig:
    return TrainingConfig.model_validate(
        {
            "architectures": ("rnn", "transformer"),
            "corpus": {"embedded": "reversal", "pairs": 120, "validation_pairs": 3},
            "sizes": SMALL_SIZES,
            "optimisation": {"batch_tokens": 100},
            "validation": {"steps": 3, "bleu_pairs": 2},
            "threads": 1,
        }
    )


class AnyOrder(RuleBasedStateMachine):
    """Sends commands, good and senseless, and at the end asks for a translation, which must be right."""

    model: Path

    def __init__(self) -> None:
        super().__init__()
        self.runs = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.worker = EngineWorker()
        self.worker.start()
        self.events: list[Event] = []
        self.jobs: list[int] = []
        self.expected = ""
        self.in_training = 0
        self.folder = 0

    @initialize()
    def begin(self) -> None:
        assert isinstance(self.worker.events.get(timeout=60), EngineReady)
        self.expected = self.translation()

    @rule()
    def load(self) -> None:
        self.start(LoadModel(self.new_id(), str(self.model)))

    @rule(text=st.sampled_from([SOURCE, "", "1 " * 40, "\ud800"]), saliency=st.booleans())
    def translate(self, text: str, saliency: bool) -> None:
        self.start(Translate(self.new_id(), text, (str(self.model),), with_saliency=saliency))

    @precondition(lambda self: not self.in_training)
    @rule(resume=st.booleans())
    def train(self, resume: bool) -> None:
        self.in_training = self.new_id()
        self.folder = self.folder if resume else self.in_training  # a new training is not written over another
        self.start(StartTraining(self.in_training, endless(), f"{self.runs.name}/{self.folder}", resume))

    @rule(kind=st.sampled_from([Cancel, Pause, Resume, SaveCheckpoint]), which=st.integers(0, 3))
    def steer(self, kind: type[Cancel | Pause | Resume | SaveCheckpoint], which: int) -> None:
        """One of the newest jobs, ended or not, or one that never was."""
        self.worker.send(kind([0, *self.jobs][-1 - which % (len(self.jobs) + 1)]))

    @rule(seconds=st.floats(0, 0.1))
    def wait(self, seconds: float) -> None:
        with suppress(queue.Empty):
            self.events.append(self.worker.events.get(timeout=seconds))

    @precondition(lambda self: self.in_training)
    @rule(steps=st.integers(1, 7))
    def let_it_train(self, steps: int) -> None:
        """Until so many steps are done, unless it is held or ended."""
        with suppress(queue.Empty):
            while steps:
                event = self.worker.events.get(timeout=0.7)
                self.events.append(event)
                steps -= isinstance(event, TrainStepDone)
                if event.job_id == self.in_training and isinstance(event, JobPaused | JobFinished | JobFailed):
                    return

    @precondition(lambda self: self.in_training)
    @rule(kinds=st.lists(st.sampled_from([Pause, Resume, SaveCheckpoint]), min_size=1, max_size=4))
    def steer_training(self, kinds: list[type[Pause | Resume | SaveCheckpoint]]) -> None:
        for kind in kinds:
            self.send(kind(self.in_training))

    @precondition(lambda self: self.in_training)
    @rule()
    def end_training(self) -> None:
        self.send(Cancel(self.in_training))
        self.in_training = 0

    @invariant()
    def nothing_comes_after_the_end_of_a_job(self) -> None:
        while not self.worker.events.empty():
            self.events.append(self.worker.events.get())
        ended: set[int] = set()
        held: set[int] = set()
        for event in self.events:
            assert event.job_id not in ended, event
            match event:
                case JobFinished() | JobFailed():
                    ended.add(event.job_id)
                case JobPaused():
                    held.add(event.job_id)
                case JobResumed():
                    held.remove(event.job_id)
                case CheckpointSaved(is_best=False):
                    pass
                case _ if type(event).__name__ != "CancelAccepted":
                    assert event.job_id not in held, event

    def teardown(self) -> None:
        for job_id in self.jobs:
            self.worker.send(Cancel(job_id))
        text = self.translation() if self.expected else ""
        assert self.worker.close(timeout=60)
        self.nothing_comes_after_the_end_of_a_job()
        assert text == self.expected
        ends = [event.job_id for event in self.events if isinstance(event, JobFinished | JobFailed)]
        assert sorted(set(ends)) == sorted(ends)
        assert set(self.jobs) <= set(ends)
        self.runs.cleanup()

    def new_id(self) -> int:
        return len(self.jobs) + 1

    def start(self, job: LoadModel | Translate | StartTraining) -> None:
        self.jobs.append(job.job_id)
        self.send(job)

    def send(self, command: Command) -> None:
        self.worker.send(command)

    def translation(self) -> str:
        """What the worker says now, whatever else it has to do."""
        job = Translate(self.new_id(), SOURCE, (str(self.model),))
        self.start(job)
        text = ""
        while not (self.events and self.events[-1] == JobFinished(job.job_id, "done")):
            self.events.append(self.worker.events.get(timeout=60))
            last = self.events[-1]
            if isinstance(last, DecodeFinished) and last.job_id == job.job_id:
                text = last.text
        return text


def run_any_order(model: Path, examples: int, steps: int) -> None:
    machine = type("AnyOrder", (AnyOrder,), {"model": model})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None, database=None)
    )


@pytest.fixture
def model(trained: dict[str, Architecture[Any]], tokenizer: Tokenizer, tmp_path: Path) -> Path:
    save_model(tmp_path / "rnn", trained["rnn"], facts_of("rnn", tokenizer), tokenizer)
    return tmp_path / "rnn"


def test_some_commands_in_any_order_leave_the_engine_idle_and_right(model: Path) -> None:
    run_any_order(model, examples=8, steps=20)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_many_commands_in_any_order_leave_the_engine_idle_and_right(model: Path) -> None:
    run_any_order(model, examples=60, steps=30)
