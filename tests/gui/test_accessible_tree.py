"""Every page works by keyboard and tells what is on it, in both languages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.accessible_roles import install_accessible_roles
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.i18n.language import Language, install_language
from gui.main_window import MODELS, TRAIN, USUAL_SIZE, WHY, MainWindow
from gui.settings import Settings
from gui.state.decoding_choice import DecodingChoice
from tests.gui.accessible_tree import nameless, passed_by, tab_stops, unseen_focus, untold_buttons, without_role
from tests.gui.pages.stage.driving import SENTENCE, type_and_submit
from tests.gui.pages.train.driving import ALL, report, start
from tests.gui.pages.train.training_events import READY, training_events

Scene = Callable[[QtBot, MainWindow, EngineBridge], None]


def translation(qtbot: QtBot, window: MainWindow, bridge: EngineBridge) -> None:
    bridge.start()
    qtbot.waitUntil(lambda: bool(window.stage.lanes.lanes()) and window.stage.is_idle())
    type_and_submit(window.stage, SENTENCE)
    qtbot.waitUntil(window.stage.is_idle)
    window.stage.seek(4)


def microscope(qtbot: QtBot, window: MainWindow, bridge: EngineBridge) -> None:
    translation(qtbot, window, bridge)
    window.stage.microscope.open("tiny/transformer", 3)
    qtbot.waitUntil(lambda: not window.stage.microscope.is_waiting)


def beams(qtbot: QtBot, window: MainWindow, bridge: EngineBridge) -> None:
    translation(qtbot, window, bridge)
    window.stage.decoding.popup.choose(DecodingChoice("beam", width=3))
    qtbot.waitUntil(window.stage.is_idle)
    window.stage.decoding.tree_asked.emit()


def training(qtbot: QtBot, window: MainWindow, bridge: EngineBridge) -> None:
    window.show_page(TRAIN)
    report(window.train, READY)
    report(window.train, *training_events(start(qtbot, window.train), ALL, 60))
    qtbot.waitUntil(window.train.attention.stage_button.isVisible)


def models(qtbot: QtBot, window: MainWindow, bridge: EngineBridge) -> None:
    bridge.start()
    window.show_page(MODELS)
    qtbot.waitUntil(lambda: bool(window.stage.lanes.lanes()) and window.stage.is_idle())


def experiment(number: int) -> Scene:
    def show(qtbot: QtBot, window: MainWindow, bridge: EngineBridge) -> None:
        window.show_page(WHY)
        report(window.train, READY)
        window.why.show_experiment(list(window.why.panels)[number])

    return show


SCENES: dict[str, Scene] = {
    "translation": translation,
    "microscope": microscope,
    "beams": beams,
    "training": training,
    "models": models,
    **{f"experiment {number + 1}": experiment(number) for number in range(7)},
}


@pytest.fixture
def window(
    qtbot: QtBot,
    tiny_pack: Path,
    resting_bridge: EngineBridge,
    appearance: AppearanceControl,
    settings: Settings,
    english_again: None,
    request: pytest.FixtureRequest,
) -> MainWindow:
    language: Language = request.param
    install_language(language)
    install_accessible_roles()
    window = MainWindow(resting_bridge, appearance, settings)
    qtbot.addWidget(window)
    window.resize(USUAL_SIZE)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("window", ["en", pytest.param("ko", marks=pytest.mark.slow)], indirect=True)
@pytest.mark.parametrize("scene", SCENES)
def test_everything_is_named_and_reached_and_the_focus_is_seen(
    qtbot: QtBot, window: MainWindow, resting_bridge: EngineBridge, scene: str
) -> None:
    SCENES[scene](qtbot, window, resting_bridge)
    QApplication.processEvents()
    assert_accessible(window)


@pytest.mark.parametrize("window", ["en"], indirect=True)
def test_everything_in_a_popup_is_named_and_reached_and_the_focus_is_seen(
    qtbot: QtBot, window: MainWindow, resting_bridge: EngineBridge
) -> None:
    translation(qtbot, window, resting_bridge)
    bar, stage = window.stage.top_bar, window.stage
    for opens in (
        window.open_palette,
        window.open_key_sheet,
        window.report_problem,
        bar.samples_button.click,
        stage.decoding.button.click,
        partial(stage.lanes.reference_asked.emit, "tiny/rnn"),
    ):
        opens()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        assert popup.accessibleName(), f"{type(popup).__name__} has no name"
        assert_accessible(popup)
        popup.close()


def assert_accessible(window: QWidget) -> None:
    stops = tab_stops(window)
    found = {
        "no name": sorted(set(nameless(window))),
        "no role": sorted(set(without_role(window))),
        "no text and no tool tip": sorted(set(untold_buttons(window))),
        "Tab passes by": sorted(set(passed_by(window, stops))),
        "the focus is not seen": sorted(set(unseen_focus(window, stops))),
    }
    assert not any(found.values()), "\n".join(f"{what}: {', '.join(where)}" for what, where in found.items() if where)
