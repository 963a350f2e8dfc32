"""The key to curves: one line with its marker for each architecture."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import scaled, text_font, theme_of
from gui.widgets.lane_marker import marker_path

STROKE, GAP, SPACE = 32, 8, 18
PX = 13


class CurveLegend(QWidget):
    """Shows names beside samples of their curves.

    Names are left out, markers stay, where the widget is too narrow for them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_lanes(())

    def set_lanes(self, lanes: Sequence[tuple[str, str]]) -> None:
        """Show these (architecture, title) pairs."""
        self._lanes = tuple(lanes)
        names = ", ".join(title for _, title in lanes)
        self.setAccessibleName(self.tr("Curves: {0}").format(names))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(text_font(PX, 500))
        names = sum(STROKE + GAP + metrics.horizontalAdvance(title) + SPACE for _, title in self._lanes)
        return QSize(round(names) + 1, scaled(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(40), scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        font = text_font(PX, 500)
        metrics = QFontMetricsF(font)
        has_names = self.width() >= self.sizeHint().width()
        middle = self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            x = 0.0
            for name, title in self._lanes:
                colours = theme.lane(name)
                painter.setPen(QPen(colours.fill, 3.5, c=Qt.PenCapStyle.RoundCap))
                painter.drawLine(QPointF(x + 2, middle), QPointF(x + STROKE - 2, middle))
                painter.setPen(QPen(theme.card, 1.5))
                painter.setBrush(colours.fill)
                painter.drawPath(marker_path(name, QPointF(x + STROKE / 2, middle), 11))
                x += STROKE + GAP
                if has_names:
                    painter.setPen(colours.text)
                    x = self._paint_text(painter, metrics, x, title)

    def _paint_text(self, painter: QPainter, metrics: QFontMetricsF, x: float, text: str) -> float:
        width = metrics.horizontalAdvance(text)
        painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return x + width + SPACE
