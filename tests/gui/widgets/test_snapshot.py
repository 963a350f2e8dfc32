"""Pictures that are taken along: sharp, and the same as pixels and as shapes."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from engine.events import Array, AttentionKind
from gui.appearance import AppearanceControl
from gui.theme import theme_of
from gui.widgets import snapshot
from gui.widgets.lane_view import shown_text
from tests.gui.widgets.test_lane_painting import assert_close, lane_of


def reopened(content: bytes, size: QImage) -> QImage:
    """An SVG file as another program would show it, as large as a picture."""
    renderer = QSvgRenderer(QByteArray(content))
    assert renderer.isValid()
    image = QImage(size.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    with QPainter(image) as painter:
        renderer.render(painter)
    return image


def grey(image: QImage) -> Array:
    """Brightness 0..1 (height, width), softened over 8 px, as edges are smoothed differently."""
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    height, width = plain.height() // 8 * 8, plain.width() // 8 * 8
    blocks = rows[:height, :width].reshape(height // 8, 8, width // 8, 8)
    return np.asarray(blocks.mean(axis=(1, 3)) / 255, dtype=np.float32)


@pytest.mark.parametrize("kind", ["none", "source", "heads"])
def test_the_drawing_opens_again_and_looks_like_the_picture(
    qtbot: QtBot, appearance: AppearanceControl, kind: AttentionKind
) -> None:
    lane, _ = lane_of(qtbot, kind)
    picture = snapshot.pixels(lane)
    drawn = reopened(snapshot.svg(lane), picture)
    difference = np.abs(grey(picture) - grey(drawn))
    assert grey(picture).std() > 0.02
    assert difference.mean() < 0.003
    assert np.quantile(difference, 0.99) < 0.08


def test_a_picture_has_twice_the_pixels_and_its_cells_are_painted_at_them(
    qtbot: QtBot, appearance: AppearanceControl
) -> None:
    lane, _ = lane_of(qtbot, "source")
    image = QImage.fromData(snapshot.png(lane))
    assert image.size() == lane.size() * 2
    columns, rows = lane.geometry_in_use.columns, lane.geometry_in_use.rows
    weights = lane.frame.rows[0].weights
    assert weights is not None
    colour = theme_of(lane).attention_colour("attention_rnn", float(weights[1]))
    seen = image.pixelColor(2 * columns.edge(1) + 5, 2 * rows.top + 5)
    assert_close(seen, colour)


def test_the_drawing_of_a_matrix_needs_no_pixels_and_no_font(qtbot: QtBot, appearance: AppearanceControl) -> None:
    lane, trace = lane_of(qtbot, "source")
    text = snapshot.svg(lane.matrix, "A title").decode()
    assert "<image" not in text
    assert "<title>A title</title>" in text
    assert "<text" not in text
    words = re.findall(r'aria-label="([^"]*)"', text)
    assert shown_text(trace.steps[0].piece) in words
    assert text.count("<path") + text.count("<rect") >= 4 * 5


def test_the_clipboard_takes_both(qtbot: QtBot, appearance: AppearanceControl) -> None:
    lane, _ = lane_of(qtbot, "heads")
    data = snapshot.both(lane)
    assert data.hasImage()
    assert QSvgRenderer(data.data("image/svg+xml")).isValid()


def test_what_no_drawing_may_hold_is_left_out(qtbot: QtBot, appearance: AppearanceControl) -> None:
    label = QLabel('a\x0bb <&> "c" 한글')
    qtbot.addWidget(label)
    label.resize(200, 40)
    content = snapshot.svg(label)
    assert QSvgRenderer(QByteArray(content)).isValid()
    told = "".join(element.get("aria-label", "") for element in ElementTree.fromstring(content).iter())
    assert told.replace(" ", "") == 'ab<&>"c"한글'


def test_text_does_not_stand_out_of_a_field_that_is_too_narrow_for_it(
    qtbot: QtBot, appearance: AppearanceControl
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 60)
    field = QLineEdit("a sentence that is much too long for so narrow a field", page)
    field.setGeometry(10, 10, 120, 40)
    page.show()
    picture = snapshot.pixels(page)
    outside = grey(reopened(snapshot.svg(page), picture))[:, 280 // 8 :]
    assert outside.std() < 0.005
    field.setGeometry(10, 10, 380, 40)
    assert grey(reopened(snapshot.svg(page), picture))[:, 280 // 8 :].std() > 0.005
