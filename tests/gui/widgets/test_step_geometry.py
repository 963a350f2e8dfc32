"""The arithmetic beside the painters of a step that is taken apart."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from gui.widgets.fixed_vector_geometry import fixed_vector_geometry
from gui.widgets.fixed_vector_painter import number_wordings
from gui.widgets.math_text import MathRun, math_runs
from gui.widgets.prediction_geometry import NEXT_ROW, prediction_geometry
from gui.widgets.step_painting import signed
from gui.widgets.weighing_geometry import cells, first_row, weighing_geometry

AREAS = [QRectF(6, 2, 880, 570), QRectF(6, 2, 560, 330)]
sizes = st.tuples(st.floats(460, 1300), st.floats(300, 1200))

on_a_busy_machine = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def inside(area: QRectF, box: QRectF) -> bool:
    return area.adjusted(-1, -1, 1, 1).contains(box)


@on_a_busy_machine
@given(sizes, st.integers(1, 80), st.floats(11, 26))
def test_the_table_stays_in_its_area_and_every_row_is_found_by_its_middle(
    size: tuple[float, float], count: int, line: float
) -> None:
    area = QRectF(6, 2, *size)
    geometry = weighing_geometry(area, count, line)
    assert 1 <= geometry.visible <= count
    if geometry.visible < count:
        assert geometry.foot + geometry.pitch > area.bottom() - geometry.foot_height - 1e-3, "a further row would fit"
    if geometry.visible > 1:
        assert geometry.bottom <= area.bottom() + 1
    for place in range(geometry.visible):
        middle = geometry.row(place).center().y()
        assert geometry.row_at(middle) == place
        for column in (0, 3):
            box = geometry.strip(column, middle)
            assert inside(geometry.row(place), box)
            assert geometry.lefts[column] < box.left() < box.right() < geometry.lefts[column + 1]
    assert geometry.query().bottom() <= geometry.top
    assert geometry.foot <= geometry.result().top()
    assert geometry.row_at(geometry.top - 1) is geometry.row_at(geometry.foot + 1) is None


@on_a_busy_machine
@given(st.integers(1, 80), st.data())
def test_a_position_that_is_wanted_is_in_view(count: int, data: st.DataObject) -> None:
    geometry = weighing_geometry(QRectF(0, 0, 800, 400), count, 18)
    wanted = data.draw(st.integers(0, count - 1))
    first = first_row(geometry, wanted)
    assert 0 <= first <= wanted < first + geometry.visible <= count


@pytest.mark.parametrize("count", [1, 4, 12])
def test_cells_lie_side_by_side_in_their_box(count: int) -> None:
    box = QRectF(10, 20, 150, 20)
    made = cells(box, count)
    assert len(made) == count
    assert all(inside(box, cell) for cell in made)
    assert all(left.right() < right.left() for left, right in itertools.pairwise(made))


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("has_cell", [True, False])
def test_the_prediction_stands_in_its_order_within_its_area(area: QRectF, has_cell: bool) -> None:
    geometry = prediction_geometry(QRectF(area.left(), area.top(), 330, area.height()), 14, has_cell=has_cell, count=5)
    boxes = [geometry.vector(row) for row in (0, 1, 2, NEXT_ROW)] if has_cell else []
    boxes += [geometry.candidate(rank) for rank in range(5)]
    boxes.append(geometry.output)
    assert all(inside(geometry.area, box) for box in boxes)
    assert all(above.bottom() <= below.top() + 0.01 for above, below in itertools.pairwise(boxes))
    if has_cell:
        assert geometry.vector(NEXT_ROW).bottom() + 5 + geometry.line <= geometry.candidates - 8  # text, then a line
        assert geometry.vector(0).right() < geometry.cell().left()
        assert inside(geometry.area, geometry.cell())


@pytest.mark.parametrize("area", AREAS)
def test_the_bands_of_a_fixed_vector_stand_in_their_order_within_their_area(area: QRectF) -> None:
    geometry = fixed_vector_geometry(area, 14)
    boxes = [geometry.source(), geometry.context(), geometry.fed(), *(geometry.state(row) for row in range(3))]
    assert all(inside(area, box) for box in boxes)
    assert all(above.bottom() <= below.top() for above, below in itertools.pairwise(boxes))
    assert 4 <= geometry.cells <= 24


def test_a_formula_is_cut_into_letters_and_subscripts() -> None:
    assert math_runs("s_{10} + U h_{j}") == [
        MathRun("s", False),
        MathRun("10", True),
        MathRun(" + U h", False),
        MathRun("j", True),
    ]


def test_numbers_have_the_typographic_minus() -> None:
    assert [signed(number) for number in (1.234, -0.5, 0.0)] == ["+1.23", "\N{MINUS SIGN}0.50", "+0.00"]


def test_a_number_in_a_cell_is_short_and_keeps_its_value() -> None:
    assert number_wordings(0.123) == ("+.12", "+.1")
    assert number_wordings(-10.53) == ("\N{MINUS SIGN}10.53", "\N{MINUS SIGN}10.5")
    assert number_wordings(0.001) == ("0",)
