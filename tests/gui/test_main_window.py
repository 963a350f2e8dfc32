"""The window: pages, keys, failures, looks, and what it remembers; with the real engine behind it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenu, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

import main
from engine.events import Failure, JobFailed
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.main_window import MODELS, PAGES, SMALLEST_SIZE, SMALLEST_WITH_LARGE_TEXT, STAGE, TRAIN, USUAL_SIZE, MainWindow
from gui.settings import Settings
from gui.theme import DARK, HIGH_CONTRAST, LIGHT, text_scale, theme_of
from gui.widgets.rail import RailItem
from gui.widgets.status_line import StatusLine

Open = Callable[[], MainWindow]


@pytest.fixture
def open_window(
    qtbot: QtBot, tiny_pack: Path, resting_bridge: EngineBridge, appearance: AppearanceControl, settings: Settings
) -> Open:
    """Opens a window on an engine that is yet to be started."""
    windows: list[MainWindow] = []

    def open_one() -> MainWindow:
        window = MainWindow(resting_bridge, appearance, settings)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return open_one


@pytest.fixture
def window(open_window: Open, bridge: EngineBridge) -> MainWindow:
    """A window on a running engine."""
    return open_window()


def is_ready(window: MainWindow) -> bool:
    """Whether the models of the first pack are loaded."""
    return bool(window.stage.top_bar.packs.packs) and window.stage.is_idle()


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def choose_look(window: MainWindow, title: str) -> None:
    """By the button at the rail's foot and the menu that it opens."""
    button = next(b for b in window.findChildren(QAbstractButton) if b.accessibleName().startswith("Appearance"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == title)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert not menu.isVisible()


def page(window: MainWindow) -> str:
    return "stage" if window.stage.isVisible() else "train" if window.train.isVisible() else "none"


def test_the_stage_is_in_view_first_and_the_rail_and_keys_change_pages(window: MainWindow) -> None:
    assert page(window) == "stage"
    train = next(item for item in window.findChildren(RailItem) if item.text() == "Train")
    QTest.mouseClick(train, Qt.MouseButton.LeftButton)
    assert page(window) == "train"
    press(window, Qt.Key.Key_1)
    assert page(window) == "stage"
    press(window, Qt.Key.Key_2)
    assert page(window) == "train"


def test_it_says_that_the_engine_starts_and_loads_and_then_is_quiet(
    qtbot: QtBot, open_window: Open, resting_bridge: EngineBridge
) -> None:
    window = open_window()
    status = window.findChild(StatusLine)
    assert isinstance(status, StatusLine)
    said = [status.text()]
    resting_bridge.asked.connect(lambda _: said.append(status.text()))
    resting_bridge.start()
    qtbot.waitUntil(lambda: is_ready(window))
    assert said[0] == "Starting the engine…"
    assert said[1:] == ["Loading RNN"] * 3, "three models are asked for while the first is on its way"
    assert status.text() == ""


def test_the_first_pack_is_put_on_the_stage_and_translates(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: is_ready(window))
    window.stage.set_text("3 1 4")
    window.stage.translate()
    qtbot.waitUntil(lambda: window.stage.playback.length > 0 and window.stage.is_idle())
    assert window.messages.failure() is None


def test_a_sentence_that_is_too_long_is_told_under_the_field_and_nowhere_else(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: is_ready(window))
    window.stage.set_text("3 " * 1200)
    window.stage.translate()
    qtbot.waitUntil(lambda: "more than 2000" in window.stage.hint)
    assert not window.messages.isVisible()


def test_a_failed_translation_is_told_in_the_message_bar(
    qtbot: QtBot, window: MainWindow, bridge: EngineBridge
) -> None:
    assert not window.messages.isVisible()
    bridge.translate("3 1 4", ("nowhere/transformer",))
    qtbot.waitUntil(window.messages.isVisible)
    failure = window.messages.failure()
    assert failure is not None
    assert "nowhere/transformer" in failure.what


def test_what_the_page_in_view_tells_itself_is_not_told_twice(
    qtbot: QtBot, window: MainWindow, bridge: EngineBridge
) -> None:
    failed: list[int] = []
    bridge.arrived.connect(lambda events: failed.extend(e.job_id for e in events if isinstance(e, JobFailed)))
    window.show_page(STAGE)
    first = bridge.load("nowhere/rnn")
    qtbot.waitUntil(lambda: first in failed)
    assert window.messages.failure() is None
    window.show_page(TRAIN)
    second = bridge.load("nowhere/rnn")
    qtbot.waitUntil(lambda: second in failed)
    assert window.messages.failure() is not None


def test_saliency_that_cannot_be_computed_is_told_once_and_not_awaited(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: is_ready(window))
    window.show_page(STAGE)
    window.stage.set_text("3 1 4")
    window.stage.translate()
    qtbot.waitUntil(lambda: window.stage.playback.length > 0 and window.stage.is_idle())
    assert window.stage.trace is not None
    record = window.stage.trace.lanes["tiny/transformer"]
    record.steps[0] = replace(record.steps[0], token_id=10**6)  # which no vocabulary has
    QTest.mouseClick(window.stage.look.kinds.button("saliency"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.stage.is_idle)
    failure = window.messages.failure()
    assert failure is not None
    assert "No translation can begin with these pieces" in failure.what
    assert window.stage.hint == ""
    assert window.stage.lanes.lane("tiny/transformer").frame.has_failed_saliency


def test_a_trained_model_goes_from_the_train_page_to_the_stage(
    qtbot: QtBot, window: MainWindow, tiny_pack: Path
) -> None:
    window.show_page(TRAIN)
    window.train.stage_requested.emit((str(tiny_pack / "transformer"),))
    assert page(window) == "stage"
    qtbot.waitUntil(window.stage.is_idle)
    window.stage.set_text("3 1 4")
    window.stage.translate()
    qtbot.waitUntil(lambda: window.stage.playback.length > 0 and window.stage.is_idle())


def test_the_theme_is_switched_live_and_remembered(
    window: MainWindow, appearance: AppearanceControl, settings: Settings
) -> None:
    assert theme_of(window.stage) is LIGHT
    for title, theme in (("Dark colours", DARK), ("High contrast", HIGH_CONTRAST), ("Light colours", LIGHT)):
        choose_look(window, title)
        assert theme_of(window.stage) is appearance.theme is theme
        assert window.grab().toImage().pixelColor(80, window.height() - 4) == theme.bg
        assert Settings(settings.path).appearance == theme.name
    choose_look(window, "Colours of the system")
    assert Settings(settings.path).appearance == "system"


def test_with_reduced_motion_the_stage_jumps_from_step_to_step(window: MainWindow, settings: Settings) -> None:
    assert window.stage.playback.glides
    choose_look(window, "Reduced motion")
    assert not window.stage.playback.glides
    assert Settings(settings.path).motion == "reduced"
    choose_look(window, "Glide from step to step")
    assert window.stage.playback.glides


def test_colours_are_found_in_the_palette_too(window: MainWindow, appearance: AppearanceControl) -> None:
    next(command for command in window.commands() if command.title == "High contrast").action()
    assert appearance.theme is HIGH_CONTRAST


def test_the_text_size_is_changed_by_keys_and_remembered(window: MainWindow, settings: Settings) -> None:
    press(window, Qt.Key.Key_Plus)
    press(window, Qt.Key.Key_Equal)
    assert text_scale() == settings.text_scale == pytest.approx(1.2)
    press(window, Qt.Key.Key_Minus)
    assert text_scale() == settings.text_scale == pytest.approx(1.1)
    press(window, Qt.Key.Key_0)
    assert text_scale() == settings.text_scale == 1.0
    for _ in range(30):
        press(window, Qt.Key.Key_Plus)
    assert text_scale() == 2.0


def test_place_and_size_come_back(open_window: Open) -> None:
    first = open_window()
    first.resize(800, 740)
    first.close()
    assert open_window().size() == QSize(800, 740)


@pytest.mark.parametrize("kept", [QByteArray(), QByteArray(b"no geometry")])
def test_a_window_without_a_known_place_has_the_usual_size(
    open_window: Open, settings: Settings, kept: QByteArray
) -> None:
    settings.geometry = kept
    window = open_window()
    assert window.size() == USUAL_SIZE.boundedTo(window.screen().availableSize()).expandedTo(SMALLEST_SIZE)


@pytest.mark.parametrize("index", [STAGE, TRAIN, MODELS])
@pytest.mark.parametrize("steps", [0, 5], ids=["usual text", "text half as large again"])
def test_every_page_fits_into_the_smallest_window(
    qtbot: QtBot, window: MainWindow, appearance: AppearanceControl, index: int, steps: int
) -> None:
    qtbot.waitUntil(lambda: is_ready(window))
    window.show_page(index)
    for _ in range(steps):
        appearance.enlarge_text()
    smallest = SMALLEST_WITH_LARGE_TEXT if steps else SMALLEST_SIZE
    window.resize(smallest)
    layout = window.layout()
    assert layout is not None
    needed = layout.minimumSize()
    assert needed.width() <= smallest.width()
    assert needed.height() <= smallest.height()


def test_a_page_is_turned_to_without_a_ring_around_some_button(window: MainWindow) -> None:
    window.stage.setFocus()
    press(window, Qt.Key.Key_2)
    assert not isinstance(QApplication.focusWidget(), QAbstractButton)


def test_larger_text_claims_more_room_as_far_as_the_screen_has_it(window: MainWindow) -> None:
    assert window.minimumSize() == SMALLEST_SIZE
    for _ in range(5):
        press(window, Qt.Key.Key_Plus)
    room = window.screen().availableSize()
    assert window.minimumSize() == QSize(1200, 1050).boundedTo(room).expandedTo(SMALLEST_WITH_LARGE_TEXT)
    assert window.minimumSize() != SMALLEST_SIZE
    press(window, Qt.Key.Key_0)
    assert window.minimumSize() == SMALLEST_SIZE


def test_every_control_has_a_name_for_those_who_hear_it(qtbot: QtBot, window: MainWindow) -> None:
    window.show_failure(Failure("It failed.", "", "", "details"))
    for index in (STAGE, TRAIN, MODELS):
        window.show_page(index)
        nameless = [
            control
            for kind in (QAbstractButton, QComboBox, QLineEdit)
            for control in window.findChildren(kind)
            if control.isVisible() and not _name(control) and not _is_part_of_a_control(control)
        ]
        assert nameless == []


def test_control_q_closes(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Qt.Key.Key_Q)
    assert not window.isVisible()


def _name(control: QWidget) -> str:
    return control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")


def _is_part_of_a_control(control: QWidget) -> bool:
    """Such as the button in a line of text that clears it."""
    parent = control.parentWidget()
    return isinstance(parent, QLineEdit | QComboBox)


def test_a_session_file_can_be_dropped_on_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.lockstep"
    path.write_text("no session", encoding="utf-8")
    window.show_page(TRAIN)
    data = QMimeData()
    data.setText(str(path))
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over_field = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    window.stage.top_bar.field.dragEnterEvent(over_field)
    assert not over_field.isAccepted(), "its path would become a sentence"
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, buttons, keys))
    assert window.stage.isVisible()
    failure = window.messages.failure()
    assert failure is not None
    assert failure.what == "a.lockstep is no session file of Lockstep."


def test_a_session_file_is_opened_from_the_command_line() -> None:
    assert main.parse_options(["a.lockstep"]).file == Path("a.lockstep")
    assert main.parse_options([]).file is None


@pytest.mark.parametrize("place", range(len(PAGES)), ids=PAGES)
def test_on_whatever_page_it_is_closed_it_closes_and_opens_there_again(
    open_window: Open, settings: Settings, place: int
) -> None:
    window = open_window()
    window.show_page(place)
    assert window.close()
    assert settings.kept("window/page") == PAGES[place]
    assert open_window().findChild(QStackedWidget).currentIndex() == place  # type: ignore[union-attr]
