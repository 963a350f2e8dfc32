"""A score against the length of the source, a curve for each architecture (Bahdanau et al. 2014, figure 2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from gui.state.number_format import format_count
from gui.theme import Theme, scaled, text_font
from gui.widgets.axis_ticks import Axis, value_axis
from gui.widgets.lane_marker import marker_path
from gui.widgets.spreading import spread_apart

HEAD, BARE_HEAD, LEFT, RIGHT, COUNTS, FOOT = 76, 34, 40, 52, 34, 48
MOST = 100.0
BAND_OPACITY = 0.16
SELECTED_AIR = 8
KEY_SAMPLE, KEY_AIR = 40, 24
CURVE_WIDTH, MARKER_SIZE = 3.5, 11
BAR_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class LengthCurve:
    """An architecture's scores, one a bucket of lengths from the shortest on, as far as they are known.

    Attributes:
        lows, highs: the ends of their confidence intervals; empty: not known.
    """

    architecture: str
    title: str
    values: tuple[float, ...]
    lows: tuple[float, ...] = ()
    highs: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class LengthChart:
    """What a chart shows.

    Attributes:
        title: what was scored on, "" for no head. note: one line under it.
        unit: of the scores, such as `BLEU`.
        lengths: of the buckets, such as `11–20`. pairs: how many are in each.
        foot: what the lengths are. selected: a bucket whose values are all written, None for no such bucket.
    """

    title: str
    note: str
    unit: str
    lengths: tuple[str, ...]
    pairs: tuple[int, ...]
    curves: tuple[LengthCurve, ...]
    foot: str = "words of the source, and how many pairs"
    selected: int | None = None


def plot_area(room: QRectF, chart: LengthChart) -> QRectF:
    """Where the curves lie."""
    head = HEAD if chart.title else BARE_HEAD
    return room.adjusted(scaled(LEFT), scaled(head), -scaled(RIGHT), -scaled(COUNTS + FOOT))


def bucket_at(room: QRectF, chart: LengthChart, x: float) -> int | None:
    """The bucket over or under which a point lies."""
    area = plot_area(room, chart)
    if not chart.lengths or not area.left() <= x < area.right():
        return None
    return int((x - area.left()) / area.width() * len(chart.lengths))


def paint_length_chart(painter: QPainter, theme: Theme, room: QRectF, chart: LengthChart) -> None:
    """Paint head, axes, curves with their last values, and how many pairs each length has."""
    area = plot_area(room, chart)
    highest = [value for curve in chart.curves for value in (*curve.values, *curve.highs)]
    scores = _score_axis(max(highest, default=1.0))
    if chart.title:
        _paint_head(painter, theme, room, chart)
    else:
        _paint_key_at_right(painter, theme, area, chart)
    if chart.selected is not None:
        _paint_selected_ground(painter, theme, area, chart)
    _paint_axes(painter, theme, area, scores, chart)
    _paint_counts(painter, theme, area, chart)
    for curve in chart.curves:
        _paint_band(painter, theme, area, scores, chart, curve)
    for curve in chart.curves:
        points = [_point(area, scores, chart, i, value) for i, value in enumerate(curve.values)]
        _paint_curve(painter, theme, points, curve)
    last = [len(curve.values) - 1 for curve in chart.curves if curve.values]
    _paint_values(painter, theme, area, scores, chart, max(last, default=None))
    if chart.selected != max(last, default=None):
        _paint_values(painter, theme, area, scores, chart, chart.selected)


def _score_axis(highest: float) -> Axis:
    """From 0 to a little over the highest score, to 100 at most, which no score is above."""
    axis = value_axis(0.0, highest, 4)
    return Axis(0.0, min(axis.high, MOST), tuple(tick for tick in axis.ticks if tick <= MOST))


def _paint_head(painter: QPainter, theme: Theme, room: QRectF, chart: LengthChart) -> None:
    _text(painter, theme.ink, 16, 600, room.adjusted(0, 0, 0, 0), chart.title, Qt.AlignmentFlag.AlignLeft)
    _text(painter, theme.ink3, 13, 400, room.adjusted(0, scaled(22), 0, 0), chart.note, Qt.AlignmentFlag.AlignLeft)


def _paint_axes(painter: QPainter, theme: Theme, area: QRectF, scores: Axis, chart: LengthChart) -> None:
    for tick in scores.ticks:
        y = _y(area, scores, tick)
        painter.setPen(QPen(theme.line if tick else theme.line2, 1))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        label = QRectF(area.left() - scaled(LEFT), y - scaled(10), scaled(LEFT - 10), scaled(20))
        _text(painter, theme.ink3, 13, 400, label, f"{tick:g}", Qt.AlignmentFlag.AlignRight)
    unit = QRectF(area.left() - scaled(LEFT), area.top() - scaled(30), scaled(200), scaled(20))
    _text(painter, theme.ink2, 13, 600, unit, chart.unit, Qt.AlignmentFlag.AlignLeft)
    for i, length in enumerate(chart.lengths):
        place = QRectF(_x(area, len(chart.lengths), i) - scaled(60), area.bottom() + scaled(6), scaled(120), scaled(18))
        weight, ink = (700, theme.ink) if i == chart.selected else (500, theme.ink2)
        _text(painter, ink, 13, weight, place, length, Qt.AlignmentFlag.AlignHCenter)
    foot = QRectF(area.left(), area.bottom() + scaled(COUNTS + FOOT - 20), area.width(), scaled(18))
    _text(painter, theme.ink3, 13, 400, foot, chart.foot, Qt.AlignmentFlag.AlignHCenter)


def _paint_counts(painter: QPainter, theme: Theme, area: QRectF, chart: LengthChart) -> None:
    """Bars under the axis, each with its number."""
    base, width = area.bottom() + scaled(24 + COUNTS - 14), BAR_SHARE * area.width() / len(chart.pairs)
    painter.setPen(Qt.PenStyle.NoPen)
    for i, pairs in enumerate(chart.pairs):
        painter.setBrush(theme.ink if i == chart.selected else theme.line2)
        height = max(2.0, scaled(COUNTS - 14) * pairs / max(chart.pairs))
        x = _x(area, len(chart.pairs), i)
        painter.drawRoundedRect(QRectF(x - width / 2, base - height, width, height), 2, 2)
    for i, pairs in enumerate(chart.pairs):
        place = QRectF(_x(area, len(chart.pairs), i) - scaled(60), base + 1, scaled(120), scaled(16))
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


def _paint_selected_ground(painter: QPainter, theme: Theme, area: QRectF, chart: LengthChart) -> None:
    pitch = area.width() / len(chart.lengths)
    ground = QRectF(area.left() + pitch * (chart.selected or 0), area.top(), pitch, area.height() + scaled(COUNTS + 28))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.faint)
    painter.drawRoundedRect(ground.adjusted(SELECTED_AIR, -4, -SELECTED_AIR, 0), 6, 6)


def _paint_band(
    painter: QPainter, theme: Theme, area: QRectF, scores: Axis, chart: LengthChart, curve: LengthCurve
) -> None:
    """The confidence intervals as one area around the curve."""
    if len(curve.lows) < 2:
        return
    over = [_point(area, scores, chart, i, value) for i, value in enumerate(curve.highs)]
    under = [_point(area, scores, chart, i, value) for i, value in enumerate(curve.lows)]
    fill = QColor(theme.lane(curve.architecture).fill)
    fill.setAlphaF(BAND_OPACITY)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([*over, *reversed(under)]))


def _paint_values(
    painter: QPainter, theme: Theme, area: QRectF, scores: Axis, chart: LengthChart, bucket: int | None
) -> None:
    """The values of all curves at a bucket, beside their points and apart from each other."""
    if bucket is None:
        return
    curves = [curve for curve in chart.curves if bucket < len(curve.values)]
    heights = [_y(area, scores, curve.values[bucket]) for curve in curves]
    left = _x(area, len(chart.lengths), bucket) + scaled(12)
    for curve, y in zip(curves, spread_apart(heights, scaled(18), area.top(), area.bottom()), strict=True):
        colour, place = (
            theme.lane(curve.architecture).text,
            QRectF(left, y - scaled(10), scaled(RIGHT + 10), scaled(20)),
        )
        _text(painter, colour, 15, 700, place, f"{curve.values[bucket]:.1f}", Qt.AlignmentFlag.AlignLeft)


def _paint_key_at_right(painter: QPainter, theme: Theme, area: QRectF, chart: LengthChart) -> None:
    """The key above the curves, where there is room for it beside the unit."""
    metrics = QFontMetricsF(text_font(14, 500))
    width = sum(metrics.horizontalAdvance(curve.title) + KEY_SAMPLE + KEY_AIR for curve in chart.curves) - KEY_AIR
    if width < area.width() - scaled(60):
        paint_length_key(painter, theme, QPointF(area.right() - width, area.top() - scaled(20)), chart.curves)


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
        name = QRectF(x + KEY_SAMPLE, place.y() - scaled(12), width + 2, scaled(24))
        _text(
            painter, colours.text, 14, 500, name, curve.title, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        )
        x += KEY_SAMPLE + width + KEY_AIR


def _point(area: QRectF, scores: Axis, chart: LengthChart, index: int, value: float) -> QPointF:
    return QPointF(_x(area, len(chart.lengths), index), _y(area, scores, value))


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
