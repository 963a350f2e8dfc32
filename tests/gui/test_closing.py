"""The window can be closed whatever is under way on the Stage."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.bridge import EngineBridge
from gui.main_window import MainWindow
from gui.pages.stage.page import StagePage
from gui.state.decoding_choice import DecodingChoice
from tests.gui.test_main_window import is_ready, open_window, window

__all__ = ["open_window", "window"]  # fixtures


def open_tree(page: StagePage) -> None:
    page.decoding.popup.choose(DecodingChoice("beam", width=8))
    page.views.open(page.beam_view)


def force(page: StagePage) -> None:
    assert page.trace is not None
    lane = page.trace.lanes["reversal/rnn"]
    page.branching.force(lane.model, 1, lane.steps[1].candidates[1].token_id)


STATES: dict[str, Callable[[StagePage], object]] = {
    "translating": StagePage.translate,
    "searching": open_tree,
    "branching": force,
    "inspecting": lambda page: page.microscope.open("reversal/transformer", 3),
    "saliency": lambda page: page.look.kinds.set_value("saliency"),
    "scoring": lambda page: page.aids.set_reference("7 7 7"),
    "loading": lambda page: page.show_models(("tiny/rnn", "tiny/transformer")),
    "listing": lambda page: page.comparison.button.click(),
    "choosing": lambda page: page.decoding.button.click(),
    "taking away": lambda page: page.take_away.button.click(),
    "saving": lambda page: page.sessions.save(),
    "lecturing": lambda page: page.lecture_button.click(),
}


@pytest.mark.parametrize("begin", STATES.values(), ids=STATES)
def test_the_window_closes_in_any_state(
    qtbot: QtBot, window: MainWindow, bridge: EngineBridge, begin: Callable[[StagePage], object]
) -> None:
    page = window.stage
    qtbot.waitUntil(lambda: is_ready(window))
    page.show_models(tuple(f"reversal/{name}" for name in ("rnn", "attention_rnn", "transformer")))
    page.set_text("3 1 4 1 5")
    page.translate()
    qtbot.waitUntil(page.is_idle)
    begin(page)
    QTest.qWait(20)
    window.close()
    assert not window.isVisible()
    assert bridge.close(timeout=30.0)
    QApplication.processEvents()


def test_a_session_that_is_on_its_way_does_not_hold_the_window(
    qtbot: QtBot, window: MainWindow, bridge: EngineBridge, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: is_ready(window))
    session = window.stage.sessions.session()
    assert session is not None
    path = tmp_path / "a.lockstep"
    path.write_bytes(session.model_copy(update={"sentence": "3 1 4"}).to_bytes())
    window.open_session(path)
    window.stage.decoding.button.click()
    QTest.keyClick(window.stage.decoding.popup, Qt.Key.Key_Escape)
    window.close()
    assert bridge.close(timeout=30.0)
