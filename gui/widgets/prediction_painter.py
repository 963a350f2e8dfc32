"""Paints how a step ends: the decoder's next state, the most probable next pieces, and the output so far."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from engine.events import Array, Candidate, FixedVectorParts, SourceAttentionParts, StepInspected
from gui.i18n.text import tr
from gui.state.inspected_step import InspectedStep
from gui.state.number_format import format_count
from gui.state.weighing import largest_of
from gui.theme import Theme, scaled, text_font
from gui.widgets.candidate_bars import format_probability
from gui.widgets.lane_view import elided, shown_text
from gui.widgets.math_text import math_width, paint_math
from gui.widgets.output_layout import place_pieces
from gui.widgets.prediction_geometry import PredictionGeometry
from gui.widgets.step_painting import LEFT, RIGHT, number_tip, paint_column_head, paint_text, paint_vector

CELL_NAMES = {"gru": "GRU", "lstm": "LSTM", "tanh": "tanh"}
NEXT_ROW = 3.15  # a little under the inputs


@dataclass(frozen=True, slots=True)
class PredictionPicture:
    """What is painted, and where; `number` is the badge's."""

    step: InspectedStep
    told: StepInspected
    geometry: PredictionGeometry
    number: int


def paint_prediction(painter: QPainter, theme: Theme, picture: PredictionPicture) -> None:
    """Paint the whole column."""
    step, parts, geometry = picture.step, picture.told.parts, picture.geometry
    is_recurrent = isinstance(parts, FixedVectorParts | SourceAttentionParts)
    context = f"c_{{{step.step}}}" if isinstance(parts, SourceAttentionParts) else "c"
    now, before = f"s_{{{step.step}}}", f"s_{{{step.step - 1}}}"
    formula = ""
    if isinstance(parts, FixedVectorParts | SourceAttentionParts):
        cell = CELL_NAMES.get(parts.cell, parts.cell)
        formula = f"{now} = {cell}({before}, y_{{{step.step - 1}}}, {context})"
    title = tr("Predict")
    paint_column_head(painter, theme, step.architecture, geometry.area, picture.number, title, formula)
    if isinstance(parts, FixedVectorParts | SourceAttentionParts):
        _paint_cell(painter, theme, picture, parts, (before, context, now))
    _paint_softmax(painter, theme, picture, is_recurrent)
    _paint_candidates(painter, theme, picture)
    _paint_output(painter, theme, picture)


def prediction_tip(picture: PredictionPicture, position: QPointF) -> str:
    """The candidate under the mouse with its whole probability, or the number of a vector."""
    parts, geometry = picture.told.parts, picture.geometry
    if isinstance(parts, FixedVectorParts | SourceAttentionParts):
        rows = ((0, parts.before), (2, parts.context), (NEXT_ROW, parts.after))
        tips = (number_tip(geometry.vector(row), position, vector) for row, vector in rows)
        if tip := next(filter(None, tips), ""):
            return tip
    for rank, candidate in enumerate(picture.told.candidates[: picture.geometry.count]):
        if picture.geometry.candidate(rank).contains(position):
            return f"{shown_text(candidate.piece)}: {candidate.probability:.5f}"
    return ""


