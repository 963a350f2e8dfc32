"""A window that is too narrow for all lanes shows the others as thumbnails, from which they come to the front."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.commands import InspectStep
from gui.appearance import AppearanceControl
from gui.pages.stage.page import StagePage
from gui.widgets.lane_thumbnail import LaneThumbnail
from tests.gui.pages.stage.driving import SENTENCE, Reports, press, type_and_submit

MODELS = "tiny/rnn", "tiny/attention_rnn", "tiny/transformer"
RNN, ATTENTION_RNN, TRANSFORMER = MODELS
NARROW = 728  # of the page, which is 72 px less than the window


@pytest.fixture
def narrow(qtbot: QtBot, translated: StagePage) -> StagePage:
    """A page with room for one lane, on the third step of a translation."""
    shrink(translated)
    translated.seek(3)
    return translated


def shrink(page: StagePage) -> None:
    """Make a page narrow, as the window may be whatever its pages ask for."""
    page.setMinimumSize(NARROW, 700)
    page.resize(NARROW, 700)


def visible(page: StagePage) -> list[str]:
    return [model for model in page.lanes.models() if page.lanes.lane(model).isVisible()]


def thumbnail(page: StagePage, model: str) -> LaneThumbnail:
    return page.lanes.thumbnails.thumbnail(model)


def picture(thumbnail: LaneThumbnail) -> QImage:
    return thumbnail.grab().toImage()


def test_three_lanes_stand_side_by_side_as_long_as_they_fit(translated: StagePage) -> None:
    translated.resize(1024 - 72, 700)
    assert visible(translated) == list(MODELS)
    assert not translated.lanes.thumbnails.isVisible()


def test_a_narrow_page_shows_one_lane_and_the_others_in_small(narrow: StagePage) -> None:
    assert narrow.width() == NARROW
    assert visible(narrow) == [RNN]
    assert narrow.lanes.thumbnails.seen() == (ATTENTION_RNN, TRANSFORMER)
    page = narrow.rect()
    for model in (ATTENTION_RNN, TRANSFORMER):
        shown = thumbnail(narrow, model)
        assert page.contains(shown.rect().translated(shown.mapTo(narrow, shown.rect().topLeft())))
        assert narrow.lanes.lane(model).facts.title in shown.accessibleName()


def test_a_click_brings_a_lane_to_the_front_where_it_stays_while_the_page_is_narrow(narrow: StagePage) -> None:
    QTest.mouseClick(thumbnail(narrow, TRANSFORMER), Qt.MouseButton.LeftButton)
    assert visible(narrow) == [TRANSFORMER]
    assert narrow.lanes.thumbnails.seen() == (RNN, ATTENTION_RNN)
    lane = narrow.lanes.lane(TRANSFORMER)
    assert lane.width() > 300
    assert narrow.trace is not None
    assert lane.frame.current is narrow.trace.lanes[TRANSFORMER].steps[2]
    narrow.resize(1300, 860)
    assert visible(narrow) == list(MODELS)
    narrow.resize(NARROW, 700)
    assert visible(narrow) == [TRANSFORMER]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_bring_a_lane_to_the_front_and_stay_on_the_thumbnails(
    qtbot: QtBot, narrow: StagePage, key: Qt.Key
) -> None:
    narrow.activateWindow()
    thumbnail(narrow, ATTENTION_RNN).setFocus()
    qtbot.waitUntil(thumbnail(narrow, ATTENTION_RNN).hasFocus)
    press(thumbnail(narrow, ATTENTION_RNN), Qt.Key.Key_Tab)
    assert thumbnail(narrow, TRANSFORMER).hasFocus()
    press(thumbnail(narrow, TRANSFORMER), key)
    assert visible(narrow) == [TRANSFORMER]
    assert thumbnail(narrow, RNN).hasFocus()


@pytest.mark.parametrize("model", [ATTENTION_RNN, TRANSFORMER])
def test_a_thumbnail_grows_with_the_clock_and_says_what_it_shows(qtbot: QtBot, narrow: StagePage, model: str) -> None:
    before, told = picture(thumbnail(narrow, model)), thumbnail(narrow, model).accessibleDescription()
    press(narrow, Qt.Key.Key_Right)
    assert picture(thumbnail(narrow, model)) != before
    assert narrow.trace is not None
    assert "step 4" in thumbnail(narrow, model).accessibleDescription() != told
    press(narrow, Qt.Key.Key_Left)
    assert picture(thumbnail(narrow, model)) == before
    type_and_submit(narrow, "7 7 7")
    qtbot.waitUntil(narrow.is_idle)
    assert picture(thumbnail(narrow, model)) != before


def test_the_funnel_is_seen_in_small_too(narrow: StagePage) -> None:
    narrow.lanes.bring_to_front(TRANSFORMER)
    funnel = picture(thumbnail(narrow, RNN))
    narrow.look.kinds.set_value("saliency")
    assert picture(thumbnail(narrow, RNN)) != funnel


def test_what_differs_is_counted_where_a_lane_is_seen_in_small(narrow: StagePage) -> None:
    narrow.seek(narrow.playback.length)
    lane = narrow.lanes.lane(TRANSFORMER)
    count = len([number for number in lane.view.lone if number < len(lane.frame.produced)])
    told = thumbnail(narrow, TRANSFORMER).accessibleDescription()
    assert (f"{count} in this lane alone" in told) == (count > 0)
    assert any(
        "in this lane alone" in thumbnail(narrow, model).accessibleDescription()
        for model in (ATTENTION_RNN, TRANSFORMER)
    ), "models of a few steps' training differ"


def test_large_type_needs_more_room(translated: StagePage, appearance: AppearanceControl) -> None:
    translated.setMinimumSize(NARROW, 700)
    translated.resize(1100, 828)
    assert visible(translated) == list(MODELS)
    appearance.magnify_text(True)
    assert visible(translated) == [RNN]
    assert translated.lanes.thumbnails.seen() == (ATTENTION_RNN, TRANSFORMER)
    appearance.magnify_text(False)
    assert visible(translated) == list(MODELS)


def test_in_a_lecture_no_lane_is_missing(narrow: StagePage) -> None:
    narrow.set_lecturing(True)
    assert not narrow.tools.isVisible()
    assert narrow.lanes.thumbnails.seen() == (ATTENTION_RNN, TRANSFORMER)
    assert thumbnail(narrow, ATTENTION_RNN).isVisible()


def test_lanes_in_small_say_what_they_wait_for(qtbot: QtBot, page: StagePage, tiny_pack: Path) -> None:
    shrink(page)
    page.show_models(MODELS)
    assert thumbnail(page, TRANSFORMER).accessibleDescription() == "Loading the model"
    assert not picture(thumbnail(page, TRANSFORMER)).isNull()


def test_a_picture_of_a_lane_that_is_not_in_front_is_as_large_as_if_it_were(narrow: StagePage) -> None:
    front, hidden = narrow.lanes.lane(RNN), narrow.lanes.lane(TRANSFORMER)
    assert hidden.grab().size() == front.grab().size()
    assert hidden.geometry_in_use.rows == front.geometry_in_use.rows


def test_the_microscope_opens_on_the_lane_in_front(narrow: StagePage, reports: Reports) -> None:
    narrow.lanes.bring_to_front(TRANSFORMER)
    press(narrow, Qt.Key.Key_I)
    assert narrow.microscope.is_open
    assert [asked.model for asked in reports.asked if isinstance(asked, InspectStep)] == [TRANSFORMER]


def test_a_hidden_lane_follows_its_look(narrow: StagePage) -> None:
    before = picture(thumbnail(narrow, ATTENTION_RNN))
    narrow.look.units.set_value(True)
    narrow.look.units.set_value(False)
    assert picture(thumbnail(narrow, ATTENTION_RNN)) == before
    assert narrow.trace is not None
    assert narrow.trace.text == SENTENCE
