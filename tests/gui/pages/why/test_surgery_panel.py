"""One decoder step, whose weights are dragged, typed and pressed, and what the model makes of them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.commands import Command, RunExperiment
from engine.measurements.surgery import StepOperated, treatment_rates
from gui.bridge import EngineBridge
from gui.pages.why.page import WhyPage
from gui.pages.why.surgery_panel import SurgeryPanel

KITCHEN = 6  # its position in the first sample
Key = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot, ready: WhyPage) -> SurgeryPanel:
    """The panel with the second step of the first sample."""
    ready.show_experiment("surgery")
    panel = ready.panels["surgery"]
    assert isinstance(panel, SurgeryPanel)
    wait(qtbot, panel)
    return panel


def wait(qtbot: QtBot, panel: SurgeryPanel) -> None:
    qtbot.waitUntil(lambda: panel.is_idle() and not panel.is_waiting)


def shown(panel: SurgeryPanel) -> StepOperated:
    view = panel.canvas.view
    assert view is not None
    assert view.drafted is None
    return view.found


def bar(panel: SurgeryPanel, position: int, weight: float) -> QPoint:
    """Where the bar of a position, from 0, has this weight."""
    table = panel.canvas.table()
    assert table is not None
    trough = table.trough(position - table.first)
    return QPoint(round(trough.left() + weight * trough.width()), round(trough.center().y()))


def click(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def test_at_first_a_step_has_its_own_weights(panel: SurgeryPanel) -> None:
    found = shown(panel)
    assert panel.field.text() == "The dog is sleeping in the kitchen."
    assert (found.step, found.source[KITCHEN].text) == (2, "kitchen")
    assert found.untouched == found.operated
    assert not panel.tools.undo.isEnabled()
    assert not panel.tools.own.isEnabled()
    assert "chien" in panel.translations.accessibleDescription()


def test_a_weight_that_is_dragged_to_the_end_writes_another_word(qtbot: QtBot, panel: SurgeryPanel) -> None:
    canvas = panel.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=bar(panel, KITCHEN, 0.3))
    view = canvas.view
    assert view is not None
    assert view.drafted is not None  # drawn before the engine has answered
    assert view.weights[KITCHEN] == pytest.approx(0.3, abs=0.02)
    assert sum(view.weights) == pytest.approx(1)
    QTest.mouseMove(canvas, bar(panel, KITCHEN, 1.0) + QPoint(30, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=bar(panel, KITCHEN, 1.0))
    wait(qtbot, panel)
    found = shown(panel)
    assert found.operated.weights[KITCHEN] == pytest.approx(1)
    assert found.operated.translation.startswith("Le cuisine")
    assert found.log_prob_change < -5
    assert found.chrf < 80
    click(panel.tools.undo)  # the whole movement
    wait(qtbot, panel)
    assert shown(panel).untouched == shown(panel).operated


def test_while_a_weight_is_dragged_no_question_cuts_off_another(
    qtbot: QtBot, panel: SurgeryPanel, resting_bridge: EngineBridge
) -> None:
    asked: list[Command] = []
    resting_bridge.asked.connect(asked.append)
    QTest.mousePress(panel.canvas, Qt.MouseButton.LeftButton, pos=bar(panel, KITCHEN, 0.1))
    for place in range(20):
        QTest.mouseMove(panel.canvas, bar(panel, KITCHEN, 0.1 + place / 25))
    QTest.mouseRelease(panel.canvas, Qt.MouseButton.LeftButton, pos=bar(panel, KITCHEN, 0.86))
    wait(qtbot, panel)
    runs = [command for command in asked if isinstance(command, RunExperiment)]
    assert all(isinstance(command, RunExperiment) for command in asked)  # none was cancelled
    assert len(runs) < 20
    assert dict(runs[-1].options)["weights"] == panel.surgery.operation.weights
    assert shown(panel).operated.weights == pytest.approx(panel.surgery.operation.weights, abs=1e-5)


def test_weights_are_moved_by_keyboard(qtbot: QtBot, panel: SurgeryPanel) -> None:
    canvas = panel.canvas
    canvas.setFocus()
    while canvas.position < KITCHEN:
        QTest.keyClick(canvas, Key.Key_Down)
    before = shown(panel).operated.weights
    QTest.keyClick(canvas, Key.Key_Right)
    wait(qtbot, panel)
    now = shown(panel).operated.weights
    assert now[KITCHEN] == pytest.approx(before[KITCHEN] + 0.05, abs=1e-4)
    rest = (1 - now[KITCHEN]) / (1 - before[KITCHEN])
    assert now[1] == pytest.approx(before[1] * rest, abs=1e-4)
    QTest.keyClick(canvas, Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    wait(qtbot, panel)
    assert shown(panel).operated.weights[KITCHEN] == pytest.approx(now[KITCHEN] - 0.01, abs=1e-4)
    QTest.keyClick(canvas, Key.Key_Home)
    wait(qtbot, panel)
    assert shown(panel).operated.weights[KITCHEN] == 0
    QTest.keyClick(canvas, Key.Key_Return)
    wait(qtbot, panel)
    assert shown(panel).operated.weights[KITCHEN] == 1
    assert "kitchen" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, panel)
    assert shown(panel).operated.weights[KITCHEN] == 0


def test_the_buttons_do_what_they_say(qtbot: QtBot, panel: SurgeryPanel) -> None:
    own = shown(panel).untouched.weights
    click(panel.tools.uniform)
    wait(qtbot, panel)
    assert shown(panel).operated.weights == pytest.approx([1 / len(own)] * len(own))
    assert shown(panel).log_prob_change < 0
    click(panel.tools.shift)
    wait(qtbot, panel)
    assert shown(panel).operated.weights == pytest.approx([own[-1], *own[:-1]], abs=1e-5)
    click(panel.tools.shift_back)
    wait(qtbot, panel)
    assert shown(panel).operated.weights == pytest.approx(own, abs=1e-5)
    panel.canvas.choose(KITCHEN)
    click(panel.tools.one_hot)
    wait(qtbot, panel)
    assert shown(panel).operated.weights[KITCHEN] == 1
    of_word = shown(panel).operated.translation
    panel.tools.lasts.set_value("end")
    wait(qtbot, panel)
    assert shown(panel).operated.translation != of_word
    click(panel.tools.own)
    wait(qtbot, panel)
    assert shown(panel).operated == shown(panel).untouched


def test_a_step_is_chosen_by_a_click_or_by_arrow_keys(qtbot: QtBot, panel: SurgeryPanel) -> None:
    boxes = panel.translations.places(0)
    QTest.mouseClick(panel.translations, Qt.MouseButton.LeftButton, pos=boxes[4].center().toPoint())
    wait(qtbot, panel)
    assert shown(panel).step == 5
    QTest.keyClick(panel.translations, Key.Key_Right)
    wait(qtbot, panel)
    assert shown(panel).step == 6
    QTest.keyClick(panel.translations, Key.Key_Home)
    wait(qtbot, panel)
    assert (shown(panel).step, shown(panel).fed) == (1, None)


def test_another_sentence_is_typed_and_a_blank_one_asks_nothing(qtbot: QtBot, panel: SurgeryPanel) -> None:
    panel.field.setFocus()
    panel.field.selectAll()
    QTest.keyClicks(panel.field, "The cat drinks milk.")
    QTest.keyClick(panel.field, Key.Key_Return)
    wait(qtbot, panel)
    assert [piece.text for piece in shown(panel).source][:2] == ["The", "cat"]
    panel.field.selectAll()
    QTest.keyClick(panel.field, Key.Key_Delete)
    QTest.keyClick(panel.field, Key.Key_Return)
    wait(qtbot, panel)
    assert panel.canvas.view is None
    assert not panel.tools.uniform.isEnabled()
    assert panel.messages.failure() is None
    assert panel.invitation()[0] == "No sentence yet"


def test_what_cannot_be_translated_is_told(qtbot: QtBot, panel: SurgeryPanel) -> None:
    panel.field.setText("word " * 500)
    QTest.keyClick(panel.field, Key.Key_Return)
    wait(qtbot, panel)
    failure = panel.messages.failure()
    assert failure is not None
    assert "2000" in failure.what
    assert panel.canvas.view is None


def test_the_numbers_of_the_step_can_be_taken_along(panel: SurgeryPanel) -> None:
    copies = {action.text(): action for action in panel.share.choices.actions()}
    copies["Copy numbers (CSV)"].trigger()
    assert "kitchen" in QGuiApplication.clipboard().text()


def test_many_nouns_are_tried_and_a_trial_is_looked_at(
    qtbot: QtBot, panel: SurgeryPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = panel.options
    monkeypatch.setattr(panel, "options", lambda: asked() if asked().get("text") else {**asked(), "sentences": 4})
    panel.mode.set_value("nouns")
    wait(qtbot, panel)
    rates = treatment_rates(panel.measured())
    trials = panel.survey.trials
    assert trials.topLevelItemCount() == rates[0].trials > 4
    assert f"{rates[0].wanted:.0%}" in panel.survey.chart.accessibleDescription()
    trials.itemActivated.emit(trials.topLevelItem(1), 0)
    wait(qtbot, panel)
    assert panel.mode.value() == "step"
    found = shown(panel)
    assert (found.model, found.step) == ("grammar/attention_rnn", 2)
    assert "garçon" in found.untouched.translation
    assert found.operated.translation.startswith("Le soupe")


def test_choices_are_made_by_the_names_of_the_options(qtbot: QtBot, panel: SurgeryPanel) -> None:
    panel.set_choices({"alignment": "one_hot", "position": KITCHEN + 1, "lasts": "end"})
    wait(qtbot, panel)
    assert shown(panel).operated.weights[KITCHEN] == 1
    assert panel.tools.lasts.value() == "end"
    panel.set_choices({"text": "The king sings.", "step": 3, "pack": "grammar"})
    wait(qtbot, panel)
    found = shown(panel)
    assert (found.model, found.step, found.operated) == ("grammar/attention_rnn", 3, found.untouched)
    assert panel.field.text() == "The king sings."
    assert panel.pack.currentData() == "grammar"
    for impossible in ({"step": 0}, {"alignment": "sideways"}, {"pack": "nowhere"}):
        with pytest.raises(ValueError, match=r"step|alignment|nowhere"):
            panel.set_choices(impossible)
    with pytest.raises(KeyError):
        panel.set_choices({"colour": "red"})
    panel.set_choices({"text": "", "pack": "grammar"})
    assert panel.mode.value() == "nouns"
    assert panel.options() == {"pack": "grammar"}


def test_what_was_chosen_while_another_experiment_was_open_is_asked_when_the_panel_is_seen_again(
    qtbot: QtBot, ready: WhyPage, panel: SurgeryPanel
) -> None:
    ready.show_experiment("bottleneck")
    panel.set_choices({"step": 4})
    assert panel.is_waiting
    ready.show_experiment("surgery")
    wait(qtbot, panel)
    assert shown(panel).step == 4


def test_tab_goes_from_the_sentence_to_its_steps_to_the_weights(panel: SurgeryPanel) -> None:
    stops = (panel.field, panel.samples_button, panel.translations, panel.tools.uniform, panel.tools.one_hot)
    panel.field.setFocus()
    for stop in stops[1:]:
        QTest.keyClick(panel.focusWidget(), Key.Key_Tab)
        assert stop.hasFocus()
    while panel.focusWidget() in panel.tools.findChildren(QPushButton):
        QTest.keyClick(panel.focusWidget(), Key.Key_Tab)
    assert panel.canvas.hasFocus()


def test_long_sentences_are_scrolled_and_dragged_where_they_are_seen(qtbot: QtBot, panel: SurgeryPanel) -> None:
    text = "The old man who lives in the white house near the river has a big black dog and two small grey cats."
    panel.set_choices({"text": text, "step": 3})
    wait(qtbot, panel)
    table = panel.canvas.table()
    assert table is not None
    assert table.geometry.visible < table.geometry.count
    last = table.geometry.count - 1
    panel.canvas.choose(last)
    table = panel.canvas.table()
    assert table is not None
    assert last in table.in_view
    QTest.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=bar(panel, last, 0.5))
    wait(qtbot, panel)
    assert shown(panel).operated.weights[last] == pytest.approx(0.5, abs=0.02)
