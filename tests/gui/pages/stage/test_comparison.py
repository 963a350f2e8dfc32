"""The same lane with another checkpoint beside it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from engine.card_files import write_card
from engine.events import ModelsListed
from gui.pages.stage.page import StagePage
from gui.state.look import Look
from gui.state.session_file import SessionFile
from gui.widgets.lane import Lane
from tests.engine.small_cards import small_card
from tests.gui.pages.stage.driving import SENTENCE, Reports, press


@pytest.fixture
def early(tiny_run: Path, home: Path) -> Iterator[Path]:
    """The Transformer of a training after its tenth step, with the last one of the RNN."""
    run = home / "runs" / "2026-02-03 04-05-06 Early"
    for source, place in (("transformer/step-10", "transformer/step-10"), ("rnn/last", "rnn/last")):
        shutil.copytree(tiny_run / source, run / place)
    shutil.copy(tiny_run / "config.toml", run / "config.toml") if (tiny_run / "config.toml").exists() else None
    yield run / "transformer" / "step-10"
    shutil.rmtree(run)


def offers(qtbot: QtBot, page: StagePage, title: str) -> dict[str, QAction]:
    """What the menu of the button offers for an architecture."""
    QTest.mouseClick(page.comparison.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.comparison.menu.isVisible)
    (entry,) = [action for action in page.comparison.menu.actions() if action.text() == f"{title} with"]
    submenu = entry.menu()
    assert isinstance(submenu, QMenu)
    return {action.text(): action for action in submenu.actions()}


def choose(page: StagePage, action: QAction) -> None:
    action.trigger()
    page.comparison.menu.close()


def test_an_early_checkpoint_stands_beside_its_like_on_the_same_clock(
    qtbot: QtBot, translated: StagePage, early: Path
) -> None:
    page = translated
    page.resize(1400, 860)
    found = offers(qtbot, page, "Transformer")
    shown, shipped = "Digit reversal – tiny", "Digit reversal – reversal"
    assert {text: action.isChecked() for text, action in found.items()} == {
        shown: True,
        shipped: False,
        "A few steps, step 10": False,
    }
    choose(page, found["A few steps, step 10"])
    qtbot.waitUntil(page.is_idle)
    assert page.lanes.models() == ("tiny/rnn", "tiny/attention_rnn", "tiny/transformer", str(early))
    titles = [lane.facts.title for lane in page.lanes.lanes()]
    assert titles == ["RNN", "Attention RNN", "Transformer · tiny", "Transformer · step 10"]
    assert all(lane.isVisible() for lane in page.lanes.lanes())
    assert page.trace is not None
    assert page.trace.text == SENTENCE
    assert page.trace.lanes[str(early)].is_finished
    assert page.top_bar.packs.current is not None
    assert page.top_bar.packs.current.title == "Digit reversal"
    ours, theirs = (page.trace.lanes[model].steps[0].candidates for model in ("tiny/transformer", str(early)))
    assert ours != theirs

    choose(page, offers(qtbot, page, "Transformer")["A few steps, step 10"])
    qtbot.waitUntil(page.is_idle)
    assert [lane.facts.title for lane in page.lanes.lanes()] == ["RNN", "Attention RNN", "Transformer"]
    assert page.trace.text == SENTENCE


def test_what_is_loaded_is_not_loaded_again_and_keeps_its_head(
    qtbot: QtBot, translated: StagePage, early: Path
) -> None:
    page = translated
    page.lanes.lane("tiny/transformer").reads.heads.choose((1, 0))
    page.lanes.lane("tiny/transformer").matrix.readings.set_value("encoder")
    page.comparison.add(str(early), "transformer")
    assert page.lanes.lane("tiny/transformer").facts.parameters is not None
    assert page.lanes.lane(str(early)).facts.progress is not None
    assert page.lanes.lane("tiny/transformer").look == Look(head=(1, 0), reading="encoder")
    qtbot.waitUntil(page.is_idle)


def test_six_lanes_are_the_most(qtbot: QtBot, translated: StagePage, early: Path) -> None:
    page = translated
    for model, architecture in (
        (str(early), "transformer"),
        (str(early.parent.parent / "rnn" / "last"), "rnn"),
        ("reversal/attention_rnn", "attention_rnn"),
    ):
        page.comparison.add(model, architecture)
        qtbot.waitUntil(page.is_idle)
    assert len(page.lanes.models()) == 6
    found = offers(qtbot, page, "RNN")
    (reason, *_) = page.comparison.menu.actions()
    assert reason.text() == "6 lanes are the most that there can be: take one away first"
    (other,) = [action for text, action in found.items() if text == "Digit reversal – reversal"]
    assert not other.isEnabled()
    page.comparison.menu.close()
    page.comparison.add("reversal/rnn", "rnn")
    assert len(page.lanes.models()) == 6


def test_where_four_do_not_fit_the_compared_ones_stay_in_front_of_the_others(
    qtbot: QtBot, translated: StagePage, early: Path
) -> None:
    page = translated
    page.comparison.add(str(early), "transformer")
    qtbot.waitUntil(page.is_idle)
    page.resize(950, 860)
    visible = [model for model in page.lanes.models() if page.lanes.lane(model).isVisible()]
    assert visible == ["tiny/transformer", str(early)]
    assert page.lanes.thumbnails.seen() == ("tiny/rnn", "tiny/attention_rnn")
    assert page.width() == 950
    page.resize(1400, 860)
    assert all(lane.isVisible() for lane in page.lanes.lanes())
    assert not page.lanes.thumbnails.isVisible()


def test_a_session_keeps_the_comparison(qtbot: QtBot, translated: StagePage, early: Path, tmp_path: Path) -> None:
    page = translated
    page.comparison.add(str(early), "transformer")
    qtbot.waitUntil(page.is_idle)
    session = page.sessions.session()
    assert session is not None
    path = tmp_path / "four.lockstep"
    path.write_bytes(session.to_bytes())
    assert len(SessionFile.read(path).lanes) == 4
    page.comparison.remove(str(early))
    qtbot.waitUntil(page.is_idle)
    page.sessions.open_file(path)
    qtbot.waitUntil(lambda: not page.sessions.is_opening)
    assert page.lanes.models()[-1] == str(early)
    assert page.lanes.lane(str(early)).facts.title == "Transformer · step 10"
    assert page.top_bar.packs.current is not None
    assert page.top_bar.packs.current.title == "Digit reversal"
    press(page, Qt.Key.Key_End)
    assert page.playback.is_at_end


def test_the_arrow_of_a_submenu_has_room_of_its_own(qtbot: QtBot, translated: StagePage) -> None:
    offers(qtbot, translated, "Attention RNN")
    menu = translated.comparison.menu
    for action in menu.actions():
        words = menu.fontMetrics().horizontalAdvance(action.text())
        assert menu.actionGeometry(action).width() - words >= 12 + 24, action.text()
    menu.close()


def test_without_lanes_there_is_nothing_to_compare(page: StagePage) -> None:
    assert not page.comparison.button.isEnabled()
    assert "once" in page.comparison.button.toolTip()


def offered_at_once(qtbot: QtBot, page: StagePage) -> dict[str, QAction]:
    """What the menu offers that was opened from a lane."""
    qtbot.waitUntil(page.comparison.menu.isVisible)
    assert not [action for action in page.comparison.menu.actions() if action.menu()]
    return {action.text(): action for action in page.comparison.menu.actions()}


@pytest.fixture
def carded(qtbot: QtBot, translated: StagePage, early: Path, tmp_path: Path) -> Lane:
    """The lane of a Transformer that has a card, whose early checkpoint is here too."""
    model = tmp_path / "run" / "transformer" / "best"
    shutil.copytree(early, model)
    write_card(model, small_card())
    translated.show_models(("tiny/rnn", str(model)))
    qtbot.waitUntil(translated.is_idle)
    return translated.lanes.lane(str(model))


def test_the_card_of_a_model_offers_what_to_compare_it_with_by_keyboard(
    qtbot: QtBot, translated: StagePage, carded: Lane, early: Path
) -> None:
    press(carded.about, Qt.Key.Key_Space)
    order = carded.focus_order()
    assert order.index(carded.compare) == order.index(carded.card) - 1
    assert carded.compare.accessibleName() == "Compare with: Transformer"
    carded.compare.setFocus()
    press(carded.compare, Qt.Key.Key_Space)
    found = offered_at_once(qtbot, translated)
    assert set(found) == {"Digit reversal – tiny", "Digit reversal – reversal", "A few steps, step 10"}
    press(translated.comparison.menu, Qt.Key.Key_Escape)
    assert carded.card.isVisible()
    choose(translated, found["A few steps, step 10"])
    qtbot.waitUntil(translated.is_idle)
    assert translated.lanes.models()[-1] == str(early)


def test_the_context_menu_of_a_lane_offers_it_too(qtbot: QtBot, translated: StagePage, early: Path) -> None:
    candidates = translated.lanes.lane("tiny/transformer").candidates
    place = candidates.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, candidates.mapToGlobal(place))
    QApplication.sendEvent(candidates, asked)
    menu = translated.take_away.menu
    (action,) = [action for action in menu.actions() if action.text() == "Compare with…"]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert "A few steps, step 10" in offered_at_once(qtbot, translated)
    translated.comparison.menu.close()


def test_a_lane_that_is_taken_away_meanwhile_opens_no_menu(
    qtbot: QtBot, translated: StagePage, reports: Reports
) -> None:
    translated.comparison.open_for("tiny/transformer", translated.pos())
    translated.comparison.remove("tiny/transformer")
    qtbot.waitUntil(lambda: any(isinstance(event, ModelsListed) for event in reports.events))
    assert not translated.comparison.menu.isVisible()
