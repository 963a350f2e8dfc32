"""The gallery of samples as a popup: in the theme of the moment, and on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.pages.stage.top_bar import TopBar


@pytest.fixture
def bar(qtbot: QtBot, appearance: AppearanceControl) -> TopBar:
    """A top bar that offers English sentences."""
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show_languages("English", "French")
    bar.resize(700, 60)
    bar.show()
    qtbot.waitExposed(bar)
    return bar


def open_gallery(bar: TopBar) -> None:
    QTest.mouseClick(bar.samples_button, Qt.MouseButton.LeftButton)
    assert bar.gallery.isVisible()


def test_it_opens_in_the_theme_of_the_moment(bar: TopBar, appearance: AppearanceControl) -> None:
    for _ in range(2):
        open_gallery(bar)
        assert bar.gallery.grab().toImage().pixelColor(4, 4) == appearance.theme.card
        bar.gallery.close()
        appearance.toggle_theme()


def test_it_ends_on_the_screen_however_large_the_text_is(bar: TopBar, appearance: AppearanceControl) -> None:
    for _ in range(10):
        appearance.enlarge_text()
    open_gallery(bar)
    assert bar.gallery.frameGeometry().bottom() <= bar.screen().availableGeometry().bottom()
    bar.gallery.close()


def test_the_whole_of_a_long_sentence_can_be_read(bar: TopBar) -> None:
    sentences = bar.gallery.list_widget
    for row in range(sentences.count()):
        item = sentences.item(row)
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            assert item.text() in item.toolTip()
