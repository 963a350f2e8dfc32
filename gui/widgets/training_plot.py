"""The curves of a training against its steps."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import on_language
from gui.state.plotted_curves import CurveChoice, PlottedCurves
from gui.theme import is_restyling, scaled, text_font, text_scale, theme_of
from gui.widgets.announce import announce
from gui.widgets.plot_annotations import LABEL_DISTANCE, PlotAnnotations, end_width
from gui.widgets.plot_axes import lay_out_axes, panned, zoomed
from gui.widgets.plot_crosshair import spoken
from gui.widgets.plot_frame import PlotFrame
from gui.widgets.plot_painter import paint_axes, paint_curves

LEFT, TOP, RIGHT, BOTTOM = 32, 12, 72, 30
TICK_GAP, END_GAP = 16, 6
ZOOM, ZOOM_KEYS_PAN = 1.5, 0.2
NO_CURVES = PlottedCurves(CurveChoice(), (), ())


class TrainingPlot(QWidget):
    """Draws curves; a crosshair follows the mouse and the arrow keys and tells the values of all.

    Plus and minus, or the wheel with Ctrl, look closer around the crosshair; dragging moves on; 0 or a double click
    shows the whole again.

    Signals:
        sight_changed(bool): whether a part is looked at closely, instead of the whole.
    """

    sight_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves = NO_CURVES
        self._sight: tuple[float, float] | None = None
        self._dragged_from: QPointF | None = None
        self._annotations = PlotAnnotations(self)
        self._axes = lay_out_axes(NO_CURVES, 500)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        on_language(self, self._describe)
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(280), scaled(200))

    def show_curves(self, curves: PlottedCurves) -> None:
        """Draw these, at most once a frame."""
        if curves.choice.quantity is not self._curves.choice.quantity:
            self._annotations.show_crosshair(None)
        self._curves = curves
        self._refresh()
        self._describe()

    @property
    def curves(self) -> PlottedCurves:
        """What is drawn."""
        return self._curves

    @property
    def sight(self) -> tuple[float, float] | None:
        """The first and last step in sight; None: all of them."""
        return self._sight

    def show_whole(self) -> None:
        """Look at all steps again."""
        self._look_at(None)

    def frame(self) -> PlotFrame:
        """Where the data lie."""
        return self._axes.frame(self._area())

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._refresh()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._annotations.setGeometry(self.rect())
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, frame = theme_of(self), self.frame()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_axes(painter, theme, self._axes, frame, self._curves)
            paint_curves(painter, theme, frame, self._curves.curves)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._sight:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_whole()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area = self._area()
        if self._dragged_from is not None:
            moved = (self._dragged_from.x() - event.position().x()) / area.width()
            self._dragged_from = event.position()
            self._look_at(panned(self._axes, self._curves, moved) or self._sight)
        is_inside = area.contains(event.position())
        self._move_crosshair(round(self.frame().step(event.position().x())) if is_inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        self._move_crosshair(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel alone scrolls the page."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or not event.angleDelta().y():
            event.ignore()
            return
        factor = ZOOM if event.angleDelta().y() > 0 else 1 / ZOOM
        self._zoom(factor, self.frame().step(event.position().x()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stops, current = self._curves.stops(), self._annotations.crosshair
        match event.key():
            case Qt.Key.Key_Left:
                target = max((s for s in stops if current is None or s < current), default=current)
            case Qt.Key.Key_Right:
                target = min((s for s in stops if current is not None and s > current), default=current)
            case Qt.Key.Key_Home:
                target = stops[0] if stops else None
            case Qt.Key.Key_End:
                target = stops[-1] if stops else None
            case Qt.Key.Key_Escape if current is not None:
                target = None
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._zoom(ZOOM, current)
                return
            case Qt.Key.Key_Minus:
                self._zoom(1 / ZOOM, current)
                return
            case Qt.Key.Key_0:
                self.show_whole()
                return
            case _:
                super().keyPressEvent(event)
                return
        self._bring_into_sight(target)
        self._move_crosshair(target)
        if target is not None:
            announce(self, self.accessibleDescription())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._annotations.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._annotations.update()
        self._move_crosshair(None)
        super().focusOutEvent(event)

    def _move_crosshair(self, step: int | None) -> None:
        self._annotations.show_crosshair(step)
        self._describe()

    def _describe(self) -> None:
        """Tell the values at the crosshair, or else the newest ones."""
        step = self._annotations.crosshair
        shown = self._curves.main
        newest = max((int(curve.series.steps[-1]) for curve in shown), default=None)
        step = newest if step is None else step
        self.setAccessibleDescription("" if step is None else spoken(self._curves, step))

    def _zoom(self, factor: float, about: float | None) -> None:
        middle = self._curves.last_step if about is None else about
        self._look_at(zoomed(self._axes, self._curves, factor, middle))

    def _bring_into_sight(self, step: int | None) -> None:
        """Move on, if a part is looked at closely in which a step does not lie."""
        if self._sight and step is not None and not self._sight[0] <= step <= self._sight[1]:
            frame = self._axes.frame(QRectF(0, 0, 1, 1))
            place = frame.x(step)
            self._look_at(panned(self._axes, self._curves, place - (ZOOM_KEYS_PAN if place < 0 else 1 - ZOOM_KEYS_PAN)))

    def _look_at(self, sight: tuple[float, float] | None) -> None:
        if sight != self._sight:
            self._sight = sight
            self._refresh()
            self.sight_changed.emit(sight is not None)

    def _refresh(self) -> None:
        """Draw what there is now."""
        self._axes = lay_out_axes(self._curves, self._area().width() / text_scale(), self._sight)
        self._annotations.show_values(self._curves, self.frame())
        self.update()

    def _area(self) -> QRectF:
        """Where the curves are drawn, beside the ticks' texts and before the values at their ends."""
        metrics = QFontMetricsF(text_font(13, tabular=True))
        texts = map(self._curves.choice.quantity.tick_text, self._axes.values.ticks)
        left = max(scaled(LEFT), *(round(metrics.horizontalAdvance(text)) + TICK_GAP for text in texts), 0)
        right = max(scaled(RIGHT), round(end_width(self._curves)) + LABEL_DISTANCE + END_GAP)
        width, height = self.width() - left - right, self.height() - TOP - scaled(BOTTOM)
        return QRectF(left, TOP, max(width, 1), max(height, 1))
