"""A translation of which the words that another one lacks are marked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.state.position_record import MarkedWord
from gui.theme import is_restyling, scaled, text_font, theme_of

PX, LINE, LABEL = 16, 26, 18
DOTS = (1.0, 2.5)


class MarkedText(QWidget):
    """A small label above words in as many lines as they need; new words stand on dots and are bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._words = "", tuple[MarkedWord, ...]()
        self._places: list[QPointF] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, label: str, words: Sequence[MarkedWord]) -> None:
        """Show a text."""
        self._label, self._words = label, tuple(words)
        spoken = " ".join(word.text for word in words)
        marked = ", ".join(word.text for word in words if word.is_new)
        self.setAccessibleName(f"{label}: {spoken}")
        self.setAccessibleDescription(self.tr("different: {words}").format(words=marked) if marked else "")
        self._place()

    def text(self) -> str:
        """The words as they stand."""
        return " ".join(word.text for word in self._words)

    def marked(self) -> tuple[str, ...]:
        """The words that are marked."""
        return tuple(word.text for word in self._words if word.is_new)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = round(max((place.y() for place in self._break(width)), default=0)) + 1
        return scaled(LABEL) + lines * scaled(LINE)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, scaled(LABEL + LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(text_font(13))
            painter.setPen(theme.ink3)
            painter.drawText(QRectF(0, 0, self.width(), scaled(LABEL)), Qt.AlignmentFlag.AlignVCenter, self._label)
            for word, place in zip(self._words, self._places, strict=True):
                font = text_font(PX, 600 if word.is_new else 400)
                width = QFontMetricsF(font).horizontalAdvance(word.text)
                top = scaled(LABEL) + place.y() * scaled(LINE)
                painter.setFont(font)
                painter.setPen(theme.ink)
                room = QRectF(place.x(), top, width + 2, scaled(LINE))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word.text)
                if word.is_new:
                    dots = QPen(theme.ink, 2, c=Qt.PenCapStyle.RoundCap)
                    dots.setDashPattern(list(DOTS))
                    painter.setPen(dots)
                    painter.drawLine(
                        QPointF(place.x(), room.bottom() - 2), QPointF(place.x() + width, room.bottom() - 2)
                    )

    def _place(self) -> None:
        self._places = self._break(self.width())
        self.updateGeometry()
        self.update()

    def _break(self, width: float) -> list[QPointF]:
        """For each word its x, and the number of its line as y."""
        space = QFontMetricsF(text_font(PX)).horizontalAdvance(" ")
        places, x, line = [], 0.0, 0
        for word in self._words:
            wide = QFontMetricsF(text_font(PX, 600 if word.is_new else 400)).horizontalAdvance(word.text)
            if x and x + wide > width:
                x, line = 0.0, line + 1
            places.append(QPointF(x, line))
            x += wide + space
        return places
