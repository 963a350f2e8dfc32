"""The ladder that plays itself: sentence after sentence, at the clock's speed, until the reader has seen enough."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.commands import Translate
from engine.events import TranslationScored
from gui.pages.stage.page import StagePage
from gui.state.playback import INSTANT
from tests.gui.pages.stage.driving import ALL, SENTENCE, Reports, press, type_and_submit

MODELS = tuple(f"tiny/{architecture}" for architecture in ALL)


def play_ladder(page: StagePage) -> None:
    QTest.mouseClick(page.top_bar.samples_button, Qt.MouseButton.LeftButton)
    assert page.top_bar.gallery.ladder_button.isVisible()
    QTest.mouseClick(page.top_bar.gallery.ladder_button, Qt.MouseButton.LeftButton)
    assert not page.top_bar.gallery.isVisible()
    assert page.ladder.ladder
    assert page.ladder.ladder.sentences == page.top_bar.rungs


def rung(page: StagePage) -> int:
    return page.ladder.ladder.rung if page.ladder.ladder else 0


def is_done(page: StagePage) -> bool:
    return page.ladder.ladder is not None and page.ladder.ladder.is_done


def test_it_translates_rung_after_rung_and_shows_each_lanes_scores(
    qtbot: QtBot, loaded: StagePage, reports: Reports
) -> None:
    rungs = loaded.top_bar.rungs[:3]  # long sentences take long
    loaded.playback.speed = INSTANT
    loaded.ladder.play(rungs)
    assert loaded.focusWidget() is loaded
    qtbot.waitUntil(lambda: is_done(loaded))
    translated = [command.text for command in reports.asked if isinstance(command, Translate)]
    assert translated == list(rungs)
    assert loaded.top_bar.field.text() == translated[-1]
    assert loaded.ladder.strip.isVisible()
    assert loaded.ladder.strip.told == "Rung 3 of 3, 12 digits"
    told = {event.chrf for event in reports.events if isinstance(event, TranslationScored)}
    shown = loaded.ladder.strip.chart.lanes
    assert [lane.architecture for lane in shown] == list(ALL)
    for lane in shown:
        assert len(lane.scores) == len(translated)
        assert set(lane.scores) <= told
    assert [lane.scores[-1] for lane in shown] == [loaded.aids.score(model) for model in MODELS]
    assert not loaded.playback.is_playing, "after the last rung the clock stands"
    loaded.grab()


def test_space_holds_it_and_the_page_keys_climb(qtbot: QtBot, loaded: StagePage) -> None:
    play_ladder(loaded)
    qtbot.waitUntil(lambda: loaded.playback.length > 1 and loaded.is_idle())
    press(loaded, Qt.Key.Key_Space, Qt.Key.Key_End)
    loaded.playback.speed = INSTANT
    QTest.qWait(600)
    assert rung(loaded) == 1, "at its end, but held"
    press(loaded, Qt.Key.Key_PageDown)
    assert rung(loaded) == 2
    assert loaded.top_bar.field.text() == loaded.top_bar.rungs[1]
    press(loaded, Qt.Key.Key_PageUp)
    assert rung(loaded) == 1
    qtbot.waitUntil(lambda: rung(loaded) == 2)  # and it goes on by itself
    press(loaded, Qt.Key.Key_Escape)
    qtbot.waitUntil(loaded.is_idle)


def test_space_lets_it_go_on_from_the_end_of_a_rung(qtbot: QtBot, loaded: StagePage) -> None:
    play_ladder(loaded)
    qtbot.waitUntil(lambda: loaded.playback.length > 1 and loaded.is_idle())
    press(loaded, Qt.Key.Key_End, Qt.Key.Key_Space)
    loaded.playback.speed = INSTANT
    qtbot.waitUntil(lambda: rung(loaded) == 2)


@pytest.mark.parametrize("way", ["escape", "button", "sentence", "typing"])
def test_it_can_be_left_at_any_time(qtbot: QtBot, loaded: StagePage, way: str) -> None:
    loaded.playback.speed = INSTANT
    play_ladder(loaded)
    qtbot.waitUntil(lambda: rung(loaded) == 2)
    if way == "escape":
        press(loaded, Qt.Key.Key_Escape)
    elif way == "button":
        loaded.ladder.strip.leave_button.setFocus()
        press(loaded.ladder.strip.leave_button, Qt.Key.Key_Space)
        assert loaded.focusWidget() is loaded
    elif way == "sentence":
        type_and_submit(loaded, SENTENCE)
    else:
        QTest.keyClicks(loaded.top_bar.field, "7")
    assert loaded.ladder.ladder is None
    assert not loaded.ladder.strip.isVisible()
    text = loaded.top_bar.field.text()
    qtbot.waitUntil(loaded.is_idle)
    QTest.qWait(600)
    assert loaded.top_bar.field.text() == text, "it does not go on"
    qtbot.waitUntil(lambda: not loaded.playback.is_playing)


def test_it_waits_while_the_page_is_not_seen(qtbot: QtBot, loaded: StagePage) -> None:
    loaded.playback.speed = INSTANT
    play_ladder(loaded)
    loaded.hide()
    QTest.qWait(800)
    assert rung(loaded) == 1
    loaded.show()
    qtbot.waitUntil(lambda: rung(loaded) == 2)


def test_without_rungs_there_is_nothing_to_play(loaded: StagePage) -> None:
    loaded.top_bar.show_languages("English", "French", "grammar")
    QTest.mouseClick(loaded.top_bar.samples_button, Qt.MouseButton.LeftButton)
    assert not loaded.top_bar.gallery.ladder_button.isVisible()
    loaded.top_bar.gallery.close()


@pytest.mark.slow
def test_the_shipped_rnn_falls_apart_on_the_ladder_and_further_than_the_others(
    qtbot: QtBot, loaded: StagePage, reports: Reports
) -> None:
    loaded.show_models(tuple(f"everyday/{architecture}" for architecture in ALL))
    qtbot.waitUntil(loaded.is_idle)
    loaded.playback.speed = INSTANT
    play_ladder(loaded)
    qtbot.waitUntil(lambda: is_done(loaded), timeout=300_000)
    assert loaded.ladder.strip.told == "Rung 8 of 8, 45 words"
    scores = {lane.architecture: lane.scores for lane in loaded.ladder.strip.chart.lanes}
    short = {name: sum(score or 0 for score in row[:2]) / 2 for name, row in scores.items()}
    long = {name: sum(score or 0 for score in row[-3:]) / 3 for name, row in scores.items()}
    assert long["rnn"] < short["rnn"] / 2
    assert long["rnn"] < min(long["attention_rnn"], long["transformer"])
