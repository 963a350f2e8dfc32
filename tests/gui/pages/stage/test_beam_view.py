"""The tree of a real beam search: it grows with the clock, and the lane follows the branch that is chosen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pages.stage.page import StagePage
from gui.state.beam_tree import Place
from gui.state.decoding_choice import DecodingChoice
from gui.state.translation_trace import LaneTrace
from tests.gui.pages.stage.driving import press


@pytest.fixture
def searched(qtbot: QtBot, translated: StagePage) -> StagePage:
    """The page with the tree of the Transformer's search open, on the last step."""
    translated.decoding.popup.choose(DecodingChoice("beam", width=3))
    qtbot.waitUntil(translated.is_idle)
    translated.seek(translated.playback.length)
    QTest.mouseClick(translated.decoding.tree, Qt.MouseButton.LeftButton)
    assert translated.views.opened is translated.beam_view
    return translated


def record(page: StagePage) -> LaneTrace:
    assert page.trace is not None
    return page.trace.lanes[page.beam_view.model]


def click_node(page: StagePage, place: Place) -> None:
    view = page.beam_view.tree_view
    box = view.geometry_in_use.boxes[place]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(box.left + 20), round(box.middle)))


def other_node(page: StagePage, fate: str) -> Place:
    """A shown node off the followed way, early in the translation."""
    view = page.beam_view.tree_view
    return next(
        place
        for place in view.geometry_in_use.boxes
        if view.tree.node(place).fate == fate and place not in view.followed and place[0] >= 1
    )


def test_the_tree_grows_with_the_clock(searched: StagePage) -> None:
    view = searched.beam_view.tree_view
    assert len(view.tree.steps) == len(record(searched).beam)
    for step in (1, 3, 2):
        searched.seek(step)
        assert [advanced.position for advanced in view.tree.steps] == list(range(step))
        assert [view.tree.node(place).token_id for place in view.followed] == list(record(searched).token_ids[:step])
    press(view, Qt.Key.Key_Space)
    assert searched.playback.is_playing, "the clock's keys work on"


@pytest.mark.parametrize("fate", ["kept", "pruned"])
def test_the_lane_follows_a_clicked_branch(qtbot: QtBot, searched: StagePage, fate: str) -> None:
    view, own = searched.beam_view.tree_view, record(searched)
    place = other_node(searched, fate)
    wanted = view.tree.token_ids(place)
    click_node(searched, place)
    qtbot.waitUntil(lambda: searched.is_idle() and record(searched) is not own)
    assert record(searched).token_ids[: len(wanted)] == wanted
    assert record(searched).former is own
    searched.seek(searched.playback.length)
    assert place in view.followed
    assert searched.beam_view.output
    press(view, Qt.Key.Key_Escape)
    assert searched.views.opened is None
    assert searched.hasFocus(), "Space plays, whatever control of a lane comes first"
    shown = searched.lanes.lane(searched.beam_view.model)
    assert shown.branch.isVisible()
    assert [step.is_forced for step in shown.frame.produced[: len(wanted)]][-1]


def test_keys_walk_the_tree_and_enter_follows(qtbot: QtBot, searched: StagePage) -> None:
    view, own = searched.beam_view.tree_view, record(searched)
    searched.seek(3)
    view.setFocus()
    press(view, Qt.Key.Key_Left)
    QApplication.processEvents()
    start = view.followed[-1] if view.selected is None else view.selected
    press(view, Qt.Key.Key_Left)
    assert view.selected == (view.tree.parent(start) or start)
    while view.selected in view.followed:
        before = view.selected
        press(view, Qt.Key.Key_Down)
        assert view.selected != before
    assert "score" in view.accessibleDescription()
    assert view.selected is not None
    wanted = view.tree.token_ids(view.selected)
    press(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: searched.is_idle() and record(searched) is not own)
    assert record(searched).token_ids[: len(wanted)] == wanted


def test_each_lane_has_its_tree(searched: StagePage) -> None:
    assert searched.trace is not None
    for model, lane in searched.trace.lanes.items():
        QTest.mouseClick(searched.beam_view.lane_choice.button(model), Qt.MouseButton.LeftButton)
        assert searched.beam_view.model == model
        assert searched.beam_view.tree_view.tree.steps == tuple(lane.beam)


def test_another_method_closes_the_tree(qtbot: QtBot, searched: StagePage) -> None:
    searched.decoding.popup.choose(DecodingChoice())
    assert searched.views.opened is None
    qtbot.waitUntil(searched.is_idle)
    assert all(not lane.beam for lane in searched.trace.lanes.values()) if searched.trace else False
