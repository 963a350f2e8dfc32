"""A translation as the whole model writes it, and as it is written now, with what became different."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.i18n.spoken import say
from gui.theme import Theme, scaled, text_font, theme_of

ARCHITECTURE = "transformer"
LINE, GAP, BAR, SCORE_GAP = 22, 10, 4, 16
Words = Sequence[tuple[str, bool]]


class TranslationPair(QWidget):
    """Two rows of a caption, a translation and a score; different words are underlined and bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, Words, str, bool]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        say(self.setAccessibleName, lambda: self.tr("Translation"))

    def show_rows(self, rows: Sequence[tuple[str, Words, str]]) -> None:
        """Show a caption, words (and whether each is different) and a score of each translation."""
        self._rows = [(*row, index > 0) for index, row in enumerate(rows)]
        spoken = (
            f"{caption}, {score}: {' '.join(word for word, _ in words)}" for caption, words, score, _ in self._rows
        )
        self.setAccessibleDescription("\n".join(spoken))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return round(sum(self._height(words, width) for _, words, _, _ in self._rows) + GAP)

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(max(self.width(), 280)))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(4 * LINE + GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, top = theme_of(self), 0.0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for caption, words, score, is_now in self._rows:
                height = self._height(words, self.width())
                self._paint_row(
                    painter, theme, QRectF(0, top, self.width(), height - GAP), caption, words, score, is_now
                )
                top += height

    def _paint_row(
        self, painter: QPainter, theme: Theme, room: QRectF, caption: str, words: Words, score: str, is_now: bool
    ) -> None:
        colours = theme.lane(ARCHITECTURE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.fill if not is_now else theme.secondary_bar(ARCHITECTURE))
        painter.drawRoundedRect(QRectF(0, room.top() + 2, BAR, room.height() - 4), 2, 2)
        left = BAR + 10.0
        first = QRectF(left, room.top(), room.width() - left, scaled(LINE))
        painter.setFont(text_font(14, 600, tabular=True))
        painter.setPen(colours.text)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, score)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(score) + SCORE_GAP
        painter.setFont(text_font(13))
        painter.setPen(theme.ink3)
        shown = QFontMetricsF(painter.font()).elidedText(caption, Qt.TextElideMode.ElideRight, first.width() - wide)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, shown)
        for word, is_different, place in self._places(words, round(room.width())):
            place = place.translated(0, first.bottom())
            painter.setFont(text_font(15, 600 if is_different else 400))
            painter.setPen(theme.ink)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
            if is_different:
                painter.setPen(QPen(colours.text, 1.5))
                painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _height(self, words: Words, width: int) -> float:
        places = self._places(words, width)
        return scaled(LINE) + (places[-1][2].bottom() if places else scaled(LINE)) + GAP

    def _places(self, words: Words, width: int) -> list[tuple[str, bool, QRectF]]:
        """Where each word stands under its caption, broken into lines."""
        left, right, line = BAR + 10.0, float(width), scaled(LINE)
        space = QFontMetricsF(text_font(15)).horizontalAdvance(" ")
        x, y, places = left, 0.0, []
        for word, is_different in words:
            wide = QFontMetricsF(text_font(15, 600 if is_different else 400)).horizontalAdvance(word)
            if x > left and x + wide > right:
                x, y = left, y + line
            places.append((word, is_different, QRectF(x, y, wide, line)))
            x += wide + space
        return places
