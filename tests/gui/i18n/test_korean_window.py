"""The window in Korean: nothing is left in English, without a glyph or without room."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.main_window import TRAIN, USUAL_SIZE, WHY, MainWindow
from gui.pages.why.page import WhyPage
from gui.settings import Settings
from gui.state.decoding_choice import DecodingChoice
from gui.theme import text_font
from tests.gui.i18n.legible import assert_legible, translations
from tests.gui.i18n.shown_texts import has_glyphs, painted_texts
from tests.gui.pages.stage.driving import SENTENCE, type_and_submit
from tests.gui.pages.train.driving import ALL, report, start
from tests.gui.pages.train.training_events import READY, training_events

SIZES = {"small": QSize(1024, 700), "usual": USUAL_SIZE}


@pytest.fixture(autouse=True)
def hangul(korean: None) -> None:
    """The window's language; where no font has its letters there is nothing to see."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Korean):
        pytest.skip("no font with Hangul is installed")


@pytest.fixture
def window(
    qtbot: QtBot, tiny_pack: Path, resting_bridge: EngineBridge, appearance: AppearanceControl, settings: Settings
) -> MainWindow:
    """A window whose engine rests."""
    window = MainWindow(resting_bridge, appearance, settings)
    qtbot.addWidget(window)
    return window


@pytest.fixture(params=list(SIZES.values()), ids=list(SIZES))
def stage(qtbot: QtBot, window: MainWindow, resting_bridge: EngineBridge, request: pytest.FixtureRequest) -> MainWindow:
    """The window with a translation of digits on the Stage, at its fourth step."""
    show(qtbot, window, request.param)
    resting_bridge.start()
    qtbot.waitUntil(lambda: bool(window.stage.lanes.lanes()) and window.stage.is_idle())
    type_and_submit(window.stage, SENTENCE)
    qtbot.waitUntil(window.stage.is_idle)
    window.stage.seek(4)
    return window


@pytest.fixture(params=list(SIZES.values()), ids=list(SIZES))
def train(qtbot: QtBot, window: MainWindow, request: pytest.FixtureRequest) -> QWidget:
    """The Train page in the midst of a training."""
    show(qtbot, window, request.param)
    window.show_page(TRAIN)
    report(window.train, READY)
    report(window.train, *training_events(start(qtbot, window.train), ALL, 60))
    qtbot.waitUntil(window.train.attention.stage_button.isVisible)
    return window.train


@pytest.fixture
def why(qtbot: QtBot, window: MainWindow) -> WhyPage:
    """The Why page with nothing measured yet."""
    show(qtbot, window, USUAL_SIZE)
    window.show_page(WHY)
    report(window.train, READY)
    return window.why


def show(qtbot: QtBot, window: MainWindow, size: QSize) -> None:
    window.resize(size)
    window.show()
    qtbot.waitExposed(window)


def test_the_stage_is_in_korean_and_has_room_for_it(stage: MainWindow) -> None:
    assert_legible(stage)


def test_the_views_of_the_stage_are_in_korean_and_have_room_for_it(qtbot: QtBot, stage: MainWindow) -> None:
    page = stage.stage
    for architecture in ALL:
        page.microscope.open(f"tiny/{architecture}", 3)
        qtbot.waitUntil(lambda: not page.microscope.is_waiting)
        assert_legible(stage)
    page.decoding.popup.choose(DecodingChoice("beam", width=3))
    qtbot.waitUntil(page.is_idle)
    page.decoding.tree_asked.emit()
    assert_legible(stage)
    for popup, opens in (
        (page.top_bar.gallery, page.top_bar.samples_button),
        (page.decoding.popup, page.decoding.button),
    ):
        opens.click()
        qtbot.waitUntil(popup.isVisible)
        assert_legible(popup, 3)
        popup.close()


def test_the_train_page_is_in_korean_and_has_room_for_it(train: QWidget) -> None:
    assert_legible(train)


def test_steps_that_differ_stand_where_the_language_has_its_number(qtbot: QtBot, window: MainWindow) -> None:
    show(qtbot, window, USUAL_SIZE)
    window.show_page(TRAIN)
    report(window.train, READY)
    job = start(qtbot, window.train)
    report(window.train, *training_events(job, ["attention_rnn"], 30, every=20))
    report(window.train, *training_events(job, ["transformer"], 30, every=25))
    qtbot.waitUntil(window.train.attention.stage_button.isVisible)
    qtbot.waitUntil(lambda: "20 25 스텝" in " ".join(painted_texts(window.train.attention)), timeout=10_000)


def test_the_why_page_is_in_korean_and_has_room_for_it(why: WhyPage) -> None:
    for name, panel in why.panels.items():
        why.show_experiment(name)
        why.head.papers.hide()  # which are in English
        panel.messages.hide()  # what failed is told by the engine
        assert_legible(why, 10)


def test_every_korean_text_has_its_letters_in_the_fonts_of_the_window() -> None:
    lacking = {text for text in translations() if not has_glyphs(text.replace("\n", " "), text_font(14))}
    assert lacking == set()
    assert not has_glyphs("\U000effff", text_font(14)), "a letter that no font has is seen to lack"
