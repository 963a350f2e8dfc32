"""A Train page whose engine does nothing: the test makes the events."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.pages.train.page import TrainPage
from gui.theme import RAIL_WIDTH
from tests.gui.pages.train.driving import Commands
from tests.gui.pages.train.training_events import READY


@pytest.fixture
def idle_bridge(appearance: AppearanceControl) -> Iterator[EngineBridge]:
    """A bridge whose engine does nothing: the test makes the events."""
    bridge = EngineBridge()
    yield bridge
    bridge.close()


@pytest.fixture
def commands(idle_bridge: EngineBridge) -> Commands:
    asked = Commands()
    idle_bridge.asked.connect(asked.append)
    return asked


@pytest.fixture
def page(qtbot: QtBot, idle_bridge: EngineBridge, commands: Commands) -> TrainPage:
    page = TrainPage(idle_bridge)
    qtbot.addWidget(page)
    page.resize(1440 - RAIL_WIDTH, 900)
    page.show()
    qtbot.waitExposed(page)
    idle_bridge.arrived.emit((READY,))
    return page
