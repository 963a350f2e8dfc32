"""The lecture mode: the Stage alone, in large type."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.main_window import TRAIN, MainWindow
from gui.settings import Settings
from gui.state.decoding_choice import DecodingChoice
from gui.theme import text_scale
from gui.widgets.rail import Rail
from tests.gui.test_main_window import open_window, window

__all__ = ["open_window", "window"]  # fixtures


def rail(window: MainWindow) -> Rail:
    found = window.findChild(Rail)
    assert isinstance(found, Rail)
    return found


@pytest.mark.parametrize("leave", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_f11_shows_the_stage_alone_in_large_type_until_it_is_left(
    window: MainWindow, settings: Settings, leave: Qt.Key
) -> None:
    window.show_page(TRAIN)
    state = window.windowState()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.is_lecturing
    assert window.isFullScreen()
    assert window.stage.isVisible()
    assert not rail(window).isVisible()
    assert not window.stage.tools.isVisible()
    assert window.stage.top_bar.field.isVisible()
    assert (text_scale(), settings.text_scale) == (1.5, 1.0)
    QTest.keyClick(window.stage, leave)
    assert not window.is_lecturing
    assert window.windowState() == state
    assert rail(window).isVisible()
    assert window.stage.tools.isVisible()
    assert text_scale() == 1.0


def test_a_lecture_says_that_translations_are_sampled(window: MainWindow) -> None:
    window.stage.decoding.popup.choose(DecodingChoice("sample", seed=5))
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.stage.decoding.button.isVisible()
    assert "seed 5" in window.stage.decoding.button.text()
    assert not window.stage.lecture_button.isVisible()
    window.stage.decoding.popup.choose(DecodingChoice())
    assert not window.stage.tools.isVisible()
    QTest.keyClick(window.stage, Qt.Key.Key_Escape)
    assert window.stage.lecture_button.isVisible()


def test_the_button_on_the_stage_begins_a_lecture(window: MainWindow) -> None:
    QTest.mouseClick(window.stage.lecture_button, Qt.MouseButton.LeftButton)
    assert window.is_lecturing


def test_text_is_enlarged_in_a_lecture_too_and_its_own_size_is_what_is_remembered(
    window: MainWindow, settings: Settings
) -> None:
    window.lecture(True)
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert text_scale() == pytest.approx(1.65)
    assert settings.text_scale == 1.1
    window.lecture(False)
    assert (text_scale(), settings.text_scale) == (1.1, 1.1)


def test_a_window_that_is_closed_in_a_lecture_opens_without(
    open_window: Callable[[], MainWindow], settings: Settings
) -> None:
    first = open_window()
    first.lecture(True)
    first.close()
    second = open_window()
    assert not second.is_lecturing
    assert not second.isFullScreen()
    assert text_scale() == 1.0


def test_escape_still_leaves_the_field_first(window: MainWindow) -> None:
    window.lecture(True)
    field = window.stage.top_bar.field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.is_lecturing
    QTest.keyClick(window.stage, Qt.Key.Key_Escape)
    assert not window.is_lecturing
