"""What is left of BLEU while heads are switched off one after the other, in two orders."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import say
from gui.theme import Theme, scaled, text_font, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.hover_text import TipCanvas

ARCHITECTURE = "transformer"
CURVE_WIDTH, DOT = 3.0, 3.5
MOST = 100.0
PX = 12


@dataclass(frozen=True, slots=True)
class PruningCurve:
    """BLEU with 0, 1, 2... heads off, as far as it is known; `is_best_first` is drawn whole, the other one broken."""

    title: str
    values: tuple[float, ...]
    is_best_first: bool


@dataclass(frozen=True, slots=True)
class PruningGeometry:
    """Where the curves lie: `heads` steps across the area, 0 to `MOST` up it."""

    area: QRectF
    heads: int

    def point(self, count: int, bleu: float) -> QPointF:
        """Where so many heads off and this BLEU are."""
        x = self.area.left() + self.area.width() * count / max(1, self.heads)
        return QPointF(x, self.area.bottom() - self.area.height() * min(bleu, MOST) / MOST)

    def count_at(self, x: float) -> int:
        """The number of heads that is next to a position."""
        share = (x - self.area.left()) / max(1.0, self.area.width())
        return min(max(round(share * self.heads), 0), self.heads)


class PruningChart(TipCanvas):
    """Two curves; a click takes the count under it, for the order whose curve is nearer.

    Signals:
        taken(int, bool): so many heads are to be switched off; whether the best first.
    """

    taken = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: Sequence[PruningCurve] = ()
        self._heads = 0
        self._marked: tuple[int, bool] | None = None
        self._cursor = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say(self.setAccessibleName, lambda: self.tr("BLEU with more and more heads over the source switched off"))

    def show_curves(self, curves: Sequence[PruningCurve], heads: int, marked: tuple[int, bool] | None) -> None:
        """Show both orders for a model with so many heads; `marked`: how many are off now, in which order."""
        self._curves, self._heads, self._marked = curves, heads, marked
        self._cursor = marked[0] if marked else self._cursor
        spoken = (f"{c.title}: {', '.join(f'{value:.1f}' for value in c.values)}" for c in curves)
        self.setAccessibleDescription("\n".join(spoken))
        self.update()

    def geometry_now(self) -> PruningGeometry:
        """Where the curves lie."""
        metrics = QFontMetricsF(text_font(PX, tabular=True))
        left, right, line = metrics.horizontalAdvance("100") + 8, metrics.horizontalAdvance("00"), metrics.height()
        return PruningGeometry(QRectF(self.rect()).adjusted(left, 1.6 * line, -right, -2.4 * line), self._heads)

    def describe(self, count: int) -> str:
        """BLEU in both orders with so many heads off."""
        lines = [self.tr("%n head(s) over the source off", "", count)]
        lines += [f"{c.title}: BLEU {c.values[count]:.1f}" for c in self._curves if count < len(c.values)]
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        return QSize(scaled(320), scaled(100))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(96))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._curves:
            paint_focus_ring(self)
            return
        theme, geometry = theme_of(self), self.geometry_now()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_axes(painter, theme, geometry)
            for curve in self._curves:
                self._paint_curve(painter, theme, geometry, curve)
            self._paint_key(painter, theme, geometry)
        paint_focus_ring(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._curves:
            return
        geometry = self.geometry_now()
        count = geometry.count_at(event.position().x())
        known = [c for c in self._curves if count < len(c.values)]
        if known:
            nearest = min(known, key=lambda c: abs(geometry.point(count, c.values[count]).y() - event.position().y()))
            self.taken.emit(count, nearest.is_best_first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        is_best = self._marked[1] if self._marked else True
        if (move := moves.get(Qt.Key(event.key()))) and self._curves:
            self.taken.emit(min(max(self._cursor + move, 0), self._heads), is_best)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._curves:
            self.taken.emit(self._cursor, not is_best)
        else:
            super().keyPressEvent(event)

    def tip_at(self, position: QPointF) -> str:
        return self.describe(self.geometry_now().count_at(position.x())) if self._curves else ""

    def _paint_axes(self, painter: QPainter, theme: Theme, geometry: PruningGeometry) -> None:
        area = geometry.area
        painter.setFont(text_font(PX, tabular=True))
        line = QFontMetricsF(painter.font()).height()
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for tick in (0, 50, 100):
            y = geometry.point(0, tick).y()
            painter.setPen(QPen(theme.line if tick else theme.line2, 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.ink3)
            painter.drawText(QRectF(0, y - line / 2, area.left() - 6, line), right, f"{tick}")
        for count in range(0, geometry.heads + 1, 2 if geometry.heads <= 16 else 4):
            place = QRectF(geometry.point(count, 0).x() - 40, area.bottom() + 2, 80, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{count}")
        foot = QRectF(area.left(), area.bottom() + line + 2, area.width(), line)
        shown = self.tr("heads over the source switched off")
        shown = QFontMetricsF(painter.font()).elidedText(shown, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_curve(self, painter: QPainter, theme: Theme, geometry: PruningGeometry, curve: PruningCurve) -> None:
        points = [geometry.point(count, value) for count, value in enumerate(curve.values)]
        colour = theme.lane(ARCHITECTURE).fill if curve.is_best_first else theme.ink3
        pen = QPen(colour, CURVE_WIDTH if curve.is_best_first else CURVE_WIDTH - 1)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if not curve.is_best_first:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for count, point in enumerate(points):
            is_marked = self._marked == (count, curve.is_best_first)
            painter.drawEllipse(point, DOT, DOT)
            if is_marked:
                painter.setPen(QPen(theme.ink, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(point, DOT + 3, DOT + 3)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)

    def _paint_key(self, painter: QPainter, theme: Theme, geometry: PruningGeometry) -> None:
        painter.setFont(text_font(PX))
        metrics, x = QFontMetricsF(painter.font()), geometry.area.left()
        middle = metrics.height() / 2 + 1
        painter.setPen(theme.ink2)
        for curve in self._curves:
            pen = QPen(theme.lane(ARCHITECTURE).fill if curve.is_best_first else theme.ink3, CURVE_WIDTH - 1)
            if not curve.is_best_first:
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, middle), QPointF(x + 22, middle))
            painter.setPen(theme.ink2)
            wide = metrics.horizontalAdvance(curve.title)
            painter.drawText(
                QRectF(x + 28, 0, wide + 2, metrics.height() + 2), Qt.AlignmentFlag.AlignVCenter, curve.title
            )
            x += 28 + wide + 18
