"""The line of steps: which one is shown, and a way to go to any."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from gui.i18n.spoken import say
from gui.state.playback import Playback
from gui.theme import Theme, scaled, text_font, theme_of

PLAYHEAD_RADIUS = 9.0
TICK_RADIUS = 3.5
CLOSEST_TICKS = 9.0


@dataclass(frozen=True, slots=True)
class ScrubberGeometry:
    """The places of `length` steps between `left` and `right`."""

    left: float
    right: float
    length: int

    @property
    def pitch(self) -> float:
        """From one step to the next."""
        return (self.right - self.left) / max(self.length - 1, 1)

    def x(self, step: float) -> float:
        """Where a step stands; between two of them too."""
        return self.left + (step - 1) * self.pitch

    def step_at(self, x: float) -> int:
        """The step nearest to `x`."""
        return min(max(round((x - self.left) / self.pitch) + 1, 1), max(self.length, 1))


def numbered_steps(length: int, current: int, pitch: float, room: float) -> list[int]:
    """Which steps get their number: as many as have `room` px each, evenly, and always the current one."""
    every = next((n for n in (1, 2, 5, 10, 20, 50, 100, 200) if n * pitch >= room), 500)
    regular = [1] + [step for step in range(every, length + 1, every) if (step - 1) * pitch >= room]
    return sorted({step for step in regular if step == current or abs(step - current) * pitch >= room} | {current})


class Scrubber(QAbstractSlider):
    """A slider over the recorded steps with a tick each.

    Signals:
        sought(int): the step that the reader went to, by mouse or key.
    """

    sought = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._position = 0.0
        self.setRange(0, 0)
        self.setPageStep(5)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say(self.setAccessibleName, lambda: self.tr("Step"))
        self.valueChanged.connect(self._on_value_changed)

    def show_playback(self, playback: Playback) -> None:
        """Show where the clock is."""
        position = playback.step - 1 + playback.blend if playback.step > 1 else float(playback.step)
        if (position, playback.length) == (self._position, self.maximum()):
            return
        self._position = position
        with QSignalBlocker(self):
            self.setRange(min(1, playback.length), playback.length)
            self.setValue(playback.step)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(360), scaled(48))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(80), scaled(48))

    def geometry_in_use(self) -> ScrubberGeometry:
        """Where the steps stand now."""
        margin = max(PLAYHEAD_RADIUS + 5, self._number_width() / 2 + 1)
        return ScrubberGeometry(margin, self.width() - margin, self.maximum())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, geometry = theme_of(self), self.geometry_in_use()
        y = self.height() / 2 - scaled(8)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            head = geometry.x(max(self._position, 1.0))
            self._line(painter, QPointF(geometry.left, y), QPointF(geometry.right, y), QPen(theme.line2, 4))
            if geometry.length:
                self._line(painter, QPointF(geometry.left, y), QPointF(head, y), QPen(theme.ink, 4))
                self._paint_ticks(painter, theme, geometry, y)
                self._paint_numbers(painter, theme, geometry, y)
                painter.setPen(QPen(theme.ink, 3))
                painter.setBrush(theme.card)
                painter.drawEllipse(QPointF(head, y), PLAYHEAD_RADIUS, PLAYHEAD_RADIUS)
                if self.hasFocus():
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.ink)
                    painter.drawEllipse(QPointF(head, y), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.maximum():
            self.setSliderDown(True)
            self._seek(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._seek(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def _number_width(self) -> float:
        return QFontMetricsF(text_font(13, 600, tabular=True)).horizontalAdvance("000")

    def _seek(self, x: float) -> None:
        step = self.geometry_in_use().step_at(x)
        if step == self.value():
            # A press on the step that is shown still stops the clock there.
            self.sought.emit(step)
        self.setValue(step)

    @Slot(int)
    def _on_value_changed(self, value: int) -> None:
        self.sought.emit(value)

    def _line(self, painter: QPainter, start: QPointF, end: QPointF, pen: QPen) -> None:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, end)

    def _paint_ticks(self, painter: QPainter, theme: Theme, geometry: ScrubberGeometry, y: float) -> None:
        if geometry.pitch < CLOSEST_TICKS:
            return
        painter.setBrush(theme.card)
        for step in range(1, geometry.length + 1):
            painter.setPen(QPen(theme.ink if step <= self._position else theme.line2, 2))
            painter.drawEllipse(QPointF(geometry.x(step), y), TICK_RADIUS - 0.5, TICK_RADIUS - 0.5)

    def _paint_numbers(self, painter: QPainter, theme: Theme, geometry: ScrubberGeometry, y: float) -> None:
        for step in numbered_steps(geometry.length, self.value(), geometry.pitch, self._number_width()):
            is_current = step == self.value()
            painter.setFont(text_font(13, 600 if is_current else 400, tabular=True))
            painter.setPen(theme.ink if is_current else theme.ink3)
            box = QRectF(geometry.x(step) - 30, y + scaled(13), 60, scaled(20))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step))
