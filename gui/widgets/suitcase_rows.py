"""The vectors drawn to scale, one a row, each with what came back from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.i18n.spoken import say
from gui.theme import THUMB_RADIUS, Theme, is_restyling, scaled, text_font, theme_of
from gui.widgets.hover_text import tell_on_hover
from gui.widgets.suitcase_geometry import (
    CELL_ROWS,
    SMALLEST_WHOLE,
    CellBlock,
    cell_size,
    state_blocks,
    vector_block,
    whole_cell,
)

WIDTH, LEAST_WIDTH = 320, 140
LEAST_ROW, MOST_ROW, PADDING, LINE = 40, 74, 8, 20
LARGEST_CELL = 5.0  # px


@dataclass(frozen=True, slots=True)
class SuitcaseRow:
    """A model at the chosen length.

    Attributes:
        share: on the ramp of sizes; None: the lane's own colour.
        numbers: in its vector; None: a state for each of `pieces`.
        text: what it is. value: what came back, "" while that is not known.
    """

    architecture: str
    share: float | None
    numbers: int | None
    state_size: int
    pieces: int
    text: str
    value: str


class SuitcaseRows(QWidget):
    """A click chooses a row.

    Signals:
        chosen(int): the place of a row.
        opened(): what is chosen is to be looked into.
    """

    chosen = Signal(int)
    opened = Signal()

    def __init__(self, largest_vector: int, most_pieces: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._largest_vector, self._most_pieces = largest_vector, most_pieces
        self._rows: tuple[SuitcaseRow, ...] = ()
        self._chosen = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        say(self.setAccessibleName, lambda: self.tr("The vectors, drawn to scale"))

    @property
    def rows(self) -> tuple[SuitcaseRow, ...]:
        """What is shown, from the top."""
        return self._rows

    def show_rows(self, rows: Sequence[SuitcaseRow], chosen: int) -> None:
        """Show these rows, one of them chosen."""
        if len(rows) != len(self._rows):
            self.updateGeometry()
        self._rows, self._chosen = tuple(rows), chosen
        self.setAccessibleDescription("\n".join(f"{row.text}: {row.value}" for row in rows))
        self.update()

    def row_rect(self, place: int) -> QRectF:
        """Where a row lies."""
        height = self._row_height()
        return QRectF(0, place * height, self.width(), height)

    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDTH), scaled(LEAST_ROW) * len(self._rows))  # a page that scrolls gives all that is hinted

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, scaled(LEAST_ROW) * len(self._rows))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() // self._row_height())
        if place < len(self._rows):
            self.chosen.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def event(self, event: QEvent) -> bool:
        told = ""
        if isinstance(event, QHelpEvent) and self._rows:
            place = int(event.pos().y() // self._row_height())
            told = f"{self._rows[place].text}: {self._rows[place].value}" if place < len(self._rows) else ""
        return tell_on_hover(self, event, told) or super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rows:
            return
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for i, row in enumerate(self._rows):
                self._paint_row(painter, theme, row, self.row_rect(i), i == self._chosen)

    def _row_height(self) -> float:
        return min(float(scaled(MOST_ROW)), self.height() / max(1, len(self._rows)))

    def _paint_row(self, painter: QPainter, theme: Theme, row: SuitcaseRow, room: QRectF, is_chosen: bool) -> None:
        lane = theme.lane(row.architecture)
        if is_chosen:
            painter.setPen(QPen(lane.text, 1.5))
            painter.setBrush(lane.tint)
            painter.drawRoundedRect(room.adjusted(1, 2, -1, -2), THUMB_RADIUS, THUMB_RADIUS)
        inside = room.adjusted(scaled(PADDING), 0, -scaled(PADDING), 0)
        tallest = (room.height() - scaled(LINE) - scaled(8)) / CELL_ROWS
        widest = cell_size(inside.width(), self._largest_vector, row.state_size, self._most_pieces)
        cell = min(whole_cell(min(tallest, LARGEST_CELL)), widest)
        top = room.top() + (room.height() - scaled(LINE) - CELL_ROWS * cell - 2) / 2
        line = QRectF(inside.left(), top, inside.width(), scaled(LINE))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(lane.text if row.value else theme.ink3)
        painter.setFont(text_font(15, 700, tabular=True))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, row.value or "…")
        taken = QFontMetricsF(painter.font()).horizontalAdvance(row.value) + scaled(8)
        painter.setFont(text_font(13, 600 if is_chosen else 400, tabular=True))
        painter.setPen(theme.ink if is_chosen else theme.ink2)
        text = QFontMetricsF(painter.font()).elidedText(row.text, Qt.TextElideMode.ElideRight, line.width() - taken)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, text)
        colour = lane.fill if row.share is None else theme.size_colour(row.architecture, row.share)
        ground = lane.tint if is_chosen else theme.card
        for block in self._blocks(row, inside.left(), cell):
            _paint_block(painter, block, round(line.bottom()) + 2, colour, ground)

    def _blocks(self, row: SuitcaseRow, left: float, cell: float) -> tuple[CellBlock, ...]:
        if row.numbers is not None:
            return (vector_block(left, cell, row.numbers),)
        return state_blocks(left, cell, row.state_size, row.pieces)


def _paint_block(painter: QPainter, block: CellBlock, top: float, colour: QColor, ground: QColor) -> None:
    """Fill the cells, and part them by lines where they are large enough to be seen behind these."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, block.cell < SMALLEST_WHOLE)
    for left, cells in block.columns:
        painter.fillRect(QRectF(left, top, block.cell, cells * block.cell), colour)
    if block.cell > SMALLEST_WHOLE:
        bottom = top + CELL_ROWS * block.cell
        for left, _ in block.columns:
            painter.fillRect(QRectF(left, top, 1, bottom - top), ground)
        for row in range(CELL_ROWS):
            painter.fillRect(QRectF(block.left, top + row * block.cell, block.right - block.left, 1), ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
