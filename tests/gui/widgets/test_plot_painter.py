import numpy as np
import pytest
from PySide6.QtCore import QRectF

from gui.state.plotted_curves import PlottedCurve, Role
from gui.state.training_history import Series
from gui.widgets.plot_frame import PlotFrame
from gui.widgets.plot_painter import curve_shapes

AREA = QRectF(30, 8, 600, 240)
STEPS = 200_000


def frame(first: float, last: float, logarithmic: bool = False) -> PlotFrame:
    return PlotFrame(AREA, first, last, 1.0, 9.0, logarithmic)


def long_history() -> Series:
    values = 5 + np.random.default_rng(0).normal(0, 0.5, STEPS)
    values[123_456] = 20.0
    return Series(np.arange(1.0, STEPS + 1), values)


@pytest.mark.parametrize("is_rough", [False, True])
@pytest.mark.parametrize("logarithmic", [False, True])
def test_of_an_hours_steps_no_more_is_painted_than_the_plot_is_wide(is_rough: bool, logarithmic: bool) -> None:
    curve = PlottedCurve(Role.RAW, "rnn", long_history(), is_rough=is_rough)
    ((shape, is_band),) = curve_shapes(curve, frame(1, STEPS, logarithmic))
    assert is_band is is_rough
    assert 200 < len(shape.toList()) <= 2 * (AREA.width() / 2 + 3)


def test_a_peak_reaches_the_top_of_the_plot_and_nothing_leaves_it() -> None:
    curve = PlottedCurve(Role.RAW, "rnn", long_history(), is_rough=True)
    sight = frame(100_000, 150_000)
    ((shape, _),) = curve_shapes(curve, sight)
    points = shape.toList()
    assert all(AREA.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(point) for point in points)
    top = min(points, key=lambda point: point.y())
    assert top.y() == AREA.top()
    assert top.x() == pytest.approx(sight.x(123_457), abs=3)
    assert min(point.x() for point in points) == AREA.left()
    assert max(point.x() for point in points) == AREA.right()


def test_what_is_no_number_leaves_a_gap() -> None:
    steps, values = np.arange(1.0, 7.0), np.array([np.nan, 4.0, 3.0, np.nan, 3.0, 2.0])
    shapes = list(curve_shapes(PlottedCurve(Role.MAIN, "rnn", Series(steps, values)), frame(0, 10)))
    assert [len(shape.toList()) for shape, _ in shapes] == [2, 2]


def test_a_curve_that_is_out_of_sight_is_not_painted() -> None:
    steps = np.arange(1.0, 20.0)
    curve = PlottedCurve(Role.MAIN, "rnn", Series(steps, steps), is_validated=True)
    assert not list(curve_shapes(curve, frame(50, 100)))
    ((shape, _),) = curve_shapes(curve, frame(18, 100))
    assert shape.toList()[0].x() == AREA.left()
