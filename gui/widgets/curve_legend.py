"""The key to curves: one line with its marker for each architecture, in a loss plot the thin training curve too."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import scaled, text_font, theme_of
from gui.widgets.lane_marker import marker_path

STROKE, GAP, SPACE = 32, 8, 18
TRAINING_STROKE = 18
PX = 13


class CurveLegend(QWidget):
    """Shows names beside samples of their curves; with `has_training` the last entry is the training curve's.

    Names are left out, markers stay, where the widget is too narrow for them.
    """

    def __init__(self, parent: QWidget | None = None, *, has_training: bool = True) -> None:
        super().__init__(parent)
        self._has_training = has_training
        self._lanes: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_lanes(())

    def set_lanes(self, lanes: Sequence[tuple[str, str]]) -> None:
        """Show these (architecture, title) pairs."""
        self._lanes = tuple(lanes)
        names = ", ".join(title for _, title in lanes)
        if self._has_training:
            self.setAccessibleName(self.tr("Thick: validation loss of {0}. Thin: training loss.").format(names))
            self.setToolTip(
                self.tr("Thick: loss on held-out pairs, at each validation. Thin: training loss, with label smoothing.")
            )
        else:
            self.setAccessibleName(self.tr("Curves: {0}").format(names))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(text_font(PX, 500))
        names = sum(STROKE + GAP + metrics.horizontalAdvance(title) + SPACE for _, title in self._lanes)
        training = TRAINING_STROKE + GAP + metrics.horizontalAdvance(self._training_text()) if self._has_training else 0
        return QSize(round(names + training) + 1, scaled(20))

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
            if has_names and self._has_training:
                painter.setPen(QPen(theme.ink3, 1.2))
                painter.drawLine(QPointF(x, middle), QPointF(x + TRAINING_STROKE, middle))
                painter.setPen(theme.ink2)
                painter.setFont(text_font(PX))
                self._paint_text(painter, metrics, x + TRAINING_STROKE + GAP, self._training_text())

    def _paint_text(self, painter: QPainter, metrics: QFontMetricsF, x: float, text: str) -> float:
        width = metrics.horizontalAdvance(text)
        painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return x + width + SPACE

    def _training_text(self) -> str:
        return self.tr("train")
