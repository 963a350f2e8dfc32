"""A run that another machine trains, followed on the Train page with the real engine."""

import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import engine.run_following
from engine.event_log import EVENT_LOG
from engine.events import JobFinished
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.main_window import MainWindow
from gui.pages.train.page import TrainPage
from gui.state.training_progress import Phase
from tests.engine.small_events import write_log
from tests.gui.pages.train.driving import press
from tests.gui.pages.train.test_with_engine import start_tiny_reversal
from tests.gui.pages.train.training_events import training_events
from tests.gui.test_file_drops import drop
from tests.gui.test_main_window import open_window, window

__all__ = ["open_window", "window"]  # fixtures


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.run_following, "SECONDS_BETWEEN_LOOKS", 0.05)


@pytest.fixture
def page(qtbot: QtBot, appearance: AppearanceControl, bridge: EngineBridge) -> TrainPage:
    page = TrainPage(bridge)
    qtbot.addWidget(page)
    page.resize(1368, 900)
    page.show()
    qtbot.waitUntil(lambda: bool(page.settings.chips))
    return page


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder that another machine has written fifty steps of two architectures to."""
    share = tmp_path / "share" / "Far away"
    share.mkdir(parents=True)
    write_log(share / EVENT_LOG, *training_events(1, ["rnn", "transformer"], steps=50))
    return share


def follow(qtbot: QtBot, page: TrainPage, folder: Path) -> None:
    press(qtbot, page.runs.follow_button)
    dialog = next(dialog for dialog in page.findChildren(QFileDialog) if dialog.isVisible())
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(folder))
    dialog.reject()


def steps(page: TrainPage) -> list[float]:
    return page.in_view.parts["rnn"].history.steps.values.tolist() if "rnn" in page.in_view.parts else []


def go_on(share: Path, start: int, count: int) -> None:
    events = list(training_events(1, ["rnn", "transformer"], steps=count, start=start))[2:]
    write_log(share / EVENT_LOG, *events, append=True)


def test_a_folder_is_followed_live_and_only_read(qtbot: QtBot, page: TrainPage, share: Path) -> None:
    follow(qtbot, page, share)
    qtbot.waitUntil(lambda: steps(page) == list(range(1, 51)))
    qtbot.waitUntil(lambda: "Following Far away" in page.runs_control.standing.text())
    assert page.runs.cards[0].text() == "Far away"
    assert set(page.metrics.cards) == {"rnn", "transformer"}
    go_on(share, 51, 10)
    qtbot.waitUntil(lambda: steps(page) == list(range(1, 61)))
    assert [sample.translated.step for sample in page.in_view.parts["transformer"].samples] == [25, 50]
    best = page.in_view.parts["rnn"].best
    assert best == str(share / "rnn" / "best"), "where it lies from here, not there"
    assert [path.name for path in share.iterdir()] == [EVENT_LOG]
    write_log(share / EVENT_LOG, JobFinished(1, "done"), append=True)
    qtbot.waitUntil(lambda: page.in_view.phase is Phase.FINISHED)
    press(qtbot, page.runs_control.standing.button)
    assert page.in_view is page.progress
    assert page.progress.phase is Phase.NONE
    assert set(page.metrics.cards) == {"rnn", "attention_rnn", "transformer"}, "what would be trained here"


def test_half_a_line_is_waited_for_and_a_replaced_log_is_shown_anew(qtbot: QtBot, page: TrainPage, share: Path) -> None:
    follow(qtbot, page, share)
    qtbot.waitUntil(lambda: len(steps(page)) == 50)
    whole = (share / EVENT_LOG).read_bytes()
    go_on(share, 51, 1)
    longer = (share / EVENT_LOG).read_bytes()
    (share / EVENT_LOG).write_bytes(longer[: len(whole) + 30])
    qtbot.wait(300)
    assert len(steps(page)) == 50
    (share / EVENT_LOG).write_bytes(longer)
    qtbot.waitUntil(lambda: len(steps(page)) == 51)
    write_log(share / "new", *training_events(1, ["rnn"], steps=7))
    (share / "new").replace(share / EVENT_LOG)
    qtbot.waitUntil(lambda: steps(page) == list(range(1, 8)))
    assert list(page.in_view.parts) == ["rnn"]


def test_a_share_that_vanishes_is_told_and_gone_on_with_when_it_is_back(
    qtbot: QtBot, page: TrainPage, share: Path
) -> None:
    follow(qtbot, page, share)
    qtbot.waitUntil(lambda: len(steps(page)) == 50)
    away = share.parent.rename(share.parent.with_name("away"))
    qtbot.waitUntil(lambda: "cannot be reached" in page.runs_control.standing.text())
    assert len(steps(page)) == 50
    away.rename(share.parent)
    go_on(share, 51, 5)
    qtbot.waitUntil(lambda: len(steps(page)) == 55)
    qtbot.waitUntil(lambda: "Following" in page.runs_control.standing.text())


def test_silence_is_told_by_this_clock_and_not_by_that_of_the_other_machine(
    qtbot: QtBot, page: TrainPage, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamped = (share / EVENT_LOG).read_text(encoding="utf-8").replace('"time":', '"time":9')  # centuries ahead
    (share / EVENT_LOG).write_text(stamped, encoding="utf-8")
    page.runs_control.opened._silence.setInterval(300)
    follow(qtbot, page, share)
    qtbot.waitUntil(lambda: page.runs_control.opened.silent_since is not None)
    heard = page.runs_control.opened.silent_since
    assert heard is not None
    assert abs(heard.timestamp() - time.time()) < 100
    assert page.runs_control.standing.text().startswith(f"Nothing new of Far away since {heard:%H:%M}")
    go_on(share, 51, 1)
    qtbot.waitUntil(lambda: "Following" in page.runs_control.standing.text())


def test_what_is_no_log_is_told_in_words_and_left_as_it_is(qtbot: QtBot, page: TrainPage, tmp_path: Path) -> None:
    (tmp_path / EVENT_LOG).write_text("A diary.\n")
    follow(qtbot, page, tmp_path)
    qtbot.waitUntil(lambda: page.messages.failure() is not None)
    failure = page.messages.failure()
    assert failure is not None
    assert "is no event log of a training" in failure.what
    assert (tmp_path / EVENT_LOG).read_text() == "A diary.\n"


def test_a_run_folder_that_is_dropped_on_the_window_is_shown(
    qtbot: QtBot, tiny_run: Path, tmp_path: Path, window: MainWindow
) -> None:
    drop(window, shutil.copytree(tiny_run, tmp_path / "dropped run"))
    page = window.train
    qtbot.waitUntil(lambda: page.in_view.phase is Phase.FINISHED and page.isVisible())
    assert steps(page) == list(range(1, 101))
    assert page.runs_control.standing.text() == "A few steps, as its log tells it: finished."


def test_what_is_followed_and_what_is_trained_here_do_not_touch_each_other(
    qtbot: QtBot, page: TrainPage, share: Path
) -> None:
    follow(qtbot, page, share)
    qtbot.waitUntil(lambda: len(steps(page)) == 50)
    start_tiny_reversal(qtbot, page, "rnn")
    assert page.in_view is page.progress, "what is started comes into view"
    follow(qtbot, page, share)
    qtbot.waitUntil(lambda: len(steps(page)) == 50)
    qtbot.waitUntil(lambda: page.progress.step > 3)
    assert page.settings.controls.stop.isEnabled()
    press(qtbot, page.settings.controls.stop)
    qtbot.waitUntil(lambda: page.progress.phase is Phase.STOPPED)
    assert page.in_view.phase is Phase.RUNNING


def test_a_run_that_is_opened_before_the_engine_is_there_has_all_its_panels(
    qtbot: QtBot, appearance: AppearanceControl, resting_bridge: EngineBridge, share: Path
) -> None:
    page = TrainPage(resting_bridge)
    qtbot.addWidget(page)
    page.show()
    page.runs_control.open_folder(share)
    resting_bridge.start()
    qtbot.waitUntil(lambda: len(steps(page)) == 50 and bool(page.settings.chips))
    assert set(page.metrics.cards) == {"rnn", "transformer"}
