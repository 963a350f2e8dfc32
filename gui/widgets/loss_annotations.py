"""What is written over the loss plot: values at the curves' ends, the newest step, and the crosshair with its box."""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.state.loss_history import LossHistory
from gui.state.number_format import format_count
from gui.theme import CONTROL_RADIUS, scaled, text_font, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.lane_marker import marker_path
from gui.widgets.plot_frame import PlotFrame
from gui.widgets.spreading import keep_apart, spread_apart

LABEL_DISTANCE = 12
MARKER_SIZE, MARKER_GAP = 9, 26
BOX_DISTANCE, BOX_PADDING, BOX_ROW = 16, 12, 21


class LossAnnotations(QWidget):
    """A transparent layer over the plot that lets the mouse through.

    Attributes:
        crosshair: the step that it stands at, or None.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Values of the curves"))
        self._lanes: tuple[tuple[str, str], ...] = ()
        self._histories: Mapping[str, LossHistory] = {}
        self._frame: PlotFrame | None = None
        self.crosshair: int | None = None

    def show_values(
        self, lanes: Sequence[tuple[str, str]], histories: Mapping[str, LossHistory], frame: PlotFrame
    ) -> None:
        """Annotate these histories in this frame."""
        self._lanes, self._histories, self._frame = tuple(lanes), histories, frame
        self.update()

    def show_crosshair(self, step: int | None) -> None:
        """Put the crosshair at a step, or take it away."""
        if step != self.crosshair:
            self.crosshair = step
            self.update()

    def crosshair_text(self) -> str:
        """What stands at the crosshair, for those who do not see it; "" without one."""
        if self.crosshair is None:
            return ""
        values = ", ".join(f"{title} {value:.2f}" for _, title, value in self._values_at(self.crosshair))
        return self.tr("step {0}: {1}").format(self.crosshair, values)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_focus_ring(self, self.parentWidget())
        frame = self._frame
        if frame is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_axis_name(painter, frame)
            self._paint_markers(painter, frame)
            self._paint_ends(painter, frame)
            if self.crosshair is not None:
                self._paint_crosshair(painter, frame, self.crosshair)

    def _paint_axis_name(self, painter: QPainter, frame: PlotFrame) -> None:
        painter.setFont(text_font(13))
        painter.setPen(theme_of(self).ink3)
        band = QRectF(frame.area.left(), frame.area.bottom() + 11, self.width() - frame.area.left(), scaled(18))
        painter.drawText(band, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self.tr("step"))

    def _paint_markers(self, painter: QPainter, frame: PlotFrame) -> None:
        """Mark the validations, as many as stand apart, the newest for certain."""
        theme = theme_of(self)
        painter.setBrush(theme.card)
        for name, _ in self._lanes:
            history = self._histories.get(name)
            if history is None:
                continue
            steps, losses = history.validation_steps.values, history.validation_losses.values
            in_sight = np.flatnonzero(steps >= frame.first_step)
            xs = [frame.x(float(steps[i])) for i in in_sight]
            painter.setPen(QPen(theme.lane(name).fill, 2))
            for kept in keep_apart(xs, MARKER_GAP):
                spot = QPointF(xs[kept], frame.y(float(losses[in_sight[kept]])))
                painter.drawPath(marker_path(name, spot, MARKER_SIZE))

    def _paint_ends(self, painter: QPainter, frame: PlotFrame) -> None:
        """A line at the newest step, and each architecture's last validation loss beside it."""
        theme = theme_of(self)
        lasts = [float(h.steps.values[-1]) for h in self._histories.values() if len(h.steps)]
        if not lasts:
            return
        x = round(frame.x(max(lasts))) + 0.5
        painter.setPen(QPen(theme.line2, 1))
        painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()))
        ends = [
            (name, float(self._histories[name].validation_losses.values[-1]))
            for name, _ in self._lanes
            if name in self._histories and len(self._histories[name].validation_losses)
        ]
        font = text_font(15, 700, tabular=True)
        height = QFontMetricsF(font).height()
        places = spread_apart(
            [frame.y(value) for _, value in ends],
            height,
            frame.area.top() + height / 2,
            frame.area.bottom() - height / 2,
        )
        painter.setFont(font)
        for (name, value), y in zip(ends, places, strict=True):
            painter.setPen(theme.lane(name).text)
            spot = QRectF(x + LABEL_DISTANCE, y - height / 2, self.width(), height)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, f"{value:.2f}")

    def _values_at(self, step: int) -> list[tuple[str, str, float]]:
        found = []
        is_logarithmic = self._frame is not None and self._frame.is_logarithmic
        for name, title in self._lanes:
            history = self._histories.get(name)
            if history is not None and (value := history.validation_at(step, is_logarithmic)) is not None:
                found.append((name, title, value))
        return found

    def _paint_crosshair(self, painter: QPainter, frame: PlotFrame, step: int) -> None:
        theme = theme_of(self)
        x = round(frame.x(step)) + 0.5
        if not frame.area.left() <= x <= frame.area.right() + 1:
            return
        pen = QPen(theme.ink, 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()))
        values = self._values_at(step)
        for name, _, value in values:
            painter.setPen(QPen(theme.card, 1.5))
            painter.setBrush(theme.lane(name).fill)
            painter.drawPath(marker_path(name, QPointF(x, frame.y(value)), 13))
        self._paint_box(painter, frame, x, step, values)

    def _paint_box(
        self, painter: QPainter, frame: PlotFrame, x: float, step: int, values: list[tuple[str, str, float]]
    ) -> None:
        theme = theme_of(self)
        head, note = self.tr("step {0}").format(format_count(step)), self.tr("validation")
        bold, plain = text_font(13, 600, tabular=True), text_font(13)
        names = max((QFontMetricsF(plain).horizontalAdvance(title) for _, title, _ in values), default=0.0)
        heads = QFontMetricsF(bold).horizontalAdvance(head) + QFontMetricsF(plain).horizontalAdvance(note)
        inner = max(scaled(18) + names + scaled(44), heads + scaled(24))
        row, padding = scaled(BOX_ROW), scaled(BOX_PADDING)
        height = row * (1 + len(values)) + 2 * padding - scaled(8)
        left = x + BOX_DISTANCE
        if left + inner + 2 * padding > self.width():
            left = max(0.0, x - BOX_DISTANCE - inner - 2 * padding)
        box = QRectF(round(left) + 0.5, round(frame.area.top()) + 4.5, inner + 2 * padding, height)
        painter.setPen(QPen(theme.line2, 1))
        painter.setBrush(theme.card)
        painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        line = QRectF(box.left() + padding, box.top() + padding - scaled(4), inner, row)
        _write(painter, line, head, bold, theme.ink)
        _write(painter, line, note, plain, theme.ink3, to_right=True)
        for name, title, value in values:
            line.translate(0, row)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.lane(name).fill)
            painter.drawRoundedRect(QRectF(line.left(), line.center().y() - 5, 10, 10), 2, 2)
            _write(painter, line.adjusted(scaled(18), 0, 0, 0), title, plain, theme.ink2)
            _write(painter, line, f"{value:.2f}", bold, theme.ink, to_right=True)


def _write(painter: QPainter, line: QRectF, text: str, font: QFont, colour: QColor, *, to_right: bool = False) -> None:
    side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, text)
