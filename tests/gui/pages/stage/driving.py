"""How a reader drives the Stage, and what came of it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from engine.commands import Command
from engine.events import EngineReady, Event, TokenDecoded
from gui.bridge import EngineBridge
from gui.pages.stage.page import StagePage
from gui.widgets.lane import Lane

SENTENCE = "3 1 4 1 5"
ALL = ("rnn", "attention_rnn", "transformer")


class Reports:
    """What the engine was asked and what it reported, as the main window passes it on."""

    def __init__(self, bridge: EngineBridge, page: StagePage) -> None:
        self.events: list[Event] = []
        self.asked: list[Command] = []
        self._page = page
        bridge.arrived.connect(self.note)
        bridge.asked.connect(self.asked.append)

    @Slot(tuple)
    def note(self, events: tuple[Event, ...]) -> None:
        self.events.extend(events)
        for event in events:
            if isinstance(event, EngineReady):
                self._page.set_packs(event.packs)

    def tokens(self, job_id: int, model: str) -> list[TokenDecoded]:
        return [e for e in self.events if isinstance(e, TokenDecoded) and (e.job_id, e.model) == (job_id, model)]


def type_and_submit(page: StagePage, text: str) -> None:
    field = page.top_bar.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def lane(page: StagePage, architecture: str) -> Lane:
    return page.lanes.lane(f"tiny/{architecture}")
