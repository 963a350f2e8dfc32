import pytest
from PySide6.QtCore import QRectF

from gui.widgets.plot_frame import PlotFrame


@pytest.mark.parametrize("is_logarithmic", [True, False])
def test_a_step_is_found_again_where_it_is_drawn(is_logarithmic: bool) -> None:
    frame = PlotFrame(QRectF(30, 8, 600, 240), 10, 5000, 1.5, 8.5, is_logarithmic)
    for step in (10, 77, 500, 5000):
        assert frame.step(frame.x(step)) == pytest.approx(step)
    assert frame.x(10) == pytest.approx(30)
    assert frame.x(5000) == pytest.approx(630)


def test_a_decade_is_as_wide_as_any_other_on_a_logarithmic_axis() -> None:
    frame = PlotFrame(QRectF(0, 0, 300, 100), 1, 1000, 0, 8, True)
    assert [frame.x(step) for step in (1, 10, 100, 1000)] == pytest.approx([0, 100, 200, 300])


def test_a_low_loss_is_drawn_below_a_high_one() -> None:
    frame = PlotFrame(QRectF(0, 10, 300, 100), 1, 1000, 2, 8, True)
    assert frame.y(8) == pytest.approx(10)
    assert frame.y(2) == pytest.approx(110)


def test_a_factor_is_as_high_as_any_other_on_a_logarithmic_axis_of_values() -> None:
    frame = PlotFrame(QRectF(0, 0, 300, 100), 1, 1000, 0.01, 1, False, True)
    assert [frame.y(value) for value in (0.01, 0.1, 1)] == pytest.approx([100, 50, 0])
    assert frame.y(0.0) == 100
