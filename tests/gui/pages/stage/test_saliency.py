"""Saliency in all lanes, asked for when it is to be seen."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.commands import Translate
from gui.pages.stage.page import StagePage
from tests.gui.pages.stage.driving import ALL, SENTENCE, Reports, lane, press, type_and_submit


def choose_saliency(page: StagePage) -> None:
    QTest.mouseClick(page.look.kinds.button("saliency"), Qt.MouseButton.LeftButton)


def asked_for_saliency(reports: Reports) -> list[Translate]:
    return [command for command in reports.asked if isinstance(command, Translate) and command.with_saliency]


def test_saliency_is_asked_for_once_and_is_of_the_very_pieces_that_were_produced(
    qtbot: QtBot, reports: Reports, translated: StagePage
) -> None:
    assert asked_for_saliency(reports) == []
    before = {model: record.token_ids for model, record in translated.trace.lanes.items()} if translated.trace else {}
    choose_saliency(translated)
    assert not translated.is_idle()
    qtbot.waitUntil(translated.is_idle)
    (command,) = asked_for_saliency(reports)
    assert command.models == ("tiny/attention_rnn", "tiny/transformer"), "the RNN has it already"
    assert command.forced == (before["tiny/attention_rnn"], before["tiny/transformer"])
    for name in ALL:
        shown = lane(translated, name)
        current = shown.frame.current
        assert shown.frame.kind == "saliency"
        assert current is not None
        assert current.saliency is not None
        np.testing.assert_array_equal(shown.frame.weights, current.saliency)
        assert shown.frame.weights is not None
        assert shown.frame.weights.max() == 1
        assert shown.matrix.title.startswith("saliency")
    assert "this model has no attention" in lane(translated, "rnn").matrix.title
    attention, saliency = (translated.look.kinds.button(kind) for kind in ("attention", "saliency"))
    for button in (attention, saliency):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    translated.setFocus()
    press(translated, Qt.Key.Key_Right, Qt.Key.Key_End)
    assert translated.is_idle()
    assert len(asked_for_saliency(reports)) == 1


def test_attention_comes_back_as_it_was(qtbot: QtBot, translated: StagePage) -> None:
    shown = lane(translated, "attention_rnn")
    before = np.array(shown.frame.weights)
    choose_saliency(translated)
    qtbot.waitUntil(translated.is_idle)
    assert not np.array_equal(np.asarray(shown.frame.weights), before)
    QTest.mouseClick(translated.look.kinds.button("attention"), Qt.MouseButton.LeftButton)
    np.testing.assert_array_equal(shown.frame.weights, before)


def test_the_next_sentence_shows_its_tokens_first_and_its_saliency_then(
    qtbot: QtBot, reports: Reports, translated: StagePage
) -> None:
    choose_saliency(translated)
    qtbot.waitUntil(translated.is_idle)
    type_and_submit(translated, SENTENCE + " 9")
    plain = [command for command in reports.asked if isinstance(command, Translate)][-1]
    assert not plain.with_saliency
    qtbot.waitUntil(translated.is_idle)
    last = asked_for_saliency(reports)[-1]
    assert (last.text, len(asked_for_saliency(reports))) == (SENTENCE + " 9", 2)
    assert lane(translated, "transformer").frame.weights is not None


def test_while_saliency_is_computed_a_lane_says_so(translated: StagePage) -> None:
    shown = lane(translated, "transformer")
    choose_saliency(translated)
    assert shown.frame.kind == "saliency"
    assert shown.frame.weights is None
    assert not shown.reads.heads.isVisible()
    assert not shown.matrix.readings.isVisible()
