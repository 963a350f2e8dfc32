"""Paints a step of attention as a table: compare, score, softmax, weigh and add."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from gui.i18n.text import tr
from gui.state.weighing import Weighing, shown_places
from gui.theme import Theme, text_font
from gui.widgets.lane_view import shown_text
from gui.widgets.math_text import math_width, paint_math
from gui.widgets.step_painting import (
    LEFT,
    MINUS,
    RIGHT,
    fitting_px,
    has_room_for_badge,
    number_tip,
    paint_column_head,
    paint_scale,
    paint_text,
    paint_vector,
    signed,
)
from gui.widgets.weighing_geometry import WeighingGeometry

NAME_SIZE = 16
BAR_SHARE = 0.52  # of a column, for its bars, where the numbers beside them leave as much
WIDEST_NUMBER = f"{MINUS}88.88"
VALUE_GAP, SHORTEST_BAR = 8, 12.0

WHEEL_ROW = 40  # of a wheel's turn in eighths of a degree: three rows a notch


@dataclass(frozen=True, slots=True)
class WeighingPicture:
    """What is painted: a table, in an architecture's colours, from a position on, with one lit position or none.

    Attributes:
        own: the weights that the step would have by itself, to be marked; None where they are those of the table.
        has_grips: whether the weights can be dragged.
    """

    weighing: Weighing
    geometry: WeighingGeometry
    architecture: str
    first: int
    lit: int | None = None
    own: Sequence[float] | None = None
    has_grips: bool = False

    @property
    def heaviest(self) -> int | None:
        """The position with the largest weight, None if all are alike."""
        weights = self.weighing.weights
        return self.weighing.heaviest if len(weights) == 1 or float(np.ptp(weights)) > 1e-4 else None

    @property
    def is_whole(self) -> bool:
        """Whether all positions are in view."""
        return self.geometry.visible >= self.geometry.count

    def first_after(self, turn: int) -> int:
        """The position that is first after the wheel was turned by so many eighths of a degree."""
        last = self.geometry.count - self.geometry.visible
        return min(max(self.first - round(turn / WHEEL_ROW), 0), last)

    @property
    def has_badges(self) -> bool:
        """Whether every column's head has room for its number."""
        rooms = [self.geometry.column(index) for index in range(4)]
        return all(has_room_for_badge(title, end - start) for title, (start, end) in zip(_titles(), rooms, strict=True))

    def trough(self, place: int) -> QRectF:
        """The room of the bar of a weight, at a place in view: its whole width is the weight 1."""
        row, (left, right) = self.geometry.row(place), self.geometry.column(2)
        height = min(15.0, row.height() - 5)
        number = QFontMetricsF(text_font(14, 600, tabular=True)).horizontalAdvance("0.000")
        room = right - left - 2 * VALUE_GAP - number if self.has_grips else _bar_room(left, right)
        return QRectF(left, row.center().y() - height / 2, max(room, SHORTEST_BAR), height)

    @property
    def in_view(self) -> range:
        """The positions that are seen."""
        return range(self.first, self.first + self.geometry.visible)


def paint_weighing(painter: QPainter, theme: Theme, picture: WeighingPicture) -> None:
    """Paint the whole table."""
    _paint_heads(painter, theme, picture)
    _paint_dividers(painter, theme, picture)
    _paint_query(painter, theme, picture)
    if picture.own is not None:
        _paint_own_legend(painter, theme, picture)
    for place, position in enumerate(picture.in_view):
        _paint_ground(painter, theme, picture, place, position)
        _paint_key(painter, theme, picture, place, position)
        _paint_energy(painter, theme, picture, place, position)
        _paint_weight(painter, theme, picture, place, position)
        _paint_value(painter, theme, picture, place, position)
    _paint_axis(painter, theme, picture)
    _paint_foot(painter, theme, picture)


