"""Paints a step of a model with one fixed vector: what it reads, what it is fed, and its state before and after."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from engine.events import Array, FixedVectorParts
from gui.i18n.text import tr
from gui.state.inspected_step import InspectedStep
from gui.state.weighing import largest_of, shown_places
from gui.theme import Theme, cell_text_colour, text_font
from gui.widgets.fixed_vector_geometry import FixedVectorGeometry
from gui.widgets.lane_view import shown_text
from gui.widgets.math_text import math_width, paint_math
from gui.widgets.step_painting import LEFT, number_tip, paint_column_head, paint_scale, paint_text, paint_vector, signed
from gui.widgets.weighing_geometry import cells

NARROWEST_PIECE = 28


@dataclass(frozen=True, slots=True)
class FixedVectorPicture:
    """What is painted, and where."""

    step: InspectedStep
    parts: FixedVectorParts
    geometry: FixedVectorGeometry

    @property
    def vectors(self) -> tuple["DrawnVector", ...]:
        """From top to bottom."""
        parts, geometry, step = self.parts, self.geometry, self.step.step
        states = max(largest_of(parts.before), largest_of(parts.after))
        difference = parts.after - parts.before
        context, count = geometry.context_cells, geometry.cells
        return (
            DrawnVector("c", parts.context, geometry.context(), largest_of(parts.context), context),
            DrawnVector(f"y_{{{step - 1}}}", parts.input, geometry.fed(), largest_of(parts.input), count),
            DrawnVector(f"s_{{{step - 1}}}", parts.before, geometry.state(0), states, count),
            DrawnVector(f"s_{{{step}}}", parts.after, geometry.state(1), states, count),
            DrawnVector(f"s_{{{step}}} – s_{{{step - 1}}}", difference, geometry.state(2), states, count),
        )


@dataclass(frozen=True, slots=True)
class DrawnVector:
    """A vector with its name, its box, the number in full colour, and how many of its numbers are shown."""

    name: str
    numbers: Array
    box: QRectF
    scale: float
    shown: int


def paint_fixed_vector(painter: QPainter, theme: Theme, picture: FixedVectorPicture) -> None:
    """Paint the three bands."""
    geometry, parts = picture.geometry, picture.parts
    step, size = picture.step.step, len(parts.context)
    titles = (
        (tr("Read"), "c"),
        (tr("Feed"), f"y_{{{step - 1}}}"),
        (tr("Update"), f"s_{{{step - 1}}} → s_{{{step}}}"),
    )
    for number, ((title, formula), top) in enumerate(zip(titles, geometry.bands, strict=True), start=1):
        room = QRectF(geometry.area.left(), top, geometry.left - geometry.area.left() - 8, 3 * geometry.line)
        paint_column_head(painter, theme, picture.step.architecture, room, number, title, formula)
        if number > 1:
            width = geometry.area.width() - 8
            painter.fillRect(QRectF(geometry.area.left(), top - 0.45 * geometry.line, width, 1), theme.line)
    _paint_source(painter, theme, picture)
    for drawn in picture.vectors:
        _paint_vector(painter, theme, picture, drawn)
    count = len(picture.step.source)
    said = tr("{count} pieces in {size} numbers, the same at every step", "", count).format(count=count, size=size)
    _paint_caption(painter, theme, picture, geometry.context(), said)
    fed = picture.step.read[-1]
    told = tr("the start symbol, as {size} numbers")
    if step > 1:
        told = tr("{piece}, the piece before, as {size} numbers")
    said = told.format(piece=shown_text(fed), size=len(parts.input))
    _paint_caption(painter, theme, picture, geometry.fed(), said)
    _paint_foot(painter, theme, picture)


def vector_tip(picture: FixedVectorPicture, position: QPointF) -> str:
    """The number under the mouse, in full."""
    tips = (number_tip(drawn.box, position, drawn.numbers, drawn.shown) for drawn in picture.vectors)
    return next(filter(None, tips), "")


def _paint_source(painter: QPainter, theme: Theme, picture: FixedVectorPicture) -> None:
    """Paint the source pieces over the whole width, and the funnel from them into the vector."""
    geometry, pieces = picture.geometry, picture.step.source
    room, box = geometry.source(), geometry.context()
    line = QRectF(room.left(), room.top() + 0.3 * geometry.line, room.width(), 1.2 * geometry.line)
    pitch = line.width() / len(pieces)
    if pitch >= NARROWEST_PIECE:
        for index, piece in enumerate(pieces):
            place = QRectF(line.left() + index * pitch + 1, line.top(), pitch - 2, line.height())
            paint_text(painter, place, shown_text(piece), text_font(15), theme.ink2, Qt.AlignmentFlag.AlignCenter)
    else:
        text = " ".join(shown_text(piece) for piece in pieces)
        paint_text(painter, line, text, text_font(15), theme.ink2, Qt.AlignmentFlag.AlignCenter)
    top, bottom = line.bottom() + 5, box.top() - 1
    half = (top + bottom) / 2
    path = QPainterPath(QPointF(line.left(), top))
    path.lineTo(line.right(), top)
    path.cubicTo(line.right(), half, box.right() - 2, half, box.right() - 2, bottom)
    path.lineTo(box.left() + 2, bottom)
    path.cubicTo(box.left() + 2, half, line.left(), half, line.left(), top)
    painter.fillPath(path, theme.funnel_colour(picture.step.architecture))


def _paint_vector(painter: QPainter, theme: Theme, picture: FixedVectorPicture, drawn: DrawnVector) -> None:
    """Paint a vector with its name, and its numbers where they fit."""
    architecture, box = picture.step.architecture, drawn.box
    border = theme.lane(architecture).fill if drawn.name == "c" else None
    paint_vector(painter, theme, architecture, box, drawn.numbers, drawn.scale, border, drawn.shown)
    painter.setPen(theme.ink)
    baseline = box.center().y() + QFontMetricsF(text_font(16)).ascent() * 0.36
    paint_math(painter, box.left() - 12 - math_width(drawn.name, 16, 600), baseline, drawn.name, 16, 600)
    places = shown_places(len(drawn.numbers), drawn.shown)
    font = text_font(11, 600, tabular=True)
    painter.setFont(font)
    for cell, place in zip(cells(box, len(places)), places, strict=True):
        number = float(drawn.numbers[place])
        fitting = (
            text for text in number_wordings(number) if QFontMetricsF(font).horizontalAdvance(text) <= cell.width()
        )
        if text := next(fitting, ""):
            painter.setPen(cell_text_colour(theme.vector_colour(architecture, number / drawn.scale)))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)


def _paint_caption(painter: QPainter, theme: Theme, picture: FixedVectorPicture, box: QRectF, text: str) -> None:
    right = picture.geometry.area.right() - 8
    room = QRectF(box.left(), box.bottom() + 3, right - box.left(), picture.geometry.line)
    paint_text(painter, room, text, text_font(13), theme.ink3, LEFT)


def _paint_foot(painter: QPainter, theme: Theme, picture: FixedVectorPicture) -> None:
    """Paint the scale of the states, and say which numbers are seen."""
    geometry, parts = picture.geometry, picture.parts
    top = geometry.area.bottom() - 1.9 * geometry.line
    scale = max(largest_of(parts.before), largest_of(parts.after))
    paint_scale(painter, theme, picture.step.architecture, QRectF(geometry.left + 3, top, 110, 9), scale)
    changed = float(np.linalg.norm(parts.after - parts.before) / max(float(np.linalg.norm(parts.before)), 1e-9))
    said = tr("{shown} of {size} numbers, evenly spaced; changed by {share:.0f} %")
    shown = len(shown_places(len(parts.before), geometry.cells))
    text = said.format(shown=shown, size=len(parts.before), share=100 * changed)
    left = geometry.left + 150
    room = QRectF(left, top - 0.2 * geometry.line, geometry.area.right() - left - 8, geometry.line)
    paint_text(painter, room, text, text_font(13, tabular=True), theme.ink3, LEFT)


def number_wordings(number: float) -> tuple[str, ...]:
    """A number as it is written in a cell, longest first: 0.123 -> `+.12`, `+.1`."""
    if abs(number) < 0.005:
        return ("0",)
    texts = (signed(number), signed(number, 1))
    return tuple(text[0] + text[2:] if text[1:3] == "0." else text for text in texts)
