"""The gallery of samples as a popup: in the theme of the moment, and on the screen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.pages.stage.top_bar import TopBar
from gui.resources import samples
from gui.widgets.sample_gallery import SAMPLE_ROLE


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


def test_left_and_right_go_from_group_to_group(bar: TopBar) -> None:
    open_gallery(bar)
    sentences = bar.gallery.list_widget
    groups = list(dict.fromkeys(sample.group for sample in samples("English", "French")))
    seen = []
    for _ in groups:
        sample = sentences.currentItem().data(SAMPLE_ROLE)
        assert sample == next(other for other in samples("English", "French") if other.group == sample.group)
        head = sentences.visualItemRect(sentences.item(sentences.currentRow() - 1))
        assert 0 <= head.top() <= head.bottom() < sentences.viewport().height()
        seen.append(sample.group)
        QTest.keyClick(sentences, Qt.Key.Key_Right)
    assert seen == groups
    for group in reversed(groups[:-1]):
        QTest.keyClick(sentences, Qt.Key.Key_Left)
        assert sentences.currentItem().data(SAMPLE_ROLE).group == group
    bar.gallery.close()


def test_where_no_sentences_are_the_button_says_so(bar: TopBar) -> None:
    bar.show_languages("Klingon", "Elvish")
    assert not bar.samples_button.isEnabled()
    assert bar.samples_button.toolTip() == "No sentences are here for these models"


def test_it_ends_within_a_window_that_is_high_enough(bar: TopBar) -> None:
    bar.resize(1024, 700)
    open_gallery(bar)
    sentences = bar.gallery.list_widget
    assert bar.gallery.frameGeometry().bottom() <= bar.geometry().bottom()
    assert sentences.geometry().bottom() < bar.gallery.ladder_button.mapTo(bar.gallery, QPoint(0, 0)).y()
    bar.gallery.close()


def test_tab_leads_from_the_sentences_to_the_ladder_and_a_key_plays_it(qtbot: QtBot, bar: TopBar) -> None:
    open_gallery(bar)
    assert "8 sentences" in {label.text()[:11] for label in bar.gallery.findChildren(QLabel)}
    QTest.keyClick(bar.gallery.list_widget, Qt.Key.Key_Tab)
    assert bar.gallery.focusWidget() is bar.gallery.ladder_button
    with qtbot.waitSignal(bar.ladder_asked):
        QTest.keyClick(bar.gallery.ladder_button, Qt.Key.Key_Space)
    assert not bar.gallery.isVisible()
