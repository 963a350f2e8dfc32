"""The source pieces above their columns: labels turned by 45 degrees on short ticks."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from engine.events import Array, Piece
from gui.theme import Theme, text_font, text_scale
from gui.widgets.lane_geometry import Columns, LaneGeometry
from gui.widgets.lane_view import LaneView, elided, shown_text
from gui.widgets.text_widths import text_width

ATTENDED = 0.10
MORE_THAN_EVEN = 1.2
DIAGONAL = 2**0.5
LEAST_APART = 0.95  # of two labels, in the room of one
EDGE = 2.0  # between a label and the edge of the lane
TICK_HEIGHT = 2.0
UNKNOWN_DASH = (1.0, 1.5)  # in tick heights


def attended(weights: Array | None) -> frozenset[int]:
    """The pieces that get a tenth of all weight or more, and clearly more than an even share."""
    if weights is None:
        return frozenset()
    least = max(ATTENDED, MORE_THAN_EVEN / len(weights)) * float(weights.sum())
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


@dataclass(frozen=True, slots=True)
class SourceLabel:
    """A label upwards from its tick: what is shown of a piece, where its first letter stands, and its index."""

    index: int
    text: str
    start: QPointF
    is_strong: bool


@lru_cache(maxsize=64)  # of a step, whose frames differ in nothing of it; most of a frame's time otherwise
def source_labels(
    source: tuple[Piece, ...], geometry: LaneGeometry, bold: frozenset[int], hovered: int | None, scale: float
) -> tuple[SourceLabel, ...]:
    """The labels that have room, elided at the top of the section and at the edge of the lane, at a text `scale`."""
    columns = geometry.columns
    px = label_px(columns.pitch)
    fonts = {is_strong: text_font(px, 600 if is_strong else 400) for is_strong in (False, True)}
    by_weight = ([] if hovered is None else [hovered]) + sorted(bold)
    room = QFontMetricsF(fonts[False]).height() * 0.97
    labels: list[SourceLabel] = []
    for index in shown_labels(len(source), columns.pitch, by_weight, room):
        is_strong = index in bold or index == hovered
        start = QPointF(columns.centre(index) - 1, geometry.tick - 7)
        text, font = shown_text(source[index]), fonts[is_strong]
        rise, reach = geometry.tick - geometry.reads.top - 10, geometry.width - EDGE - start.x()
        # The last one, the end symbol of every sentence, rather stands a little to the left than is cut.
        width = text_width(text, px, 600 if is_strong else 400)
        wanted = min(width / DIAGONAL, rise)
        shift = min(max(wanted - reach, 0.0), max(columns.pitch, room) / 2)
        spare = start.x() - labels[-1].start.x() - room * LEAST_APART if labels else shift
        if is_strong and shift > spare and not labels[-1].is_strong:
            labels.pop()
        else:
            shift = min(shift, max(spare, 0.0))
        start.setX(start.x() - shift)
        room_for_text = min(rise, reach + shift) * DIAGONAL
        shown = text if width <= room_for_text else elided(text, font, room_for_text)
        labels.append(SourceLabel(index, shown, start, is_strong))
    return tuple(labels)


def paint_source_labels(painter: QPainter, theme: Theme, view: LaneView) -> None:
    """Paint ticks and labels; those that the model attends to, and the one under the mouse, stand out.

    The tick of a piece that the vocabulary lacks is dashed.
    """
    source, hovered = view.frame.columns, view.hover.column
    reads_all = view.attention == "none" and bool(source)
    bold = frozenset() if reads_all else attended(view.frame.weights)
    pointed = frozenset() if hovered is None or not source else frozenset({hovered})
    lit = frozenset(range(len(source))) if reads_all else bold | pointed
    _paint_ticks(painter, theme, view, lit)
    px = label_px(view.geometry.columns.pitch)
    plain, strong = text_font(px, 400), text_font(px, 600)
    upright = painter.transform()
    for label in source_labels(source, view.geometry, bold, hovered, text_scale()):
        colour = theme.ink if label.is_strong or reads_all else theme.ink2
        if source[label.index].is_end and not label.is_strong:
            colour = theme.ink3
        painter.setFont(strong if label.is_strong else plain)
        painter.setPen(colour)
        painter.setTransform(upright)
        painter.translate(label.start)
        painter.rotate(-45)
        painter.drawText(QPointF(0, 0), label.text)
    painter.setTransform(upright)


@lru_cache(maxsize=16)
def tick_lines(columns: Columns, tick: float) -> tuple[QLineF, ...]:
    """The middle line of each column's tick."""
    rects = [tick_rect(columns, index, tick) for index in range(columns.count)]
    return tuple(QLineF(rect.left(), tick, rect.right(), tick) for rect in rects)


def _paint_ticks(painter: QPainter, theme: Theme, view: LaneView, lit: Set[int]) -> None:
    columns, source = view.geometry.columns, view.frame.columns
    lines: dict[tuple[bool, bool], list[QLineF]] = {}
    for index, line in enumerate(tick_lines(columns, view.geometry.tick)):
        is_unknown = index < len(source) and source[index].is_unknown
        lines.setdefault((index in lit, is_unknown), []).append(line)
    for (is_lit, is_unknown), ticks in lines.items():
        colour = theme.lane(view.architecture).fill if is_lit else theme.line2
        pen = QPen(colour, TICK_HEIGHT, c=Qt.PenCapStyle.FlatCap)
        if is_unknown:
            pen.setDashPattern(UNKNOWN_DASH)
        painter.setPen(pen)
        painter.drawLines(ticks)
