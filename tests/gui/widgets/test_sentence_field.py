"""The field for the sentence: its button to clear it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.widgets.sentence_field import SentenceField


@pytest.fixture
def field(qtbot: QtBot, appearance: AppearanceControl) -> SentenceField:
    """A shown field with a sentence in it."""
    field = SentenceField()
    qtbot.addWidget(field)
    field.resize(440, 48)
    field.setText("The dog is asleep.")
    field.show()
    return field


def test_a_click_clears_the_sentence_and_the_keys_are_in_the_field(qtbot: QtBot, field: SentenceField) -> None:
    QTest.mouseClick(field.clear_button, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not field.clear_button.isVisible()
    assert not field.clear_button.hasFocus()
    QTest.keyClicks(field, "a")
    assert field.clear_button.isVisible()


def test_the_button_and_its_sign_grow_with_the_text_and_no_letter_is_under_them(
    field: SentenceField, appearance: AppearanceControl
) -> None:
    small, sign = field.clear_button.size(), field.clear_button.iconSize()
    for _ in range(10):
        appearance.enlarge_text()
    assert field.clear_button.size() == small * 2
    assert field.clear_button.iconSize() == sign * 2
    assert field.rect().contains(field.clear_button.geometry())
    assert field.clear_button.geometry().center().y() == pytest.approx(field.rect().center().y(), abs=1)
    field.setText("w" * 200)
    field.grab()  # which scrolls it
    assert field.cursorRect().center().x() <= field.clear_button.x()
