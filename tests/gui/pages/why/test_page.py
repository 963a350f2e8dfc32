"""The story, its ticks, and what all panels do in the same way."""

import csv
import io
import json
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from engine.measurements.bottleneck import BottleneckOptions
from engine.measurements.description import describe_experiments
from gui.pages.why.bottleneck_panel import BottleneckPanel
from gui.pages.why.page import WhyPage
from gui.settings import Settings
from gui.state.experiment_run import Phase
from gui.widgets.combo import LabelledCombo

SHORT = {"pack": "reversal", "corpus": "reversal", "sentences": 4}


@pytest.fixture
def panel(ready: WhyPage, monkeypatch: pytest.MonkeyPatch) -> BottleneckPanel:
    """The first experiment, with few and short sentences."""
    panel = ready.panels["bottleneck"]
    assert isinstance(panel, BottleneckPanel)
    monkeypatch.setattr(panel, "options", lambda: dict(SHORT))
    return panel


def run_to_end(qtbot: QtBot, panel: BottleneckPanel) -> None:
    QTest.mouseClick(panel.buttons.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.is_idle)


def test_every_experiment_has_a_panel_in_the_order_of_the_story(page: WhyPage) -> None:
    assert list(page.panels) == [description.name for description in describe_experiments()]
    assert list(page.story.cards) == list(page.panels)


def test_before_it_ran_a_panel_invites_to_run_it(ready: WhyPage) -> None:
    assert ready.panel.run.phase is Phase.IDLE
    assert ready.panel.buttons.run.text() == "Run"
    assert not ready.panel.share.isEnabled()
    assert not ready.story.cards["bottleneck"].is_seen


def test_an_experiment_that_ran_to_its_end_is_ticked_and_stays_so(
    qtbot: QtBot, ready: WhyPage, panel: BottleneckPanel, settings: Settings
) -> None:
    run_to_end(qtbot, panel)
    assert panel.run.phase is Phase.COMPLETE
    assert panel.buttons.run.text() == "Run again"
    assert ready.story.cards["bottleneck"].is_seen
    assert "bottleneck" in settings.seen_experiments


def test_a_stopped_run_keeps_what_it_measured_and_goes_on_from_there(qtbot: QtBot, panel: BottleneckPanel) -> None:
    run_to_end(qtbot, panel)
    whole = list(panel.run.measurements)
    QTest.mouseClick(panel.buttons.run, Qt.MouseButton.LeftButton)  # again, from the start
    qtbot.waitUntil(lambda: 0 < len(panel.run.measurements) < len(whole))
    QTest.mouseClick(panel.buttons.run, Qt.MouseButton.LeftButton)  # stop
    qtbot.waitUntil(panel.is_idle)
    kept = list(panel.run.measurements)
    assert 0 < len(kept) < len(whole)
    assert panel.buttons.run.text() == "Go on"
    run_to_end(qtbot, panel)
    assert panel.run.measurements == whole
    assert whole[: len(kept)] == kept


def test_the_numbers_can_be_copied_as_csv_and_as_json(qtbot: QtBot, panel: BottleneckPanel) -> None:
    run_to_end(qtbot, panel)
    copies = {action.text(): action for action in panel.share.choices.actions()}
    copies["Copy numbers (CSV)"].trigger()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows[0] == ["Scores by length"]
    assert rows[2][0] == "reversal/rnn"
    copies["Copy numbers (JSON)"].trigger()
    told = json.loads(QGuiApplication.clipboard().text())
    assert told["experiment"] == "bottleneck"
    assert told["options"] == BottleneckOptions.model_validate(SHORT).model_dump(mode="json")
    assert len(told["measurements"]) == len(panel.run.measurements)
    copies["Copy picture"].trigger()
    assert QGuiApplication.clipboard().mimeData().hasImage()


def test_what_was_chosen_while_another_experiment_was_open_is_shown_afterwards(
    qtbot: QtBot, ready: WhyPage, panel: BottleneckPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_to_end(qtbot, panel)
    ready.show_experiment("cost_race")
    monkeypatch.setattr(panel, "options", lambda: SHORT | {"sentences": 7})
    assert panel.run.asked == SHORT
    ready.show_experiment("bottleneck")
    qtbot.waitUntil(panel.is_idle)
    assert panel.run.asked == SHORT | {"sentences": 7}
    assert not panel.run.measurements, "figures of other choices stayed in view"
    monkeypatch.setattr(panel, "options", lambda: dict(SHORT))
    ready.show_experiment("cost_race")
    ready.show_experiment("bottleneck")
    qtbot.waitUntil(lambda: panel.run.phase is Phase.COMPLETE)


def test_what_goes_wrong_is_told_in_the_panel(
    qtbot: QtBot, panel: BottleneckPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel, "options", lambda: {"pack": "nowhere"})
    run_to_end(qtbot, panel)
    failure = panel.messages.failure()
    assert failure is not None
    assert "nowhere" in failure.what
    assert failure.advice
    assert panel.buttons.run.text() == "Run"


def test_the_story_is_walked_by_keyboard(qtbot: QtBot, page: WhyPage) -> None:
    names = list(page.panels)
    page.story.cards[names[0]].setFocus()
    for name in [*names[1:], names[-1]]:
        QTest.keyClick(page.story, Qt.Key.Key_Down)
        assert name == page.panel.NAME


def test_in_a_small_window_no_experiment_is_cut_at_the_side(qtbot: QtBot, page: WhyPage) -> None:
    page.resize(952, 700)  # a window of 1024 px, less the rail
    (area,) = (area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page.head))
    for name in page.panels:
        page.show_experiment(name)
        QGuiApplication.processEvents()
        assert (
            max(page.head.minimumSizeHint().width(), page.panel.minimumSizeHint().width()) <= area.viewport().width()
        ), name


def test_no_experiment_is_wider_than_the_smallest_window(qtbot: QtBot, page: WhyPage) -> None:
    page.resize(728, 700)
    (area,) = (area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page.head))
    across = area.horizontalScrollBar()
    for name in page.panels:
        page.show_experiment(name)
        QApplication.processEvents()  # it is laid out
        qtbot.waitUntil(lambda: not across.isVisible(), timeout=5000)


def test_a_narrow_page_keeps_the_story_to_its_numbers(qtbot: QtBot, page: WhyPage) -> None:
    card = page.story.cards["bottleneck"]
    page.resize(1368, 900)
    qtbot.waitUntil(lambda: card.width() > 200)
    page.resize(952, 700)
    qtbot.waitUntil(lambda: card.width() < 100)
    assert "The fixed-length bottleneck" in card.accessibleName()
    assert "The fixed-length bottleneck" in card.toolTip()


def test_a_list_whose_items_come_with_the_engine_shows_them_whole(
    qtbot: QtBot, ready: WhyPage, panel: BottleneckPanel
) -> None:
    for combo in (panel.pack, panel.corpus):
        qtbot.waitUntil(partial(_is_as_wide_as_wanted, combo), timeout=5000)


def _is_as_wide_as_wanted(combo: LabelledCombo) -> bool:
    return combo.width() >= combo.sizeHint().width()
