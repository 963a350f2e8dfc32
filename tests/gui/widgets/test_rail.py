"""The rail chooses a page by mouse, keyboard or program, and shows which."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.theme import LIGHT
from gui.widgets.rail import Rail, RailItem


@pytest.fixture
def rail(qtbot: QtBot, appearance: AppearanceControl) -> Rail:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.add_page("Stage", "stage")
    rail.add_page("Train", "train")
    rail.resize(72, 600)
    rail.show()
    return rail


def item(rail: Rail, title: str) -> RailItem:
    return next(found for found in rail.findChildren(RailItem) if found.text() == title)


def test_the_first_page_is_chosen_and_marked_at_the_edge(rail: Rail) -> None:
    assert rail.chosen() == 0
    assert _edge_colour(rail, "Stage") == LIGHT.ink
    assert _edge_colour(rail, "Train") == LIGHT.rail


def test_a_click_chooses_a_page(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.page_chosen) as told:
        QTest.mouseClick(item(rail, "Train"), Qt.MouseButton.LeftButton)
    assert told.args == [1]
    assert _edge_colour(rail, "Train") == LIGHT.ink


def test_arrow_keys_choose_a_page(rail: Rail) -> None:
    item(rail, "Stage").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(item(rail, "Stage"), Qt.Key.Key_Down)
    assert rail.chosen() == 1


def test_items_have_accessible_names(rail: Rail) -> None:
    assert [found.accessibleName() for found in rail.findChildren(RailItem)] == ["Stage", "Train"]


def test_it_widens_with_the_text(rail: Rail, appearance: AppearanceControl) -> None:
    for _ in range(5):
        appearance.enlarge_text()
    assert rail.width() == 108


def _edge_colour(rail: Rail, title: str) -> QColor:
    found = item(rail, title)
    return rail.grab().toImage().pixelColor(1, found.y() + found.height() // 2)
