"""The panel of the experiment on gradients, with the real engine and the shipped networks."""

import csv
import io

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.measurements.gradient_reach import NETWORKS, NetworkReach
from gui.pages.why.gradient_reach_panel import GradientReachPanel
from gui.pages.why.page import WhyPage
from gui.state.experiment_run import Phase
from gui.widgets.gradient_chart_painter import chart_geometry


@pytest.fixture
def panel(qtbot: QtBot, ready: WhyPage) -> GradientReachPanel:
    """The panel once it has measured untrained networks that read twelve digits."""
    found = ready.panels["gradient_reach"]
    assert isinstance(found, GradientReachPanel)
    assert found.state.value() is True
    assert found.scale.isHidden()
    found.state.set_value(False)
    found.length.setValue(12)
    ready.show_experiment("gradient_reach")
    settle(qtbot, found)
    return found


def settle(qtbot: QtBot, panel: GradientReachPanel) -> None:
    qtbot.waitUntil(lambda: panel.run.phase is Phase.COMPLETE and not panel.is_waiting, timeout=30_000)


def measured(panel: GradientReachPanel) -> list[NetworkReach]:
    return [m for m in panel.run.measurements if isinstance(m, NetworkReach)]


def labels(panel: GradientReachPanel) -> dict[str, str]:
    chart = panel.curves.chart
    return {curve.network: label.text for curve, label in zip(chart.curves, chart.labels, strict=True)}


def test_opening_it_measures_and_draws_all_networks(panel: GradientReachPanel) -> None:
    assert tuple(curve.network for curve in panel.curves.chart.curves) == NETWORKS
    assert {len(curve.norms) for curve in panel.curves.chart.curves} == {12}
    assert labels(panel)["tanh"].startswith("halves every 1.")
    assert labels(panel)["transformer"] in ("does not fall", "no steady fall")
    assert "tanh RNN: halves every 1." in panel.curves.accessibleDescription()
    assert panel.scale.isVisible()


def test_the_slider_measures_another_length_and_keeps_the_picture_until_it_is_whole(
    qtbot: QtBot, panel: GradientReachPanel
) -> None:
    lengths = set()
    QTest.keyClick(panel.length, Qt.Key.Key_PageUp)
    while panel.is_waiting or not panel.is_idle():
        lengths.add((panel.curves.chart.length, len(panel.curves.chart.curves)))
        qtbot.wait(5)
    assert lengths <= {(12, 5), (22, 5)}
    assert panel.curves.chart.length == 22
    assert panel.curves.chart.trained_length is None


def test_the_trained_networks_are_one_click_away(qtbot: QtBot, panel: GradientReachPanel) -> None:
    QTest.mouseClick(panel.state.button(True), Qt.MouseButton.LeftButton)
    settle(qtbot, panel)
    assert all(m.is_trained for m in measured(panel))
    assert labels(panel)["attention_rnn"] == "does not fall"
    panel.length.setValue(20)
    settle(qtbot, panel)
    assert panel.curves.chart.trained_length == (14, "longer than in training")


def test_jacobians_and_scales_are_another_look_at_what_was_measured(panel: GradientReachPanel) -> None:
    job = panel.run.job_id
    QTest.mouseClick(panel.quantity.button("jacobian"), Qt.MouseButton.LeftButton)
    assert labels(panel)["transformer"] == "no chain of states"
    assert labels(panel)["attention_rnn"] == labels(panel)["gru"]  # untrained, their encoders are the same
    assert "every state directly" in panel.caption.text()
    QTest.mouseClick(panel.quantity.button("gradient"), Qt.MouseButton.LeftButton)
    assert [curve.norms[0] for curve in panel.curves.chart.curves] == pytest.approx([1.0] * 5)
    QTest.mouseClick(panel.scale.button(False), Qt.MouseButton.LeftButton)
    nearest = [m.gradient.typical[0] for m in measured(panel)]
    assert [curve.norms[0] for curve in panel.curves.chart.curves] == nearest
    assert panel.run.job_id == job


