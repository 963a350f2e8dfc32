"""The Stage with the real engine and three small models, driven by keys and mouse as by its reader."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.commands import Cancel, Command, LoadModel, Translate
from engine.events import EngineReady, Event, TokenDecoded
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.pages.stage.page import StagePage
from gui.state.alignment import source_weights
from gui.state.playback import INSTANT
from gui.widgets.lane import Lane

SENTENCE = "3 1 4 1 5"
LONG_SENTENCE = " ".join("123456789" * 4)
SECONDS = 60_000


class Reports:
    """What the engine was asked and what it reported, as the main window passes it on."""

    def __init__(self, bridge: EngineBridge, page: StagePage) -> None:
        self.events: list[Event] = []
        self.asked: list[Command] = []
        self._page = page
        bridge.arrived.connect(self.note)
        bridge.asked.connect(self.asked.append)

    @Slot(tuple)
    def note(self, events: tuple[Event, ...]) -> None:
        self.events.extend(events)
        for event in events:
            if isinstance(event, EngineReady):
                self._page.set_packs(event.packs)

    def tokens(self, job_id: int, model: str) -> list[TokenDecoded]:
        return [e for e in self.events if isinstance(e, TokenDecoded) and (e.job_id, e.model) == (job_id, model)]


@pytest.fixture
def page(qtbot: QtBot, appearance: AppearanceControl, tiny_pack: Path, bridge: EngineBridge) -> StagePage:
    page = StagePage(bridge)
    qtbot.addWidget(page)
    page.resize(1200, 860)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def reports(page: StagePage, bridge: EngineBridge) -> Reports:
    return Reports(bridge, page)


@pytest.fixture
def loaded(qtbot: QtBot, page: StagePage, reports: Reports) -> StagePage:
    """The page with three models on its lanes."""
    qtbot.waitUntil(lambda: bool(page.lanes.lanes()) and page.is_idle(), timeout=SECONDS)
    return page


@pytest.fixture
def translated(qtbot: QtBot, loaded: StagePage) -> StagePage:
    """The page with the whole record of a translation, standing on its first step."""
    type_and_submit(loaded, SENTENCE)
    qtbot.waitUntil(loaded.is_idle, timeout=SECONDS)
    loaded.seek(1)
    return loaded


def type_and_submit(page: StagePage, text: str) -> None:
    field = page.top_bar.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def lane(page: StagePage, architecture: str) -> Lane:
    return page.lanes.lane(f"tiny/{architecture}")


def test_a_typed_sentence_is_translated_by_all_three_on_one_clock(
    qtbot: QtBot, loaded: StagePage, reports: Reports
) -> None:
    type_and_submit(loaded, SENTENCE)
    assert loaded.playback.is_playing
    qtbot.waitUntil(lambda: loaded.playback.step >= 1, timeout=SECONDS)
    qtbot.waitUntil(loaded.is_idle, timeout=SECONDS)
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
    qtbot.waitUntil(lambda: loaded.playback.step == 1, timeout=SECONDS)
    qtbot.waitUntil(lambda: loaded.playback.step >= 3, timeout=SECONDS)
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
            np.testing.assert_array_equal(frame.weights, source_weights(reported))
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
    qtbot.waitUntil(lambda: translated.playback.step == 2, timeout=SECONDS)
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
    qtbot.waitUntil(lambda: loaded.is_idle() and not loaded.playback.is_playing, timeout=SECONDS)
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
    qtbot.waitUntil(loaded.is_idle, timeout=SECONDS)
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


def test_a_sentence_sent_while_models_load_is_translated_when_they_are_here(
    qtbot: QtBot, page: StagePage, reports: Reports
) -> None:
    qtbot.waitUntil(lambda: bool(page.lanes.lanes()), timeout=SECONDS)
    page.set_text(SENTENCE)
    page.translate()
    assert not page.is_idle()
    qtbot.waitUntil(lambda: page.trace is not None and page.is_idle(), timeout=SECONDS)
    assert page.trace is not None
    assert len(page.trace.lanes) == 3


def test_a_model_that_is_missing_is_explained_and_can_be_tried_again(
    qtbot: QtBot, loaded: StagePage, reports: Reports, tiny_pack: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "run" / "rnn" / "best"
    loaded.show_models((str(missing), "tiny/transformer"))
    qtbot.waitUntil(loaded.is_idle, timeout=SECONDS)
    broken = loaded.lanes.lane(str(missing))
    assert "no model" in broken.notice.text()
    assert broken.notice.isVisible()
    shutil.copytree(tiny_pack / "rnn", missing)
    QTest.mouseClick(broken.notice.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(loaded.is_idle, timeout=SECONDS)
    assert broken.facts.title == "RNN"
    assert broken.facts.parameters
    type_and_submit(loaded, SENTENCE)
    qtbot.waitUntil(loaded.is_idle, timeout=SECONDS)
    loaded.seek(1)
    assert broken.frame.current is not None


def test_a_model_that_is_missing_does_not_keep_the_others_from_translating(
    qtbot: QtBot, loaded: StagePage, tmp_path: Path
) -> None:
    loaded.show_models((str(tmp_path / "nothing"), "tiny/transformer"))
    qtbot.waitUntil(loaded.is_idle, timeout=SECONDS)
    type_and_submit(loaded, SENTENCE)
    qtbot.waitUntil(loaded.is_idle, timeout=SECONDS)
    loaded.seek(1)
    assert lane(loaded, "transformer").frame.current is not None
    assert loaded.lanes.lane(str(tmp_path / "nothing")).frame.current is None


def test_models_on_the_lanes_are_not_loaded_twice(loaded: StagePage, reports: Reports) -> None:
    loads = [command for command in reports.asked if isinstance(command, LoadModel)]
    assert len(loads) == 3
    loaded.show_models(("tiny/rnn", "tiny/attention_rnn", "tiny/transformer"))
    assert [command for command in reports.asked if isinstance(command, LoadModel)] == loads


def test_a_chosen_head_is_what_the_transformer_lane_shows(translated: StagePage) -> None:
    transformer = lane(translated, "transformer")
    current = transformer.frame.current
    assert current is not None
    assert current.attention is not None
    heads = transformer.reads.heads
    heads.setFocus()
    press(heads, Qt.Key.Key_Up)
    layers = current.attention.shape[0]
    assert heads.head == (layers - 1, 0)
    np.testing.assert_array_equal(transformer.frame.weights, current.attention[layers - 1, 0])
    assert "head 1" in transformer.matrix.caption(1000, transformer.font())
    press(heads, Qt.Key.Key_M)
    np.testing.assert_allclose(np.asarray(transformer.frame.weights), current.attention.mean(axis=(0, 1)), rtol=1e-6)
    assert translated.playback.step == 1


def test_the_rnn_lane_shows_its_one_vector_and_says_that_it_has_no_attention(translated: StagePage) -> None:
    rnn = lane(translated, "rnn")
    context = rnn.frame.context
    assert context is not None
    translated.seek(translated.playback.length)
    assert rnn.frame.context is context
    assert rnn.frame.kind == "saliency"
    assert "no attention" in rnn.matrix.caption(1000, rnn.font())


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_sample_is_put_into_the_field_and_translated(qtbot: QtBot, loaded: StagePage) -> None:
    QTest.mouseClick(loaded.top_bar.samples_button, Qt.MouseButton.LeftButton)
    gallery = loaded.top_bar.gallery
    assert gallery.isVisible()
    sentence = gallery.list_widget.currentItem().text()
    press(gallery.list_widget, Qt.Key.Key_Return)
    assert not gallery.isVisible()
    assert loaded.top_bar.field.text() == sentence
    qtbot.waitUntil(loaded.is_idle, timeout=SECONDS)
    assert loaded.trace is not None
    assert loaded.trace.text == sentence


def test_a_piece_under_the_mouse_lights_up_in_every_lane(translated: StagePage) -> None:
    matrix = lane(translated, "attention_rnn").matrix
    geometry = lane(translated, "attention_rnn").geometry_in_use
    spot = QPoint(round(geometry.columns.centre(2)), geometry.rows.top - geometry.matrix.top + 3)
    QTest.mouseMove(matrix, spot)
    for architecture in ("rnn", "attention_rnn", "transformer"):
        assert lane(translated, architecture).hover.column == 2
    assert lane(translated, "attention_rnn").hover.row == 0
    assert lane(translated, "rnn").hover.row is None


def test_all_lanes_share_one_geometry_at_every_size(translated: StagePage) -> None:
    for width, height in ((1200, 860), (952, 700), (2400, 1300)):
        translated.resize(width, height)
        QApplication.processEvents()
        geometries = [shown.geometry_in_use for shown in translated.lanes.lanes()]
        assert len({(g.rows, g.matrix, g.tick, g.pill) for g in geometries}) == 1
        assert max(g.width for g in geometries) - min(g.width for g in geometries) <= 1
        assert max(g.width for g in geometries) <= 560


def test_the_page_is_described_in_words(translated: StagePage) -> None:
    transformer = lane(translated, "transformer")
    assert transformer.accessibleName() == "Transformer lane"
    current = transformer.frame.current
    assert current is not None
    assert f"step 1: {current.piece.text}" in transformer.accessibleDescription()
    for widget in (translated.top_bar.field, translated.playback_bar.scrubber, transformer.reads.heads):
        assert widget.accessibleName()
    for button in (*translated.playback_bar.transport_buttons(), translated.playback_bar.play_button):
        assert button.accessibleName()


def test_the_clock_stands_still_while_the_page_is_hidden(qtbot: QtBot, translated: StagePage) -> None:
    translated.setFocus()
    press(translated, Qt.Key.Key_Space)
    translated.hide()
    step = translated.playback.step
    qtbot.wait(600)
    assert translated.playback.step == step
    translated.show()
    qtbot.waitUntil(lambda: translated.playback.step > step, timeout=SECONDS)
