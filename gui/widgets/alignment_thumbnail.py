"""A small picture of an alignment."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.events import Array
from gui.theme import Theme, mix

RADIUS = 3


def cell_edges(start: float, extent: float, count: int) -> list[float]:
    """The whole-px borders of `count` cells across `extent`, so that no cell is blurred."""
    return [round(start + extent * i / count) for i in range(count + 1)]


def paint_alignment(painter: QPainter, attention: Array, frame: QRectF, theme: Theme, architecture: str) -> None:
    """Fill `frame` with the cells of `attention` (target, source), rows from top to bottom, and outline it."""
    rows, columns = attention.shape
    xs = cell_edges(frame.left(), frame.width(), columns)
    ys = cell_edges(frame.top(), frame.height(), rows)
    # Between narrow cells there is no room for a gap.
    gap = 1.0 if min(frame.width() / columns, frame.height() / rows) >= 4 else 0.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for i in range(rows):
        for j in range(columns):
            colour = theme.attention_colour(architecture, float(attention[i, j]))
            painter.fillRect(QRectF(xs[j], ys[i], xs[j + 1] - xs[j] - gap, ys[i + 1] - ys[i] - gap), colour)
    painter.restore()
    painter.setPen(QPen(mix(theme.card, theme.lane(architecture).fill, 0.45), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def cell_at(frame: QRectF, attention: Array, x: float, y: float) -> tuple[int, int] | None:
    """The (target, source) cell under a point of the frame, or None."""
    if not frame.contains(x, y):
        return None
    rows, columns = attention.shape
    row = int((y - frame.top()) / frame.height() * rows)
    column = int((x - frame.left()) / frame.width() * columns)
    return min(row, rows - 1), min(column, columns - 1)
