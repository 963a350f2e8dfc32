"""Paints the chart of gradients: curves on a logarithmic scale, their labels, and a sequence with a bar a digit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from gui.state.gradient_curves import DigitNorms, GradientCurve
from gui.state.number_format import format_power_of_ten
from gui.theme import Theme, mix, scaled, text_font
from gui.widgets.gradient_chart_geometry import (
    GradientChartGeometry,
    decade_ticks,
    decades,
    distance_ticks,
    is_free_above,
    label_heights,
)
from gui.widgets.lane_marker import marker_path

CURVE_WIDTH, LIT_WIDTH, MARKER_SIZE = 3.5, 5.0, 11
BAND_OPACITY = 0.16
LABELS, RIGHT, HEAD = 236, 58, 10
LABEL_HEIGHT, TICK_ROW = 40, 24
BARS, LOW_BARS, DIGITS, STRIP_AIR = 34, 20, 22, 6
LOW_ROOM = 320  # below this height the bars are low
CLOSEST_MARKERS = 34.0
DASHES: Mapping[str, tuple[float, ...]] = {"tanh": (0.1, 1.9), "gru": (2.6, 2.0)}
MARKERS: Mapping[str, str] = {"lstm": "diamond"}

Flag = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class CurveLabel:
    """What stands beside a curve: whose it is, how good the fitted line is, and what it says."""

    title: str
    quality: str
    text: str


@dataclass(frozen=True, slots=True)
class GradientChart:
    """What the chart shows.

    Attributes:
        labels: one a curve.
        axis: what the distances are. strip: what the bars are.
        digits: the sequence below, None for none. output: the digit that the gradient is of.
        trained_length: how long sequences were in training, with the words for it; None to leave that out.
        lit: the network that stands out. cursor: the distance whose values the labels tell, None for none.
    """

    curves: tuple[GradientCurve, ...]
    labels: tuple[CurveLabel, ...]
    length: int
    axis: str
    strip: str
    digits: DigitNorms | None = None
    output: str = ""
    trained_length: tuple[int, str] | None = None
    lit: str | None = None
    cursor: int | None = None


def chart_geometry(room: QRectF, chart: GradientChart) -> GradientChartGeometry:
    """Where all of it lies in a room."""
    below = scaled(TICK_ROW) + (_bars(room) + scaled(DIGITS + STRIP_AIR) if chart.digits else 0)
    left = min(float(scaled(LABELS)), 0.45 * room.width())
    low, high = decades(chart.curves)
    return GradientChartGeometry(
        room.left() + left,
        room.top() + scaled(HEAD),
        room.right() - scaled(RIGHT),
        room.bottom() - below,
        chart.length,
        low,
        high,
    )


def paint_gradient_chart(painter: QPainter, theme: Theme, room: QRectF, chart: GradientChart) -> None:
    """Paint all of it."""
    geometry = chart_geometry(room, chart)
    _paint_axes(painter, theme, room, geometry, chart)
    if chart.trained_length:
        _paint_trained_length(painter, theme, geometry, chart.curves, *chart.trained_length)
    if chart.cursor is not None:
        painter.setPen(QPen(theme.ink, 1, Qt.PenStyle.DashLine))
        x = geometry.x(chart.cursor)
        painter.drawLine(QPointF(x, geometry.top), QPointF(x, geometry.bottom))
    for curve in chart.curves:
        _paint_band(painter, theme, geometry, curve)
    for curve in sorted(chart.curves, key=lambda curve: curve.network == chart.lit):
        _paint_curve(painter, theme, geometry, curve, chart)
    _paint_labels(painter, theme, room, geometry, chart)
    if chart.digits:
        _paint_digits(painter, theme, room, geometry, chart, chart.digits)


def _bars(room: QRectF) -> int:
    """How high the highest bar of the strip is."""
    return scaled(LOW_BARS if room.height() < scaled(LOW_ROOM) else BARS)


def network_colour(theme: Theme, network: str, architecture: str) -> QColor:
    """The colour of a network's curve: its lane's, the cells of an RNN in shades of it."""
    colours = theme.lane(architecture)
    depth = {"tanh": 0.0, "gru": 0.45, "lstm": 0.9}.get(network, 0.0)
    return mix(colours.fill, colours.text, depth)


def _paint_axes(
    painter: QPainter, theme: Theme, room: QRectF, geometry: GradientChartGeometry, chart: GradientChart
) -> None:
    for exponent in decade_ticks(geometry.low, geometry.high):
        y = geometry.y(10.0**exponent)
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(QPointF(geometry.left, y), QPointF(geometry.right, y))
        place = QRectF(geometry.right + scaled(8), y - scaled(10), scaled(RIGHT - 8), scaled(20))
        _text(painter, theme.ink3, 13, 400, place, format_power_of_ten(exponent), Flag.AlignLeft)
    painter.setPen(QPen(theme.line2, 1))
    painter.drawLine(QPointF(geometry.left, geometry.bottom), QPointF(geometry.right, geometry.bottom))
    row = QRectF(room.left(), geometry.bottom + scaled(3), geometry.left - room.left() - scaled(14), scaled(20))
    _text(painter, theme.ink3, 13, 400, row, chart.axis, Flag.AlignRight)
    for distance in distance_ticks(geometry.length, geometry.pitch, scaled(26)):
        place = QRectF(geometry.x(distance) - 30, row.top(), 60, row.height())
        is_here = distance == chart.cursor
        _text(painter, theme.ink if is_here else theme.ink3, 13, 400, place, f"{distance}", Flag.AlignHCenter)


def _paint_trained_length(
    painter: QPainter,
    theme: Theme,
    geometry: GradientChartGeometry,
    curves: Sequence[GradientCurve],
    length: int,
    words: str,
) -> None:
    """Beyond this line all sequences are longer than any in training."""
    x = geometry.x(length + 0.5)
    painter.setPen(QPen(theme.line2, 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, geometry.top), QPointF(x, geometry.bottom))
    top = geometry.top if is_free_above(geometry, curves, length) else geometry.bottom - scaled(22)
    place = QRectF(geometry.left, top, x - geometry.left - scaled(6), scaled(20))
    _text(painter, theme.ink3, 12, 500, place, words, Flag.AlignRight)


def _paint_band(painter: QPainter, theme: Theme, geometry: GradientChartGeometry, curve: GradientCurve) -> None:
    over, under = (_points(geometry, values) for values in (curve.highs, curve.lows))
    if len(over) < 2:
        return
    fill = network_colour(theme, curve.network, curve.architecture)
    fill.setAlphaF(BAND_OPACITY)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([*over, *reversed(under)]))


def _paint_curve(
    painter: QPainter, theme: Theme, geometry: GradientChartGeometry, curve: GradientCurve, chart: GradientChart
) -> None:
    points = _points(geometry, curve.norms)
    if not points:
        return
    colour = network_colour(theme, curve.network, curve.architecture)
    painter.setPen(_curve_pen(colour, curve.network, is_lit=curve.network == chart.lit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    every = max(1, round(scaled(round(CLOSEST_MARKERS)) / geometry.pitch))
    marked = [*points[::every], points[-1]]
    for point in marked if chart.cursor is None else [*marked, points[min(chart.cursor, len(points)) - 1]]:
        _paint_marker(painter, theme, colour, curve, point)


def _paint_marker(painter: QPainter, theme: Theme, colour: QColor, curve: GradientCurve, point: QPointF) -> None:
    """The lane's marker, hollow for a GRU, a diamond for an LSTM."""
    is_hollow = curve.network == "gru"
    painter.setPen(QPen(colour if is_hollow else theme.card, 2.5 if is_hollow else 1.5))
    painter.setBrush(theme.card if is_hollow else colour)
    size = MARKER_SIZE - 2 if is_hollow else MARKER_SIZE
    painter.drawPath(marker_path(MARKERS.get(curve.network, curve.architecture), point, size))


