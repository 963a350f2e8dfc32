"""A Why page with the real engine and the shipped models."""

import pytest
from pytestqt.qtbot import QtBot

from engine.events import EngineReady, Event
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.pages.why.page import WhyPage
from gui.settings import Settings


@pytest.fixture
def page(qtbot: QtBot, appearance: AppearanceControl, settings: Settings, resting_bridge: EngineBridge) -> WhyPage:
    """The page before the engine has started."""
    page = WhyPage(resting_bridge, settings)
    qtbot.addWidget(page)
    page.resize(1200, 860)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def ready(qtbot: QtBot, page: WhyPage, resting_bridge: EngineBridge) -> WhyPage:
    """The page once the engine is there."""

    def note(events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, EngineReady):
                page.meet_engine(event)
                heard.append(event)

    heard: list[EngineReady] = []
    resting_bridge.arrived.connect(note)
    resting_bridge.start()
    qtbot.waitUntil(lambda: bool(heard) and page.is_idle())
    return page
