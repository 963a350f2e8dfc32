"""Packs that come and go while the window is open."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.main_window import WHY, MainWindow
from gui.pages.why.bottleneck_panel import BottleneckPanel
from gui.pages.why.self_attention_panel import SelfAttentionPanel
from gui.settings import Settings
from gui.widgets.combo import LabelledCombo


@pytest.fixture
def window(
    qtbot: QtBot, tiny_pack: Path, resting_bridge: EngineBridge, appearance: AppearanceControl, settings: Settings
) -> MainWindow:
    """The window once the engine has told which packs there are."""
    window = MainWindow(resting_bridge, appearance, settings)
    qtbot.addWidget(window)
    window.show()
    resting_bridge.start()
    qtbot.waitUntil(lambda: bool(window.stage.lanes.lanes()) and window.stage.is_idle())
    return window


def packs(combo: LabelledCombo) -> set[str]:
    return {combo.itemData(place) for place in range(combo.count())}


def test_a_pack_is_offered_as_soon_as_it_is_there_and_no_longer_than_that(
    qtbot: QtBot, window: MainWindow, tiny_pack: Path
) -> None:
    bottleneck, heads = window.why.panels["bottleneck"], window.why.panels["self_attention"]
    assert isinstance(bottleneck, BottleneckPanel)
    assert isinstance(heads, SelfAttentionPanel)
    window.show_page(WHY)
    bottleneck.pack.choose_value("reversal")
    heads.sentence.setText("I wrote this myself.")
    other = tiny_pack.with_name("another")
    shutil.copytree(tiny_pack, other)
    try:
        window.models.library.refresh()
        qtbot.waitUntil(lambda: "another" in packs(bottleneck.pack) and "another" in packs(heads.pack))
        assert bottleneck.pack.currentData() == "reversal"
        assert heads.sentence.text() == "I wrote this myself."
        bottleneck.set_choices({"pack": "another"})
        qtbot.waitUntil(bottleneck.is_idle)
    finally:
        shutil.rmtree(other)
    window.models.library.refresh()
    qtbot.waitUntil(lambda: "another" not in packs(bottleneck.pack))
    qtbot.waitUntil(bottleneck.is_idle)
    assert bottleneck.pack.currentData() == "grammar"
    assert dict(bottleneck.run.asked)["pack"] == "grammar", "what is shown is of a pack that is here"
