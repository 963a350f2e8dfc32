"""The source pieces above their columns: labels turned by 45 degrees on short ticks."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from engine.events import Array
from gui.theme import Theme, text_font
from gui.widgets.lane_geometry import Columns
from gui.widgets.lane_view import LaneView, elided, shown_text

ATTENDED = 0.10
MORE_THAN_EVEN = 1.2
DIAGONAL = 2**0.5
TICK_HEIGHT = 2.0
UNKNOWN_DASH = (1.0, 1.5)  # in tick heights


def attended(weights: Array | None) -> frozenset[int]:
    """The pieces that get a tenth of the weight or more, and clearly more than an even share."""
    if weights is None:
        return frozenset()
    least = max(ATTENDED, MORE_THAN_EVEN / len(weights))
    return frozenset(index for index, weight in enumerate(weights) if weight >= least)


def shown_labels(count: int, pitch: float, first: Sequence[int], room: float) -> list[int]:
    """Which of `count` labels can stand without overlap, `room` px apart: those in `first`, then from left to right."""
    apart = room / pitch
    chosen: list[int] = []
    for index in dict.fromkeys([*first, *range(count)]):
        if all(abs(index - other) >= apart for other in chosen):
            chosen.append(index)
    return sorted(chosen)


def label_px(pitch: float) -> float:
    """The labels' size of type: 13 px, less where columns are narrow, never under 10."""
    return min(13.0, max(10.0, pitch * 0.72))


def tick_rect(columns: Columns, index: int, tick: float) -> QRectF:
    """The tick under the label of column `index`."""
    left, right = columns.edge(index), columns.edge(index + 1)
    inset = min(3.0, (right - left) * 0.15)
    return QRectF(left + inset, tick - TICK_HEIGHT / 2, right - left - 2 * inset, TICK_HEIGHT)


def paint_source_labels(painter: QPainter, theme: Theme, view: LaneView) -> None:
    """Paint ticks and labels; those that the model attends to, and the one under the mouse, stand out.

    The tick of a piece that the vocabulary lacks is dashed.
    """
    columns, source = view.geometry.columns, view.frame.source
    reads_all = view.attention == "none" and bool(source)
    bold = frozenset() if reads_all else attended(view.frame.weights)
    for index in range(columns.count):
        lit = bool(source) and (reads_all or index in bold or index == view.hover.column)
        colour = theme.lane(view.architecture).fill if lit else theme.line2
        is_unknown = index < len(source) and source[index].is_unknown
        _paint_tick(painter, tick_rect(columns, index, view.geometry.tick), colour, is_unknown)
    by_weight = ([] if view.hover.column is None else [view.hover.column]) + sorted(bold)
    room = QFontMetricsF(text_font(label_px(columns.pitch))).height() * 0.97
    for index in shown_labels(len(source), columns.pitch, by_weight, room):
        strong = index in bold or index == view.hover.column
        colour = theme.ink if strong or reads_all else theme.ink2
        if source[index].is_end and not strong:
            colour = theme.ink3
        _paint_label(painter, view, index, text_font(label_px(columns.pitch), 600 if strong else 400), colour)


def _paint_tick(painter: QPainter, tick: QRectF, colour: QColor, is_dashed: bool) -> None:
    pen = QPen(colour, tick.height(), c=Qt.PenCapStyle.FlatCap)
    if is_dashed:
        pen.setDashPattern(UNKNOWN_DASH)
    painter.setPen(pen)
    painter.drawLine(QPointF(tick.left(), tick.center().y()), QPointF(tick.right(), tick.center().y()))


def _paint_label(painter: QPainter, view: LaneView, index: int, font: QFont, colour: QColor) -> None:
    """Paint one label upwards from its tick, elided at the top of the section and at the edge of the lane."""
    geometry = view.geometry
    start = QPointF(geometry.columns.centre(index) - 1, geometry.tick - 7)
    length = min(geometry.tick - geometry.reads.top - 10, geometry.width - 4 - start.x()) * DIAGONAL
    text = elided(shown_text(view.frame.source[index]), font, length)
    painter.save()
    painter.translate(start)
    painter.rotate(-45)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(0, 0), text)
    painter.restore()
