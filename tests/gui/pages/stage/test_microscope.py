"""Under the microscope: a step opened by mouse and by keys, its numbers, and what is said when there are none."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.commands import Cancel, InspectStep
from engine.events import Failure, FixedVectorParts, HeadsParts, JobFailed, SourceAttentionParts, TokenDecoded
from gui.pages.stage.page import StagePage
from gui.widgets.lane import Lane
from gui.widgets.lane_view import LaneSection
from tests.gui.pages.stage.driving import ALL, SENTENCE, Reports, lane, press, type_and_submit


def open_step(qtbot: QtBot, page: StagePage, architecture: str, step: int) -> None:
    page.microscope.open(f"tiny/{architecture}", step)
    await_numbers(qtbot, page)


def await_numbers(qtbot: QtBot, page: StagePage) -> None:
    qtbot.waitUntil(lambda: not page.microscope.is_waiting)


def token_of(page: StagePage, architecture: str, step: int) -> TokenDecoded:
    assert page.trace is not None
    return page.trace.lanes[f"tiny/{architecture}"].steps[step - 1]


def place_of(section: LaneSection, step: int) -> QPoint:
    """Some place in a section at which a step's piece is."""
    for y in range(2, section.height(), 3):
        for x in range(2, section.width(), 5):
            spot = QPoint(x, y)
            if section.step_at(QPoint(x, y + section.band().top).toPointF()) == step:
                return spot
    raise AssertionError(f"step {step} is nowhere in {section}")


@pytest.mark.parametrize("section_name", ["output", "matrix"])
def test_a_click_on_a_produced_piece_opens_its_step(qtbot: QtBot, translated: StagePage, section_name: str) -> None:
    translated.seek(3)  # further on, a small matrix has scrolled the second row away
    shown: Lane = lane(translated, "attention_rnn")
    section: LaneSection = getattr(shown, section_name)
    QTest.mouseClick(section, Qt.MouseButton.LeftButton, pos=place_of(section, 2))
    assert translated.views.opened is translated.microscope.panel
    assert translated.playback.step == 2
    await_numbers(qtbot, translated)
    step = translated.microscope.panel.canvas.step
    assert step is not None
    assert step.told is not None
    assert (step.step, step.architecture) == (2, "attention_rnn")
    assert translated.microscope.panel.canvas.isVisible()


def test_the_button_in_the_header_and_the_key_open_the_current_step(qtbot: QtBot, translated: StagePage) -> None:
    translated.seek(3)
    QTest.mouseClick(lane(translated, "transformer").inspect_button, Qt.MouseButton.LeftButton)
    await_numbers(qtbot, translated)
    panel = translated.microscope.panel
    assert panel.step is not None
    assert (panel.step.architecture, panel.step.step) == ("transformer", 3)
    press(panel, Qt.Key.Key_Escape)
    assert translated.views.opened is None
    translated.setFocus()
    press(translated, Qt.Key.Key_I)
    await_numbers(qtbot, translated)
    assert translated.microscope.is_open
    assert panel.step.architecture == "transformer", "the lane that was looked at last"
    press(panel, Qt.Key.Key_I)
    assert translated.views.opened is None
    lane(translated, "rnn").inspect_button.setFocus()
    press(lane(translated, "rnn").inspect_button, Qt.Key.Key_I)
    assert panel.step.architecture == "rnn", "the lane with the focus"
    QTest.mouseClick(panel.back_button, Qt.MouseButton.LeftButton)
    assert translated.views.opened is None


@pytest.mark.parametrize("architecture", ALL)
def test_the_numbers_are_those_of_the_lane(qtbot: QtBot, translated: StagePage, architecture: str) -> None:
    open_step(qtbot, translated, architecture, 3)
    canvas, token = translated.microscope.panel.canvas, token_of(translated, architecture, 3)
    assert canvas.step is not None
    told = canvas.step.told
    assert told is not None
    assert [candidate.piece for candidate in told.candidates] == [candidate.piece for candidate in token.candidates]
    shown = [candidate.probability for candidate in token.candidates]
    np.testing.assert_allclose([candidate.probability for candidate in told.candidates], shown, rtol=1e-4)
    assert told.fed == token_of(translated, architecture, 2).piece
    weighing = canvas.weighing()
    if isinstance(told.parts, FixedVectorParts):
        assert weighing is None
        assert canvas.fixed_vector() is not None
        assert canvas.step.lane.context is not None
        np.testing.assert_allclose(told.parts.context, canvas.step.lane.context, rtol=1e-5, atol=1e-6)
        return
    assert weighing is not None
    assert token.attention is not None
    powers = np.exp(weighing.energies)
    np.testing.assert_allclose(weighing.weights, powers / powers.sum(), rtol=1e-3)
    np.testing.assert_allclose(weighing.result, weighing.weights @ weighing.values, atol=1e-4)
    panel = translated.microscope.panel
    head = (panel.layer.currentIndex(), panel.head.currentIndex())
    attention = token.attention if isinstance(told.parts, SourceAttentionParts) else token.attention[head]
    np.testing.assert_allclose(weighing.weights, attention, rtol=1e-4, atol=1e-6)
    assert [piece.text for piece in weighing.pieces] == [*SENTENCE.split(), "</s>"]


