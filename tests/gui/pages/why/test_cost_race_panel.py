"""The race: live curves, a pause, and the table at the end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.measurements.cost_race import Scored
from gui.pages.why.cost_race_panel import CostRacePanel
from gui.pages.why.page import WhyPage
from gui.state.experiment_run import Phase


@pytest.fixture
def panel(ready: WhyPage, monkeypatch: pytest.MonkeyPatch) -> CostRacePanel:
    """The experiment, with few steps."""
    ready.show_experiment("cost_race")
    panel = ready.panels["cost_race"]
    assert isinstance(panel, CostRacePanel)
    monkeypatch.setattr(panel, "options", lambda: {"corpus": "reversal", "steps": 20, "seed": 3})
    return panel


def scores(panel: CostRacePanel) -> list[Scored]:
    return [m for m in panel.run.measurements if isinstance(m, Scored)]


@pytest.mark.slow
def test_a_race_is_watched_paused_and_summed_up(qtbot: QtBot, ready: WhyPage, panel: CostRacePanel) -> None:
    QTest.mouseClick(panel.buttons.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(scores(panel)) >= 4)
    assert len(panel.quality.chart.curves) == 3
    QTest.mouseClick(panel.buttons.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.run.phase is Phase.PAUSED)
    count = len(panel.run.measurements)
    assert panel.buttons.pause.text() == "Resume"
    qtbot.wait(300)
    assert len(panel.run.measurements) == count
    QTest.mouseClick(panel.buttons.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.is_idle)
    assert panel.run.phase is Phase.COMPLETE
    assert ready.story.cards["cost_race"].is_seen
    points = {curve.architecture: curve.points for curve in panel.quality.chart.curves}
    assert [x for x, _ in points["rnn"]] == [score.step for score in scores(panel) if score.architecture == "rnn"]
    panel.axis.set_value("second")
    by_second = {curve.architecture: curve.points for curve in panel.quality.chart.curves}
    assert [x for x, _ in by_second["rnn"]] == [s.seconds for s in scores(panel) if s.architecture == "rnn"]
    flat = next(curve for curve in panel.chains.chart.curves if curve.architecture == "transformer")
    assert len({y for _, y in flat.points}) == 1
    table = panel.tables(panel.run.measurements)[0]  # type: ignore[arg-type]
    assert [row[0] for row in table.rows] == ["RNN", "Attention RNN", "Transformer"]
