"""Paints a step of a recurrent decoder: its state, the piece that was fed and the context in, the next state out."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from engine.events import Array, FixedVectorParts, Piece, SourceAttentionParts
from gui.i18n.text import tr
from gui.state.weighing import largest_of
from gui.theme import Theme, text_font
from gui.widgets.lane_view import elided, shown_text
from gui.widgets.math_text import math_width, paint_math
from gui.widgets.prediction_geometry import NEXT_ROW, PredictionGeometry
from gui.widgets.step_painting import LEFT, number_tip, paint_text, paint_vector

CELL_NAMES = {"gru": "GRU", "lstm": "LSTM", "tanh": "tanh"}


@dataclass(frozen=True, slots=True)
class CellPicture:
    """What is painted, and where.

    Attributes:
        step: 1 for the first piece. fed: the piece that was fed, None for the start symbol.
    """

    geometry: PredictionGeometry
    architecture: str
    step: int
    fed: Piece | None
    parts: FixedVectorParts | SourceAttentionParts

    @property
    def names(self) -> tuple[str, str, str]:
        """Of the state before, the context and the next state, with subscripts."""
        context = f"c_{{{self.step}}}" if isinstance(self.parts, SourceAttentionParts) else "c"
        return f"s_{{{self.step - 1}}}", context, f"s_{{{self.step}}}"

    @property
    def cell(self) -> str:
        """The kind of cell, as it is written."""
        return CELL_NAMES.get(self.parts.cell, self.parts.cell)

    @property
    def formula(self) -> str:
        """What the cell computes."""
        before, context, now = self.names
        return f"{now} = {self.cell}({before}, y_{{{self.step - 1}}}, {context})"


def paint_cell(painter: QPainter, theme: Theme, picture: CellPicture) -> None:
    """Paint inputs, cell and next state."""
    geometry, parts = picture.geometry, picture.parts
    before, context, now = picture.names
    fill, cell = theme.lane(picture.architecture).fill, geometry.cell()
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
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, picture.cell)


def cell_tip(picture: CellPicture, position: QPointF) -> str:
    """The number of a vector under the mouse."""
    parts = picture.parts
    rows = ((0, parts.before), (2, parts.context), (NEXT_ROW, parts.after))
    tips = (number_tip(picture.geometry.vector(row), position, vector) for row, vector in rows)
    return next(filter(None, tips), "")


def _scales(parts: FixedVectorParts | SourceAttentionParts) -> tuple[float, float]:
    """What is in full colour in states and in the context: the same as in the picture that they come from."""
    states = (parts.before, parts.states) if isinstance(parts, SourceAttentionParts) else (parts.before, parts.after)
    largest = largest_of(*states)
    return largest, largest if isinstance(parts, SourceAttentionParts) else largest_of(parts.context)


def _paint_named(
    painter: QPainter, theme: Theme, picture: CellPicture, row: float, name: str, vector: Array, scale: float
) -> None:
    box = picture.geometry.vector(row)
    is_context = row == 2
    border = theme.lane(picture.architecture).fill if is_context else theme.ink
    paint_vector(painter, theme, picture.architecture, box, vector, scale, border)
    _paint_name(painter, theme, box, name)


def _paint_fed(painter: QPainter, theme: Theme, picture: CellPicture) -> None:
    """Paint the piece that was fed as a pill in the second row."""
    box, fed = picture.geometry.vector(1), picture.fed
    _paint_name(painter, theme, box, f"y_{{{picture.step - 1}}}")
    font = text_font(15, 600)
    text = "<s>" if fed is None else shown_text(fed)
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
    said = tr("start symbol") if fed is None else tr("last piece")
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


def _paint_name(painter: QPainter, theme: Theme, box: QRectF, name: str) -> None:
    painter.setPen(theme.ink)
    baseline = box.center().y() + QFontMetricsF(text_font(16)).ascent() * 0.36
    paint_math(painter, box.left() - 10 - math_width(name, 16, 600), baseline, name, 16, 600)
