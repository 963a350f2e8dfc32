"""A chart of exact match against length, in which a length and a curve can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.i18n.spoken import say
from gui.theme import is_restyling, scaled, text_scale, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.hover_text import TipCanvas
from gui.widgets.reversal_geometry import ReversalFrame, nearest_curve, reversal_frame
from gui.widgets.reversal_painter import PaintedCurve, paint_reversal_chart

AIR = 4
LEAST_WIDTH, LEAST_HEIGHT = 160, 230


class ReversalChart(TipCanvas):
    """Left and right choose a length, up and down a curve, Return opens its mistakes; a click chooses both.

    Signals:
        chosen(int, int): a length, and the place of a curve.
        opened(): what is chosen is to be looked into.
    """

    chosen = Signal(int, int)
    opened = Signal()

    def __init__(self, lengths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lengths = tuple(lengths)
        self._curves: tuple[PaintedCurve, ...] = ()
        self._length, self._curve = self._lengths[0], 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        say(self.setAccessibleName, lambda: self.tr("Exact match against length"))

    def show_curves(self, curves: Sequence[PaintedCurve], length: int, curve: int) -> None:
        """Show these curves, with a length and a curve chosen."""
        self._curves, self._length, self._curve = tuple(curves), length, curve
        self.setAccessibleDescription(self.describe(length))
        self.update()

    def describe(self, length: int) -> str:
        """The values of all curves at a length, with their intervals."""
        lines = [self.tr("{count} digits").format(count=length)]
        for curve in self._curves:
            intervals = {each: (low, high) for each, low, high in curve.band}
            value = dict(curve.points).get(length)
            if value is not None:
                low, high = intervals[length]
                lines.append(f"{curve.name}: {value:.1f} % ({low:.1f}–{high:.1f})")
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        return QSize(scaled(520), scaled(LEAST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, scaled(LEAST_HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame, place = self._frame(), event.position()
        length = frame.length_at(place.x())
        if length is not None and self._curves:
            curve = nearest_curve(frame, [each.points for each in self._curves], length, place.y())
            self.chosen.emit(length, self._curve if curve is None else curve)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        along = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        across = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if not self._curves:
            super().keyPressEvent(event)
        elif along or across:
            length = min(max(self._length + along, self._lengths[0]), self._lengths[-1])
            self.chosen.emit(length, min(max(self._curve + across, 0), len(self._curves) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def tip_at(self, position: QPointF) -> str:
        length = self._frame().length_at(position.x())
        return "" if length is None or not self._curves else self.describe(length)

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._curves:
            paint_focus_ring(self)
            return
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_reversal_chart(painter, theme, self._frame(), self._curves, self._length, self._curve)
        paint_focus_ring(self)

    def _frame(self) -> ReversalFrame:
        return reversal_frame(self.width() - AIR, self.height() - AIR, self._lengths, text_scale())
