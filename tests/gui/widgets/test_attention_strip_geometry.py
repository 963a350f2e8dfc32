import itertools

import pytest
from PySide6.QtCore import QRectF

from gui.widgets.attention_strip_geometry import StripGeometry

USUAL = StripGeometry(1016, 364, 2)


def test_five_columns_stand_in_the_usual_window() -> None:
    assert USUAL.columns == 5
    assert USUAL.thumbnail(4, 0).right() == pytest.approx(1016, abs=1)


def test_fewer_columns_stand_in_a_narrow_window() -> None:
    assert StripGeometry(872, 300, 2).columns == 4
    assert StripGeometry(100, 300, 2).columns == 1


@pytest.mark.parametrize("lanes", [0, 1, 2, 3])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_overlaps_and_everything_is_inside_at_the_least_height(lanes: int, scale: float) -> None:
    height = StripGeometry.smallest_height(lanes, scale)
    geometry = StripGeometry(900, height, lanes, scale)
    parts = [geometry.header(0), *(geometry.thumbnail(0, lane) for lane in range(lanes)), geometry.output(0)]
    for above, below in itertools.pairwise(parts):
        assert above.bottom() <= below.top()
    whole = QRectF(0, 0, 900, height + 1)
    assert all(whole.contains(part.intersected(QRectF(0, 0, 300, 10_000))) for part in parts)
    assert geometry.output(0).height() >= 60 * scale


def test_lane_labels_stand_beside_their_thumbnails() -> None:
    for lane in (0, 1):
        label, thumbnail = USUAL.lane_label(lane), USUAL.thumbnail(0, lane)
        assert (label.top(), label.height()) == pytest.approx((thumbnail.top(), thumbnail.height()), abs=1)
        assert label.right() < thumbnail.left()
