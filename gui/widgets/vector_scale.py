"""The scale that a vector's strip is drawn in: a ramp from the largest number below zero to the same above it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QLinearGradient, QPainter

from gui.theme import Theme, text_font

HEIGHT = 7
NUMBER_PX = 11
NUMBER_GAP = 6  # between numbers
AIR = 2  # between the ramp and its numbers
STOPS = 8


@dataclass(frozen=True, slots=True)
class ScalePlaces:
    """Where the ramp lies, and under it the numbers at its ends and the zero in its middle begin."""

    bar: QRectF
    least_x: float
    zero_x: float
    most_x: float
    numbers_top: float


def scale_places(room: QRectF, number_width: float, zero_width: float, line: float) -> ScalePlaces | None:
    """Places at the right of `room`, as wide as the numbers under the ramp need; None where there is no room.

    The numbers at both ends are `number_width` px wide, zero is `zero_width`, their line `line` px high.
    """
    width = 2 * number_width + zero_width + 2 * NUMBER_GAP
    height = HEIGHT + AIR + line
    if width > room.width() or height > room.height():
        return None
    left, top = room.right() - width, room.center().y() - height / 2
    bar = QRectF(left, top, width, HEIGHT)
    return ScalePlaces(bar, left, left + (width - zero_width) / 2, room.right() - number_width, top + HEIGHT + AIR)


def paint_scale(painter: QPainter, theme: Theme, architecture: str, room: QRectF, largest: float) -> None:
    """Paint the scale of a vector whose numbers lie within `largest` of zero, at the right of `room`, if it fits."""
    font = text_font(NUMBER_PX, 500, tabular=True)
    metrics = QFontMetricsF(font)
    least, most = f"−{largest:.2f}", f"+{largest:.2f}"
    number_width = max(metrics.horizontalAdvance(least), metrics.horizontalAdvance(most))
    places = scale_places(room, number_width, metrics.horizontalAdvance("0"), metrics.ascent())
    if places is None:
        return
    ramp = QLinearGradient(places.bar.topLeft(), places.bar.topRight())
    for stop in range(-STOPS, STOPS + 1):
        ramp.setColorAt((stop + STOPS) / (2 * STOPS), theme.vector_colour(architecture, stop / STOPS))
    painter.fillRect(places.bar, ramp)
    baseline = places.numbers_top + metrics.ascent()
    painter.setFont(font)
    painter.setPen(theme.ink3)
    for x, text in ((places.least_x, least), (places.zero_x, "0"), (places.most_x, most)):
        painter.drawText(QPointF(x, baseline), text)
