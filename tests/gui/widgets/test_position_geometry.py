"""Where the pictures of positions lie, without Qt's widgets."""

import math

import pytest
from PySide6.QtCore import QPointF, QRectF

from gui.widgets.offset_geometry import offset_plots
from gui.widgets.rotation_geometry import dials, scale_track, shown_pairs
from gui.widgets.sinusoid_geometry import sinusoid_places
from gui.widgets.variant_bars_geometry import bar_places

ROOMS = (QRectF(0, 0, 640, 260), QRectF(0, 0, 960, 560))


@pytest.mark.parametrize("room", ROOMS)
def test_every_number_of_the_map_is_found_again_where_it_lies(room: QRectF) -> None:
    places = sinusoid_places(room, 64, 128)
    for cell in ((0, 0), (63, 127), (10, 24)):
        assert places.cell_at(QPointF(places.x(cell[0]), places.y(cell[1]))) == cell
    assert places.cell_at(places.table.topLeft() - QPointF(1, 1)) is None
    assert places.cell_at(places.wave.center()) is None


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_map_wave_and_vector_lie_beside_each_other_inside_the_room(room: QRectF, scale: float) -> None:
    room = QRectF(0, 0, room.width() * scale, room.height() * scale)
    places = sinusoid_places(room, 64, 128, scale)
    for part in (places.table, places.wave, places.vector):
        assert room.contains(part)
        assert part.width() > 40
        assert part.height() > 40
    assert places.table.bottom() < places.wave.top()
    assert places.table.right() < places.vector.left()
    assert places.wave_point(0, 1).y() == places.wave.top()
    assert places.vector_x(-1) == places.vector.left()


def test_plots_of_products_share_the_room_and_tell_the_offset_under_a_point() -> None:
    left, right = offset_plots(QRectF(0, 0, 900, 400), 32, [(30, 64), (0, 40)])
    assert left.area.right() < right.area.left()
    for plot, (low, high) in ((left, (30, 64)), (right, (0, 40))):
        assert plot.area.top() < plot.point(0, high).y() < plot.point(0, low).y() < plot.area.bottom()
        for offset in (-32, -7, 0, 32):
            assert plot.offset_at(plot.point(offset, low).x()) == offset
        assert plot.offset_at(-1000) == -32
    assert offset_plots(QRectF(0, 0, 900, 400), 32, []) == ()


@pytest.mark.parametrize("room", [QRectF(0, 0, 640, 250), QRectF(0, 0, 940, 560), QRectF(0, 0, 420, 600)])
def test_dials_neither_touch_nor_leave_the_room(room: QRectF) -> None:
    found = dials(room, shown_pairs(64, 8))
    assert [dial.pair for dial in found] == [0, 8, 16, 24, 32, 40, 48, 56]
    for i, dial in enumerate(found):
        assert room.contains(QRectF(dial.tip(-math.pi / 2), dial.tip(math.pi / 2)).adjusted(0, -1, 0, 1))
        assert dial.centre.y() + dial.radius < scale_track(room).top()
        for other in found[i + 1 :]:
            apart = math.hypot(dial.centre.x() - other.centre.x(), dial.centre.y() - other.centre.y())
            assert apart > dial.radius + other.radius


def test_a_hand_shows_sine_across_and_cosine_up() -> None:
    (dial,) = dials(QRectF(0, 0, 400, 400), (0,))
    up, right = dial.tip(0), dial.tip(math.pi / 2)
    assert (up.x(), up.y()) == (dial.centre.x(), dial.centre.y() - dial.radius)
    assert (right.x(), right.y()) == pytest.approx((dial.centre.x() + dial.radius, dial.centre.y()))
    assert shown_pairs(4, 8) == (0, 1, 2, 3)


def test_bars_stand_on_zero_and_hang_below_it() -> None:
    places = bar_places(QRectF(0, 0, 500, 200), 5, 3, -0.7)
    up, down = places.bar(1, 0, 0.8), places.bar(1, 2, -0.7)
    assert up.bottom() == pytest.approx(places.y(0))
    assert down.top() == pytest.approx(places.y(0))
    assert down.bottom() == pytest.approx(places.area.bottom())
    assert up.right() < down.left()
    assert places.bar(1, 1, 0.0).height() == 1
    group = places.group(1)
    assert group.left() <= up.left()
    assert down.right() <= group.right()
    assert [places.group_at(places.group(i).center().x()) for i in range(5)] == [0, 1, 2, 3, 4]
    assert places.group_at(-5) is None
    assert bar_places(QRectF(0, 0, 500, 200), 5, 3, 0.2).low == 0
