"""A slider that says what it sets."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.labelled_slider import LabelledSlider


@pytest.fixture
def slider(qtbot: QtBot) -> LabelledSlider:
    slider = LabelledSlider("Digits", 5, 60)
    qtbot.addWidget(slider)
    slider.resize(slider.sizeHint())
    slider.show()
    return slider


def test_it_can_be_pressed_and_dragged_to_any_value(slider: LabelledSlider) -> None:
    for value in (5, 17, 60):
        place = QPoint(round(slider.place_of(value)), slider.height() // 2)
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=place)
        assert abs(slider.value() - value) <= 1
    QTest.mouseMove(slider, QPoint(0, 10))
    assert slider.value() == 5
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    QTest.mouseMove(slider, QPoint(slider.width(), 10))
    assert slider.value() == 5


def test_it_is_moved_by_keys(slider: LabelledSlider) -> None:
    slider.setValue(30)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 31
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert slider.value() == 41
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert slider.value() == 5


def test_the_knob_stands_between_label_and_value(slider: LabelledSlider) -> None:
    assert 0 < slider.place_of(5) < slider.place_of(60) < slider.width()
    assert slider.value_at(slider.place_of(33)) == 33
    assert slider.accessibleName() == "Digits"
