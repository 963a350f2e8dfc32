"""A score against the length of the source, a curve for each architecture (Bahdanau et al. 2014, figure 2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from gui.state.number_format import format_count
from gui.theme import Theme, text_font
from gui.widgets.axis_ticks import Axis, value_axis
from gui.widgets.lane_marker import marker_path
from gui.widgets.spreading import spread_apart

HEAD, LEFT, RIGHT, COUNTS, FOOT = 76, 40, 52, 34, 48
CURVE_WIDTH, MARKER_SIZE = 3.5, 11
BAR_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class LengthCurve:
    """An architecture's scores, one a bucket of lengths."""

    architecture: str
    title: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LengthChart:
    """What a chart shows.

    Attributes:
        title: what was scored on. note: one line under it.
        unit: of the scores, such as `BLEU`.
        lengths: of the buckets, such as `11–20`. pairs: how many are in each.
    """

    title: str
    note: str
    unit: str
    lengths: tuple[str, ...]
    pairs: tuple[int, ...]
    curves: tuple[LengthCurve, ...]


def paint_length_chart(painter: QPainter, theme: Theme, room: QRectF, chart: LengthChart) -> None:
    """Paint head, axes, curves with their last values, and how many pairs each length has."""
    area = room.adjusted(LEFT, HEAD, -RIGHT, -(COUNTS + FOOT))
    scores = value_axis(0.0, max(value for curve in chart.curves for value in curve.values), 4)
    _paint_head(painter, theme, room, chart)
    _paint_axes(painter, theme, area, scores, chart)
    _paint_counts(painter, theme, area, chart)
    for curve in chart.curves:
        _paint_curve(painter, theme, _points(area, scores, curve.values), curve)
    _paint_last_values(painter, theme, area, scores, chart.curves)


def _paint_head(painter: QPainter, theme: Theme, room: QRectF, chart: LengthChart) -> None:
    _text(painter, theme.ink, 16, 600, room.adjusted(0, 0, 0, 0), chart.title, Qt.AlignmentFlag.AlignLeft)
    _text(painter, theme.ink3, 13, 400, room.adjusted(0, 22, 0, 0), chart.note, Qt.AlignmentFlag.AlignLeft)


def _paint_axes(painter: QPainter, theme: Theme, area: QRectF, scores: Axis, chart: LengthChart) -> None:
    for tick in scores.ticks:
        y = _y(area, scores, tick)
        painter.setPen(QPen(theme.line if tick else theme.line2, 1))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        label = QRectF(area.left() - LEFT, y - 10, LEFT - 10, 20)
        _text(painter, theme.ink3, 13, 400, label, f"{tick:g}", Qt.AlignmentFlag.AlignRight)
    unit = QRectF(area.left() - LEFT, area.top() - 30, 200, 20)
    _text(painter, theme.ink2, 13, 600, unit, chart.unit, Qt.AlignmentFlag.AlignLeft)
    for i, length in enumerate(chart.lengths):
        place = QRectF(_x(area, len(chart.lengths), i) - 60, area.bottom() + 6, 120, 18)
        _text(painter, theme.ink2, 13, 500, place, length, Qt.AlignmentFlag.AlignHCenter)
    foot = QRectF(area.left(), area.bottom() + COUNTS + FOOT - 20, area.width(), 18)
    _text(painter, theme.ink3, 13, 400, foot, "words of the source, and how many pairs", Qt.AlignmentFlag.AlignHCenter)


def _paint_counts(painter: QPainter, theme: Theme, area: QRectF, chart: LengthChart) -> None:
    """Bars under the axis, each with its number."""
    base, width = area.bottom() + 24 + COUNTS - 14, BAR_SHARE * area.width() / len(chart.pairs)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.line2)
    for i, pairs in enumerate(chart.pairs):
        height = max(2.0, (COUNTS - 14) * pairs / max(chart.pairs))
        x = _x(area, len(chart.pairs), i)
        painter.drawRoundedRect(QRectF(x - width / 2, base - height, width, height), 2, 2)
    for i, pairs in enumerate(chart.pairs):
        place = QRectF(_x(area, len(chart.pairs), i) - 60, base + 1, 120, 16)
        _text(painter, theme.ink3, 12, 400, place, format_count(pairs), Qt.AlignmentFlag.AlignHCenter)


def _paint_curve(painter: QPainter, theme: Theme, points: Sequence[QPointF], curve: LengthCurve) -> None:
    fill = theme.lane(curve.architecture).fill
    pen = QPen(fill, CURVE_WIDTH)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(list(points)))
    painter.setPen(QPen(theme.card, 1.5))
    painter.setBrush(fill)
    for point in points:
        painter.drawPath(marker_path(curve.architecture, point, MARKER_SIZE))


def _paint_last_values(
    painter: QPainter, theme: Theme, area: QRectF, scores: Axis, curves: Sequence[LengthCurve]
) -> None:
    heights = [_y(area, scores, curve.values[-1]) for curve in curves]
    places = spread_apart(heights, 18, area.top(), area.bottom())
    left = max(_x(area, len(curve.values), len(curve.values) - 1) for curve in curves) + 12
    for curve, y in zip(curves, places, strict=True):
        colour, place = theme.lane(curve.architecture).text, QRectF(left, y - 10, RIGHT + area.right() - left, 20)
        _text(painter, colour, 15, 700, place, f"{curve.values[-1]:.1f}", Qt.AlignmentFlag.AlignLeft)


def paint_length_key(painter: QPainter, theme: Theme, place: QPointF, curves: Sequence[LengthCurve]) -> None:
    """Paint the names of the architectures beside samples of their curves, from `place` to the right."""
    x, metrics = place.x(), QFontMetricsF(text_font(14, 500))
    for curve in curves:
        colours = theme.lane(curve.architecture)
        painter.setPen(QPen(colours.fill, CURVE_WIDTH, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(x + 2, place.y()), QPointF(x + 30, place.y()))
        painter.setPen(QPen(theme.bg, 1.5))
        painter.setBrush(colours.fill)
        painter.drawPath(marker_path(curve.architecture, QPointF(x + 16, place.y()), MARKER_SIZE))
        width = metrics.horizontalAdvance(curve.title)
        name = QRectF(x + 40, place.y() - 12, width + 2, 24)
        _text(
            painter, colours.text, 14, 500, name, curve.title, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        )
        x += 40 + width + 24


def _points(area: QRectF, scores: Axis, values: Sequence[float]) -> list[QPointF]:
    return [QPointF(_x(area, len(values), i), _y(area, scores, value)) for i, value in enumerate(values)]


def _x(area: QRectF, count: int, index: int) -> float:
    return area.left() + area.width() * (index + 0.5) / count


def _y(area: QRectF, scores: Axis, value: float) -> float:
    return area.bottom() - area.height() * (value - scores.low) / (scores.high - scores.low)


def _text(
    painter: QPainter,
    colour: QColor,
    px: float,
    weight: int,
    place: QRectF,
    text: str,
    side: Qt.AlignmentFlag,
    height: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
) -> None:
    painter.setFont(text_font(px, weight, tabular=True))
    painter.setPen(colour)
    painter.drawText(place, side | height, text)
