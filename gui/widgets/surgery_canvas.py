"""A decoder step of the attention RNN, whose weights can be dragged."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.events import SourceAttentionParts
from gui.i18n.spoken import say
from gui.i18n.text import tr
from gui.state.surgery import ARCHITECTURE, OperatedView
from gui.state.weighing import Weighing
from gui.theme import Theme, is_restyling, scaled, theme_of
from gui.widgets.compared_candidates import compared_tip, paint_compared
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.hover_text import TipCanvas
from gui.widgets.lane_view import shown_text
from gui.widgets.prediction_geometry import PredictionGeometry, prediction_geometry
from gui.widgets.recurrent_cell_painter import CellPicture, cell_tip, paint_cell
from gui.widgets.step_areas import divider, is_stacked, line_height, prediction_area, reading_area, way_down
from gui.widgets.step_connector import paint_connector, paint_way_down
from gui.widgets.step_painting import paint_column_head
from gui.widgets.weighing_geometry import first_row, shares_to_drag, weighing_geometry
from gui.widgets.weighing_painter import WeighingPicture, paint_weighing, tip_at

GRAB = 8  # px that a bar can be missed by
STEP, FINE_STEP = 0.05, 0.01
LOWEST, STACKED_LOWEST, NARROWEST = 380, 780, 480


class SurgeryCanvas(TipCanvas):
    """Shows a step; a weight is dragged by its bar, or set by keys: up and down choose it, left and right move it.

    Signals:
        weight_set(int, float, bool): a weight, by its position from 0, was given this value; whether as a part of the
            same movement as the one before.
        one_hot_asked(int): all weight is wanted on this position, from 0.
        chosen(int): a position, from 0, was chosen.
    """

    weight_set = Signal(int, float, bool)
    one_hot_asked = Signal(int)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: OperatedView | None = None
        self._weighing: Weighing | None = None
        self._parts: SourceAttentionParts | None = None
        self._chosen = 0
        self._lit: int | None = None
        self._dragged: int | None = None
        self._first: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._hold_size()
        say(self.setAccessibleName, lambda: self.tr("The step, taken apart; its weights can be changed"))

    @property
    def position(self) -> int:
        """The chosen position of the source, from 0."""
        return self._chosen

    @property
    def view(self) -> OperatedView | None:
        """What is shown."""
        return self._view

    def show_view(self, view: OperatedView | None) -> None:
        """Show a step, or nothing."""
        is_other = view is None or self._view is None or self._view.found.source != view.found.source
        self._view = view
        self._parts, self._weighing = (view.parts(), view.weighing()) if view else (None, None)
        if is_other and view is not None:
            self._first, self._chosen = None, int(max(range(len(view.weights)), key=view.weights.__getitem__))
        self._describe()
        self.update()

    def choose(self, position: int) -> None:
        """Choose a position of the source, from 0, and have it in view."""
        if self._view is None or not 0 <= position < len(self._view.weights):
            return
        self._chosen = position
        table = self.table()
        if table and position not in table.in_view:
            self._first = first_row(table.geometry, position)
        self._describe()
        self.update()
        self.chosen.emit(position)

    def table(self) -> WeighingPicture | None:
        """The table with its places."""
        view, weighing = self._view, self._weighing
        if view is None or weighing is None:
            return None
        area = self._reading_area()
        shares = shares_to_drag(area.width())
        geometry = weighing_geometry(area, len(weighing.pieces), self._line(), shares)
        last = geometry.count - geometry.visible
        first = first_row(geometry, self._chosen) if self._first is None else min(self._first, last)
        lit = self._chosen if self.hasFocus() or self._dragged is not None else self._lit
        own = view.own_weights if view.is_operated else None
        return WeighingPicture(weighing, geometry, ARCHITECTURE, first, lit, own, has_grips=True)

    def prediction(self) -> PredictionGeometry | None:
        """Where the cell and the candidates stand."""
        if self._view is None:
            return None
        count = len(self._view.found.untouched.candidates)
        area = prediction_area(self.size(), stacked=is_stacked(self.size()))
        return prediction_geometry(area, self._line(), has_cell=True, count=count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold_size()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._hold_size()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, theme_of(self))
        if self._view is None:
            paint_focus_ring(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = self._row_at(event.position())
        if position is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self.choose(position)
        if self._is_at_bar(event.position()):
            self._dragged = position
            self._drag(event.position(), goes_on=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self._drag(event.position(), goes_on=True)
            return
        self.setCursor(
            Qt.CursorShape.SizeHorCursor if self._is_at_bar(event.position()) else Qt.CursorShape.ArrowCursor
        )
        self._light(self._row_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self._row_at(event.position())
        if position is not None:
            self.one_hot_asked.emit(position)

    def leaveEvent(self, event: QEvent) -> None:
        self._light(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        table = self.table()
        if table is None or table.is_whole:
            event.ignore()
            return
        self._first = table.first_after(event.angleDelta().y())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._view is None:
            super().keyPressEvent(event)
            return
        weight, step = self._view.weights[self._chosen], STEP
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step = FINE_STEP
        match event.key():
            case Qt.Key.Key_Up:
                self.choose(self._chosen - 1)
            case Qt.Key.Key_Down:
                self.choose(self._chosen + 1)
            case Qt.Key.Key_Left:
                self._set(max(weight - step, 0.0), goes_on=event.isAutoRepeat())
            case Qt.Key.Key_Right:
                self._set(min(weight + step, 1.0), goes_on=event.isAutoRepeat())
            case Qt.Key.Key_Home:
                self._set(0.0)
            case Qt.Key.Key_End:
                self._set(1.0)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.one_hot_asked.emit(self._chosen)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def tip_at(self, position: QPointF) -> str:
        """The numbers at a position, in full."""
        table, geometry = self.table(), self.prediction()
        if table is None or geometry is None or self._view is None:
            return ""
        found = self._view.found
        return (
            tip_at(table, position)
            or cell_tip(self._cell(geometry), position)
            or compared_tip(geometry, found, position)
        )

    def _paint(self, painter: QPainter, theme: Theme) -> None:
        table, geometry = self.table(), self.prediction()
        if table is None or geometry is None or self._view is None:
            return
        paint_weighing(painter, theme, table)
        if self.hasFocus():
            self._paint_focus(painter, theme, table)
        stacked = is_stacked(self.size())
        if not stacked:
            painter.fillRect(divider(self.size()), theme.line)
        cell = self._cell(geometry)
        number = 5 if table.has_badges else None
        paint_column_head(painter, theme, ARCHITECTURE, geometry.area, number, tr("Predict"), cell.formula)
        paint_cell(painter, theme, cell)
        paint_compared(painter, theme, ARCHITECTURE, geometry, self._view.found)
        start, end = table.geometry.result(), geometry.vector(2)
        if stacked:
            paint_way_down(painter, theme, ARCHITECTURE, start, end, way_down(self.size()))
        else:
            paint_connector(painter, theme, ARCHITECTURE, start, end)

    def _paint_focus(self, painter: QPainter, theme: Theme, table: WeighingPicture) -> None:
        if self._chosen in table.in_view:
            row = table.geometry.row(self._chosen - table.first).adjusted(-5, 1, -5, -1)
            painter.setPen(QPen(theme.ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row, 6, 6)

    def _hold_size(self) -> None:
        """Ask for the room that the letters need."""
        self.setMinimumSize(scaled(NARROWEST), scaled(STACKED_LOWEST if is_stacked(self.size()) else LOWEST))

    def _reading_area(self) -> QRectF:
        return reading_area(self.size(), stacked=is_stacked(self.size()))

    def _line(self) -> float:
        return line_height(self._reading_area().height() + 4)

    def _cell(self, geometry: PredictionGeometry) -> CellPicture:
        assert self._view is not None
        assert self._parts is not None
        found = self._view.found
        return CellPicture(geometry, ARCHITECTURE, found.step, found.fed, self._parts)

    def _row_at(self, point: QPointF) -> int | None:
        table = self.table()
        if table is None or not table.geometry.lefts[0] <= point.x() < table.geometry.lefts[4]:
            return None
        place = table.geometry.row_at(point.y())
        return None if place is None else table.first + place

    def _is_at_bar(self, point: QPointF) -> bool:
        position, table = self._row_at(point), self.table()
        if position is None or table is None:
            return False
        trough = self._trough(table, position)
        return trough.left() - GRAB <= point.x() <= trough.right() + GRAB

    def _trough(self, table: WeighingPicture, position: int) -> QRectF:
        return table.trough(position - table.first)

    def _drag(self, point: QPointF, *, goes_on: bool) -> None:
        table = self.table()
        if table is None or self._dragged is None:
            return
        trough = self._trough(table, self._dragged)
        weight = (point.x() - trough.left()) / max(trough.width(), 1.0)
        self._set(min(max(weight, 0.0), 1.0), goes_on=goes_on)

    def _set(self, weight: float, *, goes_on: bool = False) -> None:
        self.weight_set.emit(self._chosen, weight, goes_on)

    def _light(self, position: int | None) -> None:
        if position != self._lit:
            self._lit = position
            self.update()

    def _describe(self) -> None:
        """Tell the chosen weight and the next piece in words."""
        if self._view is None:
            self.setAccessibleDescription("")
            return
        found = self._view.found
        best = found.operated.candidates[0]
        text = self.tr("weight of {piece}: {weight:.3f}; next piece {next}, probability {probability:.2f}")
        self.setAccessibleDescription(
            text.format(
                piece=shown_text(found.source[self._chosen]),
                weight=self._view.weights[self._chosen],
                next=shown_text(best.piece),
                probability=best.probability,
            )
        )
