"""Paints a lane in small: its matrix or funnel as far as it has grown, its translation, and what differs in it."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from gui.i18n.text import tr
from gui.state.look import Kind
from gui.state.matrix_rows import MatrixRow
from gui.theme import Theme, text_font
from gui.widgets.head_thumbnail import NOT_YET, thumbnail
from gui.widgets.lane_geometry import Columns
from gui.widgets.lane_thumbnail_geometry import PADDING, ThumbnailGeometry
from gui.widgets.lane_view import LaneView, elided, shown_text
from gui.widgets.matrix_caption import shows_saliency
from gui.widgets.output_layout import PlacedPiece, place_pieces
from gui.widgets.output_marks import LONE_GAP, LONE_SAMPLE, paint_dots
from gui.widgets.vector_strip import paint_funnel, paint_outlet, paint_strip, vector_strip

TEXT_PX, NOTE_PX = 14, 12.5
PILL_AIR, PILL_RADIUS = 5, 5
TALLEST_FUNNEL = 84
TICK = 2
FRAME_RADIUS = 3
DOTS_DROP = 4.5


def differing(view: LaneView) -> frozenset[int]:
    """The numbers of the pieces that are marked: those the reference does not have, or this lane alone produced."""
    marked = view.lone if view.not_in_reference is None else view.not_in_reference
    return marked & frozenset(range(len(view.frame.produced)))


def note(view: LaneView) -> str:
    """What differs in the translation so far, else at which step it came to its end."""
    count = len(differing(view))
    if count and view.not_in_reference is not None:
        return tr("{count} not in the reference").format(count=count)
    if count:
        return tr("{count} in this lane alone").format(count=count)
    if view.frame.is_waiting:
        return tr("done at step {step}").format(step=len(view.frame.produced))
    return ""


def paint_translation(painter: QPainter, theme: Theme, view: LaneView, geometry: ThumbnailGeometry) -> None:
    """Paint all of it that is under the header."""
    if geometry.picture.height:
        room = QRectF(PADDING, geometry.picture.top, geometry.right - PADDING, geometry.picture.height)
        if view.attention == "none" and view.look.kind == "attention":
            _paint_funnel(painter, theme, view, room)
        else:
            _paint_matrix(painter, theme, view, room)
    _paint_output(painter, theme, view, geometry)
    _paint_note(painter, theme, view, geometry)


def _paint_matrix(painter: QPainter, theme: Theme, view: LaneView, room: QRectF) -> None:
    frame = view.frame
    columns = max(view.geometry.columns.count, len(frame.columns), 1)
    rows = max(frame.row_count or view.geometry.rows.count, len(frame.rows), 1)
    matrix = np.full((len(frame.rows), columns), NOT_YET, dtype=np.float32)
    for place, row in enumerate(frame.rows):
        _fill(matrix[place], row)
    ratio = painter.deviceTransform().m11()
    size = (room.size() * ratio).toSize()
    kind: Kind = "saliency" if shows_saliency(view) else "attention"
    painter.drawImage(room, thumbnail(matrix, rows, theme, view.architecture, size, kind))
    if frame.current_row is not None:
        height = room.height() / rows
        current = QRectF(room.left(), room.top() + frame.current_row * height, room.width(), height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.lane(view.architecture).fill, 1.5))
        painter.drawRoundedRect(current.adjusted(-1, -0.5, 1, 0.5), FRAME_RADIUS, FRAME_RADIUS)


def _fill(numbers: np.ndarray, row: MatrixRow) -> None:
    if row.weights is not None:
        numbers[: len(row.weights)] = row.weights


def _paint_funnel(painter: QPainter, theme: Theme, view: LaneView, room: QRectF) -> None:
    count = max(view.geometry.columns.count, 1)
    height = min(room.height(), TALLEST_FUNNEL)
    top = room.top() + (room.height() - height) / 2
    columns = Columns(round(room.left()), room.width() / count, count)
    size = 48 if view.frame.context is None else len(view.frame.context)
    strip = vector_strip(columns, round(top), round(top + height), round(room.width() * 0.8), size)
    colour = theme.lane(view.architecture).fill if view.frame.produced else theme.line2
    gap = min(2.0, columns.pitch * 0.15)
    for index in range(count):
        left, right = columns.edge(index) + gap, columns.edge(index + 1) - gap
        painter.fillRect(QRectF(left, top, right - left, TICK), colour)
    paint_funnel(painter, theme, view.architecture, columns, round(top) + 2 * TICK, strip)
    paint_outlet(painter, theme, view.architecture, strip, top + height)
    paint_strip(painter, theme, view.architecture, strip, view.frame.context)


def _paint_output(painter: QPainter, theme: Theme, view: LaneView, geometry: ThumbnailGeometry) -> None:
    frame, plain, strong = view.frame, text_font(TEXT_PX, 500), text_font(TEXT_PX, 600)
    if not frame.output or not geometry.lines:
        return
    metrics = QFontMetricsF(plain)
    texts = [shown_text(piece) for piece in frame.output]
    widths = [metrics.horizontalAdvance(text) for text in texts]
    widths[-1] = QFontMetricsF(strong).horizontalAdvance(texts[-1]) + 2 * PILL_AIR
    room = geometry.right - PADDING
    placed = place_pieces(frame.output, widths, room, metrics.horizontalAdvance(" ") + 1)
    first, marked = max(placed[-1].line + 1 - geometry.lines, 0), differing(view)
    for text, (begin, end), place in zip(texts, frame.output_spans, placed, strict=True):
        if place.line < first:
            continue
        x, baseline = _position(place, first, geometry, metrics)
        if place is placed[-1]:
            _paint_current(painter, theme, view, text, QRectF(x, 0, min(place.width, room), 0), baseline)
        else:
            painter.setFont(plain)
            painter.setPen(theme.ink)
            painter.drawText(QPointF(x, baseline), elided(text, plain, room))
        if not marked.isdisjoint(range(begin, end)):
            paint_dots(painter, theme, x, x + min(place.width, room) - 1, baseline + DOTS_DROP)


def _paint_current(painter: QPainter, theme: Theme, view: LaneView, text: str, place: QRectF, baseline: float) -> None:
    colours, font = theme.lane(view.architecture), text_font(TEXT_PX, 600)
    metrics = QFontMetricsF(font)
    pill = QRectF(place.left(), baseline - metrics.ascent() - 1, place.width(), metrics.height() + 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.pill)
    painter.drawRoundedRect(pill, PILL_RADIUS, PILL_RADIUS)
    painter.setFont(font)
    painter.setPen(colours.on)
    painter.drawText(QPointF(pill.left() + PILL_AIR, baseline), elided(text, font, pill.width() - 2 * PILL_AIR + 1))


def _position(
    place: PlacedPiece, first: int, geometry: ThumbnailGeometry, metrics: QFontMetricsF
) -> tuple[float, float]:
    middle = geometry.output.top + (place.line - first + 0.5) * geometry.pitch
    return PADDING + place.x, round(middle + (metrics.ascent() - metrics.descent()) / 2)


def _paint_note(painter: QPainter, theme: Theme, view: LaneView, geometry: ThumbnailGeometry) -> None:
    text, font = note(view), text_font(NOTE_PX)
    if not text or not geometry.note.height:
        return
    metrics = QFontMetricsF(font)
    baseline = geometry.note.bottom - metrics.descent()
    left = float(PADDING)
    if differing(view) and LONE_SAMPLE + LONE_GAP + metrics.horizontalAdvance(text) <= geometry.right - PADDING:
        paint_dots(painter, theme, left, left + LONE_SAMPLE, baseline - metrics.xHeight() / 2)
        left += LONE_SAMPLE + LONE_GAP
    painter.setFont(font)
    painter.setPen(theme.ink3)
    painter.drawText(QPointF(left, baseline), elided(text, font, geometry.right - left))
