"""Draws the axes and curves of the training plot with pyqtgraph."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from gui.state.growing_array import Floats
from gui.state.number_format import format_short_count
from gui.state.plotted_curves import PlottedCurve, Role
from gui.state.training_history import Series, thinned, thinned_to_extremes
from gui.theme import Theme, text_font
from gui.widgets.plot_axes import PlotAxes

VALIDATION_WIDTH, AVERAGE_WIDTH, EARLIER_WIDTH = 3.5, 2.2, 1.8
TRAINING_WIDTH, TRAINING_OPACITY = 1.2, 0.65
RAW_WIDTH, RAW_OPACITY = 1.0, 0.28
DASHES = ([5.0, 3.0], [1.5, 3.0], [7.0, 3.0, 1.5, 3.0])  # of the earlier runs, in widths of the line
FEWEST_POINTS = 64


class PlotSurface:
    """A plot that only draws: mouse and keys belong to the widget that it lies in.

    Attributes:
        widget: what is seen.
    """

    def __init__(self, parent: QWidget) -> None:
        self.widget: Any = pg.PlotWidget(parent)
        # An axis with a grid of its own drops the labels at its ends.
        self._grid: Any = pg.PlotCurveItem(connect="pairs")
        self._items: list[Any] = []
        self._prepare()

    def restyle(self, theme: Theme) -> None:
        """Take the colours and fonts of a theme."""
        self.widget.setBackground(theme.card)
        self._grid.setPen(_pen(theme.line, 1))
        for side, pen in (("bottom", QPen(theme.line2, 1)), ("left", QPen(Qt.PenStyle.NoPen))):
            axis = self.widget.getAxis(side)
            axis.setPen(pen)
            axis.setTickPen(pen)
            axis.setTextPen(QPen(theme.ink3))
            axis.setTickFont(text_font(13, tabular=True))

    def show_axes(self, axes: PlotAxes, area: QRectF, tick_text: Callable[[float], str]) -> None:
        """Draw the axes around an area of the widget; `tick_text` writes a value."""
        self.widget.getAxis("left").setWidth(area.left())
        self.widget.getAxis("bottom").setHeight(self.widget.height() - area.bottom())
        item = self.widget.getPlotItem()
        item.layout.setContentsMargins(0, area.top(), self.widget.width() - area.right(), 0)
        steps, values = np.asarray(axes.steps.ticks), np.asarray(axes.values.ticks)
        xs, ys = _coordinates(steps, axes.has_logarithmic_steps), _coordinates(values, axes.has_logarithmic_values)
        self.widget.getAxis("bottom").setTicks(
            [[(x, format_short_count(step)) for x, step in zip(xs, steps, strict=True)]]
        )
        self.widget.getAxis("left").setTicks([[(y, tick_text(value)) for y, value in zip(ys, values, strict=True)]])
        ends = np.array([axes.steps.low, axes.steps.high]), np.array([axes.values.low, axes.values.high])
        across, up = (
            _coordinates(ends[0], axes.has_logarithmic_steps),
            _coordinates(ends[1], axes.has_logarithmic_values),
        )
        self._grid.setData(np.tile(across, len(ys)), np.repeat(ys, 2))
        self.widget.setRange(xRange=tuple(across), yRange=tuple(up), padding=0)

    def show_curves(self, curves: tuple[PlottedCurve, ...], axes: PlotAxes, theme: Theme) -> None:
        """Draw curves over each other, as many points of each as can be told apart."""
        while len(self._items) < len(curves):
            item = pg.PlotCurveItem(antialias=True, connect="finite")
            self.widget.addItem(item)
            self._items.append(item)
        points = max(FEWEST_POINTS, self.widget.width() // 2)
        for item, curve in zip(self._items, curves, strict=False):
            series = _in_sight(curve, axes, points)
            item.setPen(
                curve_pen(theme, curve.architecture, curve.role, is_validated=curve.is_validated, run=curve.run)
            )
            item.setData(
                _coordinates(series.steps, axes.has_logarithmic_steps),
                _coordinates(series.values, axes.has_logarithmic_values),
            )
        for item in self._items[len(curves) :]:
            item.clear()

    def _prepare(self) -> None:
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for part in (self.widget, self.widget.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        item = self.widget.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.layout.setSpacing(0)
        item.getViewBox().setDefaultPadding(0)
        item.getViewBox().setMouseEnabled(False, False)
        for side, length, offset, alpha in (("bottom", 5, 7, 255), ("left", 0, 10, 0)):
            self.widget.getAxis(side).setStyle(
                tickLength=length,
                tickTextOffset=offset,
                tickAlpha=alpha,
                autoReduceTextSpace=False,
                hideOverlappingLabels=False,
            )
        self._grid.setZValue(-1)
        self.widget.addItem(self._grid)


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


def _in_sight(curve: PlottedCurve, axes: PlotAxes, points: int) -> Series:
    """What of a curve is in sight, with a point beyond each end, thinned to what can be told apart."""
    steps, values = curve.series
    first = max(0, int(np.searchsorted(steps, axes.steps.low)) - 1)
    last = int(np.searchsorted(steps, axes.steps.high, side="right")) + 1
    series = Series(steps[first:last], values[first:last])
    if curve.is_validated:
        return series
    return (thinned_to_extremes if curve.is_rough else thinned)(series, points, axes.has_logarithmic_steps)


def _coordinates(values: Floats, is_logarithmic: bool) -> Floats:
    """Values as an axis counts them: their decimal logarithms on a logarithmic one, NaN where there is none."""
    if not is_logarithmic:
        return values.copy()  # the plot keeps them, while the history goes on
    return np.log10(values, where=values > 0, out=np.full(len(values), np.nan))


def _pen(colour: QColor, width: float, opacity: float = 1.0) -> QPen:
    colour = QColor(colour)
    colour.setAlphaF(opacity)
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
