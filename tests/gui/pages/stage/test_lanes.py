"""What the lanes show of a real translation."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.pages.stage.page import StagePage
from tests.gui.pages.stage.driving import lane, press


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


def test_tab_goes_from_the_top_bar_through_the_lanes_to_the_clock(translated: StagePage) -> None:
    translated.top_bar.translate_button.setFocus()
    order: list[QWidget] = []
    for _ in range(18):
        press(translated.focusWidget(), Qt.Key.Key_Tab)
        order.append(translated.focusWidget())
    rnn, attention_rnn, transformer = (lane(translated, name) for name in ("rnn", "attention_rnn", "transformer"))
    look = translated.look
    assert order[:2] == [look.kinds.button("attention"), look.units.button(False)]
    right = [translated.comparison.button, translated.take_away.button, translated.lecture_button]
    assert order[2:6] == [translated.decoding.button, *right]
    del order[3:6]
    assert order[3:5] == [rnn.inspect_button, rnn.candidates]
    assert order[5:7] == [attention_rnn.inspect_button, attention_rnn.candidates]
    reading = transformer.matrix.readings.button("cross")
    assert order[7:11] == [transformer.inspect_button, transformer.reads.heads, reading, transformer.candidates]
    assert any(translated.playback_bar.isAncestorOf(widget) for widget in order[11:])


def test_the_page_is_described_in_words(translated: StagePage) -> None:
    transformer = lane(translated, "transformer")
    assert transformer.accessibleName() == "Transformer lane"
    assert transformer.candidates.accessibleName() == "Candidates for the next piece: Transformer"
    current = transformer.frame.current
    assert current is not None
    assert f"step 1: {current.piece.text}" in transformer.accessibleDescription()
    for widget in (translated.top_bar.field, translated.playback_bar.scrubber, transformer.reads.heads):
        assert widget.accessibleName()
    for button in (*translated.playback_bar.transport_buttons(), translated.playback_bar.play_button):
        assert button.accessibleName()
