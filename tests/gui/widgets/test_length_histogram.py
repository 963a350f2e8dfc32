"""Two histograms on one axis."""

from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from engine.events import WORD_BUCKETS, SideInspection
from gui.widgets.length_histogram import LengthHistogram
from gui.widgets.length_histogram_geometry import FEWEST_BUCKETS, lay_out_histograms

AREA = QRectF(10, 20, 600, 200)
SOURCE = (40, 0, 10, 0, 0, 0, 5, *(0,) * 6)
TARGET = (20, 4, 0, *(0,) * 10)


def side(language: str, histogram: tuple[int, ...]) -> SideInspection:
    return SideInspection(language, histogram, 4.2, 3, 33, 100, 20, (("Latin", 80),), (), (), 0, ())


def test_bars_grow_from_the_axis_with_their_counts() -> None:
    layout = lay_out_histograms(AREA, 20, (SOURCE, TARGET))
    assert len(layout.slots) == 7
    bars = {(bar.side, bar.bucket): bar.rect for bar in layout.bars}
    assert set(bars) == {(0, 0), (0, 2), (0, 6), (1, 0), (1, 1)}
    assert bars[0, 0].top() == AREA.top()
    assert {bars[0, bucket].bottom() for bucket in (0, 2, 6)} == {110.0}
    assert bars[1, 0].top() == 130.0
    assert bars[1, 0].height() * 2 == bars[0, 0].height() == 90.0
    assert all(AREA.contains(rect) for rect in bars.values())


def test_one_pair_among_many_is_still_seen_and_no_pair_is_not() -> None:
    layout = lay_out_histograms(AREA, 20, ((100_000, 1, *(0,) * 11), (0,) * 13))
    assert [bar.rect.height() >= 1 for bar in layout.bars] == [True, True]
    assert not lay_out_histograms(AREA, 20, ((0,) * 13, (0,) * 13)).bars


def test_a_bucket_is_found_under_the_mouse() -> None:
    layout = lay_out_histograms(AREA, 20, ((1, 1, *(0,) * 11), TARGET))
    assert len(layout.slots) == FEWEST_BUCKETS
    assert [layout.bucket_at(x) for x in (9, 10, 111, 609, 611)] == [None, 0, 1, 5, None]


def test_the_counts_can_be_heard_and_seen(qtbot: QtBot) -> None:
    histogram = LengthHistogram()
    qtbot.addWidget(histogram)
    histogram.show_sides(side("English", SOURCE), side("French", TARGET))
    assert histogram.accessibleDescription() == (
        "English: 1 to 5 words: 40; 11 to 15 words: 10; 31 to 35 words: 5. French: 1 to 5 words: 20; 6 to 10 words: 4"
    )
    assert WORD_BUCKETS[6] == (31, 35)
    histogram.resize(500, 240)
    pixels = histogram.grab().toImage()
    bar = next(bar for bar in histogram._layout.bars if bar.side == 0)
    inside, beside = bar.rect.center().toPoint(), bar.rect.center().toPoint()
    beside.setX(round(histogram._layout.slots[1].center().x()))
    assert pixels.pixelColor(inside) != pixels.pixelColor(beside)
