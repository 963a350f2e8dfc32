"""Sequences that came back wrong: what was read, what is right, and what was given, digit under digit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from engine.measurements.suitcase import Mistake
from gui.i18n.spoken import say
from gui.state.digit_faults import marked_digits
from gui.theme import Theme, is_restyling, scaled, text_font, theme_of

LEAST_WIDTH, LEAST_HEIGHT = 140, 160
LINE, AIR, PADDING = 20, 8, 4
GAP = 10


class MistakeList(QScrollArea):
    """The mistakes, below each other; wrong digits are bold and underlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self.rows: list[MistakeRow] = []
        self._mistakes: tuple[Mistake, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll
        say(self.setAccessibleName, lambda: self.tr("Mistakes"))
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, scaled(LEAST_HEIGHT))  # a page that scrolls gives all that is hinted

    def show_mistakes(self, mistakes: Sequence[Mistake], architecture: str) -> None:
        """Show these, in the colours of an architecture."""
        if tuple(mistakes) == self._mistakes and self.rows:
            return
        self._mistakes = tuple(mistakes)
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [MistakeRow(mistake, architecture) for mistake in mistakes]
        for place, row in enumerate(self.rows):
            self._list.insertWidget(place, row)
        self.verticalScrollBar().setValue(0)


class MistakeRow(QWidget):
    """One of them, in three lines."""

    def __init__(self, mistake: Mistake, architecture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._architecture = architecture
        self._mistake = mistake
        self._given = marked_digits(mistake.reference, mistake.translation)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say(self.setAccessibleName, self._told)

    def sizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, scaled(3 * LINE + 2 * AIR))

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        lines, names = self._lines(), QFontMetricsF(text_font(13))
        left = scaled(PADDING) + max(names.horizontalAdvance(name) for name, _ in lines) + scaled(GAP)
        most = max(len(digits) for _, digits in lines)
        digit = QFontMetricsF(text_font(14, 700, tabular=True)).horizontalAdvance("0")
        pitch = min(digit * 1.6, (self.width() - left - scaled(PADDING)) / most)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for i, (name, digits) in enumerate(lines):
                top = scaled(AIR) + i * scaled(LINE)
                painter.setFont(text_font(13))
                painter.setPen(theme.ink3)
                room = QRectF(scaled(PADDING), top, left, scaled(LINE))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
                self._paint_digits(painter, theme, digits, QPointF(left, top), pitch)
            painter.setPen(QPen(theme.line, 1))
            painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))

    def _told(self) -> str:
        told, mistake = self.tr("{source} should give {reference}, gave {translation}"), self._mistake
        return told.format(source=mistake.source, reference=mistake.reference, translation=mistake.translation)

    def _lines(self) -> tuple[tuple[str, Sequence[tuple[str, bool]]], ...]:
        """What each line is called, and its digits, with whether they are wrong."""
        return (
            (self.tr("source"), tuple((digit, False) for digit in self._mistake.source.split())),
            (self.tr("right"), tuple((digit, False) for digit in self._mistake.reference.split())),
            (self.tr("given"), self._given),
        )

    def _paint_digits(
        self, painter: QPainter, theme: Theme, digits: Sequence[tuple[str, bool]], start: QPointF, pitch: float
    ) -> None:
        wrong = theme.lane(self._architecture).text
        for i, (digit, is_wrong) in enumerate(digits):
            room = QRectF(start.x() + i * pitch, start.y(), pitch, scaled(LINE))
            painter.setFont(text_font(14, 700 if is_wrong else 400, tabular=True))
            painter.setPen(wrong if is_wrong else theme.ink2)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, digit)
            if is_wrong:
                painter.setPen(QPen(wrong, 2))
                y = room.bottom() - 1
                painter.drawLine(QPointF(room.left() + 1.5, y), QPointF(room.right() - 1.5, y))