def test_layer_head_and_self_attention_can_be_chosen(qtbot: QtBot, translated: StagePage) -> None:
    open_step(qtbot, translated, "transformer", 3)
    panel, token = translated.microscope.panel, token_of(translated, "transformer", 3)
    assert token.attention is not None
    assert token.self_attention is not None
    layers, heads = token.attention.shape[:2]
    assert (panel.layer.count(), panel.head.count()) == (layers, heads)
    panel.layer.setCurrentIndex(0)
    panel.head.setCurrentIndex(heads - 1)
    weighing = panel.canvas.weighing()
    assert weighing is not None
    np.testing.assert_allclose(weighing.weights, token.attention[0, heads - 1], rtol=1e-4, atol=1e-6)
    QTest.mouseClick(panel.reads.button("target"), Qt.MouseButton.LeftButton)
    weighing = panel.canvas.weighing()
    assert weighing is not None
    np.testing.assert_allclose(weighing.weights, token.self_attention[0, heads - 1], rtol=1e-4, atol=1e-6)
    assert [piece.text for piece in weighing.pieces] == [
        "<s>",
        *(token_of(translated, "transformer", step).piece.text for step in (1, 2)),
    ]
    press(panel, Qt.Key.Key_Right)
    await_numbers(qtbot, translated)
    assert (panel.layer.currentIndex(), panel.head.currentIndex()) == (0, heads - 1), "the choice stays"
    assert isinstance(panel.canvas.step and panel.canvas.step.told and panel.canvas.step.told.parts, HeadsParts)


def test_it_follows_the_clock_and_asks_for_the_neighbouring_step(
    qtbot: QtBot, translated: StagePage, reports: Reports
) -> None:
    open_step(qtbot, translated, "rnn", 2)
    panel = translated.microscope.panel
    assert panel.step is not None
    before = panel.step.told
    assert before is not None
    press(panel, Qt.Key.Key_Right)
    assert panel.canvas.step is not panel.step, "the picture stays until the next one is there"
    await_numbers(qtbot, translated)
    assert panel.step.step == translated.playback.step == 3
    after = panel.step.told
    assert after is not None
    assert isinstance(before.parts, FixedVectorParts)
    assert isinstance(after.parts, FixedVectorParts)
    np.testing.assert_allclose(after.parts.before, before.parts.after, rtol=1e-5, atol=1e-6)
    asked = [command for command in reports.asked if isinstance(command, InspectStep)]
    assert panel.step.lane.token_ids[:2] == asked[-1].token_ids
    assert len(asked) == 2
    press(panel, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert isinstance(reports.asked[-2], Cancel), "the answer for the step between is not awaited"
    await_numbers(qtbot, translated)
    assert panel.step.step == 1
    assert panel.step.told is not None
    assert panel.step.told.fed is None


def test_forced_pieces_are_part_of_what_came_before(qtbot: QtBot, translated: StagePage, reports: Reports) -> None:
    trace = translated.trace
    assert trace is not None
    wanted = lane(translated, "attention_rnn").frame.candidates[2]
    translated.branching.force("tiny/attention_rnn", 0, wanted.token_id)
    qtbot.waitUntil(lambda: translated.is_idle() and len(trace.lanes["tiny/attention_rnn"].steps) > 1)
    open_step(qtbot, translated, "attention_rnn", 2)
    (asked,) = [command for command in reports.asked if isinstance(command, InspectStep)]
    assert asked.token_ids == (wanted.token_id,)
    weighing, token = translated.microscope.panel.canvas.weighing(), token_of(translated, "attention_rnn", 2)
    assert weighing is not None
    assert token.attention is not None
    np.testing.assert_allclose(weighing.weights, token.attention, rtol=1e-4, atol=1e-6)


def test_while_it_waits_and_when_it_failed_it_says_so(qtbot: QtBot, translated: StagePage, reports: Reports) -> None:
    translated.microscope.open("tiny/rnn", 2)
    panel = translated.microscope.panel
    assert "Taking the step apart" in panel.notice.text()
    assert not panel.notice.retry.isVisible()
    asked = reports.asked[-1]
    assert isinstance(asked, InspectStep)
    failure = Failure("The model is gone.", "The translation is kept.", "Load it again.", "")
    assert translated.microscope.record(JobFailed(asked.job_id, failure))
    assert panel.notice.text() == "The model is gone. The translation is kept. Load it again."
    QTest.mouseClick(panel.notice.retry, Qt.MouseButton.LeftButton)
    await_numbers(qtbot, translated)
    assert panel.canvas.isVisible()


def test_new_text_brings_the_lanes_back(qtbot: QtBot, translated: StagePage) -> None:
    open_step(qtbot, translated, "rnn", 2)
    type_and_submit(translated, "2 7 1")
    assert translated.views.opened is None
    qtbot.waitUntil(translated.is_idle)


@pytest.mark.parametrize("architecture", ALL)
def test_numbers_are_told_in_full_where_the_mouse_is(qtbot: QtBot, translated: StagePage, architecture: str) -> None:
    open_step(qtbot, translated, architecture, 2)
    canvas = translated.microscope.panel.canvas
    prediction = canvas.prediction()
    assert prediction is not None
    best = prediction.told.candidates[0]
    tip = canvas.tip_at(prediction.geometry.candidate(0).center())
    assert tip == f"{best.piece.text}: {best.probability:.5f}"
    table = canvas.table()
    if table:
        left = table.geometry.column(1)[0]
        tip = canvas.tip_at(QPoint(round(left) + 2, round(table.geometry.row(0).center().y())).toPointF())
        assert f"weight {table.weighing.weights[table.first]:.5f}" in tip
        spot = table.geometry.query().center()
        assert "number " in canvas.tip_at(spot) or "number " in canvas.tip_at(spot + QPoint(3, 0).toPointF())
    assert not canvas.grab().isNull()
