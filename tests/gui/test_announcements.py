"""What is told aloud when something has ended, by the real engine and by events."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.commands import RunExperiment, StartTraining, Translate
from engine.config import preset
from engine.events import DecodeFinished, Failure, JobFailed, JobFinished
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.gui.pages.stage.driving import SENTENCE, type_and_submit


@pytest.fixture
def window(
    qtbot: QtBot, tiny_pack: Path, resting_bridge: EngineBridge, appearance: AppearanceControl, settings: Settings
) -> MainWindow:
    window = MainWindow(resting_bridge, appearance, settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def told(window: MainWindow) -> list[str]:
    """All that is told from now on."""
    texts: list[str] = []
    window.announcements.told.connect(texts.append)
    return texts


def test_a_translation_is_told_once_all_its_models_are_through(
    qtbot: QtBot, window: MainWindow, told: list[str], resting_bridge: EngineBridge
) -> None:
    resting_bridge.start()
    qtbot.waitUntil(lambda: bool(window.stage.lanes.lanes()) and window.stage.is_idle())
    type_and_submit(window.stage, SENTENCE)
    qtbot.waitUntil(lambda: bool(told))
    trace = window.stage.trace
    assert trace is not None
    assert trace.is_over
    assert len(told) == 1
    assert told[0].startswith("Translated: ")
    assert told[0].count(";") == 2


def test_the_end_of_a_training_and_of_an_experiment_is_told(told: list[str], resting_bridge: EngineBridge) -> None:
    resting_bridge.asked.emit(StartTraining(1, preset("tiny"), ""))
    resting_bridge.asked.emit(RunExperiment(2, "bottleneck"))
    resting_bridge.asked.emit(RunExperiment(3, "suitcase"))
    resting_bridge.arrived.emit((JobFinished(1, "done"), JobFinished(2, "done")))
    resting_bridge.arrived.emit((JobFailed(3, Failure("It broke.", "", "", "")),))
    assert told == ["The training is done.", "The experiment is done.", "It broke."]


def test_what_was_stopped_or_only_recalled_or_of_no_concern_is_not_told(
    told: list[str], resting_bridge: EngineBridge
) -> None:
    resting_bridge.asked.emit(Translate(1, SENTENCE, ()))
    resting_bridge.asked.emit(RunExperiment(2, "bottleneck", only_recall=True))
    resting_bridge.asked.emit(Translate(3, SENTENCE, ("tiny/rnn",), with_saliency=True))
    resting_bridge.arrived.emit((DecodeFinished(3, "tiny/rnn", "5 1 4 1 3", was_cut=False),))
    resting_bridge.arrived.emit(tuple(JobFinished(job, "done") for job in (2, 3, 9)))
    resting_bridge.arrived.emit((JobFinished(1, "cancelled"),))
    assert told == []


def test_a_reader_of_the_screen_is_told(
    window: MainWindow, resting_bridge: EngineBridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        "gui.widgets.announce.QAccessible.updateAccessibility", lambda event: heard.append(event.message())
    )
    resting_bridge.asked.emit(RunExperiment(1, "bottleneck"))
    resting_bridge.arrived.emit((JobFinished(1, "done"),))
    assert heard == ["The experiment is done."]
