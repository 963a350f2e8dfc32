"""Loss against step: a thin training curve and a thick validation curve for each architecture."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.state.loss_history import LossHistory
from gui.state.number_format import format_short_count
from gui.theme import is_restyling, scaled, text_font, text_scale, theme_of
from gui.widgets.axis_ticks import linear_axis, logarithmic_axis, value_axis
from gui.widgets.loss_annotations import LossAnnotations
from gui.widgets.plot_frame import PlotFrame

TRAINING_WIDTH, TRAINING_OPACITY = 1.2, 0.65
VALIDATION_WIDTH = 3.5
LEFT, TOP, RIGHT, BOTTOM = 32, 8, 72, 26
TICK_DISTANCE = 50
LOSSES_BEFORE_ANY = (1.5, 8.5)
LAST_STEP_BEFORE_ANY = 2000


class LossPlot(QWidget):
    """Draws loss histories in nats per piece; a crosshair follows the mouse and the arrow keys.

    Histories are read, never copied: after they have grown, call `refresh` (at most once a frame).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[tuple[str, str], ...] = ()
        self._histories: Mapping[str, LossHistory] = {}
        self._is_logarithmic = True
        self._curves: dict[str, tuple[Any, Any]] = {}
        self._steps = logarithmic_axis(LAST_STEP_BEFORE_ANY, 10)
        self._losses = value_axis(*LOSSES_BEFORE_ANY, 4)
        self._shown_axes: tuple[object, ...] = ()
        self._shown_validations: dict[str, tuple[object, ...]] = {}
        self._plot: Any = pg.PlotWidget(self)
        # An axis with a grid of its own drops the labels at its ends.
        self._grid: Any = pg.PlotCurveItem(connect="pairs")
        self._annotations = LossAnnotations(self)
        self._shown_style: tuple[object, ...] = ()
        self._prepare_plot()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Loss against training step"))
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(280), scaled(200))

    def set_lanes(self, lanes: Sequence[tuple[str, str]]) -> None:
        """Show these (architecture, title) pairs, the last one on top."""
        for curves in self._curves.values():
            for curve in curves:
                self._plot.removeItem(curve)
        self._lanes = tuple(lanes)
        self._curves = {}
        for name, _ in lanes:
            training = pg.PlotCurveItem(antialias=True, skipFiniteCheck=True)
            self._curves[name] = training, pg.PlotCurveItem(antialias=True)
        for layer in range(2):
            for curves in self._curves.values():
                self._plot.addItem(curves[layer])
        self._restyle()

    def show_histories(self, histories: Mapping[str, LossHistory]) -> None:
        """Show other histories, by architecture."""
        self._histories = histories
        self.refresh()

    def set_logarithmic(self, is_logarithmic: bool) -> None:
        """Choose the step axis: logarithmic or linear."""
        self._is_logarithmic = is_logarithmic
        self.refresh()

    @property
    def is_logarithmic(self) -> bool:
        """Whether the step axis is logarithmic."""
        return self._is_logarithmic

    def refresh(self) -> None:
        """Draw what the histories hold now."""
        self._choose_axes()
        for name, (training, _) in self._curves.items():
            history = self._histories.get(name) or LossHistory()
            steps, losses = history.curve(max(64, self.width() // 2), self._is_logarithmic)
            training.setData(self._x(steps), losses.copy())
            self._show_validations(name, history)
        self._annotations.show_values(self._lanes, self._histories, self._frame())

    def _show_validations(self, name: str, history: LossHistory) -> None:
        steps = history.validation_steps.values
        shown = (len(steps), steps[-1] if len(steps) else 0, self._is_logarithmic)
        if self._shown_validations.get(name) != shown:
            self._shown_validations[name] = shown
            self._curves[name][1].setData(self._x(steps), history.validation_losses.values.copy())

    def _choose_axes(self) -> None:
        last = max((float(h.steps.values[-1]) for h in self._histories.values() if len(h.steps)), default=0.0)
        most = max(2, self._area().width() // scaled(TICK_DISTANCE))
        axis = logarithmic_axis if self._is_logarithmic else linear_axis
        self._steps = axis(last or LAST_STEP_BEFORE_ANY, int(most))
        self._losses = value_axis(*self._loss_range(), 4)
        shown = (self._is_logarithmic, self._steps, self._losses, self.size().toTuple())
        if shown != self._shown_axes:
            self._shown_axes = shown
            self._apply_axes()

    def _loss_range(self) -> tuple[float, float]:
        """Lowest and highest loss in sight."""
        sights = []
        for history in self._histories.values():
            for steps, losses in (
                (history.steps.values, history.smoothed.values),
                (history.validation_steps.values, history.validation_losses.values),
            ):
                sights.append(losses[np.searchsorted(steps, self._steps.low) :])
        seen = [losses for losses in sights if len(losses)]
        if not seen:
            return LOSSES_BEFORE_ANY
        return min(float(losses.min()) for losses in seen), max(float(losses.max()) for losses in seen)

    def _apply_axes(self) -> None:
        bottom, left = self._plot.getAxis("bottom"), self._plot.getAxis("left")
        steps = np.asarray(self._steps.ticks)
        bottom.setTicks([[(x, format_short_count(v)) for x, v in zip(self._x(steps), steps, strict=True)]])
        left.setTicks([[(v, f"{v:g}") for v in self._losses.ticks]])
        low, high = self._x(np.array([self._steps.low, self._steps.high]))
        lines = np.repeat(self._losses.ticks, 2)
        self._grid.setData(np.tile([low, high], len(self._losses.ticks)), lines)
        self._plot.setRange(xRange=(low, high), yRange=(self._losses.low, self._losses.high), padding=0)

    def _x(self, steps: Any) -> Any:
        return np.log10(np.maximum(steps, 1)) if self._is_logarithmic else np.array(steps)

    def _area(self) -> QRectF:
        """Where the curves are drawn."""
        width, height = self.width() - scaled(LEFT) - scaled(RIGHT), self.height() - TOP - scaled(BOTTOM)
        return QRectF(scaled(LEFT), TOP, max(width, 1), max(height, 1))

    def _frame(self) -> PlotFrame:
        return PlotFrame(
            self._area(), self._steps.low, self._steps.high, self._losses.low, self._losses.high, self._is_logarithmic
        )

    def _prepare_plot(self) -> None:
        # The plot only draws: mouse and keys are this widget's, so that the crosshair has one owner.
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for part in (self._plot, self._plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        item = self._plot.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.layout.setContentsMargins(0, 0, 0, 0)
        item.layout.setSpacing(0)
        item.getViewBox().setDefaultPadding(0)
        item.getViewBox().setMouseEnabled(False, False)
        self._plot.getAxis("bottom").setStyle(
            tickLength=5, tickTextOffset=7, tickAlpha=255, autoReduceTextSpace=False, hideOverlappingLabels=False
        )
        left = self._plot.getAxis("left")
        left.setStyle(
            tickLength=0, tickTextOffset=10, tickAlpha=0, autoReduceTextSpace=False, hideOverlappingLabels=False
        )
        self._grid.setZValue(-1)
        self._plot.addItem(self._grid)

    def _restyle(self) -> None:
        theme = theme_of(self)
        self._shown_style = (theme, text_scale())
        self._plot.setBackground(theme.card)
        self._grid.setPen(_round_pen(theme.line, 1))
        for side, pen in (("bottom", QPen(theme.line2, 1)), ("left", QPen(Qt.PenStyle.NoPen))):
            axis = self._plot.getAxis(side)
            axis.setPen(pen)
            axis.setTickPen(pen)
            axis.setTextPen(QPen(theme.ink3))
            axis.setTickFont(text_font(13, tabular=True))
        self._plot.getAxis("left").setWidth(scaled(LEFT))
        self._plot.getAxis("bottom").setHeight(scaled(BOTTOM))
        self._plot.getPlotItem().layout.setContentsMargins(0, TOP, scaled(RIGHT), 0)
        for name, (training, validation) in self._curves.items():
            fill = theme.lane(name).fill
            thin = QColor(fill)
            thin.setAlphaF(TRAINING_OPACITY)
            training.setPen(_round_pen(thin, TRAINING_WIDTH))
            validation.setPen(_round_pen(fill, VALIDATION_WIDTH))
        self._shown_axes = ()
        self._shown_validations = {}
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event) and self._shown_style != (theme_of(self), text_scale()):
            self._restyle()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._plot.setGeometry(self.rect())
        self._annotations.setGeometry(self.rect())
        self.refresh()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self._frame()
        if frame.area.contains(event.position()):
            self._move_crosshair(round(frame.step(event.position().x())))
        else:
            self._move_crosshair(None)

    def leaveEvent(self, event: QEvent) -> None:
        self._move_crosshair(None)

    def _move_crosshair(self, step: int | None) -> None:
        self._annotations.show_crosshair(step)
        self.setAccessibleDescription(self._annotations.crosshair_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = sorted({int(s) for h in self._histories.values() for s in h.validation_steps.values})
        current = self._annotations.crosshair
        match event.key():
            case Qt.Key.Key_Left:
                target = max((s for s in steps if current is None or s < current), default=current)
            case Qt.Key.Key_Right:
                target = min((s for s in steps if current is not None and s > current), default=current)
            case Qt.Key.Key_Home:
                target = steps[0] if steps else None
            case Qt.Key.Key_End:
                target = steps[-1] if steps else None
            case Qt.Key.Key_Escape if current is not None:
                target = None
            case _:
                super().keyPressEvent(event)
                return
        self._move_crosshair(target)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._annotations.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._annotations.update()
        self._move_crosshair(None)
        super().focusOutEvent(event)


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
