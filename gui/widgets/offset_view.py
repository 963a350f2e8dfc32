"""Dot products of positions against their distance: of sinusoids, and of positions that were learned."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from engine.measurements.positions import ProductsMeasured, TableName
from gui.i18n.spoken import say
from gui.state.number_format import format_magnitude
from gui.theme import Theme, mix, scaled, text_font, text_scale, theme_of
from gui.widgets.axis_ticks import value_axis
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.hover_text import TipCanvas
from gui.widgets.offset_geometry import OffsetPlot, offset_plots

LANE = "transformer"
WIDTHS = (11.0, 7.5, 4.5, 1.8)  # the curves lie on each other: the thinner ones on top leave the others to be seen
SHADES = (0.22, 0.42, 0.7, 1.0)
MOST_TICKS, OFFSET_TICK = 5, 16


class OffsetView(TipCanvas):
    """One plot a table, with a curve for each anchor; the arrow keys and a click move a line that tells values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._products: tuple[ProductsMeasured, ...] = ()
        self._offset = 8
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say(self.setAccessibleName, lambda: self.tr("Dot products of positions by offset"))

    @property
    def offset(self) -> int:
        """Where values are told."""
        return self._offset

    def show_products(self, products: Mapping[TableName, ProductsMeasured]) -> None:
        """Show these tables."""
        self._products = tuple(products.values())
        self._move_to(self._offset)

    def describe(self, offset: int) -> str:
        """The products at an offset, a line a table."""
        lines = [self.tr("offset {offset:+d}").format(offset=offset)]
        for products in self._products:
            place = products.offsets.index(offset)
            values = ", ".join(
                self.tr("{value:.2f} from {anchor}").format(value=row[place], anchor=anchor)
                for anchor, row in zip(products.anchors, products.products, strict=True)
            )
            lines.append(f"{self._title(products)}: {values}")
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        return QSize(640, self.minimumSizeHint().height())  # it takes what room there is

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(500), scaled(230))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        self._move_to(self._offset + move)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position())

    def tip_at(self, position: QPointF) -> str:
        found = [p.offset_at(position.x()) for p in self._plots() if p.area.left() <= position.x() <= p.area.right()]
        return self.describe(found[0]) if found else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for plot, products in zip(self._plots(), self._products, strict=True):
                self._paint_head(painter, theme, plot, products)
                self._paint_axes(painter, theme, plot)
                self._paint_curves(painter, theme, plot, products)
        paint_focus_ring(self)

    def _plots(self) -> tuple[OffsetPlot, ...]:
        ranges = [(min(map(min, p.products)), max(map(max, p.products))) for p in self._products]
        furthest = max((p.offsets[-1] for p in self._products), default=1)
        return offset_plots(QRectF(self.rect()).adjusted(4, 0, -4, 0), furthest, ranges, text_scale())

    def _title(self, products: ProductsMeasured) -> str:
        return {"sinusoids": self.tr("Sinusoids"), "learned": self.tr("Learned")}[products.table]

    def _paint_head(self, painter: QPainter, theme: Theme, plot: OffsetPlot, products: ProductsMeasured) -> None:
        line = QRectF(plot.area.left() - scaled(40), 2, plot.area.width() + scaled(40), scaled(22))
        painter.setFont(text_font(16, 600))
        painter.setPen(theme.ink)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._title(products))
        painter.setFont(text_font(13, tabular=True))
        painter.setPen(theme.ink2)
        spread = f"{100 * products.spread:.0f} %" if products.spread > 0.01 else format_magnitude(products.spread)
        line.translate(0, scaled(22))
        text = self.tr("from positions {anchors}, thick to thin: at most {spread} apart").format(
            anchors=", ".join(map(str, products.anchors)), spread=spread
        )
        if painter.fontMetrics().horizontalAdvance(text) > line.width():
            text = self.tr("the curves are at most {spread} apart").format(spread=spread)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_axes(self, painter: QPainter, theme: Theme, plot: OffsetPlot) -> None:
        painter.setFont(text_font(13, tabular=True))
        line = scaled(18)
        axis = value_axis(max(plot.low, 0), plot.high, MOST_TICKS)
        for tick in (tick for tick in axis.ticks if plot.low <= tick <= plot.high):
            y = plot.point(0, tick).y()
            painter.setPen(QPen(theme.line, 1))
            painter.drawLine(QPointF(plot.area.left(), y), QPointF(plot.area.right(), y))
            painter.setPen(theme.ink3)
            place = QRectF(plot.area.left() - 60, y - line / 2, 52, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{tick:g}")
        for offset in range(-plot.furthest, plot.furthest + 1, OFFSET_TICK):
            place = QRectF(plot.point(offset, 0).x() - 40, plot.area.bottom() + 4, 80, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, f"{offset:+d}" if offset else "0")
        foot = QRectF(plot.area.left(), plot.area.bottom() + scaled(22), plot.area.width(), scaled(20))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self.tr("offset in positions"))

    def _paint_curves(self, painter: QPainter, theme: Theme, plot: OffsetPlot, products: ProductsMeasured) -> None:
        place = products.offsets.index(self._offset)
        cursor = QPen(theme.ink, 1)
        cursor.setDashPattern([3, 3])
        painter.setPen(cursor)
        x = plot.point(self._offset, 0).x()
        painter.drawLine(QPointF(x, plot.area.top()), QPointF(x, plot.area.bottom()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row, width, shade in zip(products.products, WIDTHS, SHADES, strict=False):
            colour = mix(theme.card, _darkest(theme), shade)
            painter.setPen(QPen(colour, width, j=Qt.PenJoinStyle.RoundJoin, c=Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(
                QPolygonF([plot.point(o, value) for o, value in zip(products.offsets, row, strict=True)])
            )
        painter.setFont(text_font(15, 700, tabular=True))
        painter.setPen(theme.lane(LANE).text)
        values = [row[place] for row in products.products]
        told = f"{values[0]:.1f}" if max(values) - min(values) < 0.05 else f"{min(values):.1f} … {max(values):.1f}"
        width = painter.fontMetrics().horizontalAdvance(told)
        left = x + 8 if x + 8 + width <= plot.area.right() else x - 8 - width
        painter.drawText(QRectF(left, plot.area.top(), width + 2, scaled(20)), Qt.AlignmentFlag.AlignVCenter, told)

    def _follow(self, point: QPointF) -> None:
        for plot in self._plots():
            if plot.area.left() <= point.x() <= plot.area.right():
                self._move_to(plot.offset_at(point.x()))

    def _move_to(self, offset: int) -> None:
        furthest = max((p.offsets[-1] for p in self._products), default=abs(offset))
        self._offset = min(max(offset, -furthest), furthest)
        if self._products:
            self.setAccessibleDescription(self.describe(self._offset))
        self.update()


def _darkest(theme: Theme) -> QColor:
    """The lane's colour, towards ink, so that thin curves stand out."""
    return mix(theme.lane(LANE).fill, theme.ink, 0.35)
