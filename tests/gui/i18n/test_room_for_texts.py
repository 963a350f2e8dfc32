"""No text is cut, overlaid or without its letters, in both languages, at 100 and 200 % type size, in any window.

A page may scroll. What is cut for want of room ends in an ellipsis, and is told whole on hover.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.i18n.language import Language, install_language
from gui.main_window import MODELS, STAGE, TRAIN, USUAL_SIZE, WHY, MainWindow
from gui.settings import Settings
from gui.state.decoding_choice import DecodingChoice
from tests.gui.i18n.filled_experiments import SCENES, ask_little, open_filled
from tests.gui.i18n.live_language import settled
from tests.gui.i18n.painted_runs import faults
from tests.gui.pages.stage.driving import SENTENCE, type_and_submit
from tests.gui.pages.train.driving import ALL, report, start
from tests.gui.pages.train.training_events import READY, training_events

pytestmark = pytest.mark.usefixtures("english_again")


@dataclass(frozen=True)
class Look:
    """How a window is looked at: its language, its type size, and whether it is as small as it can be."""

    language: Language
    scale: float
    is_smallest: bool

    def __str__(self) -> str:
        return f"{self.language} at {100 * self.scale:.0f} %, {'smallest' if self.is_smallest else 'usual'}"


LOOKS = [
    Look(language, scale, is_smallest)
    for language in ("en", "ko")
    for scale in (1.0, 2.0)
    for is_smallest in (False, True)
]
HARDEST = [look for look in LOOKS if look.scale == 2.0 and look.is_smallest]


@pytest.fixture(autouse=True)
def hangul() -> None:
    """Where no font has the letters there is nothing to see."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Korean):
        pytest.skip("no font with Hangul is installed")


@pytest.fixture
def window(qtbot: QtBot, resting_bridge: EngineBridge, appearance: AppearanceControl, settings: Settings) -> MainWindow:
    """A window whose engine rests."""
    window = MainWindow(resting_bridge, appearance, settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def started(qtbot: QtBot, tiny_pack: Path, window: MainWindow, resting_bridge: EngineBridge) -> MainWindow:
    """The window once its engine has told which models there are."""
    resting_bridge.start()
    qtbot.waitUntil(lambda: bool(window.stage.lanes.lanes()) and window.stage.is_idle())
    return window


def looked_at(window: MainWindow, appearance: AppearanceControl, looks: list[Look]) -> Iterator[Look]:
    """Each look, once the window has it."""
    for look in looks:
        install_language(look.language)
        appearance._scale_text(look.scale)  # in one step: each lays out the whole window
        window.resize(window.minimumSize() if look.is_smallest else USUAL_SIZE.expandedTo(window.minimumSize()))
        yield look


def found(qtbot: QtBot, page: QWidget, scene: str) -> list[str]:
    """What is wrong with a page, each with the scene that it was seen in."""
    settled(qtbot, page)
    return [f"{scene}: {fault}" for fault in faults(page)]


def sideways(page: QWidget) -> list[int]:
    """How far what is in view can be scrolled to the right."""
    bars = [bar for bar in page.findChildren(QScrollBar) if bar.orientation() is Qt.Orientation.Horizontal]
    return [bar.maximum() for bar in bars if bar.isVisible()]


def open_pages(window: MainWindow) -> Iterator[str]:
    """Every page that needs no engine, by name."""
    report(window.train, READY)
    for name, place in (("stage", STAGE), ("train", TRAIN), ("models", MODELS)):
        window.show_page(place)
        yield name
    window.show_page(WHY)
    for name in window.why.panels:
        window.why.show_experiment(name)
        yield name


def assert_room(qtbot: QtBot, window: MainWindow, appearance: AppearanceControl, looks: list[Look]) -> None:
    """Pages on which nothing goes on have room for their texts."""
    wrong: list[str] = []
    for look in looked_at(window, appearance, looks):
        for name in open_pages(window):
            wrong += found(qtbot, window, f"{name}, {look}")
    assert not wrong, "\n".join(wrong)


def test_pages_at_rest_have_room_for_the_largest_text_in_the_smallest_window(
    qtbot: QtBot, window: MainWindow, appearance: AppearanceControl
) -> None:
    assert_room(qtbot, window, appearance, HARDEST)


@pytest.mark.slow
def test_pages_at_rest_have_room_for_their_texts(
    qtbot: QtBot, window: MainWindow, appearance: AppearanceControl
) -> None:
    assert_room(qtbot, window, appearance, [look for look in LOOKS if look not in HARDEST])


@pytest.mark.slow
def test_a_translation_has_room_for_its_texts(qtbot: QtBot, started: MainWindow, appearance: AppearanceControl) -> None:
    stage, wrong = started.stage, list[str]()
    type_and_submit(stage, SENTENCE)
    qtbot.waitUntil(stage.is_idle)
    stage.seek(4)
    for look in looked_at(started, appearance, LOOKS):
        wrong += found(qtbot, started, f"lanes, {look}")
    stage.decoding.popup.choose(DecodingChoice("beam", width=3))
    qtbot.waitUntil(stage.is_idle)
    stage.decoding.tree_asked.emit()
    for look in looked_at(started, appearance, LOOKS):
        wrong += found(qtbot, started, f"tree, {look}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_a_training_has_room_for_its_texts(qtbot: QtBot, window: MainWindow, appearance: AppearanceControl) -> None:
    window.show_page(TRAIN)
    report(window.train, READY)
    report(window.train, *training_events(start(qtbot, window.train), ALL, 60))
    qtbot.waitUntil(window.train.attention.stage_button.isVisible)
    wrong: list[str] = []
    for look in looked_at(window, appearance, LOOKS):
        wrong += found(qtbot, window, f"training, {look}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_models_and_corpora_have_room_for_their_texts(
    qtbot: QtBot, started: MainWindow, appearance: AppearanceControl
) -> None:
    started.show_page(MODELS)
    page, wrong = started.models, list[str]()
    qtbot.waitUntil(lambda: page.is_idle() and bool(page.library.families) and bool(page.corpora.list.rows))
    corpus = next(iter(page.corpora.list.rows))
    for look in looked_at(started, appearance, LOOKS):
        for name in ("grammar", "tiny", "everyday/attention_rnn", corpus):
            assert page.choose(name)
            wrong += found(qtbot, started, f"{name}, {look}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_experiments_have_room_for_their_texts_and_scroll_sideways_only_where_large_text_needs_it(
    qtbot: QtBot, started: MainWindow, appearance: AppearanceControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    started.show_page(WHY)
    ask_little(started.why, monkeypatch)
    wrong: list[str] = []
    for look in looked_at(started, appearance, LOOKS):
        for name, choices in SCENES:
            open_filled(qtbot, started.why, name, choices)
            scene = f"{name} {choices}, {look}"
            wrong += found(qtbot, started, scene)
            if look not in HARDEST and (far := sideways(started.why)):
                wrong.append(f"{scene}: scrolls sideways by {far}")
    assert not wrong, "\n".join(wrong)
