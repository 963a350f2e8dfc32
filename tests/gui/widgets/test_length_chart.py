"""A score against the length of the source."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.theme import DARK, LIGHT, Theme, set_text_scale
from gui.widgets.length_chart import LengthChart, LengthCurve, paint_length_chart, paint_length_key, plot_area

ROOM = QRectF(0, 0, 600, 320)
CURVES = (
    LengthCurve("rnn", "RNN", (30.0, 20.0, 5.0)),
    LengthCurve("attention_rnn", "Attention RNN", (31.0, 30.0, 28.5)),
    LengthCurve("transformer", "Transformer", (33.0, 32.0, 29.0)),
)
CHART = LengthChart("a test", "90 pairs", "BLEU", ("1–10", "11–20", "21+"), (50, 30, 10), CURVES)


def picture(theme: Theme, chart: LengthChart = CHART) -> QImage:
    image = QImage(600, 320, QImage.Format.Format_RGB32)
    image.fill(theme.card)
    painter = QPainter(image)
    paint_length_chart(painter, theme, ROOM, chart)
    painter.end()
    return image


def places(image: QImage, colour: QColor) -> list[tuple[int, int]]:
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == colour]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_architecture_has_a_curve_in_its_colour_that_is_lower_for_a_lower_score(
    qapp: QApplication, theme: Theme
) -> None:
    image = picture(theme)
    lowest = {}
    for curve in CURVES:
        found = places(image, theme.lane(curve.architecture).fill)
        assert len(found) > 300, curve.title
        lowest[curve.architecture] = max(y for _, y in found)
    assert lowest["rnn"] > lowest["attention_rnn"] + 40


def test_the_curve_falls_from_the_left_to_the_right_as_the_scores_do(qapp: QApplication) -> None:
    found = places(picture(LIGHT), LIGHT.lane("rnn").fill)
    left, right = min(x for x, _ in found), max(x for x, _ in found)
    at_left = [y for x, y in found if x < left + 12]
    at_right = [y for x, y in found if x > right - 12]
    assert max(at_left) + 100 < min(at_right)


def test_a_score_twice_as_high_stands_twice_as_far_from_the_axis(qapp: QApplication) -> None:
    def heights(value: float) -> float:
        curves = (LengthCurve("rnn", "RNN", (40.0, 40.0)), LengthCurve("transformer", "T", (value, value)))
        chart = LengthChart("without a key", "", "BLEU", ("1", "2"), (1, 1), curves)
        found = [y for _, y in places(picture(LIGHT, chart), LIGHT.lane("transformer").fill)]
        return sum(found) / len(found)

    zero, ten, twenty = heights(0.0), heights(10.0), heights(20.0)
    assert zero - twenty == pytest.approx(2 * (zero - ten), abs=2)
    assert zero - ten > 20


def test_nothing_is_painted_outside_the_room(qapp: QApplication) -> None:
    image = QImage(700, 420, QImage.Format.Format_RGB32)
    image.fill(LIGHT.card)
    painter = QPainter(image)
    paint_length_chart(painter, LIGHT, ROOM.translated(50, 50), CHART)
    painter.end()
    for x in range(700):
        for y in (*range(45), *range(376, 420)):
            assert image.pixelColor(x, y) == LIGHT.card, (x, y)
    for y in range(420):
        for x in (*range(45), *range(656, 700)):
            assert image.pixelColor(x, y) == LIGHT.card, (x, y)


def test_the_key_names_each_architecture_in_its_colour(qapp: QApplication) -> None:
    image = QImage(600, 40, QImage.Format.Format_RGB32)
    image.fill(LIGHT.bg)
    painter = QPainter(image)
    paint_length_key(painter, LIGHT, QPointF(10, 20), CURVES)
    painter.end()
    firsts = [min(x for x, _ in places(image, LIGHT.lane(curve.architecture).fill)) for curve in CURVES]
    assert firsts == sorted(firsts)
    assert firsts[1] - firsts[0] > 60


def test_the_margins_grow_with_the_text() -> None:
    usual = plot_area(ROOM, CHART)
    set_text_scale(2.0)
    try:
        large = plot_area(ROOM, CHART)
    finally:
        set_text_scale(1.0)
    assert large.left() == 2 * usual.left()
    assert large.top() == 2 * usual.top()
    assert ROOM.bottom() - large.bottom() == 2 * (ROOM.bottom() - usual.bottom())
