"""Paints how a step ends: the decoder's next state, the most probable next pieces, and the output so far."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from engine.events import Candidate, FixedVectorParts, SourceAttentionParts, StepInspected
from gui.i18n.text import tr
from gui.state.inspected_step import InspectedStep
from gui.state.number_format import format_count
from gui.theme import Theme, scaled, text_font
from gui.widgets.candidate_bars import format_probability
from gui.widgets.lane_view import shown_text
from gui.widgets.output_layout import place_pieces
from gui.widgets.prediction_geometry import NEXT_ROW, PredictionGeometry
from gui.widgets.recurrent_cell_painter import CellPicture, cell_tip, paint_cell
from gui.widgets.step_painting import LEFT, RIGHT, paint_column_head, paint_text


@dataclass(frozen=True, slots=True)
class PredictionPicture:
    """What is painted, and where; `number` is the badge's."""

    step: InspectedStep
    told: StepInspected
    geometry: PredictionGeometry
    number: int

    @property
    def cell(self) -> CellPicture | None:
        """The recurrent cell; None for a decoder without."""
        step, parts = self.step, self.told.parts
        if not isinstance(parts, FixedVectorParts | SourceAttentionParts):
            return None
        return CellPicture(self.geometry, step.architecture, step.step, self.told.fed, parts)


def paint_prediction(painter: QPainter, theme: Theme, picture: PredictionPicture) -> None:
    """Paint the whole column."""
    cell = picture.cell
    formula = cell.formula if cell else ""
    paint_column_head(
        painter, theme, picture.step.architecture, picture.geometry.area, picture.number, tr("Predict"), formula
    )
    if cell:
        paint_cell(painter, theme, cell)
    _paint_softmax(painter, theme, picture, is_recurrent=cell is not None)
    _paint_candidates(painter, theme, picture)
    _paint_output(painter, theme, picture)


def prediction_tip(picture: PredictionPicture, position: QPointF) -> str:
    """The candidate under the mouse with its whole probability, or the number of a vector."""
    if picture.cell and (tip := cell_tip(picture.cell, position)):
        return tip
    for rank, candidate in enumerate(picture.told.candidates[: picture.geometry.count]):
        if picture.geometry.candidate(rank).contains(position):
            return f"{shown_text(candidate.piece)}: {candidate.probability:.5f}"
    return ""


def _paint_softmax(painter: QPainter, theme: Theme, picture: PredictionPicture, *, is_recurrent: bool) -> None:
    geometry, font = picture.geometry, text_font(13, tabular=True)
    count = format_count(picture.told.vocabulary_size)
    text = tr("softmax over {count} pieces").format(count=count)
    if is_recurrent:
        box = geometry.vector(NEXT_ROW)
        room = QRectF(box.left(), box.bottom() + 5, geometry.area.right() - box.left(), geometry.line)
    else:
        whole = tr("the last layer, softmax over {count} pieces").format(count=count)
        text = whole if QFontMetricsF(font).horizontalAdvance(whole) <= geometry.area.width() else text
        room = QRectF(
            geometry.area.left(), geometry.area.top() + 2.1 * geometry.line, geometry.area.width(), geometry.line
        )
    paint_text(painter, room, text, font, theme.ink3, LEFT)
    painter.fillRect(QRectF(geometry.area.left(), geometry.candidates - 8, geometry.area.width(), 1), theme.line)


def _paint_candidates(painter: QPainter, theme: Theme, picture: PredictionPicture) -> None:
    geometry = picture.geometry
    shown = picture.told.candidates[: geometry.count]
    head = QRectF(geometry.area.left(), geometry.candidates, geometry.area.width(), geometry.line)
    text = tr("next token, top {count}").format(count=len(shown))
    paint_text(painter, head, text, text_font(13, 600), theme.ink2, LEFT)
    for rank, candidate in enumerate(shown):
        _paint_candidate(painter, theme, picture, rank, candidate)


def _paint_candidate(
    painter: QPainter, theme: Theme, picture: PredictionPicture, rank: int, candidate: Candidate
) -> None:
    row, architecture = picture.geometry.candidate(rank), picture.step.architecture
    is_produced = candidate.token_id == picture.step.token.token_id
    word = 0.30 * row.width()
    font = text_font(15, 600 if is_produced else 400)
    ink = theme.ink if is_produced else theme.ink2
    paint_text(
        painter, QRectF(row.left(), row.top(), word - 10, row.height()), shown_text(candidate.piece), font, ink, RIGHT
    )
    height = min(20.0, row.height() - 5)
    value = scaled(60)
    trough = QRectF(row.left() + word, row.center().y() - height / 2, row.width() - word - value, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.faint)
    painter.drawRoundedRect(trough, 3, 3)
    painter.setBrush(theme.lane(architecture).fill if is_produced else theme.secondary_bar(architecture))
    bar = QRectF(trough.left(), trough.top(), max(trough.width() * candidate.probability, 2.0), height)
    painter.drawRoundedRect(bar, min(3.0, bar.width() / 2), 3)
    figures = text_font(15, 600 if is_produced else 400, tabular=True)
    room = QRectF(trough.right(), row.top(), value, row.height())
    paint_text(painter, room, format_probability(candidate.probability), figures, ink, RIGHT)


def _paint_output(painter: QPainter, theme: Theme, picture: PredictionPicture) -> None:
    geometry, step = picture.geometry, picture.step
    room = geometry.output
    painter.fillRect(QRectF(room.left(), room.top() - 8, room.width(), 1), theme.line)
    head = QRectF(room.left(), room.top(), room.width(), geometry.line)
    paint_text(painter, head, tr("output so far"), text_font(13, 600), theme.ink2, LEFT)
    plain, strong = text_font(16, 500), text_font(16, 600)
    metrics = QFontMetricsF(plain)
    pieces = [token.piece for token in step.produced]
    widths = [metrics.horizontalAdvance(shown_text(piece)) for piece in pieces]
    widths[-1] = QFontMetricsF(strong).horizontalAdvance(shown_text(pieces[-1])) + 16
    placed = place_pieces(pieces, widths, room.width(), metrics.horizontalAdvance(" ") + 2)
    pitch = metrics.height() + 8
    top = room.top() + 1.5 * geometry.line
    lines = max(int((room.bottom() - top) // pitch), 1)
    first = max(placed[-1].line + 1 - lines, 0)
    colours = theme.lane(step.architecture)
    for piece, place in zip(pieces, placed, strict=True):
        if place.line < first:
            continue
        box = QRectF(room.left() + place.x, top + (place.line - first) * pitch, place.width, pitch - 4)
        is_last = place is placed[-1]
        if is_last:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.pill)
            painter.drawRoundedRect(box, 6, 6)
        painter.setFont(strong if is_last else plain)
        painter.setPen(colours.on if is_last else theme.ink)
        side = Qt.AlignmentFlag.AlignCenter if is_last else LEFT
        painter.drawText(box.adjusted(0, 0, 4, 0) if not is_last else box, side, shown_text(piece))
