"""One option of a few: by mouse, by keyboard, by the program."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.widgets.segmented import AIR, SegmentedControl


@pytest.fixture
def control(qtbot: QtBot, appearance: AppearanceControl) -> SegmentedControl:
    control = SegmentedControl([("Tiny", "tiny"), ("Small", "small"), ("Base", "base")])
    qtbot.addWidget(control)
    control.show()
    return control


def test_the_first_option_is_chosen_at_the_start(control: SegmentedControl) -> None:
    assert control.value() == "tiny"


def test_a_click_chooses_and_tells_once(control: SegmentedControl) -> None:
    told: list[object] = []
    control.value_changed.connect(told.append)
    QTest.mouseClick(control.button("base"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(control.button("base"), Qt.MouseButton.LeftButton)
    assert control.value() == "base"
    assert told == ["base"]


def test_arrow_keys_move_the_choice(control: SegmentedControl) -> None:
    control.button("tiny").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(control.button("tiny"), Qt.Key.Key_Right)
    assert control.value() == "small"


def test_an_unknown_value_is_refused(control: SegmentedControl) -> None:
    with pytest.raises(ValueError, match="huge"):
        control.set_value("huge")


def test_choosing_does_not_move_the_options(control: SegmentedControl) -> None:
    before = [control.button(value).geometry() for value in ("tiny", "small", "base")]
    control.set_value("base")
    assert [control.button(value).geometry() for value in ("tiny", "small", "base")] == before


def test_it_grows_with_the_text(control: SegmentedControl, appearance: AppearanceControl) -> None:
    width, height = control.sizeHint().width(), control.height()
    for _ in range(5):
        appearance.enlarge_text()
    assert control.height() == round(height * 1.5)
    assert control.sizeHint().width() > width * 1.3


def test_the_style_leaves_room_for_all_that_is_written(control: SegmentedControl) -> None:
    button = control.button("small")
    for missing in (0, 8, 20):
        control.resize(control.sizeHint().width() - 3 * missing, control.height())
        QApplication.processEvents()
        option = QStyleOptionButton()
        option.initFrom(button)
        room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
        text = button.fontMetrics().elidedText(button.text(), Qt.TextElideMode.ElideRight, button.width() - AIR)
        assert room.width() >= button.fontMetrics().horizontalAdvance(text)