def tip_at(picture: WeighingPicture, position: QPointF) -> str:
    """The numbers under the mouse, in full."""
    weighing, geometry = picture.weighing, picture.geometry
    if geometry.query().contains(position):
        return number_tip(geometry.query(), position, weighing.query)
    if geometry.result().contains(position):
        return number_tip(geometry.result(), position, weighing.result)
    if title := _head_tip(picture, position):
        return title
    place = geometry.row_at(position.y())
    if place is None or not geometry.lefts[0] <= position.x() < geometry.lefts[4]:
        return ""
    row, middle = picture.first + place, geometry.row(place).center().y()
    for column, vector in ((0, weighing.keys[row]), (3, weighing.weights[row] * weighing.values[row])):
        box = geometry.strip(column, middle)
        if box.contains(position):
            return number_tip(box, position, vector)
    text = tr("{piece}: energy {energy}, weight {weight:.5f}")
    energy = signed(float(weighing.energies[row]), 4)
    return text.format(piece=shown_text(weighing.pieces[row]), energy=energy, weight=weighing.weights[row])


def _head_tip(picture: WeighingPicture, position: QPointF) -> str:
    """The title of a column, which may have been cut, over its head; "" elsewhere."""
    geometry = picture.geometry
    for index, title in enumerate(_titles()):
        left, right = geometry.column(index)
        if QRectF(left, geometry.titles, right - left, geometry.head - geometry.titles).contains(position):
            return title
    return ""


def _paint_heads(painter: QPainter, theme: Theme, picture: WeighingPicture) -> None:
    weighing, geometry = picture.weighing, picture.geometry
    compared = tr("{query} with every {key}").format(query=weighing.query_name, key=weighing.key_name)
    formulas = (compared, weighing.score, weighing.softmax, weighing.add)
    top = geometry.titles
    has_badges = picture.has_badges
    for index, (title, formula) in enumerate(zip(_titles(), formulas, strict=True)):
        left, right = geometry.column(index)
        room = QRectF(left, top, right - left, geometry.head - top)
        paint_column_head(painter, theme, picture.architecture, room, index + 1 if has_badges else None, title, formula)


def _titles() -> tuple[str, str, str, str]:
    return tr("Compare"), tr("Score"), tr("Softmax"), tr("Weigh and add")


def _paint_dividers(painter: QPainter, theme: Theme, picture: WeighingPicture) -> None:
    geometry = picture.geometry
    top = geometry.titles
    for x in geometry.lefts[1:4]:
        painter.fillRect(QRectF(round(x), top, 1, geometry.bottom - top), theme.line)
    painter.fillRect(QRectF(geometry.lefts[0], geometry.foot + 3, geometry.lefts[4] - geometry.lefts[0], 1), theme.line)


def _paint_query(painter: QPainter, theme: Theme, picture: WeighingPicture) -> None:
    weighing, geometry = picture.weighing, picture.geometry
    box = geometry.query()
    paint_vector(painter, theme, picture.architecture, box, weighing.query, weighing.key_scale, theme.ink)
    _paint_name(painter, theme.ink, box, weighing.query_name)
    x, last = box.right() + 7, geometry.row(geometry.visible - 1).center().y()
    path = QPainterPath(QPointF(box.right() + 2, box.center().y()))
    path.lineTo(x, box.center().y())
    path.lineTo(x, last)
    for place in range(geometry.visible):
        middle = geometry.row(place).center().y()
        path.moveTo(x, middle)
        path.lineTo(box.right() + 2, middle)
    painter.strokePath(path, QPen(theme.ink3, 1.5))


def _paint_ground(painter: QPainter, theme: Theme, picture: WeighingPicture, place: int, position: int) -> None:
    row = picture.geometry.row(place).adjusted(-6, 0.5, -4, -0.5)
    is_heaviest = position == picture.heaviest
    if is_heaviest or position == picture.lit:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.lane(picture.architecture).tint if is_heaviest else theme.faint)
        painter.drawRoundedRect(row, 6, 6)


def _paint_key(painter: QPainter, theme: Theme, picture: WeighingPicture, place: int, position: int) -> None:
    weighing, geometry = picture.weighing, picture.geometry
    row = geometry.row(place)
    box = geometry.strip(0, row.center().y())
    is_heaviest = position == picture.heaviest
    border = theme.lane(picture.architecture).fill if is_heaviest else None
    paint_vector(painter, theme, picture.architecture, box, weighing.keys[position], weighing.key_scale, border)
    left = geometry.column(0)[0]
    room = QRectF(left, row.top(), box.left() - left - 10, row.height())
    font = text_font(fitting_px(15, geometry.pitch), 600 if is_heaviest else 400)
    paint_text(painter, room, shown_text(weighing.pieces[position]), font, _ink(theme, picture, position), RIGHT)


