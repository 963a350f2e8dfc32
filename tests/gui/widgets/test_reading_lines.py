"""Lines between the pieces that read and those that are read."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.reading_lines import ReadingLines
from gui.widgets.reading_lines_geometry import THICKEST, THINNEST, Line, reading_geometry, reading_lines

WEIGHTS = np.array([[0.7, 0.25, 0.05], [0.01, 0.09, 0.9], [0.4, 0.35, 0.25]], dtype=np.float32)
PIECES = (" The", " house", ".")


@pytest.fixture
def lines(qtbot: QtBot) -> ReadingLines:
    """Self-attention of three pieces."""
    lines = ReadingLines()
    qtbot.addWidget(lines)
    lines.resize(420, 240)
    lines.show_reading(WEIGHTS, PIECES, PIECES, is_own=True, heads=("reads", "read"))
    lines.show()
    qtbot.waitExposed(lines)
    return lines


def ends(found: list[Line]) -> set[tuple[int, int, bool]]:
    return {(line.reader, line.read, line.of_reader) for line in found}


def test_in_self_attention_a_picked_piece_reads_and_is_read() -> None:
    found = reading_lines(WEIGHTS, ("reader", 1), is_own=True)
    assert ends(found) == {(1, 1, True), (1, 2, True), (0, 1, False), (1, 1, False), (2, 1, False)}
    assert max(line.weight for line in found) == pytest.approx(0.9)


def test_over_the_source_a_target_piece_only_reads_and_a_source_piece_is_only_read() -> None:
    assert ends(reading_lines(WEIGHTS, ("reader", 0), is_own=False)) == {(0, 0, True), (0, 1, True), (0, 2, True)}
    assert ends(reading_lines(WEIGHTS, ("read", 0), is_own=False)) == {(0, 0, False), (2, 0, False)}


def test_without_a_picked_piece_all_lines_that_can_be_told_apart_are_shown() -> None:
    found = reading_lines(WEIGHTS, None, is_own=True)
    assert ends(found) == {(0, 0, True), (0, 1, True), (1, 2, True), (2, 0, True), (2, 1, True), (2, 2, True)}


def test_a_line_is_as_thick_as_its_weight() -> None:
    assert Line(0, 0, 0.0, True).width == THINNEST
    assert Line(0, 0, 1.0, True).width == THICKEST


@pytest.mark.parametrize(("readers", "read"), [(3, 3), (12, 9), (64, 40)])
def test_pieces_are_within_the_height_and_found_again(readers: int, read: int) -> None:
    geometry = reading_geometry(420, 240, readers, read, top=24, label=70, figure=20, line=17)
    assert geometry.left < geometry.right
    for side, count in (("reader", readers), ("read", read)):
        x = 5 if side == "reader" else 415
        for index in range(count):
            y = geometry.y(side, index)  # type: ignore[arg-type]
            assert 24 <= y <= 240
            assert geometry.at(x, y) == (side, index)
    assert geometry.has_labels["reader"] == (readers <= 12)
    assert geometry.at(5, 10) is None


def test_a_click_picks_a_piece_and_another_click_lets_it_go(lines: ReadingLines) -> None:
    place = QPoint(20, round(lines.geometry_now().y("reader", 1)))
    QTest.mouseClick(lines, Qt.MouseButton.LeftButton, pos=place)
    assert lines.pick == ("reader", 1)
    reads, is_read = lines.accessibleDescription().splitlines()
    assert reads == "“house” reads: . 0.90, house 0.09"
    assert is_read == "“house” is read by: . 0.35, The 0.25, house 0.09"
    QTest.mouseClick(lines, Qt.MouseButton.LeftButton, pos=place)
    assert lines.pick is None


def test_arrows_walk_the_pieces_of_both_sides(lines: ReadingLines) -> None:
    picks = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Escape):
        QTest.keyClick(lines, key)
        picks.append(lines.pick)
    assert picks == [("reader", 0), ("reader", 1), ("read", 1), ("read", 0), ("read", 0), None]


def test_a_piece_that_is_gone_is_not_picked_any_more(lines: ReadingLines) -> None:
    lines.choose(("reader", 2))
    lines.show_reading(WEIGHTS[:2, :2], PIECES[:2], PIECES[:2], is_own=True, heads=("reads", "read"))
    assert lines.pick is None


def test_a_thick_line_is_seen_where_it_runs(lines: ReadingLines) -> None:
    geometry = lines.geometry_now()
    near = QPoint(round(geometry.left) + 2, round(geometry.y("reader", 1)))
    lines.choose(("reader", 0))
    without = lines.grab().toImage().pixelColor(near)
    lines.choose(("reader", 1))
    assert lines.grab().toImage().pixelColor(near) != without
