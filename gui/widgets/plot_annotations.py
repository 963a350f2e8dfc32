"""What is written over the training plot: values at the curves' ends, the newest step, and the crosshair."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import say
from gui.state.plotted_curves import PlottedCurves, Role
from gui.state.training_history import value_at
from gui.theme import Theme, scaled, text_font, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.lane_marker import marker_path
from gui.widgets.plot_crosshair import box_at, paint_box
from gui.widgets.plot_frame import PlotFrame
from gui.widgets.spreading import keep_apart, spread_apart

LABEL_DISTANCE = 12
MARKER_SIZE, MARKER_GAP = 9, 26
END_PX, END_WEIGHT = 15, 700
EDGE = 6  # before the ring of focus


class PlotAnnotations(QWidget):
    """A transparent layer over the plot that lets the mouse through.

    Attributes:
        crosshair: the step that it stands at, or None.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        say(self.setAccessibleName, lambda: self.tr("Values of the curves"))
        self._curves: PlottedCurves | None = None
        self._frame: PlotFrame | None = None
        self.crosshair: int | None = None

    def show_values(self, curves: PlottedCurves, frame: PlotFrame) -> None:
        """Annotate these curves in this frame."""
        self._curves, self._frame = curves, frame
        self.update()

    def show_crosshair(self, step: int | None) -> None:
        """Put the crosshair at a step, or take it away."""
        if step != self.crosshair:
            self.crosshair = step
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_focus_ring(self, self.parentWidget())
        if self._curves is None or self._frame is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_axis_name(painter, self._frame)
            self._paint_markers(painter, self._curves, self._frame)
            self._paint_ends(painter, self._curves, self._frame)
            if self.crosshair is not None:
                self._paint_crosshair(painter, self._curves, self._frame, self.crosshair)

    def _paint_axis_name(self, painter: QPainter, frame: PlotFrame) -> None:
        painter.setFont(text_font(13))
        painter.setPen(theme_of(self).ink3)
        width = self.width() - frame.area.left() - EDGE
        band = QRectF(frame.area.left(), frame.area.bottom() + 11, width, scaled(18))
        painter.drawText(band, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self.tr("step"))

    def _paint_markers(self, painter: QPainter, curves: PlottedCurves, frame: PlotFrame) -> None:
        """Mark the validations, as many as stand apart, the newest for certain."""
        theme = theme_of(self)
        painter.setBrush(theme.card)
        for curve in curves.main:
            if not curve.is_validated:
                continue
            steps, values = curve.series
            in_sight = np.flatnonzero((steps >= frame.first_step) & (steps <= frame.last_step))
            xs = [frame.x(float(steps[i])) for i in in_sight]
            painter.setPen(QPen(theme.lane(curve.architecture).fill, 2))
            for kept in keep_apart(xs, MARKER_GAP):
                spot = QPointF(xs[kept], frame.y(float(values[in_sight[kept]])))
                painter.drawPath(marker_path(curve.architecture, spot, MARKER_SIZE))

    def _paint_ends(self, painter: QPainter, curves: PlottedCurves, frame: PlotFrame) -> None:
        """A line at the newest step, and each architecture's last value beside it, or beside the plot."""
        theme, last = theme_of(self), curves.last_step
        if not last:
            return
        x = frame.area.right()
        if last <= frame.last_step:
            x = round(frame.x(last)) + 0.5
            painter.setPen(QPen(theme.line2, 1))
            painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()))
        ends = [(curve.architecture, float(curve.series.values[-1])) for curve in curves.main]
        font = text_font(END_PX, END_WEIGHT, tabular=True)
        height = QFontMetricsF(font).height()
        top, bottom = frame.area.top() + height / 2, frame.area.bottom() - height / 2
        places = spread_apart([min(max(frame.y(value), top), bottom) for _, value in ends], height, top, bottom)
        painter.setFont(font)
        for (name, value), y in zip(ends, places, strict=True):
            painter.setPen(theme.lane(name).text)
            spot = QRectF(x + LABEL_DISTANCE, y - height / 2, self.width(), height)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, curves.choice.quantity.text(value))

    def _paint_crosshair(self, painter: QPainter, curves: PlottedCurves, frame: PlotFrame, step: int) -> None:
        theme = theme_of(self)
        x = round(frame.x(step)) + 0.5
        if not frame.area.left() <= x <= frame.area.right() + 1:
            return
        pen = QPen(theme.ink, 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()))
        self._paint_hits(painter, theme, curves, frame, x, step)
        paint_box(painter, theme, frame, self.width(), x, box_at(curves, step))

    def _paint_hits(
        self, painter: QPainter, theme: Theme, curves: PlottedCurves, frame: PlotFrame, x: float, step: int
    ) -> None:
        """Where the crosshair meets the curves: those of the training in view in full, the others hollow."""
        for curve in curves.curves:
            value = value_at(curve.series, step, frame.has_logarithmic_steps)
            if value is None or curve.role not in (Role.MAIN, Role.EARLIER):
                continue
            fill = theme.lane(curve.architecture).fill
            is_main = curve.role is Role.MAIN
            painter.setPen(QPen(theme.card if is_main else fill, 1.5))
            painter.setBrush(fill if is_main else theme.card)
            painter.drawPath(marker_path(curve.architecture, QPointF(x, frame.y(value)), 13 if is_main else 9))


def end_width(curves: PlottedCurves) -> float:
    """How wide the values at the curves' ends are, in px."""
    metrics = QFontMetricsF(text_font(END_PX, END_WEIGHT, tabular=True))
    texts = [curves.choice.quantity.text(float(curve.series.values[-1])) for curve in curves.main]
    return max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
