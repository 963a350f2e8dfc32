"""What the pictures of a step share: vectors as strips of cells, their scale, heads of columns, numbers."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPen

from engine.events import Array
from gui.i18n.text import tr
from gui.state.weighing import SHOWN_NUMBERS, shown_places
from gui.theme import Theme, text_font, text_scale
from gui.widgets.lane_view import elided
from gui.widgets.math_text import fitting_size, math_width, paint_math
from gui.widgets.weighing_geometry import cells

MINUS = "\N{MINUS SIGN}"
BADGE, BADGE_GAP = 22, 9
LETTER_SHARE = 0.72  # of the height of a row
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def fitting_px(px: float, row: float) -> float:
    """The size of the type scale at which letters fit into a row of this height: this one, or a smaller one."""
    return min(px, row * LETTER_SHARE / text_scale())


def signed(number: float, digits: int = 2) -> str:
    """A number with its sign, the typographic minus."""
    return f"{number:+.{digits}f}".replace("-", MINUS)


def number_tip(box: QRectF, position: QPointF, vector: Array, shown: int = SHOWN_NUMBERS) -> str:
    """The number of a strip under the mouse, in full, and which of the vector's numbers it is."""
    places = shown_places(len(vector), shown)
    for cell, place in zip(cells(box, len(places)), places, strict=True):
        if cell.adjusted(-1, -3, 1, 3).contains(position):
            text = tr("number {place} of {size}: {number}")
            return text.format(place=place + 1, size=len(vector), number=signed(float(vector[place]), 4))
    return ""


def paint_text(painter: QPainter, room: QRectF, text: str, font: QFont, colour: QColor, side: Qt.AlignmentFlag) -> None:
    """Paint a line of text into a room, elided to its width."""
    painter.setFont(font)
    painter.setPen(colour)
    tall = room.adjusted(0, -6, 0, 6)
    painter.drawText(tall, side, elided(text, font, room.width()))


def paint_vector(
    painter: QPainter,
    theme: Theme,
    architecture: str,
    box: QRectF,
    vector: Array,
    scale: float,
    border: QColor | None = None,
    shown: int = SHOWN_NUMBERS,
) -> None:
    """Paint some numbers of a vector as cells in a rounded box, `scale` in full colour."""
    painter.setPen(QPen(border or theme.line2, 1.5 if border else 1))
    painter.setBrush(theme.card)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    places = shown_places(len(vector), shown)
    for cell, place in zip(cells(box, len(places)), places, strict=True):
        painter.setBrush(theme.vector_colour(architecture, float(vector[place]) / scale))
        painter.drawRoundedRect(cell, 2, 2)


def paint_scale(painter: QPainter, theme: Theme, architecture: str, box: QRectF, scale: float) -> None:
    """Paint the ramp of a strip with the numbers at its ends and its middle under it."""
    ramp = QLinearGradient(box.topLeft(), box.topRight())
    for stop in range(21):
        ramp.setColorAt(stop / 20, theme.vector_colour(architecture, stop / 10 - 1))
    painter.fillRect(box, ramp)
    font = text_font(12, 400, tabular=True)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(theme.ink3)
    numbers = ((0.0, -scale), (1.0, scale), (0.5, 0.0))
    end, gap = metrics.horizontalAdvance(signed(scale)), metrics.horizontalAdvance("0")
    shown = 3 if 2 * (end + gap) <= box.width() else 2 if 2 * end + gap / 2 <= box.width() else 0
    for place, number in numbers[:shown]:
        text = signed(number) if number else "0"
        x = box.left() + place * box.width() - place * metrics.horizontalAdvance(text)
        painter.drawText(QPointF(x, box.bottom() + metrics.height()), text)


def has_room_for_badge(title: str, room: float) -> bool:
    """Whether a column's head of this width holds a badge beside its title."""
    return BADGE + BADGE_GAP + QFontMetricsF(text_font(16, 600)).horizontalAdvance(title) <= room


def paint_column_head(
    painter: QPainter, theme: Theme, architecture: str, room: QRectF, number: int | None, title: str, formula: str
) -> None:
    """Paint a badge with a number, if there is one, a title, and a formula under it, from the upper left corner on.

    A formula is left out where it would be too small to be read.
    """
    colours = theme.lane(architecture)
    title_font = text_font(16, 600)
    line, left = QFontMetricsF(title_font).height(), room.left()
    if number is not None:
        badge = QRectF(left, room.top() + (line - BADGE) / 2, BADGE, BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.pill)
        painter.drawEllipse(badge)
        painter.setFont(text_font(13, 600))
        painter.setPen(colours.on)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number))
        left = badge.right() + BADGE_GAP
    paint_text(painter, QRectF(left, room.top(), room.right() - left, line), title, title_font, theme.ink, LEFT)
    painter.setPen(theme.ink2)
    size = fitting_size(formula, 15, room.width())
    if math_width(formula, size) <= room.width() + 1:
        paint_math(painter, room.left(), room.top() + 2.0 * line, formula, size)
