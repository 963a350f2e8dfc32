"""A slider that says what it sets and to how much."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from gui.i18n.spoken import Text, say
from gui.theme import CONTROL_HEIGHT, scaled, text_font, theme_of

PX = 14
LEFT, GAP, TRACK = 8, 10, 120
KNOB = 8.0


class LabelledSlider(QAbstractSlider):
    """A grey label, a track with a knob, and the value; arrow and page keys move it too."""

    def __init__(self, label: Text, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ""
        self.setRange(lowest, highest)
        self.setPageStep(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        say(self._show_label, label)
        self.setFixedHeight(scaled(CONTROL_HEIGHT))
        self.valueChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(round(self._text_width() + scaled(TRACK)), scaled(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._text_width() + scaled(TRACK) / 2), scaled(CONTROL_HEIGHT))

    def place_of(self, value: int) -> float:
        """Where the knob stands at a value, in px from the left."""
        left, right = self._track()
        return left + (right - left) * (value - self.minimum()) / max(1, self.maximum() - self.minimum())

    def value_at(self, x: float) -> int:
        """The value nearest to a place."""
        left, right = self._track()
        share = min(max((x - left) / (right - left), 0.0), 1.0)
        return self.minimum() + round(share * (self.maximum() - self.minimum()))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, y = theme_of(self), self.height() / 2
        left, right = self._track()
        head = self.place_of(self.value())
        room = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(text_font(PX))
            painter.setPen(theme.ink3)
            words = room.adjusted(scaled(LEFT), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._label)
            for start, end, colour in ((left, right, theme.line2), (left, head, theme.ink)):
                painter.setPen(QPen(colour, 4, c=Qt.PenCapStyle.RoundCap))
                painter.drawLine(QPointF(start, y), QPointF(end, y))
            painter.setPen(QPen(theme.ink, 3))
            painter.setBrush(theme.card)
            painter.drawEllipse(QPointF(head, y), KNOB, KNOB)
            if self.hasFocus():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.ink)
                painter.drawEllipse(QPointF(head, y), 3.5, 3.5)
            painter.setFont(text_font(PX, 600, tabular=True))
            painter.setPen(theme.ink)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{self.value()}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self.value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self.value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the page: nothing is chosen by passing over a field

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedHeight(scaled(CONTROL_HEIGHT))
            self.updateGeometry()
        super().changeEvent(event)

    def _show_label(self, label: str) -> None:
        self._label = label
        self.setAccessibleName(label)
        self.updateGeometry()

    def _track(self) -> tuple[float, float]:
        """Between which places the knob moves."""
        label = QFontMetricsF(text_font(PX)).horizontalAdvance(self._label)
        left = scaled(LEFT) + label + scaled(GAP) + KNOB + 2
        return left, max(left + 1, self.width() - self._value_width() - scaled(GAP) - KNOB - 2)

    def _text_width(self) -> float:
        label = QFontMetricsF(text_font(PX)).horizontalAdvance(self._label)
        return scaled(LEFT) + label + self._value_width() + 2 * (scaled(GAP) + KNOB + 2)

    def _value_width(self) -> float:
        return QFontMetricsF(text_font(PX, 600, tabular=True)).horizontalAdvance(f"{self.maximum()}")
