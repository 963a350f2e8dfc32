"""The chart of gradients, in which a network and a position can be looked at."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.theme import scaled, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.gradient_chart_geometry import nearest_curve
from gui.widgets.gradient_chart_painter import GradientChart, chart_geometry, paint_gradient_chart
from gui.widgets.hover_text import tell_on_hover

LEAST_WIDTH = 460
EMPTY = GradientChart((), (), 0, "", "")


class GradientChartView(QWidget):
    """The chart; the mouse or the arrow keys choose a network and a position.

    Signals:
        pointed(object, object): the network, or None, and the distance, or None, that is looked at.
    """

    pointed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = EMPTY
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_chart(self, chart: GradientChart, description: str) -> None:
        """Show these curves; `description` tells their numbers."""
        self.chart = chart
        self.setAccessibleDescription(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, scaled(236))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(LEAST_WIDTH), scaled(236))

    def event(self, event: QEvent) -> bool:
        told = ""
        if isinstance(event, QHelpEvent) and event.pos().x() < chart_geometry(self._room(), self.chart).left:
            told = self.accessibleDescription()  # where the labels stand, which may be cut
        return tell_on_hover(self, event, told) or super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        geometry = chart_geometry(self._room(), self.chart)
        distance = geometry.distance_at(event.position().x())
        if distance is None:
            self.pointed.emit(self.chart.lit, None)
            return
        is_over_curves = event.position().y() <= geometry.bottom
        network = nearest_curve(geometry, self.chart.curves, distance, event.position().y()) if is_over_curves else None
        self.pointed.emit(network or self.chart.lit, distance)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(self.chart.lit, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.chart.curves:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            here = self.chart.cursor or 0
            distance = here + (1 if key == Qt.Key.Key_Left else -1)
            self.pointed.emit(self.chart.lit, min(max(distance, 1), self.chart.length))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.pointed.emit(self._neighbour(-1 if key == Qt.Key.Key_Up else 1), self.chart.cursor)
        elif key == Qt.Key.Key_Escape and self.chart.cursor is not None:
            self.pointed.emit(self.chart.lit, None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.chart.curves:
            paint_focus_ring(self)
            return
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_gradient_chart(painter, theme, self._room(), self.chart)
        paint_focus_ring(self)

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4, 4, -4, -4)

    def _neighbour(self, move: int) -> str:
        """The network above or below the lit one, in the order of the curves."""
        names = [curve.network for curve in self.chart.curves]
        here = names.index(self.chart.lit) if self.chart.lit in names else 0
        return names[min(max(here + move, 0), len(names) - 1)]
