"""The curves of vectors of several lengths: shipped at once, live beside them, and the mistakes behind each figure."""

import csv
import io
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.measurements.suitcase import LENGTHS, VECTORS
from gui.pages.why.page import WhyPage
from gui.pages.why.suitcase_panel import SuitcasePanel
from gui.state.experiment_run import Phase

SHORT: dict[str, Any] = {"sequences": 20}
BRIEF: dict[str, Any] = {"steps": 40, "sequences": 10}


@pytest.fixture
def panel(qtbot: QtBot, ready: WhyPage, monkeypatch: pytest.MonkeyPatch) -> SuitcasePanel:
    """The panel after it was opened, with few sequences and, live, few steps."""
    panel = ready.panels["suitcase"]
    assert isinstance(panel, SuitcasePanel)
    asked = panel.options
    monkeypatch.setattr(panel, "options", lambda: asked() | (BRIEF if "train" in asked() else SHORT))
    QTest.mouseClick(ready.story.cards["suitcase"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.run.phase is Phase.COMPLETE)
    return panel


def choose_live(panel: SuitcasePanel, numbers: int) -> None:
    panel.models.setCurrentIndex(panel.models.findData(numbers))
    panel.models.activated.emit(panel.models.currentIndex())


def names(panel: SuitcasePanel) -> list[str]:
    return [row.text for row in panel.side.vectors.rows]


def test_opening_it_measures_the_shipped_models(panel: SuitcasePanel) -> None:
    assert len(panel.measured()) == (len(VECTORS) + 1) * len(LENGTHS)
    assert names(panel) == ["attention: 48 a piece", *(f"vector of {numbers}" for numbers in reversed(VECTORS))]
    values = [float(row.value.removesuffix(" %")) for row in panel.side.vectors.rows]
    assert values[0] == 100.0
    assert values[1] > values[-1] + 30


def test_the_arrow_keys_read_another_length_and_another_curve(panel: SuitcasePanel) -> None:
    before = [row.value for row in panel.side.vectors.rows]
    QTest.keyClick(panel.chart, Qt.Key.Key_Right)
    rows = panel.side.vectors.rows
    assert [row.value for row in rows] != before
    assert {row.pieces for row in rows} == {11}  # ten digits and the end
    told = panel.chart.accessibleDescription()
    assert told.startswith("10 digits\nattention: ")
    assert f"16: {rows[-1].value[:-2]} % (" in told
    QTest.keyClick(panel.chart, Qt.Key.Key_Down)
    QTest.keyClick(panel.chart, Qt.Key.Key_Return)
    assert panel.side.shows_mistakes
    assert panel.side.mistakes.rows[0].accessibleName().count(" ") > 20


def test_mistakes_are_opened_by_a_click_and_closed_again(panel: SuitcasePanel) -> None:
    last = panel.side.vectors.row_rect(len(VECTORS)).center().toPoint()
    QTest.mouseClick(panel.side.vectors, Qt.MouseButton.LeftButton, pos=last)
    QTest.mouseClick(panel.side.open_button, Qt.MouseButton.LeftButton)
    smallest = next(m for m in panel.measured() if m.numbers == 16 and m.length == 9)
    assert panel.side.shows_mistakes
    assert len(panel.side.mistakes.rows) == len(smallest.mistakes)
    assert smallest.mistakes[0].translation in panel.side.mistakes.rows[0].accessibleName()
    QTest.mouseClick(panel.side.back_button, Qt.MouseButton.LeftButton)
    assert not panel.side.shows_mistakes


def test_where_nothing_went_wrong_there_is_nothing_to_open(panel: SuitcasePanel) -> None:
    panel.choose_point(4, 0)
    assert not panel.side.open_button.isEnabled()
    QTest.keyClick(panel.chart, Qt.Key.Key_Return)
    assert not panel.side.shows_mistakes


def test_a_model_that_is_trained_live_stands_beside_the_shipped_ones(qtbot: QtBot, panel: SuitcasePanel) -> None:
    shipped = len(panel.measured())
    choose_live(panel, 24)
    qtbot.waitUntil(panel.is_idle)
    assert panel.buttons.run.text() == "Run"  # nothing is trained unasked
    assert panel.seed.isVisible()
    assert panel.steps.isVisible()
    assert len(panel.measured()) == shipped
    QTest.mouseClick(panel.buttons.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.run.phase is Phase.COMPLETE)
    assert len(panel.measured()) == shipped + len(LENGTHS)
    assert names(panel)[-2:] == ["vector of 24, live, 40 steps, seed 1", "vector of 16"]
    panel.side.open_mistakes()  # of the new one, which is chosen by itself
    live = next(m for m in panel.measured() if m.numbers == 24 and m.length == 9)
    assert panel.side.mistakes.rows[0].accessibleName().startswith(live.mistakes[0].source)
    next(action for action in panel.share.choices.actions() if action.text() == "Copy numbers (CSV)").trigger()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert [row[:4] for row in rows if row[2:3] == ["live"]] == [["rnn", "24", "live", "1"]] * len(LENGTHS)


def test_a_live_training_can_be_stopped(qtbot: QtBot, panel: SuitcasePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = len(panel.measured())
    monkeypatch.setattr(panel, "options", lambda: {"train": 8})
    panel.start(is_fresh=True)
    qtbot.waitUntil(lambda: panel.run.done > 0)
    QTest.mouseClick(panel.buttons.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.is_idle)
    assert len(panel.measured()) == shipped
    assert panel.buttons.run.text() == "Run"


def test_in_a_small_window_all_is_seen_without_scrolling(panel: SuitcasePanel, ready: WhyPage) -> None:
    ready.resize(952, 700)
    assert panel.minimumSizeHint().height() < 430
    bottom = panel.chart.mapTo(ready, panel.chart.rect().bottomRight())
    assert ready.rect().contains(bottom)
