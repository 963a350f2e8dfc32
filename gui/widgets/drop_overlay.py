"""What is over the whole window while something is dragged: what would happen if it were let go."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.theme import CARD_RADIUS, scaled, text_font, theme_of
from gui.widgets.text_lines import break_lines

MARGIN, INSET, TEXT_WIDTH = 12, 32, 520
HEAD_LINE, TEXT_LINE = 32, 24
MOST_LINES = 4


class DropOverlay(QWidget):
    """A veil with a frame and words in the middle, through which all events go to what is under it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._head, self._text, self._is_usable = "", "", True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> tuple[str, str]:
        """What it says, in large type and under that."""
        return self._head, self._text

    def say(self, head: str, text: str, *, is_usable: bool) -> None:
        """Cover the window with these words; the frame is broken where nothing can be done."""
        self._head, self._text, self._is_usable = head, text, is_usable
        self.setAccessibleName(f"{head} {text}")
        self.setGeometry(QRect(QPoint(), self.window().size()))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        font = text_font(15)
        width = min(scaled(TEXT_WIDTH), self.width() - 2 * (MARGIN + INSET))
        lines = break_lines(self._text, width, MOST_LINES, QFontMetricsF(font).horizontalAdvance)
        height = scaled(HEAD_LINE) + scaled(TEXT_LINE) * len(lines)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            veil = QColor(theme.bg)
            veil.setAlphaF(0.88)
            painter.fillRect(self.rect(), veil)
            style = Qt.PenStyle.SolidLine if self._is_usable else Qt.PenStyle.DashLine
            painter.setPen(QPen(theme.ink if self._is_usable else theme.line2, 2, style))
            frame = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            painter.drawRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)
            row = QRectF(0, (self.height() - height) / 2, self.width(), scaled(HEAD_LINE))
            painter.setFont(text_font(20, 600))
            painter.setPen(theme.ink)
            painter.drawText(row, Qt.AlignmentFlag.AlignCenter, self._head)
            painter.setFont(font)
            painter.setPen(theme.ink2)
            for number, line in enumerate(lines):
                top = row.bottom() + number * scaled(TEXT_LINE)
                painter.drawText(QRectF(0, top, self.width(), scaled(TEXT_LINE)), Qt.AlignmentFlag.AlignCenter, line)