def _paint_energy(painter: QPainter, theme: Theme, picture: WeighingPicture, place: int, position: int) -> None:
    weighing, geometry = picture.weighing, picture.geometry
    row, (left, right) = geometry.row(place), geometry.column(1)
    axis, half = _energy_axis(picture)
    energy = float(weighing.energies[position])
    if half:
        largest = max(float(abs(weighing.energies).max()), 1e-9)
        length = max(half * abs(energy) / largest, 1.0)
        height = min(15.0, row.height() - 5)
        start = axis if energy >= 0 else axis - length
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.lane(picture.architecture).fill if energy >= 0 else theme.line2)
        painter.drawRoundedRect(QRectF(start, row.center().y() - height / 2, length, height), 3, 3)
        left += 2 * half + VALUE_GAP
    room = QRectF(left, row.top(), right - left, row.height())
    paint_text(painter, room, signed(energy), _number_font(picture, position), _ink(theme, picture, position), RIGHT)


def _paint_weight(painter: QPainter, theme: Theme, picture: WeighingPicture, place: int, position: int) -> None:
    row, trough = picture.geometry.row(place), picture.trough(place)
    weight = float(picture.weighing.weights[position])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.card if position == picture.heaviest else theme.faint)
    painter.drawRoundedRect(trough, 3, 3)
    painter.setBrush(theme.lane(picture.architecture).fill)
    bar = QRectF(trough.left(), trough.top(), max(trough.width() * weight, 1.5), trough.height())
    painter.drawRoundedRect(bar, min(3.0, bar.width() / 2), 3)
    if picture.own is not None:
        x = trough.left() + trough.width() * picture.own[position]
        painter.fillRect(QRectF(x - 1, trough.top() - 3, 2, trough.height() + 6), theme.ink)
    if picture.has_grips:
        _paint_grip(painter, theme, picture, trough, bar.right(), is_lit=position == picture.lit)
    right = picture.geometry.column(2)[1]
    room = QRectF(trough.right() + VALUE_GAP, row.top(), right - trough.right() - VALUE_GAP, row.height())
    font, ink = _number_font(picture, position), _ink(theme, picture, position)
    paint_text(painter, room, f"{weight:.3f}", font, ink, RIGHT)


def _paint_own_legend(painter: QPainter, theme: Theme, picture: WeighingPicture) -> None:
    """Tell over the weights what the mark of the own ones is."""
    left, right = picture.geometry.column(2)
    middle = picture.geometry.query().center().y()
    painter.fillRect(QRectF(left, middle - 8, 2, 16), theme.ink)
    room = QRectF(left + 8, middle - 10, right - left - 8, 20)
    paint_text(painter, room, tr("own weight"), text_font(13), theme.ink3, LEFT)


def _paint_grip(
    painter: QPainter, theme: Theme, picture: WeighingPicture, trough: QRectF, x: float, *, is_lit: bool
) -> None:
    """Paint what a bar is dragged by, at its end."""
    radius = min(6.5 if is_lit else 4.5, trough.height() / 2 + 1)
    painter.setPen(QPen(theme.ink if is_lit else theme.lane(picture.architecture).fill, 2.0))
    painter.setBrush(theme.card)
    painter.drawEllipse(QPointF(x, trough.center().y()), radius, radius)


def _paint_value(painter: QPainter, theme: Theme, picture: WeighingPicture, place: int, position: int) -> None:
    weighing, geometry = picture.weighing, picture.geometry
    row = geometry.row(place)
    box, weight = geometry.strip(3, row.center().y()), weighing.weights[position]
    is_heaviest = position == picture.heaviest
    border = theme.lane(picture.architecture).fill if is_heaviest else None
    vector = weight * weighing.values[position]
    paint_vector(painter, theme, picture.architecture, box, vector, weighing.value_scale, border)
    left = geometry.column(3)[0]
    room = QRectF(left, row.top(), box.left() - left - 4, row.height())
    font, ink = _number_font(picture, position), _ink(theme, picture, position)
    if QFontMetricsF(font).horizontalAdvance(said := f"{weight:.2f} ×") <= room.width():
        paint_text(painter, room, said, font, ink, RIGHT)


