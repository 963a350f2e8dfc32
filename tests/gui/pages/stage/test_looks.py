"""Looking at the lanes in other ways: by words, by another attention, with what differs marked."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gui.pages.stage.page import StagePage
from gui.state.alignment import START
from gui.state.look import READINGS, Reading
from tests.gui.pages.stage.driving import lane, press


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_words_can_be_chosen_for_all_lanes_and_the_clock_still_goes_by_pieces(translated: StagePage) -> None:
    translated.seek(3)
    click(translated.look.units.button(True))
    for shown in translated.lanes.lanes():
        assert shown.look.by_word
        joined = "".join(piece.text for piece in shown.frame.output)
        assert joined == "".join(step.piece.text for step in shown.frame.produced)
    assert translated.playback.step == 3
    translated.look.units.button(True).setFocus()
    press(translated.look.units.button(True), Qt.Key.Key_Left)
    assert not any(shown.look.by_word for shown in translated.lanes.lanes())


@pytest.mark.parametrize("reading", READINGS)
def test_the_transformer_shows_the_attention_that_is_chosen(translated: StagePage, reading: Reading) -> None:
    transformer = lane(translated, "transformer")
    translated.seek(2)
    click(transformer.matrix.readings.button(reading))
    press(transformer.reads.heads, Qt.Key.Key_Up)
    head = transformer.reads.heads.head
    current, frame = transformer.frame.current, transformer.frame
    assert head is not None
    assert current is not None
    record = translated.trace.lanes[current.model] if translated.trace else None
    assert record is not None
    if reading == "cross":
        wanted, columns = current.attention, record.source_pieces
    elif reading == "decoder":
        wanted, columns = current.self_attention, (START, record.steps[0].piece)
    else:
        assert record.encoder_attention is not None
        wanted, columns = record.encoder_attention[:, :, frame.current_row], record.source_pieces
    assert wanted is not None
    np.testing.assert_array_equal(frame.weights, wanted[head])
    assert frame.columns == columns
    assert transformer.geometry_in_use.columns.count >= len(columns)
    names = {"cross": "cross-attention", "encoder": "encoder self-attention", "decoder": "decoder self-attention"}
    assert transformer.matrix.caption(1000, transformer.font()).startswith(names[reading])


def test_the_other_lanes_keep_the_height_of_their_rows(translated: StagePage) -> None:
    click(lane(translated, "transformer").matrix.readings.button("encoder"))
    geometries = [shown.geometry_in_use for shown in translated.lanes.lanes()]
    assert len({(g.rows, g.matrix, g.tick, g.pill) for g in geometries}) == 1


def test_only_the_transformer_offers_a_choice_of_attention(translated: StagePage) -> None:
    offered = {shown.architecture: shown.matrix.readings.isVisible() for shown in translated.lanes.lanes()}
    assert offered == {"rnn": False, "attention_rnn": False, "transformer": True}


def test_the_value_of_a_word_can_be_read(translated: StagePage) -> None:
    click(translated.look.units.button(True))
    shown = lane(translated, "attention_rnn")
    geometry, row = shown.geometry_in_use, shown.frame.rows[0]
    assert row.weights is not None
    spot = QPointF(geometry.columns.centre(1), geometry.rows.top + 3)
    pair = f"{shown.frame.columns[1].text} → {row.piece.text}"
    assert shown.matrix.tip_at(spot) == f"{pair}: {row.weights[1]:.3f}"


def test_what_one_lane_alone_produced_is_marked_at_each_step(translated: StagePage) -> None:
    trace = translated.trace
    assert trace is not None
    translated.seek(trace.length)
    records = list(trace.lanes.values())
    for shown, record in zip(translated.lanes.lanes(), records, strict=True):
        for number, step in enumerate(record.steps):
            others = [other.steps[min(number, len(other.steps) - 1)].piece for other in records if other is not record]
            assert (number in shown.lone) == (step.piece not in others)


def test_a_thumbnail_of_each_head_grows_with_the_clock(translated: StagePage) -> None:
    heads = lane(translated, "transformer").reads.heads
    seen = []
    for step in (1, 3):
        translated.seek(step)
        matrices = heads.matrices
        assert matrices is not None
        assert matrices.shape[2] == step
        seen.append(heads.grab().toImage())
    assert seen[0] != seen[1]


def test_how_the_lanes_are_looked_at_is_no_choice_while_something_else_is_seen(
    qtbot: QtBot, translated: StagePage
) -> None:
    buttons = [translated.look.kinds.button("saliency"), translated.look.units.button(True)]
    tips = [button.toolTip() for button in buttons]
    press(translated, Qt.Key.Key_I)
    assert translated.microscope.is_open
    for button in buttons:
        assert not button.isEnabled()
        assert "Escape" in button.toolTip()
    qtbot.waitUntil(lambda: not translated.microscope.is_waiting)
    press(translated.microscope.panel, Qt.Key.Key_Escape)
    assert all(button.isEnabled() for button in buttons)
    assert [button.toolTip() for button in buttons] == tips


def test_tab_finds_what_is_in_a_view_before_the_clock(qtbot: QtBot, translated: StagePage) -> None:
    press(translated, Qt.Key.Key_I)
    qtbot.waitUntil(lambda: not translated.microscope.is_waiting)
    translated.lecture_button.setFocus()
    press(translated.lecture_button, Qt.Key.Key_Tab)
    assert translated.focusWidget() is translated.microscope.panel.back_button
