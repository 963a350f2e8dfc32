"""The card of a model on the Stage: opened in its lane, beside the others that go on."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.card_files import write_card
from gui.pages.stage.page import StagePage
from gui.widgets.lane import Lane
from tests.engine.small_cards import small_card
from tests.gui.pages.stage.driving import SENTENCE, type_and_submit


@pytest.fixture
def lane(qtbot: QtBot, loaded: StagePage, tiny_pack: Path, tmp_path: Path) -> Lane:
    """The lane of a Transformer that has a card, beside an RNN that has none, with a translation."""
    model = tmp_path / "run" / "transformer" / "best"
    shutil.copytree(tiny_pack / "transformer", model)
    write_card(model, small_card())
    loaded.show_models(("tiny/rnn", str(model)))
    qtbot.waitUntil(loaded.is_idle)
    type_and_submit(loaded, SENTENCE)
    qtbot.waitUntil(loaded.is_idle)
    loaded.seek(1)
    return loaded.lanes.lane(str(model))


def test_a_button_behind_the_name_opens_the_card_in_place_of_the_translation(lane: Lane) -> None:
    assert lane.about.accessibleName() == "About this model: Transformer"
    assert not lane.card.isVisible()
    QTest.mouseClick(lane.about, Qt.MouseButton.LeftButton)
    assert lane.card.isVisible()
    assert lane.card.hasFocus()
    assert "Scores on unseen digits" in lane.card.text()
    assert not lane.matrix.isVisible()
    assert lane.about.accessibleName() == "Back to the translation: Transformer"
    QTest.mouseClick(lane.about, Qt.MouseButton.LeftButton)
    assert not lane.card.isVisible()
    assert lane.matrix.isVisible()


def test_a_card_is_laid_out_only_once_it_is_opened(lane: Lane) -> None:
    assert lane.about.isVisible()
    assert lane.card.widget() is None
    lane.open_card(True)
    assert lane.card.card == small_card()


def test_it_opens_and_closes_by_keyboard(lane: Lane) -> None:
    lane.about.setFocus()
    QTest.keyClick(lane.about, Qt.Key.Key_Space)
    assert lane.card.isVisible()
    QTest.keyClick(lane.card, Qt.Key.Key_Escape)
    assert not lane.card.isVisible()
    assert lane.about.hasFocus()


def test_the_clock_goes_on_while_a_card_is_read(loaded: StagePage, lane: Lane) -> None:
    lane.open_card(True)
    before = loaded.playback.step
    lane.card.setFocus()
    QTest.keyClick(lane.card, Qt.Key.Key_Right)
    assert loaded.playback.step == before + 1
    assert lane.card.isVisible()
    assert loaded.lanes.lane("tiny/rnn").matrix.isVisible()
    assert not lane.matrix.isVisible()


def test_a_model_without_a_card_has_no_such_button(loaded: StagePage, lane: Lane) -> None:
    other = loaded.lanes.lane("tiny/rnn")
    assert not other.about.isVisible()
    other.open_card(True)
    assert not other.card.isVisible()
    assert other.matrix.isVisible()


@pytest.mark.parametrize("width", [264, 300, 424, 560])
def test_the_button_stands_between_name_and_figures(lane: Lane, width: int) -> None:
    lane.resize(width, 600)
    assert lane.about.isVisible()
    place = lane.about.geometry()
    assert place.left() > 36
    assert place.right() < width
    assert place.top() >= 0
    assert place.bottom() < lane.geometry_in_use.header.bottom
