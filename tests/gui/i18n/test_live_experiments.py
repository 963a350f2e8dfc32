"""The Why page in another language, while its experiments are open."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from engine.measurements.description import describe_experiments
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.i18n.language import install_language
from gui.main_window import WHY, MainWindow
from gui.pages.why.cost_race_panel import CostRacePanel
from gui.pages.why.experiment_panel import ExperimentPanel
from gui.pages.why.page import WhyPage
from gui.pages.why.self_attention_panel import SelfAttentionPanel
from gui.pages.why.suitcase_panel import SuitcasePanel
from gui.pages.why.surgery_panel import SurgeryPanel
from gui.settings import Settings
from gui.state.experiment_run import Phase
from tests.gui.i18n.filled_experiments import SCENES, ask_little, open_filled
from tests.gui.i18n.live_language import assert_speaks_both, words_in
from tests.gui.pages.train.driving import report
from tests.gui.pages.train.training_events import READY

pytestmark = pytest.mark.usefixtures("english_again")


@pytest.fixture
def window(qtbot: QtBot, resting_bridge: EngineBridge, appearance: AppearanceControl, settings: Settings) -> MainWindow:
    """The window at the Why page, before the engine has started."""
    window = MainWindow(resting_bridge, appearance, settings)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page(WHY)
    return window


@pytest.fixture
def why(qtbot: QtBot, window: MainWindow, resting_bridge: EngineBridge, monkeypatch: pytest.MonkeyPatch) -> WhyPage:
    """The page with the shipped models, asking for small results."""
    ask_little(window.why, monkeypatch)
    resting_bridge.start()
    qtbot.waitUntil(lambda: window.why.panel.run.job_id > 0 and window.why.is_idle())
    return window.why


def data(panel: ExperimentPanel) -> Iterable[str]:
    """The words that are the same in every language: papers, sentences and what models made of them."""
    papers = [description.papers for description in describe_experiments()]
    return words_in((papers, panel.measured(), [field.text() for field in panel.findChildren(QLineEdit)]))


def test_a_page_on_which_nothing_ran_yet_speaks_both(qtbot: QtBot, window: MainWindow) -> None:
    report(window.train, READY)
    for name in window.why.panels:
        window.why.show_experiment(name)
        assert_speaks_both(qtbot, window.why, data(window.why.panel))


@pytest.mark.slow
def test_every_experiment_with_its_results_speaks_both(qtbot: QtBot, why: WhyPage) -> None:
    for name, choices in SCENES:
        panel = open_filled(qtbot, why, name, choices)
        panel.setFocus()
        for area in why.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(12)
        run, options = panel.run, panel.options()
        assert_speaks_both(qtbot, why, data(panel))
        assert panel.run is run, "nothing is asked anew"
        assert panel.options() == options


@pytest.mark.slow
def test_what_is_open_within_an_experiment_stays_open_and_is_said_again(qtbot: QtBot, why: WhyPage) -> None:
    panel = open_filled(qtbot, why, "suitcase", {})
    assert isinstance(panel, SuitcasePanel)
    QTest.mouseClick(panel.side.open_button, Qt.MouseButton.LeftButton)
    assert panel.side.shows_mistakes
    assert_speaks_both(qtbot, why, data(panel))
    assert panel.side.shows_mistakes
    assert panel.side.back_button.hasFocus()

    panel = open_filled(qtbot, why, "self_attention", {})
    assert isinstance(panel, SelfAttentionPanel)
    panel.view.switch(frozenset({panel.heads.head}))
    qtbot.waitUntil(panel.is_idle)
    for kind in ("encoder", "decoder", "cross"):
        panel.view.kinds.set_value(kind)
        panel.view.lines.choose(("reader", 1))
        assert_speaks_both(qtbot, why, data(panel))
    assert len(panel.heads.off) == 1

    panel = open_filled(qtbot, why, "surgery", {"text": "The white house is small.", "step": 2, "pack": "grammar"})
    assert isinstance(panel, SurgeryPanel)
    QTest.mouseClick(panel.tools.uniform, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.is_idle)
    assert_speaks_both(qtbot, why, data(panel))
    assert panel.tools.undo.isEnabled()


@pytest.mark.slow
def test_an_experiment_that_runs_goes_on_and_says_in_the_new_language_how_far_it_is(
    qtbot: QtBot, why: WhyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = why.panels["cost_race"]
    assert isinstance(panel, CostRacePanel)
    monkeypatch.setattr(panel, "options", lambda: {"corpus": "reversal", "steps": 3000, "seed": 5})
    why.show_experiment("cost_race")
    panel.start()
    qtbot.waitUntil(lambda: len(panel.measured()) > 3)
    run = panel.run
    install_language("ko")
    assert (panel.buttons.run.text(), panel.buttons.pause.text()) == ("중지", "일시 정지")
    measured = len(panel.measured())
    qtbot.waitUntil(lambda: len(panel.measured()) > measured)
    assert panel.run is run
    panel.buttons.pause_asked.emit()
    qtbot.waitUntil(lambda: panel.run.phase is Phase.PAUSED)
    install_language("en")
    assert (panel.buttons.run.text(), panel.buttons.pause.text()) == ("Stop", "Resume")
    panel.stop()
    qtbot.waitUntil(panel.is_idle)
