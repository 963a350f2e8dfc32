"""What a panel says while it has nothing to show."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.theme import CARD_RADIUS, scaled, text_font, theme_of
from gui.widgets.text_lines import break_lines

TEXT_WIDTH, BAR_WIDTH, BAR_HEIGHT = 440, 240, 4
HEAD_LINE, TEXT_LINE, PADDING = 26, 22, 14
AXIS = 56  # as far from the left as an axis has its figures


class Placeholder(QWidget):
    """A head and a few lines of text, in the middle, and a bar while something of known length goes on.

    It lets the mouse through.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._head, self._text = "", ""
        self._progress: float | None = None

    def show_text(self, head: str, text: str, progress: float | None = None) -> None:
        """Show these words; `progress` is 0..1, or None for no bar."""
        if (head, text, progress) != (self._head, self._text, self._progress):
            self._head, self._text, self._progress = head, text, progress
            self.setAccessibleName(f"{head} {text}".strip())
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        font = text_font(14)
        width = min(scaled(TEXT_WIDTH), self.width())
        lines = break_lines(self._text, width, 6, QFontMetricsF(font).horizontalAdvance) if self._text else []
        head, line, bar = scaled(HEAD_LINE), scaled(TEXT_LINE), 0 if self._progress is None else scaled(24)
        top = (self.height() - (head if self._head else 0) - line * len(lines) - bar) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QRectF(0, 0, width + 4 * PADDING, self.height() - 2 * top + 2 * PADDING)
            ground.moveCenter(QRectF(self.rect()).center())
            if ground.left() < scaled(AXIS):
                ground = QRectF(self.rect())  # rather nothing of what is behind than half of its figures
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.card)
            painter.drawRoundedRect(ground, CARD_RADIUS, CARD_RADIUS)
            if self._head:
                top = self._paint_line(painter, top, head, self._head, True)
            for text in lines:
                top = self._paint_line(painter, top, line, text, False)
            if self._progress is not None:
                trough = QRectF((self.width() - BAR_WIDTH) / 2, top + bar - BAR_HEIGHT, BAR_WIDTH, BAR_HEIGHT)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.line)
                painter.drawRoundedRect(trough, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
                trough.setWidth(max(BAR_HEIGHT, BAR_WIDTH * self._progress))
                painter.setBrush(theme.ink)
                painter.drawRoundedRect(trough, BAR_HEIGHT / 2, BAR_HEIGHT / 2)

    def _paint_line(self, painter: QPainter, top: float, height: float, text: str, is_head: bool) -> float:
        theme = theme_of(self)
        painter.setFont(text_font(16, 600) if is_head else text_font(14))
        painter.setPen(theme.ink if is_head else theme.ink2)
        painter.drawText(QRectF(0, top, self.width(), height), Qt.AlignmentFlag.AlignCenter, text)
        return top + height
