"""The board of heads: where they are, and how they are chosen and switched."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.head_board import HeadBoard
from gui.widgets.head_board_geometry import Place, head_board_geometry


@pytest.fixture
def board(qtbot: QtBot) -> HeadBoard:
    """Three layers of four heads, of which one is off."""
    board = HeadBoard()
    qtbot.addWidget(board)
    board.resize(420, 300)
    show(board)
    board.show()
    qtbot.waitExposed(board)
    return board


def show(board: HeadBoard, *, off: frozenset[Place] = frozenset({(1, 1)}), chosen: Place = (0, 0)) -> None:
    matrices = np.linspace(0, 1, 3 * 4 * 5 * 6, dtype=np.float32).reshape(3, 4, 5, 6)
    roles = {(0, 0): ("previous", True), (2, 3): ("separator", False)}
    tips = {(layer, number): f"{layer}.{number}" for layer in range(3) for number in range(4)}
    board.show_heads(matrices, roles, tips, off=off, chosen=chosen, is_cross=False)


def click(board: HeadBoard, at: QPointF) -> None:
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=QPoint(round(at.x()), round(at.y())))


@pytest.mark.parametrize(("width", "height", "layers", "heads"), [(420, 300, 3, 4), (220, 150, 3, 4), (300, 200, 6, 8)])
def test_cells_are_within_the_board_apart_and_found_again(width: int, height: int, layers: int, heads: int) -> None:
    geometry = head_board_geometry(width, height, layers, heads, left=50, top=20, strip=16)
    for place in [(layer, number) for layer in range(layers) for number in range(heads)]:
        cell = geometry.cell(place)
        assert cell.left() >= 50
        assert cell.right() <= width
        assert cell.top() >= 20
        assert cell.bottom() <= height
        assert geometry.at(cell.center()) == place
        assert cell.contains(geometry.picture(place))
        if geometry.strip:
            assert not geometry.sign(place).intersects(geometry.switch(place))
            assert not geometry.picture(place).intersects(geometry.switch(place))
    assert geometry.at(QPointF(10, 100)) is None
    assert geometry.at(QPointF(width + 100.0, 100)) is None


def test_a_click_on_a_picture_chooses_its_head_and_switches_nothing(board: HeadBoard, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(board.switched), qtbot.waitSignal(board.head_chosen) as chosen:
        click(board, board.geometry_now().picture((2, 1)).center())
    assert chosen.args == [(2, 1)]


def test_a_click_on_a_switch_switches_its_head(board: HeadBoard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(board.switched) as switched:
        click(board, board.geometry_now().switch((1, 3)).center())
    assert switched.args == [(1, 3)]


def test_arrows_go_to_neighbours_and_no_farther_and_space_switches(board: HeadBoard, qtbot: QtBot) -> None:
    chosen: list[Place] = []
    board.head_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(board, key)
    assert chosen == [(0, 0), (0, 1), (1, 0)]
    show(board, chosen=(2, 3))
    QTest.keyClick(board, Qt.Key.Key_Right)
    QTest.keyClick(board, Qt.Key.Key_Down)
    assert chosen[-2:] == [(2, 3), (2, 3)]
    with qtbot.waitSignal(board.switched) as switched:
        QTest.keyClick(board, Qt.Key.Key_Space)
    assert switched.args == [(2, 3)]


def test_a_head_that_is_off_is_seen_to_be(board: HeadBoard) -> None:
    place = board.geometry_now().picture((2, 2)).center().toPoint()
    show(board, off=frozenset())
    before = board.grab().toImage().pixelColor(place)
    show(board, off=frozenset({(2, 2)}))
    assert board.grab().toImage().pixelColor(place) != before


def test_the_head_in_front_is_described(board: HeadBoard) -> None:
    show(board, chosen=(1, 2))
    assert board.accessibleDescription() == "1.2"
