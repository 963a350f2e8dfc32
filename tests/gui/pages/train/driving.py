"""How a reader drives the Train page, and what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from engine.commands import Command
from engine.events import Event
from gui.pages.train.page import TrainPage
from gui.state.training_progress import Phase

ALL = ("rnn", "attention_rnn", "transformer")


class Commands(list[Command]):
    """What was asked of an engine that is not started."""

    def of(self, kind: type[Command]) -> list[Command]:
        return [command for command in self if isinstance(command, kind)]


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def report(page: TrainPage, *events: Event) -> None:
    page._bridge.arrived.emit(events)


def assert_last(commands: Commands, command: Command) -> None:
    assert commands[-1] == command


def expect(page: TrainPage, phase: Phase) -> None:
    assert page.progress.phase is phase


def start(qtbot: QtBot, page: TrainPage) -> int:
    press(qtbot, page.settings.controls.start)
    return page.progress.job_id
