"""The message bar keeps failures until they are read, newest first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from engine.events import Failure
from gui.appearance import AppearanceControl
from gui.widgets.message_bar import MessageBar, WarningMark

DISK = Failure("The disk is full.", "What was written before is whole.", "Make room and try again.", "OSError: 28")
MODEL = Failure("The model is damaged.", "", "Import it again.", "")
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse
NARROWEST = 700  # of the bar in the smallest window, with room to spare for larger text


@pytest.fixture
def bar(qtbot: QtBot, appearance: AppearanceControl) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


def shown(bar: MessageBar) -> str:
    return " / ".join(label.text() for label in bar.findChildren(QLabel) if label.isVisible())


def test_it_is_hidden_while_there_is_nothing_to_say(bar: MessageBar) -> None:
    assert not bar.isVisible()


def test_it_says_what_failed_what_was_kept_and_what_to_do(bar: MessageBar) -> None:
    bar.show_failure(DISK)
    assert shown(bar) == "The disk is full. / What was written before is whole. Make room and try again."
    assert "OSError" not in shown(bar)


def test_dismissing_shows_the_one_before_and_then_hides(bar: MessageBar) -> None:
    bar.show_failure(DISK)
    bar.show_failure(MODEL)
    assert "1 of 2" in shown(bar)
    close = next(b for b in bar.findChildren(QPushButton) if b.accessibleName() == "Dismiss this message")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert bar.failure() == DISK
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_the_same_failure_again_is_one_message(bar: MessageBar) -> None:
    for failure in (DISK, MODEL, DISK):
        bar.show_failure(failure)
    assert bar.failure() == DISK
    assert "1 of 2" in shown(bar)


def test_what_holds_no_longer_is_taken_away_wherever_it_stands(bar: MessageBar) -> None:
    for failure in (DISK, MODEL):
        bar.show_failure(failure)
    bar.withdraw(DISK)
    assert shown(bar) == "The model is damaged. / Import it again."
    bar.withdraw(DISK)
    assert bar.failure() == MODEL
    bar.withdraw(MODEL)
    assert not bar.isVisible()


def test_details_can_be_copied_where_there_are_any(bar: MessageBar) -> None:
    bar.show_failure(DISK)
    copy = next(b for b in bar.findChildren(QPushButton) if b.text() == "Copy details")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines()[-1] == "OSError: 28"
    assert copy.text() == "Copied"
    bar.show_failure(MODEL)
    assert not copy.isVisible()


def test_markup_in_a_message_is_shown_as_it_is(bar: MessageBar) -> None:
    bar.show_failure(Failure("<b>bold</b>", "", "", ""))
    label = next(label for label in bar.findChildren(QLabel) if label.text() == "<b>bold</b>")
    assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("word", ["C:" + r"\Users\Ada" * 20, "/mnt/" + "a_long_name" * 20])
def test_a_long_path_is_wrapped_and_copied_as_it_is(bar: MessageBar, word: str) -> None:
    bar.show_failure(Failure(f"{word} could not be written.", word, "", "details"))
    assert bar.minimumSizeHint().width() < NARROWEST
    assert not [label for label in bar.findChildren(QLabel) if label.textInteractionFlags() & SELECTABLE]
    copy = next(b for b in bar.findChildren(QPushButton) if b.text() == "Copy details")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines()[1] == word


def test_a_message_whose_words_fit_can_be_selected(bar: MessageBar) -> None:
    bar.show_failure(
        Failure("/home/ada/.local/share/lockstep/runs/2026-11-22 16-12-57 could not be written.", "", "", "")
    )
    label = next(
        label for label in bar.findChildren(QLabel) if label.text().startswith("/home/ada/.local/share/lockstep")
    )
    assert label.textInteractionFlags() & SELECTABLE


def test_the_warning_mark_keeps_its_size_where_there_is_little_room(bar: MessageBar) -> None:
    bar.show_failure(DISK)
    bar.resize(bar.minimumSizeHint())
    (mark,) = bar.findChildren(WarningMark)
    assert mark.size() == mark.sizeHint()


def test_in_a_narrow_window_the_buttons_stand_below_the_words(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_failure(DISK)
    (copy,) = (button for button in bar.findChildren(QPushButton) if button.text() == "Copy details")
    bar.resize(900, 80)
    words = next(label for label in bar.findChildren(QLabel) if label.text() == DISK.what)
    qtbot.waitUntil(lambda: copy.geometry().left() > words.geometry().right(), timeout=5000)
    bar.resize(480, 160)
    qtbot.waitUntil(lambda: copy.geometry().top() > words.geometry().bottom(), timeout=5000)