def _paint_labels(
    painter: QPainter, theme: Theme, room: QRectF, geometry: GradientChartGeometry, chart: GradientChart
) -> None:
    height = min(float(scaled(LABEL_HEIGHT)), (geometry.bottom - geometry.top) / max(1, len(chart.curves)))
    right = geometry.left - scaled(14)
    for curve, label, y in zip(chart.curves, chart.labels, label_heights(geometry, chart.curves, height), strict=True):
        lane = theme.lane(curve.architecture)
        colour = network_colour(theme, curve.network, curve.architecture)
        if curve.network == chart.lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(lane.tint)
            ground = QRectF(room.left(), y - height / 2 + 1, right - room.left() + scaled(6), height - 2)
            painter.drawRoundedRect(ground, 6, 6)
        sample = QPointF(room.left() + scaled(14), y - scaled(9))
        painter.setPen(_curve_pen(colour, curve.network, is_lit=False))
        painter.drawLine(sample - QPointF(scaled(10), 0), sample + QPointF(scaled(10), 0))
        _paint_marker(painter, theme, colour, curve, sample)
        upper = QRectF(room.left() + scaled(32), y - height / 2, right - room.left() - scaled(32), height / 2)
        _text(painter, lane.text, 15, 600, upper, label.title, Flag.AlignLeft)
        title = QFontMetricsF(text_font(15, 600)).horizontalAdvance(label.title)
        quality = QFontMetricsF(text_font(12, 500, tabular=True)).horizontalAdvance(label.quality)
        if title + quality + scaled(6) <= upper.width():
            _text(painter, theme.ink3, 12, 500, upper, label.quality, Flag.AlignRight)
        lower = upper.translated(0, height / 2 - 2)
        _text(painter, theme.ink2, 13, 500, lower, label.text, Flag.AlignLeft)
        if curve.norms:
            painter.setPen(QPen(colour, 1.2))
            end = QPointF(geometry.x(len(curve.norms)), geometry.y(curve.norms[-1]))
            painter.drawPolyline(QPolygonF([QPointF(right + scaled(6), y), QPointF(geometry.left - 2, end.y()), end]))


