"""The signs of what became of a hypothesis: a dot was kept, a square has ended, a cross was pruned."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.events import Fate
from gui.i18n.spoken import say
from gui.theme import is_restyling, scaled, text_font, theme_of

SIGN, GAP, AIR = 9, 6, 18


def paint_fate(painter: QPainter, fate: Fate, place: QRectF, ink: QColor) -> None:
    """Draw a sign into a square; the pen is left in the same ink."""
    painter.setBrush(ink)
    painter.setPen(Qt.PenStyle.NoPen)
    if fate == "kept":
        painter.drawEllipse(place.adjusted(1, 1, -1, -1))
    elif fate == "finished":
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setPen(QPen(ink, 1.6))
    if fate == "pruned":
        cross = place.adjusted(1, 1, -1, -1)
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.topRight(), cross.bottomLeft())


class FateLegend(QWidget):
    """What the signs stand for, in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        say(self.setAccessibleName, lambda: ", ".join(word for _, word in self._entries()))

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(text_font(13))
        words = sum(metrics.horizontalAdvance(word) for _, word in self._entries())
        return QSize(round(words) + 3 * scaled(SIGN + GAP) + 2 * scaled(AIR) + 2, round(metrics.height()) + 4)

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, x, size = theme_of(self), 0.0, scaled(SIGN)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(text_font(13))
            for fate, word in self._entries():
                paint_fate(painter, fate, QRectF(x, (self.height() - size) / 2, size, size), theme.ink2)
                x += size + scaled(GAP)
                painter.drawText(QRectF(x, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, word)
                x += QFontMetricsF(painter.font()).horizontalAdvance(word) + scaled(AIR)

    def _entries(self) -> tuple[tuple[Fate, str], ...]:
        return ("kept", self.tr("kept")), ("finished", self.tr("finished")), ("pruned", self.tr("pruned"))
