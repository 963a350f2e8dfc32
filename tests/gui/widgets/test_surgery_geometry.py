"""Where weights are dragged and candidates compared, in roomy and in narrow pictures."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QApplication

from gui.widgets.compared_candidates import candidate_cell
from gui.widgets.prediction_geometry import prediction_geometry
from gui.widgets.step_areas import divider, is_stacked, line_height, prediction_area, reading_area, way_down
from gui.widgets.weighing_geometry import shares_to_drag, weighing_geometry

SIZES = [QSize(640, 380), QSize(960, 450), QSize(1600, 800)]


@pytest.mark.parametrize("size", SIZES)
def test_the_two_halves_do_not_overlap(size: QSize) -> None:
    reading, prediction = reading_area(size), prediction_area(size)
    assert reading.right() < divider(size).left() < prediction.left()
    assert prediction.right() == pytest.approx(size.width())


def test_in_a_narrow_room_the_prediction_stands_below_what_is_read() -> None:
    size = QSize(534, 780)
    assert is_stacked(size)
    assert not is_stacked(QSize(900, 460))
    reading, prediction = reading_area(size, stacked=True), prediction_area(size, stacked=True)
    turn = way_down(size)
    assert reading.bottom() < turn.y() < prediction.top()
    assert turn.x() < prediction.left()
    assert QRectF(0, 0, size.width(), size.height()).contains(reading.united(prediction))


@pytest.mark.parametrize("size", SIZES)
def test_the_columns_share_the_width_of_the_table(size: QSize) -> None:
    area = reading_area(size)
    assert sum(shares_to_drag(area.width())) == pytest.approx(1)
    geometry = weighing_geometry(area, 9, 20, shares_to_drag(area.width()))
    assert geometry.lefts[0] == area.left()
    assert geometry.lefts[4] == pytest.approx(area.right())
    edges = [edge for column in range(4) for edge in geometry.column(column)]
    assert edges == sorted(edges)
    for column in (0, 3):
        box = geometry.strip(column, 100)
        assert geometry.column(column)[0] <= box.left() < box.right() <= geometry.column(column)[1]


@pytest.mark.parametrize("size", SIZES)
def test_compared_candidates_stand_side_by_side_above_the_log_probability(size: QSize, qapp: QApplication) -> None:
    area = prediction_area(size)
    geometry = prediction_geometry(area, line_height(size.height()), has_cell=True, count=5)
    for rank in range(5):
        own, these = (candidate_cell(geometry, side, rank) for side in (0, 1))
        assert area.left() <= own.left() < own.right() < these.left() < these.right() <= area.right() + 0.01
        assert own.width() == pytest.approx(these.width())
        below = candidate_cell(geometry, 0, rank + 1) if rank < 4 else geometry.output
        assert isinstance(below, QRectF)
        assert own.bottom() <= below.top() + 0.01