def _paint_cell(
    painter: QPainter,
    theme: Theme,
    picture: PredictionPicture,
    parts: FixedVectorParts | SourceAttentionParts,
    names: tuple[str, str, str],
) -> None:
    geometry, architecture = picture.geometry, picture.step.architecture
    before, context, now = names
    fill, cell = theme.lane(architecture).fill, geometry.cell()
    state_scale, context_scale = _scales(parts)
    for row, colour, width, start in ((0, theme.ink3, 1.5, 0.22), (1, theme.ink3, 1.5, 0.5), (2, fill, 3.0, 0.78)):
        box = geometry.vector(row)
        end = QPointF(cell.left(), cell.top() + start * cell.height())
        path = QPainterPath(QPointF(box.right() + 3, box.center().y()))
        middle = (box.right() + cell.left()) / 2
        path.cubicTo(QPointF(middle, box.center().y()), QPointF(middle, end.y()), end)
        painter.strokePath(path, QPen(colour, width))
    _paint_named(painter, theme, picture, 0, before, parts.before, state_scale)
    _paint_fed(painter, theme, picture)
    _paint_named(painter, theme, picture, 2, context, parts.context, context_scale)
    _paint_named(painter, theme, picture, NEXT_ROW, now, parts.after, state_scale)
    _paint_way_out(painter, theme, geometry)
    painter.setPen(QPen(theme.ink, 2))
    painter.setBrush(theme.card)
    painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 8, 8)
    painter.setFont(text_font(15, 600))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, CELL_NAMES.get(parts.cell, parts.cell))


def _scales(parts: FixedVectorParts | SourceAttentionParts) -> tuple[float, float]:
    """What is in full colour in states and in the context: the same as in the picture that they come from."""
    states = (parts.before, parts.states) if isinstance(parts, SourceAttentionParts) else (parts.before, parts.after)
    largest = largest_of(*states)
    return largest, largest if isinstance(parts, SourceAttentionParts) else largest_of(parts.context)


def _paint_named(
    painter: QPainter, theme: Theme, picture: PredictionPicture, row: float, name: str, vector: Array, scale: float
) -> None:
    box = picture.geometry.vector(row)
    is_context = row == 2
    border = theme.lane(picture.step.architecture).fill if is_context else theme.ink
    paint_vector(painter, theme, picture.step.architecture, box, vector, scale, border)
    _paint_name(painter, theme, box, name)


def _paint_fed(painter: QPainter, theme: Theme, picture: PredictionPicture) -> None:
    """Paint the piece that was fed as a pill in the second row."""
    box, told = picture.geometry.vector(1), picture.told
    _paint_name(painter, theme, box, f"y_{{{picture.step.step - 1}}}")
    font = text_font(15, 600)
    text = "<s>" if told.fed is None else shown_text(told.fed)
    text = elided(text, font, box.width() - 30)
    width = QFontMetricsF(font).horizontalAdvance(text) + 22
    pill = QRectF(box.left(), box.top(), width, box.height())
    painter.setPen(QPen(theme.line2, 1))
    painter.setBrush(theme.faint)
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2)
    painter.setFont(font)
    painter.setPen(theme.ink)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    note = QRectF(pill.right() + 8, box.top(), box.right() - pill.right() - 10, box.height())
    said = tr("start symbol") if told.fed is None else tr("last piece")
    small = text_font(13)
    if QFontMetricsF(small).horizontalAdvance(said) <= note.width():
        painter.fillRect(note, theme.card)
        paint_text(painter, note, said, small, theme.ink3, LEFT)


def _paint_way_out(painter: QPainter, theme: Theme, geometry: PredictionGeometry) -> None:
    """Paint the arrow from the cell to the next state."""
    cell, box = geometry.cell(), geometry.vector(NEXT_ROW)
    x, y = cell.center().x(), box.center().y()
    path = QPainterPath(QPointF(x, cell.bottom()))
    path.lineTo(x, y)
    path.lineTo(box.right() + 5, y)
    path.moveTo(box.right() + 11, y - 5)
    path.lineTo(box.right() + 5, y)
    path.lineTo(box.right() + 11, y + 5)
    painter.strokePath(path, QPen(theme.ink2, 1.5))


def _paint_softmax(painter: QPainter, theme: Theme, picture: PredictionPicture, is_recurrent: bool) -> None:
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
    value = scaled(52)
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


def _paint_name(painter: QPainter, theme: Theme, box: QRectF, name: str) -> None:
    painter.setPen(theme.ink)
    baseline = box.center().y() + QFontMetricsF(text_font(16)).ascent() * 0.36
    paint_math(painter, box.left() - 10 - math_width(name, 16, 600), baseline, name, 16, 600)
