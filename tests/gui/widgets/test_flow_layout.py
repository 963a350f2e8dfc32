"""Widgets that flow into rows."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.flow_layout import FlowLayout


class Block(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(100, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 30)


def test_what_does_not_fit_begins_a_new_row(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout = FlowLayout(10, box)
    blocks = [Block() for _ in range(5)]
    for block in blocks:
        layout.addWidget(block)
    assert [layout.heightForWidth(width) for width in (100, 209, 210, 319, 320, 540)] == [190, 190, 110, 110, 70, 30]
    box.resize(320, 200)
    box.show()
    assert [block.pos().toTuple() for block in blocks] == [(0, 0), (110, 0), (220, 0), (0, 40), (110, 40)]
    assert layout.minimumSize() == QSize(100, 30)


def test_one_that_is_wider_than_the_row_is_narrowed_as_far_as_it_can_be(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout = FlowLayout(10, box)
    block = Block()
    block.setMinimumWidth(40)
    layout.addWidget(block)
    assert layout.minimumSize().width() == 40
    for room, width in ((300, 100), (70, 70), (40, 40)):
        box.resize(room, 100)
        box.show()
        assert block.width() == width


def test_one_that_is_lower_stands_in_the_middle_of_its_row(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout = FlowLayout(10, box)
    blocks = [Block() for _ in range(3)]
    for block, height in zip(blocks, (20, 30, 16), strict=True):
        block.setFixedSize(100, height)
        layout.addWidget(block)
    box.resize(210, 200)
    box.show()
    assert [(block.y(), block.height()) for block in blocks] == [(5, 20), (0, 30), (40, 16)]
