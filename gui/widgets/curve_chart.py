"""Curves of measured points, one an architecture, over a scale of numbers."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from gui.theme import Theme, scaled, text_font
from gui.widgets.axis_ticks import Axis, linear_axis, value_axis
from gui.widgets.lane_marker import marker_path
from gui.widgets.spreading import spread_apart

LEFT, TOP, RIGHT, BOTTOM = 52, 34, 64, 44
CURVE_WIDTH, MARKER_SIZE = 3.0, 9
LABEL_GAP = 17
NEAR = 14.0


@dataclass(frozen=True, slots=True)
class Curve:
    """An architecture's points, from the left to the right."""

    architecture: str
    title: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class CurveChart:
    """What a chart shows.

    Attributes:
        title: what is measured, above the plot. unit: along the foot.
        digits: of the values that are written.
        highest: the axis ends there at most; None: where the values end.
    """

    title: str
    unit: str
    curves: tuple[Curve, ...]
    digits: int = 1
    highest: float | None = None

    def text(self, value: float) -> str:
        """A value as it is written."""
        return f"{value:,.{self.digits}f}"


@dataclass(frozen=True, slots=True)
class CurveFrame:
    """Where values lie, in px."""

    area: QRectF
    across: Axis
    up: Axis

    def place(self, point: tuple[float, float]) -> QPointF:
        """Of a point (x, y)."""
        x = (point[0] - self.across.low) / (self.across.high - self.across.low)
        y = (point[1] - self.up.low) / (self.up.high - self.up.low)
        return QPointF(self.area.left() + x * self.area.width(), self.area.bottom() - y * self.area.height())


def lay_out_curves(room: QRectF, chart: CurveChart) -> CurveFrame:
    """Axes from zero that hold all points."""
    area = room.adjusted(scaled(LEFT), scaled(TOP), -scaled(RIGHT), -scaled(BOTTOM))
    points = [point for curve in chart.curves for point in curve.points]
    up = value_axis(0.0, max((y for _, y in points), default=1.0), max(2, int(area.height() / scaled(40))))
    if chart.highest is not None and up.high > chart.highest:
        up = Axis(0.0, chart.highest, tuple(tick for tick in up.ticks if tick <= chart.highest))
    last = max((x for x, _ in points), default=1.0)
    ticks = linear_axis(last, max(2, int(area.width() / scaled(70)))).ticks
    return CurveFrame(area, Axis(0.0, max(last, 1e-9), tuple(tick for tick in ticks if tick <= last)), up)


def nearest_point(frame: CurveFrame, chart: CurveChart, place: QPointF) -> tuple[Curve, tuple[float, float]] | None:
    """The curve and the point that lie under the mouse."""
    found = [
        ((frame.place(point) - place).manhattanLength(), index, point)
        for index, curve in enumerate(chart.curves)
        for point in curve.points
    ]
    distance, index, point = min(found, default=(NEAR + 1, 0, (0.0, 0.0)))
    return (chart.curves[index], point) if distance <= NEAR else None


def paint_curve_chart(painter: QPainter, theme: Theme, room: QRectF, chart: CurveChart) -> None:
    """Paint title, axes, curves and the last value of each."""
    frame = lay_out_curves(room, chart)
    _paint_axes(painter, theme, room, frame, chart)
    for curve in chart.curves:
        _paint_curve(painter, theme, frame, curve)
    _paint_last_values(painter, theme, frame, chart)


def _paint_axes(painter: QPainter, theme: Theme, room: QRectF, frame: CurveFrame, chart: CurveChart) -> None:
    area, line = frame.area, scaled(18)
    painter.setFont(text_font(14, 600))
    painter.setPen(theme.ink)
    title = QFontMetricsF(painter.font()).elidedText(chart.title, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(QRectF(room.left(), room.top(), room.width(), scaled(20)), Qt.AlignmentFlag.AlignLeft, title)
    painter.setFont(text_font(13, tabular=True))
    for tick in frame.up.ticks:
        y = frame.place((0, tick)).y()
        painter.setPen(QPen(theme.line if tick else theme.line2, 1))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(theme.ink3)
        label = QRectF(room.left(), y - line / 2, scaled(LEFT) - 8, line)
        painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{tick:,g}")
    painter.setPen(theme.ink3)
    for tick in frame.across.ticks:
        label = QRectF(frame.place((tick, 0)).x() - 40, area.bottom() + 4, 80, line)
        painter.drawText(label, Qt.AlignmentFlag.AlignHCenter, f"{tick:,g}")
    foot = QRectF(area.left(), area.bottom() + 4 + line, area.width(), line)
    painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, chart.unit)


def _paint_curve(painter: QPainter, theme: Theme, frame: CurveFrame, curve: Curve) -> None:
    fill, places = theme.lane(curve.architecture).fill, [frame.place(point) for point in curve.points]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(fill, CURVE_WIDTH, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF(places))
    painter.setPen(QPen(theme.card, 1.5))
    painter.setBrush(fill)
    for place in places:
        painter.drawPath(marker_path(curve.architecture, place, MARKER_SIZE))


def _paint_last_values(painter: QPainter, theme: Theme, frame: CurveFrame, chart: CurveChart) -> None:
    """Beside the end of each curve, apart from each other."""
    curves = [curve for curve in chart.curves if curve.points]
    ends = [frame.place(curve.points[-1]) for curve in curves]
    heights = spread_apart([end.y() for end in ends], scaled(LABEL_GAP), frame.area.top(), frame.area.bottom())
    painter.setFont(text_font(14, 700, tabular=True))
    for curve, end, y in zip(curves, ends, heights, strict=True):
        painter.setPen(theme.lane(curve.architecture).text)
        place = QRectF(end.x() + 10, y - scaled(10), scaled(RIGHT) + 40, scaled(20))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, chart.text(curve.points[-1][1]))


def describe_curves(chart: CurveChart) -> str:
    """All points in words, for who cannot see them."""
    return "\n".join(
        f"{curve.title}: " + ", ".join(f"{x:,g}: {chart.text(y)}" for x, y in curve.points) for curve in chart.curves
    )
