"""A learning curve in one glance: BLEU from the first to the last validation."""

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.events import CurvePoint
from gui.state.number_format import format_count
from gui.theme import scaled, theme_of
from gui.widgets.sparkline import paint_sparkline

HEIGHT, INSET = 48, 3


class CurveSketch(QWidget):
    """A line in an architecture's colour over a base line."""

    def __init__(self, architecture: str, curve: tuple[CurvePoint, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._architecture = architecture
        self._values = np.array([point.bleu for point in curve], dtype=np.float64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        text = self.tr("BLEU from {first:.1f} at step {start} to {last:.1f} at step {end}")
        first, last = curve[0], curve[-1]
        self.setAccessibleName(
            text.format(first=first.bleu, start=format_count(first.step), last=last.bleu, end=format_count(last.step))
        )
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(scaled(120), scaled(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        room = QRectF(self.rect()).adjusted(1, INSET, -1, -INSET)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.line2)
            painter.drawLine(room.bottomLeft(), room.bottomRight())
            paint_sparkline(painter, self._values, room, theme.lane(self._architecture).fill)
