"""Blocks in as many columns as there is room for, read from top to bottom and then from left to right."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import is_restyling, scaled


def split_evenly(heights: Sequence[int], columns: int) -> tuple[int, ...]:
    """Where each column begins, so that the highest is as low as can be; the blocks keep their order."""
    count = len(heights)

    def highest(starts: tuple[int, ...]) -> int:
        return max(sum(heights[first:last]) for first, last in pairwise((*starts, count)))

    splits = [(0, *later) for later in combinations(range(1, count), min(columns, count) - 1)] if count else []
    return min(splits, key=highest, default=())


class Columns(QWidget):
    """Blocks under each other in columns of about the same height; hidden ones take no room."""

    def __init__(self, widest: int, most: int, gap: int, spacing: int, parent: QWidget | None = None) -> None:
        """As many columns as are at least `widest` wide, `most` at most, `gap` apart; blocks are `spacing` apart."""
        super().__init__(parent)
        self._widest, self._gap = widest, gap
        self._blocks: list[QWidget] = []
        self._shown: tuple[int, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        self._columns: list[QVBoxLayout] = []
        for _ in range(most):
            column = QVBoxLayout()
            column.setSpacing(spacing)
            column.addStretch(1)
            row.addLayout(column, 1)
            self._columns.append(column)

    def set_blocks(self, blocks: Sequence[QWidget]) -> None:
        """Show these blocks in place of those before, which are forgotten."""
        self._blocks, self._shown = list(blocks), ()
        for block in blocks:
            block.setParent(self)
            block.show()  # else it would count as hidden until the first time that it is seen
        self.arrange()

    def arrange(self) -> None:
        """Share the blocks out anew, as after one was hidden."""
        shown = [block for block in self._blocks if not block.isHidden()]
        room = self.width() + self._gap
        count = max(1, min(len(self._columns), room // (scaled(self._widest) + self._gap)))
        starts = split_evenly([block.sizeHint().height() for block in shown], count)
        firsts = tuple(self._blocks.index(shown[start]) for start in starts)
        if firsts == self._shown:
            return
        self._shown = firsts
        for place, block in enumerate(self._blocks):
            for column in self._columns:
                column.removeWidget(block)
            column = self._columns[max(sum(first <= place for first in firsts) - 1, 0)]
            column.insertWidget(column.count() - 1, block)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        for index in range(len(self._columns)):
            row.setStretch(index, 1 if index < max(len(firsts), 1) else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.arrange()
        super().changeEvent(event)
