"""Paints the axes and the curves of the training plot."""

import math
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui.state.growing_array import Floats
from gui.state.number_format import format_short_count
from gui.state.plotted_curves import PlottedCurve, PlottedCurves, Role
from gui.state.training_history import Series, band_of, thinned
from gui.theme import Theme, scaled, text_font
from gui.widgets.plot_axes import PlotAxes
from gui.widgets.plot_frame import PlotFrame

VALIDATION_WIDTH, AVERAGE_WIDTH, EARLIER_WIDTH = 3.5, 2.2, 1.8
TRAINING_WIDTH, TRAINING_OPACITY = 1.2, 0.65
RAW_WIDTH, RAW_OPACITY = 1.0, 0.18
DASHES = ([5.0, 3.0], [1.5, 3.0], [7.0, 3.0, 1.5, 3.0])  # of the earlier runs, in widths of the line
FEWEST_POINTS = 64
TICK, TICK_LABEL, VALUE_GAP = 5, 9, 10


def paint_axes(painter: QPainter, theme: Theme, axes: PlotAxes, frame: PlotFrame, curves: PlottedCurves) -> None:
    """Paint the grid and the ticks around a plot."""
    area, line = frame.area, scaled(18)
    painter.setFont(text_font(13, tabular=True))
    for value in axes.values.ticks:
        y = round(frame.y(value)) + 0.5
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(theme.ink3)
        label = QRectF(0, y - line / 2, area.left() - VALUE_GAP, line)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(label, right, curves.choice.quantity.tick_text(value))
    foot = round(area.bottom()) + 0.5
    painter.setPen(QPen(theme.line2, 1))
    painter.drawLine(QPointF(area.left(), foot), QPointF(area.right(), foot))
    for step in axes.steps.ticks:
        x = round(frame.x(step)) + 0.5
        painter.setPen(QPen(theme.line2, 1))
        painter.drawLine(QPointF(x, foot), QPointF(x, foot + TICK))
        painter.setPen(theme.ink3)
        label = QRectF(x - scaled(40), foot + TICK_LABEL, scaled(80), line)
        painter.drawText(label, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, format_short_count(step))


def paint_curves(painter: QPainter, theme: Theme, frame: PlotFrame, curves: tuple[PlottedCurve, ...]) -> None:
    """Paint curves over each other, as many points of each as can be told apart.

    What is rough is painted as the band in which it lies: a line up and down through every value takes too long.
    """
    for curve in curves:
        pen = curve_pen(theme, curve.architecture, curve.role, is_validated=curve.is_validated, run=curve.run)
        for shape, is_band in curve_shapes(curve, frame):
            if is_band:
                painter.setPen(QPen(pen.color(), RAW_WIDTH) if curve.role is not Role.RAW else Qt.PenStyle.NoPen)
                painter.setBrush(pen.color())
                painter.drawPolygon(shape)
            else:
                painter.setPen(QPen(pen.color(), RAW_WIDTH) if curve.is_rough else pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolyline(shape)


def curve_shapes(curve: PlottedCurve, frame: PlotFrame) -> Iterator[tuple[QPolygonF, bool]]:
    """What of a curve is in sight, in px, in as many pieces as values that are none leave of it.

    A piece is a line, or the outline of a band (True). It is cut off here and not by the painter, since not
    all that reads drawings clips them.
    """
    series, points = _in_sight(curve, frame), max(FEWEST_POINTS, int(frame.area.width()) // 2)
    if curve.is_rough and len(series.steps) > points:
        steps, lows, highs = band_of(series, points, frame.has_logarithmic_steps)
        edges = [_placed(steps, values, frame) for values in (highs, lows)]
    else:
        shown = series if curve.is_validated else thinned(series, points, frame.has_logarithmic_steps)
        edges = [_placed(*shown, frame)]
    is_there = np.all([np.isfinite(ys) for _, ys in edges], axis=0)
    for piece in np.split(np.arange(len(is_there)), np.flatnonzero(~is_there)):
        kept = piece[is_there[piece]]
        if len(kept):
            outline = [(xs[kept], ys[kept]) for xs, ys in edges]
            outline[1:] = [(xs[::-1], ys[::-1]) for xs, ys in outline[1:]]
            yield _polygon(*map(np.concatenate, zip(*outline, strict=True))), len(outline) > 1


def curve_pen(theme: Theme, architecture: str, role: Role, *, is_validated: bool, run: int = 0) -> QPen:
    """The line of a curve, as it is in its key too."""
    fill = theme.lane(architecture).fill
    match role:
        case Role.MAIN:
            return _pen(fill, VALIDATION_WIDTH if is_validated else AVERAGE_WIDTH)
        case Role.TRAINING:
            return _pen(fill, TRAINING_WIDTH, TRAINING_OPACITY)
        case Role.RAW:
            return _pen(fill, RAW_WIDTH, RAW_OPACITY)
        case Role.EARLIER:
            return dashed_pen(fill, run)


def dashed_pen(colour: QColor, run: int) -> QPen:
    """The line of an earlier run, which its dashes tell from the others."""
    pen = _pen(colour, EARLIER_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(DASHES[run % len(DASHES)])
    return pen


def _in_sight(curve: PlottedCurve, frame: PlotFrame) -> Series:
    """What of a curve is in sight, with a point beyond each end."""
    steps, values = curve.series
    first = max(0, int(np.searchsorted(steps, frame.first_step)) - 1)
    last = int(np.searchsorted(steps, frame.last_step, side="right")) + 1
    return Series(steps[first:last], values[first:last])


def _placed(steps: Floats, values: Floats, frame: PlotFrame) -> tuple[Floats, Floats]:
    """A line in px that ends at the sides of the area and does not leave it up or down; NaN where there is no value."""
    if frame.has_logarithmic_steps:
        steps = np.maximum(steps, 1)
    xs = _places(steps, frame.has_logarithmic_steps, frame.first_step, frame.last_step)
    ys = np.clip(_places(values, frame.has_logarithmic_values, frame.lowest, frame.highest), 0.0, 1.0)
    return _cut(frame.area.left() + xs * frame.area.width(), frame.area.bottom() - ys * frame.area.height(), frame.area)


def _polygon(xs: Floats, ys: Floats) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)])


def _cut(xs: Floats, ys: Floats, area: QRectF) -> tuple[Floats, Floats]:
    """A line that ends where it leaves the area at its sides; nothing if it does not come into it."""
    if not len(xs) or xs[-1] < area.left() or xs[0] > area.right():
        return np.empty(0), np.empty(0)
    ends = np.array([max(xs[0], area.left()), min(xs[-1], area.right())])
    inside = (xs > ends[0]) & (xs < ends[1])
    first, last = np.interp(ends, xs, ys)
    return np.concatenate([ends[:1], xs[inside], ends[1:]]), np.concatenate([[first], ys[inside], [last]])


def _places(values: Floats, is_logarithmic: bool, low: float, high: float) -> Floats:
    """How far values are from the low end of an axis to the high one; NaN for what has no logarithm."""
    if not is_logarithmic:
        return (values - low) / (high - low)
    logarithms: Floats = np.log(values / low, where=values > 0, out=np.full(len(values), np.nan))
    return logarithms / math.log(high / low)


def _pen(colour: QColor, width: float, opacity: float = 1.0) -> QPen:
    colour = QColor(colour)
    colour.setAlphaF(opacity)
    return QPen(colour, width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
