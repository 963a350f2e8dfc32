"""The guards see a widget that another thread touches, and only that; the real engine touches none."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.bridge import EngineBridge
from tests.gui.test_main_window import Open, is_ready, open_window
from tests.gui.thread_guard import guarded_widgets, profiled_widgets

__all__ = ["open_window"]  # a fixture


class Named(QLabel):
    def poke(self) -> None:
        self.setToolTip("poked")


def elsewhere(act: Callable[[], object]) -> None:
    thread = threading.Thread(target=act, name="another")
    thread.start()
    thread.join()


def test_a_widget_that_another_thread_touches_is_told_with_its_place(
    qtbot: QtBot, widgets_touched_elsewhere: list[str]
) -> None:
    label, button = Named("a"), QPushButton("b")
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    with guarded_widgets() as touched:
        label.poke()
        assert touched == []
        elsewhere(label.poke)
        elsewhere(lambda: button.isVisible())
    named = [told.partition(":")[0] for told in touched]
    assert named == ["Named.setToolTip in another", "QPushButton.isVisible in another"]
    assert "poke" in touched[0]
    assert widgets_touched_elsewhere  # the guard of all tests saw it too, and would fail this one
    widgets_touched_elsewhere.clear()


def test_a_profile_sees_slots_too(qtbot: QtBot) -> None:
    label = Named("a")
    qtbot.addWidget(label)
    with profiled_widgets() as touched:
        label.update()
        elsewhere(lambda: label.update())
    assert [told.partition(":")[0] for told in touched] == ["Named.update in another"]


@pytest.mark.slow
def test_the_engine_touches_no_widget(
    qtbot: QtBot, tiny_pack: Path, open_window: Open, resting_bridge: EngineBridge, tmp_path: Path
) -> None:
    with profiled_widgets() as touched:
        resting_bridge.start()
        window = open_window()
        qtbot.waitUntil(lambda: is_ready(window) and bool(window.train.settings.chips))
        window.stage.set_text("3 1 4")
        window.stage.translate()
        qtbot.waitUntil(window.stage.is_idle)
        window.train.settings.size_choice.set_value("tiny")
        window.train.start(tmp_path / "run")
        qtbot.waitUntil(lambda: window.train.progress.step > 2)
    assert touched == []


def test_the_classes_of_qt_are_as_before_when_it_is_closed() -> None:
    before = vars(QWidget)["setFont"]
    with guarded_widgets():
        assert vars(QWidget)["setFont"] is not before
    assert vars(QWidget)["setFont"] is before
