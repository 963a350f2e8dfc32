"""The Train page in another language, while it is open."""

import pytest
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.main_window import TRAIN, USUAL_SIZE, MainWindow
from gui.settings import Settings
from tests.gui.i18n.live_language import assert_speaks_both, words_in
from tests.gui.pages.train.driving import ALL, report, start
from tests.gui.pages.train.training_events import READY, training_events

pytestmark = pytest.mark.usefixtures("english_again")


@pytest.fixture
def window(qtbot: QtBot, resting_bridge: EngineBridge, appearance: AppearanceControl, settings: Settings) -> MainWindow:
    """At the Train page, with all architectures to choose."""
    window = MainWindow(resting_bridge, appearance, settings)
    qtbot.addWidget(window)
    window.resize(USUAL_SIZE)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page(TRAIN)
    report(window.train, READY)
    return window


def test_what_is_to_be_chosen_is_told_in_both_languages(qtbot: QtBot, window: MainWindow) -> None:
    page = window.train
    page.settings.chips[1].click()
    assert_speaks_both(qtbot, page, words_in(page.runs_control.history))
    assert [chip.isChecked() for chip in page.settings.chips] == [True, False, True]


def test_a_training_is_told_in_both_languages(qtbot: QtBot, window: MainWindow) -> None:
    page = window.train
    events = training_events(start(qtbot, page), ALL, 60)
    report(page, *events)
    qtbot.waitUntil(page.attention.stage_button.isVisible)
    titles = page.settings.title(), page.runs_control.history  # of runs, which are called as they were when they began
    known = {*words_in((events, titles)), "after"}
    assert_speaks_both(qtbot, page, known)
