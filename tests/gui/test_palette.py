"""The command palette and the sheet of keys, in the whole window, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.widgets.command_palette import CommandPalette
from gui.widgets.key_sheet import KeySheet

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, resting_bridge: EngineBridge, appearance: AppearanceControl, settings: Settings) -> MainWindow:
    window = MainWindow(resting_bridge, appearance, settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def palette(window: MainWindow) -> CommandPalette:
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    found = window.findChild(CommandPalette)
    assert isinstance(found, CommandPalette)
    assert found.isVisible()
    return found


def titles(found: CommandPalette) -> list[str]:
    return [found.found.item(row).text() for row in range(found.found.count())]


def test_a_command_is_found_by_a_few_letters_and_done_by_enter(window: MainWindow) -> None:
    found = palette(window)
    everything = len(titles(found))
    QTest.keyClicks(found.field, "cost")
    assert 0 < len(titles(found)) < everything
    assert all("cost" in title.casefold() for title in titles(found))
    QTest.keyClick(found.field, Qt.Key.Key_Return)
    assert not found.isVisible()
    assert window.why.isVisible()
    assert window.why.panel.NAME == "cost_race"


def test_the_arrows_choose_and_escape_does_nothing(window: MainWindow) -> None:
    found = palette(window)
    QTest.keyClick(found.field, Qt.Key.Key_Down)
    assert found.found.currentRow() == 1
    QTest.keyClick(found.field, Qt.Key.Key_Up)
    QTest.keyClick(found.field, Qt.Key.Key_Up)
    assert found.found.currentRow() == 0
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert not found.isVisible()
    assert window.stage.isVisible()


def test_what_fits_nothing_does_nothing(window: MainWindow) -> None:
    found = palette(window)
    QTest.keyClicks(found.field, "zzzz")
    assert not titles(found)
    QTest.keyClick(found.field, Qt.Key.Key_Return)
    assert found.isVisible()


def test_every_command_has_a_title_of_its_own_and_every_key_does_one_thing(window: MainWindow) -> None:
    commands = window.commands()
    assert len({command.title for command in commands}) == len(commands)
    keys = [key for command in commands for key in command.keys]
    assert len(set(keys)) == len(keys)


def test_the_sheet_shows_the_keys_and_goes_at_any_key(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(KeySheet)
    assert isinstance(sheet, KeySheet)
    assert sheet.isVisible()
    told = sheet.accessibleDescription()
    for command in window.commands():
        if command.keys:
            assert command.shown_keys in told
    QTest.keyClick(sheet, Qt.Key.Key_Space)
    assert not sheet.isVisible()
