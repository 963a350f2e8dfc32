"""The Stage's clock, field and gallery, driven by keys and mouse as by its reader."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.commands import Cancel, Translate
from gui.pages.stage.page import StagePage
from gui.state.alignment import step_weights
from gui.state.look import Look
from gui.state.playback import INSTANT
from tests.gui.pages.stage.driving import SENTENCE, Reports, lane, press, type_and_submit

LONG_SENTENCE = " ".join("123456789" * 4)


def test_a_typed_sentence_is_translated_by_all_three_on_one_clock(
    qtbot: QtBot, loaded: StagePage, reports: Reports
) -> None:
    type_and_submit(loaded, SENTENCE)
    assert loaded.playback.is_playing
    qtbot.waitUntil(lambda: loaded.playback.step >= 1)
    qtbot.waitUntil(loaded.is_idle)
    trace = loaded.trace
    assert trace is not None
    assert trace.text == SENTENCE
    assert list(trace.lanes) == ["tiny/rnn", "tiny/attention_rnn", "tiny/transformer"]
    for model, record in trace.lanes.items():
        assert [piece.text for piece in record.source_pieces] == [*SENTENCE.split(), "</s>"]
        assert record.steps == reports.tokens(trace.job_id, model)
        assert record.steps[-1].is_last
    assert loaded.playback.length == max(len(record.steps) for record in trace.lanes.values())


def test_the_clock_runs_by_itself_from_the_first_step(qtbot: QtBot, loaded: StagePage) -> None:
    type_and_submit(loaded, SENTENCE)
    qtbot.waitUntil(lambda: loaded.playback.step == 1)
    qtbot.waitUntil(lambda: loaded.playback.step >= 3)
    assert lane(loaded, "transformer").frame.current is not None


def test_every_step_shows_exactly_what_the_engine_reported(translated: StagePage, reports: Reports) -> None:
    trace = translated.trace
    assert trace is not None
    for step in (translated.playback.length, 1, 2, translated.playback.length):
        translated.seek(step)
        for model in trace.lanes:
            tokens = reports.tokens(trace.job_id, model)
            reported, frame = tokens[min(step, len(tokens)) - 1], translated.lanes.lane(model).frame
            assert frame.current is reported
            np.testing.assert_array_equal(frame.weights, step_weights(reported, Look()))
            assert frame.is_waiting == (step > len(tokens))


def test_the_keys_step_back_and_forth_and_change_the_speed(translated: StagePage) -> None:
    playback = translated.playback
    translated.setFocus()
    press(translated, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert playback.step == 3
    press(translated, Qt.Key.Key_Left)
    assert playback.step == 2
    press(translated, Qt.Key.Key_End)
    assert playback.step == playback.length
    press(translated, Qt.Key.Key_Home)
    assert playback.step == 1
    press(translated, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    assert playback.speed == 4.0
    assert translated.playback_bar.speed.value() == 4.0
    press(translated, Qt.Key.Key_Minus)
    assert playback.speed == 2.0
    press(translated, Qt.Key.Key_Space)
    assert playback.is_playing
    press(translated, Qt.Key.Key_Space)
    assert not playback.is_playing


def test_going_back_and_scrubbing_never_ask_the_engine(qtbot: QtBot, translated: StagePage, reports: Reports) -> None:
    asked = list(reports.asked)
    scrubber, bar = translated.playback_bar.scrubber, translated.playback_bar
    for step in (translated.playback.length, 1, 3):
        x = round(scrubber.geometry_in_use().x(step))
        QTest.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(x, scrubber.height() // 2))
        assert translated.playback.step == step
        assert lane(translated, "rnn").frame.current is not None
    first, back, forward, last = bar.transport_buttons()
    for button, step in ((forward, 4), (back, 3), (first, 1), (last, translated.playback.length)):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert translated.playback.step == step
    QTest.mouseClick(bar.play_button, Qt.MouseButton.LeftButton)
    assert translated.playback.is_playing
    qtbot.waitUntil(lambda: translated.playback.step == 2)
    assert reports.asked == asked


def test_dragging_the_playhead_goes_through_the_steps(translated: StagePage) -> None:
    scrubber = translated.playback_bar.scrubber
    geometry, y = scrubber.geometry_in_use(), scrubber.height() // 2
    QTest.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(round(geometry.x(1)), y))
    seen = []
    for step in (2, 3, 4, 3):
        QTest.mouseMove(scrubber, QPoint(round(geometry.x(step)), y))
        seen.append(translated.playback.step)
    QTest.mouseRelease(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(round(geometry.x(3)), y))
    assert seen == [2, 3, 4, 3]


def test_instant_shows_the_end_at_once(qtbot: QtBot, loaded: StagePage) -> None:
    QTest.mouseClick(loaded.playback_bar.speed.segments.button(INSTANT), Qt.MouseButton.LeftButton)
    type_and_submit(loaded, SENTENCE)
    qtbot.waitUntil(lambda: loaded.is_idle() and not loaded.playback.is_playing)
    assert loaded.playback.step == loaded.playback.length > 1


def test_keys_belong_to_the_field_while_one_types_in_it(translated: StagePage) -> None:
    field = translated.top_bar.field
    field.setFocus()
    press(field, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Plus)
    assert field.text() == "3 + 1 4 1 5"
    assert translated.playback.step == 1
    assert translated.playback.speed == 1.0
    assert not translated.playback.is_playing
    press(field, Qt.Key.Key_Escape)
    assert translated.hasFocus()


def test_new_text_cancels_the_old_translation_and_shows_none_of_it(
    qtbot: QtBot, loaded: StagePage, reports: Reports
) -> None:
    type_and_submit(loaded, LONG_SENTENCE)
    old = loaded.trace
    assert old is not None
    type_and_submit(loaded, SENTENCE)
    assert Cancel(old.job_id) in reports.asked
    assert all(lane.frame.current is None for lane in loaded.lanes.lanes())
    assert loaded.playback.step == 0
    qtbot.waitUntil(loaded.is_idle)
    loaded.seek(loaded.playback.length)
    new = loaded.trace
    assert new is not None
    assert new.text == SENTENCE
    for shown in loaded.lanes.lanes():
        assert [piece.text for piece in shown.frame.source] == [*SENTENCE.split(), "</s>"]
        assert all(step.job_id == new.job_id for step in shown.frame.produced)


def test_without_a_sentence_it_says_so_and_asks_nothing(loaded: StagePage, reports: Reports) -> None:
    asked = len(reports.asked)
    loaded.top_bar.field.setText("   ")
    QTest.mouseClick(loaded.top_bar.translate_button, Qt.MouseButton.LeftButton)
    assert len(reports.asked) == asked
    assert "Type a sentence first" in loaded.hint
    assert loaded.top_bar.field.hasFocus()


def test_enter_ends_a_composition_and_does_not_translate(loaded: StagePage, reports: Reports) -> None:
    field = loaded.top_bar.field
    field.setFocus()
    field.setText("3")
    QApplication.sendEvent(field, QInputMethodEvent("ㅎ", []))
    assert field.is_composing
    press(field, Qt.Key.Key_Return)
    loaded.translate()
    assert not [command for command in reports.asked if isinstance(command, Translate)]
    committed = QInputMethodEvent("", [])
    committed.setCommitString("하")
    QApplication.sendEvent(field, committed)
    assert not field.is_composing
    assert field.text() == "3하"


def test_a_sample_is_put_into_the_field_and_translated(qtbot: QtBot, loaded: StagePage) -> None:
    QTest.mouseClick(loaded.top_bar.samples_button, Qt.MouseButton.LeftButton)
    gallery = loaded.top_bar.gallery
    assert gallery.isVisible()
    sentence = gallery.list_widget.currentItem().text()
    press(gallery.list_widget, Qt.Key.Key_Return)
    assert not gallery.isVisible()
    assert loaded.top_bar.field.text() == sentence
    qtbot.waitUntil(loaded.is_idle)
    assert loaded.trace is not None
    assert loaded.trace.text == sentence


def test_the_clock_stands_still_while_the_page_is_hidden(qtbot: QtBot, translated: StagePage) -> None:
    translated.setFocus()
    press(translated, Qt.Key.Key_Space)
    translated.hide()
    step = translated.playback.step
    qtbot.wait(600)
    assert translated.playback.step == step
    translated.show()
    qtbot.waitUntil(lambda: translated.playback.step > step)
