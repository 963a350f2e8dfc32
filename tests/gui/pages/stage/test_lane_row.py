"""Lanes side by side whose models cut the sentence into different pieces."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.events import ArchitectureDescription
from gui.appearance import AppearanceControl
from gui.pages.stage.lane_row import LaneRow
from gui.state.reading_aids import LaneAids
from gui.state.translation_faults import Fault
from gui.state.translation_trace import TranslationTrace
from tests.gui.state.recordings import JOB, decoded, recorded, started

COARSE, FINE, OTHER = "coarse", "fine", "other"


@pytest.fixture
def row(qtbot: QtBot, appearance: AppearanceControl) -> LaneRow:
    """Three lanes at the second step of a translation; two of them read five pieces, one reads nine."""
    row = LaneRow()
    qtbot.addWidget(row)
    architecture = ArchitectureDescription("attention_rnn", "Attention RNN", "soft alignment", "source")
    row.show_models([(model, architecture) for model in (COARSE, FINE, OTHER)])
    row.resize(1300, 728)
    row.show()
    trace = TranslationTrace(JOB, "a sentence", (COARSE, FINE, OTHER))
    for model, count in ((COARSE, 5), (FINE, 9), (OTHER, 5)):
        trace.record(started(model, count))
        for position in range(3):
            trace.record(decoded(model, position, position == 2, source=count))
    row.show_trace(trace, 2, 1.0)
    return row


def test_each_lane_has_a_column_for_each_of_its_own_pieces(row: LaneRow) -> None:
    geometries = [row.lane(model).geometry_in_use for model in (COARSE, FINE, OTHER)]
    assert [geometry.columns.count for geometry in geometries] == [5, 9, 5]
    assert len({(geometry.rows, geometry.matrix, geometry.pill) for geometry in geometries}) == 1
    assert not row.grab().isNull()


def test_a_piece_lights_up_only_where_the_same_pieces_are_read(row: LaneRow) -> None:
    geometry = row.lane(COARSE).geometry_in_use
    spot = QPoint(round(geometry.columns.centre(3)), geometry.rows.top - geometry.matrix.top + 3)
    QTest.mouseMove(row.lane(COARSE).matrix, spot)
    assert [row.lane(model).hover.column for model in (COARSE, FINE, OTHER)] == [3, None, 3]


def test_lanes_of_another_width_have_room_for_the_lines_that_they_need(qtbot: QtBot, row: LaneRow) -> None:
    row.resize(1700, 900)
    trace = recorded({COARSE: 30, FINE: 30, OTHER: 30})
    row.show_trace(trace, 30, 1.0)
    QApplication.processEvents()
    assert row.lane(COARSE).geometry_in_use.output_lines == 2
    for width, front in ((900, 3), (600, 1), (1700, 3)):
        row.resize(width, 900)
        QApplication.processEvents()
        assert len(row.in_front()) == front
        shown = row.lane(COARSE).geometry_in_use
        row.show_trace(trace, 30, 1.0)
        assert row.lane(COARSE).geometry_in_use == shown
    assert row.lane(COARSE).geometry_in_use.output_lines == 2


def whole(row: LaneRow) -> TranslationTrace:
    """A whole translation of three lanes, about which the row has something to tell."""
    trace = recorded({COARSE: 12, FINE: 11, OTHER: 12})
    fault = Fault("repetition", 3, ("t2",))
    row.set_aids({model: LaneAids(-3.5, 12, faults=(fault,)) for model in trace.lanes}, "")
    return trace


def test_what_is_told_at_the_end_takes_no_room_before_it_where_room_is_short(row: LaneRow) -> None:
    row.resize(904, 460)
    trace = whole(row)
    row.show_trace(trace, 2, 1.0)
    before = row.lane(COARSE).geometry_in_use
    assert before.aids.height == 0
    assert before.candidate_count >= 3
    row.show_trace(trace, 11, 1.0)
    at_end = {row.lane(model).geometry_in_use.aids for model in trace.lanes}
    assert len(at_end) == 1
    assert next(iter(at_end)).height > 40
    row.show_trace(trace, 2, 1.0)
    assert row.lane(COARSE).geometry_in_use.aids.height > 40, "what was told stays"


def test_where_there_is_room_nothing_jumps_at_the_end(row: LaneRow) -> None:
    row.resize(1300, 728)
    trace = whole(row)
    row.show_trace(trace, 2, 1.0)
    before = row.lane(COARSE).geometry_in_use
    row.show_trace(trace, 12, 1.0)
    assert row.lane(COARSE).aids.aids is not None
    assert row.lane(COARSE).geometry_in_use == before
