"""A chart of scores against length in which a bucket can be chosen."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.theme import scaled, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.hover_text import TipCanvas
from gui.widgets.length_chart import LengthChart, bucket_at, paint_length_chart

EMPTY = LengthChart("", "", "", (), (), ())


class LengthCurves(TipCanvas):
    """The chart; a click or the arrow keys choose a bucket, values and intervals are shown on hover.

    Signals:
        bucket_chosen(int): the place of a bucket in the chart.
    """

    bucket_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = EMPTY
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_chart(self, chart: LengthChart) -> None:
        """Show these curves."""
        self._chart = chart
        self.setAccessibleDescription("\n".join(self.describe(bucket) for bucket in range(len(chart.lengths))))
        self.setCursor(Qt.CursorShape.PointingHandCursor if chart.lengths else Qt.CursorShape.ArrowCursor)
        self.update()

    def describe(self, bucket: int) -> str:
        """The values at a bucket, with their intervals."""
        lengths, count = self._chart.lengths[bucket], self._chart.pairs[bucket]
        lines = [self.tr("{lengths} words, {count} pairs").format(lengths=lengths, count=count)]
        for curve in self._chart.curves:
            if bucket < len(curve.values):
                interval = f" ({curve.lows[bucket]:.1f}–{curve.highs[bucket]:.1f})" if curve.lows else ""
                lines.append(f"{curve.title}: {self._chart.unit} {curve.values[bucket]:.1f}{interval}")
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        return QSize(560, scaled(340))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(420), scaled(210))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        bucket = bucket_at(self._room(), self._chart, event.position().x())
        if bucket is not None:
            self.bucket_chosen.emit(bucket)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        move = moves.get(Qt.Key(event.key()))
        if move is None or not self._chart.lengths:
            super().keyPressEvent(event)
            return
        here = -1 if self._chart.selected is None else self._chart.selected
        self.bucket_chosen.emit(min(max(here + move, 0), len(self._chart.lengths) - 1))

    def tip_at(self, position: QPointF) -> str:
        bucket = bucket_at(self._room(), self._chart, position.x())
        return "" if bucket is None else self.describe(bucket)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._chart.lengths:
            paint_focus_ring(self)
            return
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_length_chart(painter, theme, self._room(), self._chart)
        paint_focus_ring(self)

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4, 4, -4, -2)
