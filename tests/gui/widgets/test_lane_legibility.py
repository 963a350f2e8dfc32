"""What a lane paints can be read: its scale, its pills, the row in a frame, and where the keys are."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.theme import Theme
from tests.gui.state.recordings import recorded
from tests.gui.widgets.test_lane_painting import Paints, assert_close, colour_at, difference, lane_of, picture, theme

__all__ = ["theme"]  # a fixture


def test_the_frame_of_a_low_row_leaves_its_cells_to_be_seen(qtbot: QtBot, theme: Theme) -> None:
    lane, _ = lane_of(qtbot, "source")
    trace = recorded({"m": 60}).lanes["m"]
    lane.set_extent(5, 60, 2)
    lane.show_step(trace, 30)
    geometry, image = lane.geometry_in_use, picture(lane)
    assert geometry.rows.height < 10
    weights = trace.steps[29].attention
    assert weights is not None
    top, frame = geometry.rows.top + 29 * geometry.rows.height, theme.lane("attention_rnn").fill
    for column in range(5):
        cell = theme.attention_colour("attention_rnn", float(weights[column]))
        seen = image.pixelColor(round(geometry.columns.centre(column)), top)
        assert difference(seen, cell) < difference(seen, frame)


@pytest.mark.parametrize("width", [285, 424])
def test_the_scale_of_the_saliency_is_drawn_beside_its_caption(qtbot: QtBot, theme: Theme, width: int) -> None:
    lane, _ = lane_of(qtbot, "none", size=QSize(width, 728))
    geometry, image = lane.geometry_in_use, picture(lane)
    line = [colour_at(image, x, geometry.matrix.top + 10) for x in range(width // 2, geometry.right)]
    assert min(difference(seen, theme.saliency[3]) for seen in line) <= 24, "its darkest end"


def test_text_on_a_pill_stands_on_a_ground_on_which_it_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    lane, _ = lane_of(qtbot, "heads")
    geometry, image = lane.geometry_in_use, picture(lane)
    spot = geometry.columns.middle - 24, geometry.pill + geometry.pill_height / 2
    assert_close(colour_at(image, *spot), theme.lane("transformer").pill)


def test_the_candidates_wear_a_ring_as_soon_as_the_keys_are_on_them(
    qtbot: QtBot, appearance: AppearanceControl
) -> None:
    lane, _ = lane_of(qtbot, "source")
    qtbot.waitExposed(lane)
    lane.activateWindow()
    lane.candidates.setFocus()
    qtbot.waitUntil(lane.candidates.hasFocus)
    QApplication.processEvents()
    painted = Paints()
    lane.candidates.installEventFilter(painted)
    lane.candidates.clearFocus()
    qtbot.waitUntil(lambda: painted.count > 0)