def _paint_digits(
    painter: QPainter,
    theme: Theme,
    room: QRectF,
    geometry: GradientChartGeometry,
    chart: GradientChart,
    digits: DigitNorms,
) -> None:
    """A bar a digit, on a linear scale, the digits under them, and the output at the end."""
    base = room.bottom() - scaled(DIGITS)
    highest = max(digits.norms)
    colour = network_colour(theme, digits.network, digits.architecture)
    painter.setPen(QPen(theme.line, 1))
    painter.drawLine(QPointF(geometry.left, base), QPointF(geometry.right, base))
    has_digits = geometry.pitch >= QFontMetricsF(text_font(13, 600)).horizontalAdvance("0") + 1
    for place, (digit, norm) in enumerate(zip(digits.digits, digits.norms, strict=True)):
        distance = geometry.length - place
        x, width = geometry.x(distance), min(0.72 * geometry.pitch, scaled(22))
        height = _bars(room) * norm / highest
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(
            QRectF(x - width / 2, base - height, width, height), min(3, width / 3), min(3, height / 2)
        )
        cell = QRectF(x - geometry.pitch / 2, base + 2, geometry.pitch, scaled(DIGITS) - 2)
        if place == digits.copied:
            painter.setPen(QPen(theme.ink, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = min(max(cell.width(), float(scaled(13))), float(scaled(26)))
            cell = QRectF(x - around / 2, cell.top(), around, cell.height())
            painter.drawRoundedRect(cell.adjusted(0, 0, 0, -1), 4, 4)
        if has_digits or place == digits.copied:
            is_here = distance == chart.cursor or place == digits.copied
            ink, weight = (theme.ink, 700) if is_here else (theme.ink2, 500)
            _text(painter, ink, 13, weight, cell, digit, Flag.AlignHCenter)
    middle = QRectF(room.left(), base - _bars(room), geometry.left - room.left() - scaled(14), _bars(room))
    _text(painter, theme.ink3, 13, 400, middle, chart.strip, Flag.AlignRight)
    _paint_output(painter, theme, QRectF(geometry.right, base + 1, scaled(RIGHT), scaled(DIGITS) - 2), chart.output)


def _paint_output(painter: QPainter, theme: Theme, place: QRectF, output: str) -> None:
    """An arrow and the output as a pill."""
    _text(painter, theme.ink3, 14, 500, place.adjusted(scaled(8), 0, 0, 0), "→", Flag.AlignLeft)
    pill = QRectF(place.left() + scaled(30), place.top(), scaled(22), place.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.primary)
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    _text(painter, theme.on_primary, 13, 700, pill, output, Flag.AlignHCenter)


def _points(geometry: GradientChartGeometry, norms: Sequence[float]) -> list[QPointF]:
    return [QPointF(geometry.x(i), geometry.y(norm)) for i, norm in enumerate(norms, 1)]


def _curve_pen(colour: QColor, network: str, *, is_lit: bool) -> QPen:
    pen = QPen(colour, LIT_WIDTH if is_lit else CURVE_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if network in DASHES:
        pen.setDashPattern(DASHES[network])
    return pen


def _text(painter: QPainter, colour: QColor, px: float, weight: int, place: QRectF, text: str, side: Flag) -> None:
    font = text_font(px, weight, tabular=True)
    painter.setFont(font)
    painter.setPen(colour)
    elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
    painter.drawText(place, side | Flag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)
