"""What is typed is translated by itself, and whatever it is, something kind comes of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.commands import Cancel, Command, Translate
from gui.pages.stage.page import StagePage
from gui.widgets.sentence_field import PAUSE_MILLISECONDS
from tests.gui.pages.stage.driving import SENTENCE, Reports, type_and_submit


def type_in(page: StagePage, text: str) -> None:
    field = page.top_bar.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def compose(page: StagePage, held: str, committed: str = "") -> None:
    event = QInputMethodEvent(held, [])
    event.setCommitString(committed)
    QApplication.sendEvent(page.top_bar.field, event)


def translations(asked: list[Command]) -> list[str]:
    return [command.text for command in asked if isinstance(command, Translate)]


def test_a_pause_in_typing_translates_and_leaves_the_cursor_where_it_is(
    qtbot: QtBot, loaded: StagePage, reports: Reports
) -> None:
    type_in(loaded, "3 1 4")
    QTest.keyClick(loaded.top_bar.field, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: loaded.trace is not None and loaded.is_idle())
    assert translations(reports.asked) == ["3 1 4"]
    assert loaded.top_bar.field.hasFocus()
    assert loaded.top_bar.field.cursorPosition() == 4
    assert all(lane.frame.source for lane in loaded.lanes.lanes())


def test_enter_does_not_wait_for_the_pause_and_nothing_is_translated_twice(
    qtbot: QtBot, loaded: StagePage, reports: Reports
) -> None:
    type_and_submit(loaded, SENTENCE)
    qtbot.waitUntil(loaded.is_idle)
    QTest.qWait(PAUSE_MILLISECONDS + 200)
    assert translations(reports.asked) == [SENTENCE]


def test_typing_on_cancels_what_is_under_way(qtbot: QtBot, loaded: StagePage, reports: Reports) -> None:
    type_and_submit(loaded, " ".join("123456789" * 4))
    old = loaded.trace
    assert old is not None
    type_in(loaded, "7 7")
    qtbot.waitUntil(lambda: loaded.trace is not None and loaded.trace.text == "7 7" and loaded.is_idle())
    assert old.is_over or Cancel(old.job_id) in reports.asked
    for lane in loaded.lanes.lanes():
        assert [piece.text for piece in lane.frame.source] == ["7", "7", "</s>"]


def test_nothing_is_translated_while_letters_are_being_composed(
    qtbot: QtBot, loaded: StagePage, reports: Reports
) -> None:
    type_in(loaded, "3 ")
    for held in ("ㅎ", "하", "한"):
        compose(loaded, held)
    QTest.qWait(PAUSE_MILLISECONDS + 200)
    assert translations(reports.asked) == []
    compose(loaded, "", committed="한")
    qtbot.waitUntil(lambda: translations(reports.asked) == ["3 한"])
    qtbot.waitUntil(loaded.is_idle)
    assert "한" in loaded.hint
    assert "unknown" in loaded.hint


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Type a sentence first"),
        (" \t ", "Type a sentence first"),
        ("\u200b", ""),
        ("🦜 👩‍👩‍👧 3", "🦜"),
        ("مرحبا 3", "Each is read as unknown"),
        ("\u202e3 1 4", ""),
        ("３ １ 4", ""),
        ("안녕 3", "Each is read as unknown"),
        ("3 " * 900, ""),
        (
            "3 1 " * 2500,
            "9999 characters; more than 2000 are not translated at once.",
        ),
        ("\ud800 3", ""),
    ],
    ids=["nothing", "blanks", "no width", "emoji", "Arabic", "turned", "wide", "Hangul", "long", "too long", "half"],
)
def test_odd_input_is_taken_or_told(
    qtbot: QtBot, loaded: StagePage, text: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    loaded.set_text(text)
    loaded.translate()
    qtbot.waitUntil(loaded.is_idle, timeout=60_000)
    assert told in loaded.hint
    is_shown = all(lane.frame.source for lane in loaded.lanes.lanes())
    assert is_shown or loaded.hint
    loaded.grab()
    assert not caplog.records
    type_and_submit(loaded, SENTENCE)
    qtbot.waitUntil(loaded.is_idle)
    assert not loaded.hint
    assert all(lane.frame.source for lane in loaded.lanes.lanes())
