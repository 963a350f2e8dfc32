"""Switching the language of a window that is full: all is said anew, and nothing else happens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.commands import Command
from engine.events import Failure
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.i18n.language import installed_language
from gui.main_window import TRAIN, USUAL_SIZE, MainWindow
from gui.pages.stage.page import StagePage
from gui.settings import Settings
from gui.state.decoding_choice import DecodingChoice
from gui.state.lesson import Lesson, LessonStep, Question
from gui.widgets.look_menu import LookMenu
from tests.gui.i18n.live_language import assert_speaks_both
from tests.gui.pages.stage.driving import ALL, SENTENCE, type_and_submit
from tests.gui.pages.train.driving import report, start
from tests.gui.pages.train.training_events import READY, training_events

pytestmark = pytest.mark.usefixtures("english_again")

NAMES = ("Top", "Page", "Down")  # of Top-p and of a key
QUESTION = Question(text="1 + 1?", choices=("1", "2"), answer=1, because="1 + 1 = 2")
LESSON = Lesson(title="1", summary="1", steps=(LessonStep(title="1", text="2", question=QUESTION),))
FAILURE = Failure("A file could not be used (1 2).", "The disk is full.", "Make room on the disk and try again.", "1")


@pytest.fixture
def window(
    qtbot: QtBot, tiny_pack: Path, resting_bridge: EngineBridge, appearance: AppearanceControl, settings: Settings
) -> MainWindow:
    """A window in English, whose engine rests."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Korean):
        pytest.skip("no font with Hangul is installed")
    window = MainWindow(resting_bridge, appearance, settings)
    qtbot.addWidget(window)
    window.resize(USUAL_SIZE)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def translated(qtbot: QtBot, window: MainWindow, resting_bridge: EngineBridge) -> MainWindow:
    """The window with a translation of digits on the Stage, at its fourth step."""
    resting_bridge.start()
    qtbot.waitUntil(lambda: bool(window.stage.lanes.lanes()) and window.stage.is_idle())
    type_and_submit(window.stage, SENTENCE)
    qtbot.waitUntil(window.stage.is_idle)
    window.stage.seek(4)
    return window


@pytest.fixture
def asked(resting_bridge: EngineBridge) -> list[Command]:
    """What the engine is asked."""
    commands: list[Command] = []
    resting_bridge.asked.connect(commands.append)
    return commands


def speak(window: MainWindow, language: str) -> None:
    """Choose a language in the menu at the foot of the rail."""
    menu = window.findChild(LookMenu)
    assert menu is not None
    name = {"en": "English", "ko": "한국어"}[language]
    next(action for action in menu.actions() if action.text() == name).trigger()
    assert installed_language() == language


def state(page: StagePage) -> tuple[object, ...]:
    """Where a reader is on the Stage."""
    looks = tuple(lane.look for lane in page.lanes.lanes())
    where = page.trace, page.playback.step, page.playback.is_playing, page.views.opened, looks
    rows = page.top_bar.gallery.list_widget.currentRow(), page.beam_view.tree_view.selected
    return *where, *rows, page.top_bar.packs.current


def looks(qtbot: QtBot, page: StagePage) -> Iterator[str]:
    """The lanes in their states, by name."""
    yield "a step"
    page.look.kinds.set_value("saliency")
    page.look.units.set_value(True)
    qtbot.waitUntil(page.is_idle)
    yield "saliency by word"
    page.look.kinds.set_value("attention")
    page.lanes.lane("tiny/transformer").reads.heads.choose((0, 0))
    page.aids.set_reference("5 1 4 1 3")
    qtbot.waitUntil(page.is_idle)
    page.seek(page.playback.length)
    yield "the end, with scores and faults"
    page.branching.force("tiny/rnn", 1, 5)
    qtbot.waitUntil(page.is_idle)
    page.seek(3)
    yield "a branch"
    for architecture in ALL:
        page.microscope.open(f"tiny/{architecture}", 3)
        qtbot.waitUntil(lambda: not page.microscope.is_waiting)
        yield f"the microscope, {architecture}"
    page.views.close_view()
    page.decoding.popup.choose(DecodingChoice("beam", width=3))
    qtbot.waitUntil(page.is_idle)
    page.decoding.tree_asked.emit()
    page.seek(3)
    yield "the tree of a beam search"
    page.views.close_view()
    page.ladder.play(page.top_bar.rungs[:2])
    qtbot.waitUntil(page.is_idle)
    page.seek(2)
    yield "the ladder"
    page.ladder.leave()
    page.top_bar.field.clear()
    page.translate()
    yield "no sentence"


def popups(page: StagePage) -> Iterator[tuple[str, QWidget]]:
    """What can be opened over the Stage, by name."""
    page.top_bar.samples_button.click()
    page.top_bar.gallery.list_widget.setCurrentRow(2)
    yield "the samples", page.top_bar.gallery
    page.lanes.lane("tiny/rnn").aids.score.click()
    yield "the reference", page.aids.popup
    for choice in (DecodingChoice("sample"), DecodingChoice("beam"), DecodingChoice()):
        page.decoding.popup.choose(choice)
        page.decoding.button.click()
        yield f"decoding, {choice.method}", page.decoding.popup


@pytest.mark.slow
def test_a_full_stage_is_said_anew_and_nothing_else_happens(
    qtbot: QtBot, translated: MainWindow, asked: list[Command]
) -> None:
    for name in looks(qtbot, translated.stage):
        asked.clear()
        before = state(translated.stage)
        assert_speaks_both(qtbot, translated, NAMES)
        assert (name, *state(translated.stage)) == (name, *before)
        assert (name, asked) == (name, []), "the engine is asked for nothing"


def test_the_popups_of_the_stage_are_said_anew_while_they_are_open(qtbot: QtBot, translated: MainWindow) -> None:
    translated.stage.seek(translated.stage.playback.length)
    for name, popup in popups(translated.stage):
        qtbot.waitUntil(popup.isVisible)
        qtbot.waitUntil(translated.stage.is_idle)
        translated.stage.seek(2)  # and stand still
        before = state(translated.stage)
        assert_speaks_both(qtbot, popup, NAMES, least=3)
        assert (name, *state(translated.stage)) == (name, *before)
        popup.close()


def test_what_a_window_without_models_says_is_said_anew(qtbot: QtBot, window: MainWindow) -> None:
    assert_speaks_both(qtbot, window, NAMES)
    window.stage.set_packs(())
    window.lessons.begin(LESSON)
    window.lessons.answer(0)
    for place in range(2):
        window.show_failure(Failure(FAILURE.what, FAILURE.kept, FAILURE.advice, str(place)))
    assert_speaks_both(qtbot, window, NAMES)


def test_a_training_goes_on_when_the_language_is_switched(
    qtbot: QtBot, window: MainWindow, asked: list[Command]
) -> None:
    window.show_page(TRAIN)
    report(window.train, READY)
    report(window.train, *training_events(start(qtbot, window.train), ALL, 60))
    qtbot.waitUntil(window.train.attention.stage_button.isVisible)
    progress, job_id = window.train.progress, window.train.progress.job_id
    asked.clear()
    for language in ("ko", "en"):
        speak(window, language)
        QApplication.processEvents()
        assert window.train.progress is progress
        assert (progress.job_id, progress.phase.name, asked) == (job_id, "RUNNING", [])
