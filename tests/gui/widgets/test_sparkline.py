import numpy as np
from PySide6.QtCore import QRectF

from gui.widgets.sparkline import sparkline_points

RECT = QRectF(10, 20, 100, 16)


def test_a_falling_trend_falls_across_the_whole_width() -> None:
    points = sparkline_points(np.linspace(5, 1, 50), RECT)
    assert (points[0].x(), points[-1].x()) == (10, 110)
    assert points[0].y() < points[-1].y() == 36


def test_one_outlier_does_not_flatten_the_rest() -> None:
    values = np.concatenate([np.linspace(2, 1, 99), [1000.0]])
    points = sparkline_points(values, RECT)
    assert points[50].y() - points[0].y() > 4
    assert all(RECT.top() <= point.y() <= RECT.bottom() for point in points)


def test_an_even_trend_is_a_line_in_the_middle_and_one_value_is_none() -> None:
    assert {point.y() for point in sparkline_points(np.ones(5), RECT)} == {28.0}
    assert sparkline_points(np.ones(1), RECT) == []


def test_a_line_with_limits_stands_between_them() -> None:
    points = sparkline_points(np.array([1.0, 0.5, 0.25]), RECT, (0.0, 1.0))
    assert [point.y() for point in points] == [20, 28, 32]