def test_the_gates_of_untrained_networks_can_be_opened(qtbot: QtBot, panel: GradientReachPanel) -> None:
    assert panel.gates.isVisible()
    before = labels(panel)
    panel.gates.setCurrentIndex(1)
    panel.gates.activated.emit(1)
    settle(qtbot, panel)
    assert labels(panel)["tanh"] == before["tanh"]
    assert labels(panel)["lstm"] != before["lstm"]
    QTest.mouseClick(panel.state.button(True), Qt.MouseButton.LeftButton)
    assert panel.gates.isHidden()
    assert panel.options()["gate_bias"] == 0


def test_the_output_decides_which_digit_is_copied(qtbot: QtBot, panel: GradientReachPanel) -> None:
    def copied() -> int:
        digits = panel.curves.chart.digits
        assert digits is not None
        assert panel.curves.chart.output == digits.digits[digits.copied]
        return digits.copied

    assert copied() == 0
    QTest.keyClick(panel.output, Qt.Key.Key_Home)
    panel.output.activated.emit(0)
    settle(qtbot, panel)
    assert copied() == 11


def test_values_are_told_under_the_mouse(panel: GradientReachPanel) -> None:
    view = panel.curves
    geometry = chart_geometry(view.rect().toRectF().adjusted(4, 4, -4, -4), view.chart)
    gru = next(curve for curve in view.chart.curves if curve.network == "gru")
    QTest.mouseMove(view, QPoint(round(geometry.x(7)), round(geometry.y(gru.norms[6]))))
    assert view.chart.cursor == 7
    assert labels(panel)["gru"] == f"{gru.norms[6]:.3g} at 7 back"
    assert view.chart.digits is not None
    assert view.chart.digits.network == view.chart.lit
    QTest.mouseMove(view, QPoint(2, 2))
    assert view.chart.cursor is None
    assert labels(panel)["gru"].startswith("halves every")


def test_values_are_told_by_keyboard(panel: GradientReachPanel) -> None:
    view = panel.curves
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(view, key)
    assert view.chart.cursor == 2
    assert labels(panel)["tanh"].endswith("at 2 back")
    assert view.chart.lit == "tanh"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.chart.lit == "gru"
    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.chart.lit == "transformer"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.chart.cursor is None


def test_numbers_and_choices_can_be_taken_along_and_made(qtbot: QtBot, panel: GradientReachPanel) -> None:
    panel.set_choices({"trained": True, "length": 6, "output": "middle", "quantity": "jacobian", "network": "lstm"})
    settle(qtbot, panel)
    assert panel.options() == {"length": 6, "output": "middle", "trained": True, "gate_bias": 0.0}
    assert (panel.curves.chart.length, panel.curves.chart.lit) == (6, "lstm")
    with pytest.raises(KeyError, match="colour"):
        panel.set_choices({"colour": "red"})
    copies = {action.text(): action for action in panel.share.choices.actions()}
    copies["Copy numbers (CSV)"].trigger()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows[0] == ["Decay per position"]
    assert rows[2][:3] == ["tanh", "yes", "gradient"]


def test_it_fits_a_small_window_and_says_less_there(panel: GradientReachPanel, ready: WhyPage) -> None:
    assert panel.caption.isVisible()
    ready.resize(952, 700)
    assert not panel.caption.isVisible()
    assert panel.minimumSizeHint().height() <= 470


def test_what_cannot_be_measured_is_told_and_the_picture_before_stays(
    qtbot: QtBot, panel: GradientReachPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel, "options", lambda: {"length": 4})
    panel.choose()
    qtbot.waitUntil(lambda: panel.run.phase is Phase.FAILED)
    failure = panel.messages.failure()
    assert failure is not None
    assert "length" in failure.what
    assert tuple(curve.network for curve in panel.curves.chart.curves) == NETWORKS
    panel.show_measurements(())
    assert (panel.curves.chart.curves, panel.unit.text(), panel.caption.text()) == ((), "", "")
    assert panel.scale.isHidden()
