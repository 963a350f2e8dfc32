"""The bridge brings every event into Qt, in order, in bounded portions, and ends its thread."""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from engine.commands import Cancel, Job, LoadModel, SaveCheckpoint, StartTraining, Translate
from engine.config import preset
from engine.events import EngineReady, Event, JobFailed, JobFinished, JobPaused, JobProgressed, JobResumed
from engine.worker import EngineWorker, JobEvents
from gui.bridge import MOST_EVENTS_A_TICK, EngineBridge

FLOOD = 2 * MOST_EVENTS_A_TICK + 10


def count(job: Job) -> JobEvents:
    """A job that counts: a loading to FLOOD, a translation to 3, a training until it is ended."""
    last = {LoadModel: FLOOD, Translate: 3}.get(type(job))
    done = 0
    while done != last:
        done += 1
        yield JobProgressed(job.job_id, "counting", done, last or 0)
        if last is None:
            time.sleep(0.001)
    return None


class Portions:
    """What a bridge has told, portion by portion."""

    def __init__(self, bridge: EngineBridge) -> None:
        self.portions: list[tuple[Event, ...]] = []
        bridge.arrived.connect(self.portions.append)

    @property
    def events(self) -> list[Event]:
        return [event for portion in self.portions for event in portion]

    def of(self, job_id: int) -> list[Event]:
        return [event for event in self.events if event.job_id == job_id]


@pytest.fixture
def counting(qtbot: QtBot) -> Iterator[EngineBridge]:
    bridge = EngineBridge(worker=EngineWorker(count))
    yield bridge
    assert bridge.close()


def test_events_come_in_order_and_in_bounded_portions(qtbot: QtBot, counting: EngineBridge) -> None:
    told = Portions(counting)
    job = counting.load("any")
    counting.start()
    qtbot.waitUntil(lambda: JobFinished(job, "done") in told.events)
    assert isinstance(told.events[0], EngineReady)
    assert told.of(job) == [
        *(JobProgressed(job, "counting", done, FLOOD) for done in range(1, FLOOD + 1)),
        JobFinished(job, "done"),
    ]
    assert max(map(len, told.portions)) <= MOST_EVENTS_A_TICK
    assert min(map(len, told.portions)) >= 1


def test_events_arrive_on_the_thread_of_the_window(qtbot: QtBot, counting: EngineBridge) -> None:
    threads: list[QThread] = []
    counting.arrived.connect(lambda _: threads.append(QThread.currentThread()))
    counting.start()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is counting.thread()


def test_no_job_id_is_given_twice(counting: EngineBridge) -> None:
    ids = [counting.load("a"), counting.translate("b", ("a",)), counting.start_training(preset("tiny"), "run")]
    assert len({0, *ids}) == 4


def test_a_training_is_paused_resumed_and_cancelled(qtbot: QtBot, counting: EngineBridge) -> None:
    told = Portions(counting)
    counting.start()
    job = counting.start_training(preset("tiny"), "run")
    qtbot.waitUntil(lambda: len(told.of(job)) > 3)
    counting.pause(job)
    qtbot.waitUntil(lambda: JobPaused(job) in told.events)
    translation = counting.translate("served meanwhile", ("any",))
    qtbot.waitUntil(lambda: JobFinished(translation, "done") in told.events)
    assert told.of(job)[-1] == JobPaused(job)
    counting.resume(job)
    qtbot.waitUntil(lambda: JobResumed(job) in told.events and told.of(job)[-1] != JobResumed(job))
    counting.cancel(job)
    qtbot.waitUntil(lambda: told.of(job)[-1] == JobFinished(job, "cancelled"))


def test_what_was_asked_is_told(counting: EngineBridge) -> None:
    asked: list[object] = []
    counting.asked.connect(asked.append)
    job = counting.load("everyday/rnn")
    counting.cancel(job)
    counting.save_checkpoint(job)
    assert asked == [LoadModel(job, "everyday/rnn"), Cancel(job), SaveCheckpoint(job)]


def test_closing_in_the_middle_of_a_training_ends_the_thread_and_the_reports(qtbot: QtBot) -> None:
    bridge = EngineBridge(worker=EngineWorker(count))
    told = Portions(bridge)
    bridge.start()
    job = bridge.start_training(preset("tiny"), "run")
    qtbot.waitUntil(lambda: bool(told.of(job)))
    assert bridge.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "engine"]
    heard = len(told.events)
    qtbot.wait(50)
    assert len(told.events) == heard


def test_closing_before_the_start_is_harmless(qtbot: QtBot) -> None:
    assert EngineBridge(worker=EngineWorker(count)).close()


def test_the_real_engine_starts_and_refuses_a_model_that_is_not_there(qtbot: QtBot, bridge: EngineBridge) -> None:
    told = Portions(bridge)
    job = bridge.load("nowhere/transformer")
    qtbot.waitUntil(lambda: bool(told.of(job)))
    assert isinstance(told.events[0], EngineReady)
    assert [architecture.name for architecture in told.events[0].architectures] == [
        "rnn",
        "attention_rnn",
        "transformer",
    ]
    refusal = told.of(job)[-1]
    assert isinstance(refusal, JobFailed)
    assert "nowhere/transformer" in refusal.failure.what
    assert refusal.failure.advice


def test_a_training_of_the_engine_is_a_command_with_its_configuration(counting: EngineBridge) -> None:
    asked: list[object] = []
    counting.asked.connect(asked.append)
    config = preset("tiny")
    job = counting.start_training(config, "runs/one", resume=True)
    assert asked == [StartTraining(job, config, "runs/one", resume=True)]
