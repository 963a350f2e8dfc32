"""The line of a training's validations: which one is looked at, and a way to go to any."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from gui.i18n.spoken import say
from gui.theme import is_restyling, scaled, theme_of
from gui.widgets.scrubber import CLOSEST_TICKS, ScrubberGeometry

HEIGHT, MARGIN = 28, 12
KNOB, TICK = 7.0, 3.0


class ValidationScrubber(QAbstractSlider):
    """A slider with a tick a validation, evenly spaced, the oldest at the left; arrow keys, Home and End move it too.

    Signals:
        sought(int): the reader went to the validation of this index.
    """

    sought = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 0)
        self.setPageStep(5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say(self.setAccessibleName, lambda: self.tr("Validation"))
        self.valueChanged.connect(self._on_value_changed)

    def show_place(self, steps: Sequence[int], index: int) -> None:
        """Show validations after these steps, and where among them the reader is."""
        with QSignalBlocker(self):
            self.setRange(0, max(0, len(steps) - 1))
            self.setValue(index)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(240), scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(80), scaled(HEIGHT))

    def place_of(self, index: int) -> float:
        """Where a validation stands, in px from the left."""
        return self._geometry().x(index + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, geometry, y = theme_of(self), self._geometry(), self.height() / 2
        head = geometry.x(self.value() + 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for end, colour in ((geometry.right, theme.line2), (head, theme.ink)):
                painter.setPen(QPen(colour, 4, c=Qt.PenCapStyle.RoundCap))
                painter.drawLine(QPointF(geometry.left, y), QPointF(end, y))
            painter.setBrush(theme.card)
            if geometry.pitch >= CLOSEST_TICKS:
                for index in range(self.maximum() + 1):
                    painter.setPen(QPen(theme.ink if index <= self.value() else theme.line2, 2))
                    painter.drawEllipse(QPointF(geometry.x(index + 1), y), TICK, TICK)
            painter.setPen(QPen(theme.ink, 3))
            painter.drawEllipse(QPointF(head, y), KNOB, KNOB)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.ink, 2))
                painter.drawEllipse(QPointF(head, y), KNOB + 4, KNOB + 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._index_at(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._index_at(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the page

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.updateGeometry()
        super().changeEvent(event)

    def _index_at(self, event: QMouseEvent) -> int:
        return self._geometry().step_at(event.position().x()) - 1

    def _geometry(self) -> ScrubberGeometry:
        return ScrubberGeometry(MARGIN, max(MARGIN + 1, self.width() - MARGIN), self.maximum() + 1)

    def _on_value_changed(self, value: int) -> None:
        self.update()
        self.sought.emit(value)