def _paint_axis(painter: QPainter, theme: Theme, picture: WeighingPicture) -> None:
    axis, half = _energy_axis(picture)
    if not half:
        return
    top = picture.geometry.top
    painter.fillRect(QRectF(round(axis) - 0.5, top - 6, 1, picture.geometry.foot - top), theme.line2)


def _paint_foot(painter: QPainter, theme: Theme, picture: WeighingPicture) -> None:
    weighing, geometry = picture.weighing, picture.geometry
    middle = geometry.foot + geometry.foot_height * 0.42
    small, strip = text_font(13, 400, tabular=True), geometry.strip(0, middle)
    line = QFontMetricsF(small).height()
    left = geometry.column(0)[0]
    size = len(weighing.query)
    room, font = QRectF(left, middle - line / 2, strip.left() - left - 6, line), text_font(12, tabular=True)
    said = tr("{shown} of {size}").format(shown=len(shown_places(size)), size=size)
    if QFontMetricsF(font).horizontalAdvance(said) > room.width():
        said = f"{len(shown_places(size))}/{size}"
    if QFontMetricsF(font).horizontalAdvance(said) <= room.width():
        paint_text(painter, room, said, font, theme.ink3, RIGHT)
    box = QRectF(strip.left() + 3, middle - 6, min(strip.width() - 6, 110), 9)
    paint_scale(painter, theme, picture.architecture, box, weighing.key_scale)

    first, last = geometry.column(1)
    said = tr("any real number")
    if geometry.visible < geometry.count:
        numbers = {"first": picture.first + 1, "last": picture.in_view.stop, "count": geometry.count}
        said = tr("{first} to {last} of {count}").format(**numbers)
        if QFontMetricsF(small).horizontalAdvance(said) > last - first:
            said = "{first}–{last}/{count}".format(**numbers)
    if QFontMetricsF(small).horizontalAdvance(said) <= last - first:
        paint_text(painter, QRectF(first, middle - line / 2, last - first, line), said, small, theme.ink3, LEFT)

    first, last = geometry.column(2)
    total = text_font(16, 600, tabular=True)
    room = QRectF(first, middle - line / 2, last - first, line)
    paint_text(painter, room, "Σ", total, theme.ink, LEFT)
    paint_text(painter, room, f"{float(weighing.weights.sum()):.3f}", total, theme.ink, RIGHT)

    box, colours = geometry.result(), theme.lane(picture.architecture)
    paint_vector(painter, theme, picture.architecture, box, weighing.result, weighing.value_scale, colours.fill)
    _paint_name(painter, theme.ink, box, weighing.result_name)
    if weighing.values is not weighing.keys:
        room = QRectF(geometry.column(3)[0], box.bottom() + 3, box.right() - geometry.column(3)[0], line)
        said = tr("full colour: {number:.2f}").format(number=weighing.value_scale)
        paint_text(painter, room, said, text_font(12, tabular=True), theme.ink3, RIGHT)


def _paint_name(painter: QPainter, colour: QColor, box: QRectF, name: str) -> None:
    """Paint a vector's name on the left of its box."""
    painter.setPen(colour)
    width = math_width(name, NAME_SIZE, 600)
    baseline = box.center().y() + QFontMetricsF(text_font(NAME_SIZE)).ascent() * 0.36
    paint_math(painter, box.left() - 10 - width, baseline, name, NAME_SIZE, 600)


def _energy_axis(picture: WeighingPicture) -> tuple[float, float]:
    """Where zero is, and the length of the longest bar."""
    left, right = picture.geometry.column(1)
    half = _bar_room(left, right) / 2
    return left + half, half


def _bar_room(left: float, right: float) -> float:
    """The length of a column's bars; 0 where there is room for the numbers alone."""
    number = QFontMetricsF(text_font(14, 600, tabular=True)).horizontalAdvance(WIDEST_NUMBER)
    room = min((right - left) * BAR_SHARE, right - left - VALUE_GAP - number)
    return room if room >= SHORTEST_BAR else 0.0


def _number_font(picture: WeighingPicture, position: int) -> QFont:
    weight = 600 if position == picture.heaviest else 400
    return text_font(fitting_px(14, picture.geometry.pitch), weight, tabular=True)


def _ink(theme: Theme, picture: WeighingPicture, position: int) -> QColor:
    return theme.ink if position in (picture.heaviest, picture.lit) else theme.ink2
