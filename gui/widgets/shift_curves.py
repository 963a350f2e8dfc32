"""The sample with positions shifted further and further, past all that was seen in training."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from engine.measurements.positions import VariantMeasured
from gui.i18n.spoken import say
from gui.state.kept_scores import MEASURES, kept_scores
from gui.theme import Theme, scaled, text_font, text_scale, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.hover_text import TipCanvas
from gui.widgets.kept_colours import kept_colour, kept_name
from gui.widgets.spreading import keep_apart
from gui.widgets.variant_bars_geometry import BarPlaces, bar_places

CURVE_WIDTH, MARKER = 3.5, 4.0
GRID = (0.0, 0.5, 1.0)
AXIS, LABEL_GAP = 34, 27
LEAST_WIDTH = 190


class ShiftCurves(TipCanvas):
    """A curve for each measure; a click or the arrow keys choose a shift.

    Signals:
        shift_chosen(int): by how many positions.
    """

    shift_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: tuple[VariantMeasured, ...] = ()
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        say(self.setAccessibleName, lambda: self.tr("Quality, words and order by shift"))

    def show_scores(self, scores: Sequence[VariantMeasured], chosen: int | None) -> None:
        """Show these shifts, from none on, with one of them in front."""
        self._scores, self._chosen = tuple(scores), chosen
        self.setAccessibleDescription("\n".join(self.describe(place) for place in range(len(self._scores))))
        self.update()

    def describe(self, place: int) -> str:
        """The figures of a shift."""
        measured = self._scores[place]
        figures = ", ".join(f"{kept_name(score.measure)} {score.text}" for score in kept_scores(measured))
        return self.tr("shifted by {shift}: {figures}").format(shift=measured.shift, figures=figures)

    def sizeHint(self) -> QSize:
        return QSize(340, self.minimumSizeHint().height())  # it takes what room there is

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(LEAST_WIDTH), scaled(150))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._places().group_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if move is None or not self._scores:
            super().keyPressEvent(event)
            return
        here = next((i for i, m in enumerate(self._scores) if m.shift == self._chosen), 0)
        self._choose(min(max(here + move, 1), len(self._scores) - 1))

    def tip_at(self, position: QPointF) -> str:
        group = self._places().group_at(position.x()) if self._scores else None
        return "" if group is None else self.describe(group)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._scores:
            paint_focus_ring(self)
            return
        theme, places = theme_of(self), self._places()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_axes(painter, theme, places)
            for number, measure in enumerate(MEASURES):
                points = [
                    QPointF(places.group(i).center().x(), places.y(kept_scores(m)[number].value))
                    for i, m in enumerate(self._scores)
                ]
                colour = kept_colour(theme, measure)
                painter.setPen(QPen(colour, CURVE_WIDTH, j=Qt.PenJoinStyle.RoundJoin, c=Qt.PenCapStyle.RoundCap))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolyline(QPolygonF(points))
                painter.setPen(QPen(theme.card, 1.5))
                painter.setBrush(colour)
                for point in points:
                    painter.drawEllipse(point, MARKER, MARKER)
        paint_focus_ring(self)

    def _places(self) -> BarPlaces:
        lowest = min((score.value for m in self._scores for score in kept_scores(m)), default=0.0)
        room = QRectF(self.rect()).adjusted(scaled(AXIS), 0, -6, -2)
        return bar_places(room, len(self._scores), len(MEASURES), lowest, text_scale())

    def _paint_axes(self, painter: QPainter, theme: Theme, places: BarPlaces) -> None:
        painter.setFont(text_font(14, 600))
        painter.setPen(theme.ink)
        head = QRectF(scaled(8), 2, self.width() - scaled(8), scaled(24))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self.tr("shifted by k positions"))
        line = scaled(18)
        middles = [places.group(place).center().x() for place in range(len(self._scores))]
        told = keep_apart(middles, scaled(LABEL_GAP))
        for place, measured in enumerate(self._scores):
            group, is_chosen = places.group(place), measured.shift == self._chosen
            if is_chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.faint)
                painter.drawRoundedRect(group.adjusted(0, -8, 0, self.height() - group.bottom()), 6, 6)
            painter.setFont(text_font(13, 600 if is_chosen else 400, tabular=True))
            painter.setPen(theme.ink if is_chosen else theme.ink3)
            label = QRectF(group.center().x() - 30, self.height() - scaled(24), 60, line)
            if place in told or is_chosen:
                painter.drawText(label, Qt.AlignmentFlag.AlignCenter, f"{measured.shift}")
        painter.setFont(text_font(13, tabular=True))
        for value in GRID:
            y = places.y(value)
            painter.setPen(QPen(theme.line2 if value == 0 else theme.line, 1))
            painter.drawLine(QPointF(places.area.left(), y), QPointF(places.area.right(), y))
            painter.setPen(theme.ink3)
            label = QRectF(0, y - line / 2, places.area.left() - 8, line)
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:g}")

    def _choose(self, place: int | None) -> None:
        if place is not None and place < len(self._scores) and self._scores[place].shift:
            self.shift_chosen.emit(self._scores[place].shift)
