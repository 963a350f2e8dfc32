"""A training that the end of the program cut off is offered at the next start, and goes on with its whole past."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.event_log import EVENT_LOG
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.main_window import TRAIN, MainWindow
from gui.pages.train.page import TrainPage
from gui.settings import Settings
from gui.state.training_progress import Phase
from tests.gui.pages.train.driving import press
from tests.gui.pages.train.test_with_engine import start_tiny_reversal

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's own for this test alone."""
    monkeypatch.setenv("LOCKSTEP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def bridges(user_data: Path) -> Iterator[list[EngineBridge]]:
    """The engines of the windows that are opened; all have ended after the test."""
    made: list[EngineBridge] = []
    yield made
    assert all(bridge.close(timeout=60.0) for bridge in made)


def open_window(qtbot: QtBot, bridges: list[EngineBridge], appearance: AppearanceControl) -> MainWindow:
    bridges.append(EngineBridge())
    window = MainWindow(bridges[-1], appearance, Settings())
    qtbot.addWidget(window)
    window.show()
    window.show_page(TRAIN)
    bridges[-1].start()
    qtbot.waitUntil(lambda: bool(window.train.settings.chips))
    return window


def resumed_at(page: TrainPage) -> int:
    """After which step the training in view went on, as far as the record has come; 0 while it tells of its past."""
    part = page.progress.parts.get("rnn")
    return part.started.step if part and part.started else 0


def assert_it_goes_on(qtbot: QtBot, window: MainWindow, run: Path) -> None:
    """Press what is offered; the curves have each step once from the first on, and the run is the same one."""
    page = window.train
    notice = page.runs_control.notice
    assert notice.text().startswith("Digit reversal · Tiny was not finished when Lockstep ended")
    press(qtbot, notice.button)
    qtbot.waitUntil(lambda: resumed_at(page) > 0)  # from its last checkpoint, not anew
    qtbot.waitUntil(lambda: page.progress.step >= resumed_at(page) + 5 and page.progress.phase is Phase.RUNNING)
    numbers = page.progress.parts["rnn"].history.steps.values
    assert numbers.tolist() == list(range(1, len(numbers) + 1))
    assert page.progress.parts["rnn"].samples[0].translated.step == 0, "the strip begins where it began"
    assert page.progress.run == str(run)
    assert not page.messages.failure()
    press(qtbot, page.settings.controls.stop)
    qtbot.waitUntil(lambda: page.progress.phase is Phase.STOPPED)


@pytest.mark.slow
def test_a_training_that_was_cut_off_by_closing_the_window_goes_on(
    qtbot: QtBot, bridges: list[EngineBridge], appearance: AppearanceControl
) -> None:
    window = open_window(qtbot, bridges, appearance)
    start_tiny_reversal(qtbot, window.train, "rnn")
    qtbot.waitUntil(lambda: window.train.progress.step >= 10)
    run = Path(window.train.progress.run)
    window.close()
    assert bridges[0].close(timeout=60.0)
    after = open_window(qtbot, bridges, appearance)
    assert_it_goes_on(qtbot, after, run)

    last = open_window(qtbot, bridges, appearance)
    assert not last.train.runs_control.notice.isVisible(), "what its reader stopped is not offered at the start"
    assert "continue" in last.train.runs._entries[0].actions, "but in the list"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_training_whose_program_was_killed_goes_on(
    qtbot: QtBot, bridges: list[EngineBridge], appearance: AppearanceControl, user_data: Path
) -> None:
    words = [sys.executable, "-m", "tests.gui.training_window"]
    with subprocess.Popen(words, cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout
        run = Path(killed.stdout.readline().strip())
        killed.send_signal(signal.SIGKILL)
    assert b"JobFinished" not in (run / EVENT_LOG).read_bytes()
    window = open_window(qtbot, bridges, appearance)
    assert_it_goes_on(qtbot, window, run)


def test_a_run_that_is_not_there_any_more_is_not_offered(
    qtbot: QtBot, bridges: list[EngineBridge], appearance: AppearanceControl, user_data: Path
) -> None:
    settings = Settings()
    settings.keep("train/interrupted", str(user_data / "runs" / "gone"))
    settings.save()
    bridges.append(EngineBridge())
    window = MainWindow(bridges[-1], appearance, Settings())
    qtbot.addWidget(window)
    window.show()
    assert not window.train.runs_control.notice.isVisible()
    assert Settings().kept("train/interrupted") == ""
