"""One fixed vector as a strip of cells, and the funnel that leads all source pieces into it."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from engine.events import Array
from gui.theme import Theme
from gui.widgets.lane_geometry import Columns

MOST_CELLS = 48
WIDEST_CELL = 4
FRAME = 3


@dataclass(frozen=True, slots=True)
class Strip:
    """The places of a strip's cells; `frame` is the box around them."""

    left: int
    top: int
    cell: int
    height: int
    count: int

    @property
    def frame(self) -> QRectF:
        """The rounded box around the cells."""
        return QRectF(self.left - FRAME, self.top - FRAME, self.count * self.cell + 2 * FRAME, self.height + 2 * FRAME)

    def at(self, x: float) -> int | None:
        """The cell that contains `x`."""
        index = int((x - self.left) // self.cell)
        return index if 0 <= index < self.count else None


def vector_strip(columns: Columns, top: int, bottom: int, room: int, size: int) -> Strip:
    """A strip for a vector of `size` numbers between the ticks and the pill, at most `room` px wide.

    The funnel above it gets nearly half of the height, the outlet under it a fifth.
    """
    height = min(max(round((bottom - top) * 0.25), 10), 20)
    strip_top = bottom - round((bottom - top) * 0.22) - height - FRAME
    count = min(size, MOST_CELLS)
    cell = max(1, min(WIDEST_CELL * MOST_CELLS // max(count, 1), 12, (room - 2 * FRAME) // max(count, 1)))
    count = min(count, (room - 2 * FRAME) // cell)
    return Strip(round(columns.middle - count * cell / 2), strip_top, cell, height, count)


def shown_numbers(vector: Array, count: int) -> list[tuple[int, float]]:
    """Evenly spaced numbers of a vector with their places in it."""
    places = np.linspace(0, len(vector) - 1, count).round().astype(int)
    return [(int(place), float(vector[place])) for place in places]


def largest_number(vector: Array) -> float:
    """The end of the scale that a vector is drawn in: how far its numbers go from zero."""
    return max(float(np.abs(vector).max(initial=0.0)), 1e-9)


def paint_funnel(painter: QPainter, theme: Theme, architecture: str, columns: Columns, top: int, strip: Strip) -> None:
    """Paint the funnel from under all columns into the strip."""
    frame = strip.frame
    left, right = columns.left + 2.0, columns.right - 2.0
    inner_left, inner_right = frame.left() + 2, frame.right() - 2
    middle = top + (frame.top() - top) * 0.62
    path = QPainterPath()
    path.moveTo(left, top)
    path.lineTo(right, top)
    path.cubicTo(right, middle, inner_right + 12, middle, inner_right, frame.top() + 1)
    path.lineTo(inner_left, frame.top() + 1)
    path.cubicTo(inner_left - 12, middle, left, middle, left, top)
    painter.fillPath(path, theme.funnel_colour(architecture))


def paint_outlet(painter: QPainter, theme: Theme, architecture: str, strip: Strip, bottom: float) -> None:
    """Paint the narrow part from the strip down to the piece that is being produced."""
    frame, middle = strip.frame, strip.frame.center().x()
    half = min(30.0, frame.width() / 3)
    path = QPainterPath()
    path.moveTo(middle - half, frame.bottom() - 1)
    path.lineTo(middle + half, frame.bottom() - 1)
    path.lineTo(middle + half - 4, bottom)
    path.lineTo(middle - half + 4, bottom)
    path.closeSubpath()
    colour = theme.funnel_colour(architecture)
    colour.setAlphaF(min(1.0, colour.alphaF() * 1.5))
    painter.fillPath(path, colour)


def paint_strip(painter: QPainter, theme: Theme, architecture: str, strip: Strip, vector: Array | None) -> None:
    """Paint the strip's box and, if the vector is known, its numbers, the largest in full colour."""
    painter.setPen(QPen(theme.lane(architecture).fill if vector is not None else theme.line2, 1.5))
    painter.setBrush(theme.card)
    painter.drawRoundedRect(strip.frame.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if vector is None or not len(vector):
        return
    largest = largest_number(vector)
    for index, (_, number) in enumerate(shown_numbers(vector, strip.count)):
        cell = QRectF(strip.left + index * strip.cell, strip.top, strip.cell, strip.height)
        painter.fillRect(cell, theme.vector_colour(architecture, number / largest))
