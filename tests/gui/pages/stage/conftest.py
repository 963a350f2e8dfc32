"""A Stage with the real engine and three small models."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.pages.stage.page import StagePage
from tests.gui.pages.stage.driving import SENTENCE, Reports, type_and_submit


@pytest.fixture
def page(qtbot: QtBot, appearance: AppearanceControl, tiny_pack: Path, resting_bridge: EngineBridge) -> StagePage:
    """The page before the engine has started."""
    page = StagePage(resting_bridge)
    qtbot.addWidget(page)
    page.resize(1200, 860)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def reports(page: StagePage, resting_bridge: EngineBridge) -> Reports:
    """All that the engine, started now, is asked and reports."""
    reports = Reports(resting_bridge, page)
    resting_bridge.start()
    return reports


@pytest.fixture
def loaded(qtbot: QtBot, page: StagePage, reports: Reports) -> StagePage:
    """The page with three models on its lanes."""
    qtbot.waitUntil(lambda: bool(page.lanes.lanes()) and page.is_idle())
    return page


@pytest.fixture
def translated(qtbot: QtBot, loaded: StagePage) -> StagePage:
    """The page with the whole record of a translation, standing on its first step."""
    type_and_submit(loaded, SENTENCE)
    qtbot.waitUntil(loaded.is_idle)
    loaded.seek(1)
    return loaded
