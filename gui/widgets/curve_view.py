"""A chart of curves as a widget."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import scaled, theme_of
from gui.widgets.curve_chart import TOP, CurveChart, describe_curves, lay_out_curves, nearest_point, paint_curve_chart
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.hover_text import TipCanvas

EMPTY = CurveChart("", "", ())


class CurveView(TipCanvas):
    """Shows a chart; a point's values on hover, all of them as its accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = EMPTY
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chart(self) -> CurveChart:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: CurveChart) -> None:
        """Show these curves."""
        if chart != self._chart:
            self._chart = chart
            self.setAccessibleName(chart.title)
            self.setAccessibleDescription(describe_curves(chart))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(360), scaled(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(220), scaled(150))

    def tip_at(self, place: QPointF) -> str:
        """What is said of the point under the mouse; "" where there is none."""
        if place.y() < self._room().top() + scaled(TOP):
            return self._chart.title
        found = nearest_point(lay_out_curves(self._room(), self._chart), self._chart, place)
        if found is None:
            return ""
        curve, (x, y) = found
        return f"{curve.title}\n{self._chart.unit} {x:,g}: {self._chart.text(y)}"

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._chart.curves:
                paint_curve_chart(painter, theme, self._room(), self._chart)
        paint_focus_ring(self)

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(6, 6, -6, -6)
