"""A sentence with what several models made of it; closed, one line with the scores."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gui.state.length_scores import ComparedSentence
from gui.theme import CONTROL_RADIUS, is_restyling, scaled, text_font, theme_of
from gui.widgets.hover_text import tell_on_hover
from gui.widgets.text_lines import break_lines

MOST_LINES = 40
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
PADDING, LINE, BAR, NUMBER, SCORE = 10, 20, 4, 30, 44


class ComparedSentenceRow(QAbstractButton):
    """A row that opens and closes by click, Space or Enter."""

    def __init__(self, number: int, sentence: ComparedSentence) -> None:
        super().__init__()
        self._number, self._sentence = number, sentence
        self._lines: list[tuple[str, list[str], float | None]] = []
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._break)

    def tell(self, titles: Mapping[str, str]) -> None:
        """Be named by the sentence and its translations; `titles` name the architectures."""
        sentence = self._sentence
        spoken = [
            f"{titles.get(t.architecture, t.architecture)}, chrF {t.chrf:.0f}: {t.text}" for t in sentence.translations
        ]
        self.setAccessibleName("\n".join([f"{self._number}. {sentence.source}", *spoken]))

    def event(self, event: QEvent) -> bool:
        told = "" if self.isChecked() else f"<qt>{escape(self._sentence.source)}</qt>"
        return tell_on_hover(self, event, told) or super().event(event)

    def sizeHint(self) -> QSize:
        count = sum(len(lines) for _, lines, _ in self._lines) if self.isChecked() else 1
        between = scaled(4) * max(0, len(self._lines) - 1) if self.isChecked() else 0
        return QSize(200, scaled(LINE) * count + between + scaled(PADDING))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._break()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._break()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus() or self.underMouse():
                painter.setPen(QPen(theme.ink, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(theme.well)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CONTROL_RADIUS, CONTROL_RADIUS)
            painter.setFont(text_font(13, 600, tabular=True))
            painter.setPen(theme.ink3)
            top = scaled(PADDING) / 2
            number = QRectF(scaled(8), top, scaled(NUMBER), scaled(LINE))
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, f"{self._number}")
            if self.isChecked():
                self._paint_open(painter, top)
            else:
                self._paint_closed(painter, top)

    def _paint_closed(self, painter: QPainter, top: float) -> None:
        theme, font = theme_of(self), text_font(14)
        scores = self._sentence.translations
        right = float(self.width() - scaled(8))
        for translation in reversed(scores):
            place = QRectF(right - scaled(SCORE), top, scaled(SCORE), scaled(LINE))
            painter.setFont(text_font(14, 600, tabular=True))
            painter.setPen(theme.lane(translation.architecture).text)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{translation.chrf:.0f}"
            )
            right = place.left()
        room = QRectF(self._left(), top, right - self._left() - scaled(8), scaled(LINE))
        painter.setFont(font)
        painter.setPen(theme.ink2)
        text = QFontMetricsF(font).elidedText(self._sentence.source, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_open(self, painter: QPainter, top: float) -> None:
        theme = theme_of(self)
        for name, lines, chrf in self._lines:
            height = scaled(LINE) * len(lines)
            colours = theme.lane(name)
            if chrf is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.fill)
                painter.drawRoundedRect(QRectF(self._left() - scaled(10), top + 2, BAR, height - 4), 2, 2)
                place = QRectF(self.width() - scaled(8 + SCORE), top, scaled(SCORE), height)
                painter.setFont(text_font(18, 600, tabular=True))
                painter.setPen(colours.text)
                painter.drawText(place, RIGHT, f"{chrf:.0f}")
            painter.setFont(text_font(15, 600) if name == "source" else text_font(14))
            painter.setPen(theme.ink3 if name == "reference" else theme.ink)
            for line in lines:
                place = QRectF(self._left(), top, self._room() + 4, scaled(LINE))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
                top += scaled(LINE)
            top += scaled(4)

    def _break(self) -> None:
        """Break all texts into lines anew."""
        sentence, wide = self._sentence, QFontMetricsF(text_font(15, 600)).horizontalAdvance
        plain = QFontMetricsF(text_font(14)).horizontalAdvance
        room = self._room()
        self._lines = [("source", break_lines(sentence.source, room, MOST_LINES, wide), None)]
        self._lines += [
            (t.architecture, break_lines(t.text or "–", room, MOST_LINES, plain), t.chrf) for t in sentence.translations
        ]
        self._lines.append(("reference", break_lines(sentence.reference, room, MOST_LINES, plain), None))
        self.updateGeometry()
        self.update()

    def _left(self) -> float:
        return float(scaled(8 + NUMBER))

    def _room(self) -> float:
        return max(80.0, self.width() - self._left() - scaled(SCORE + 24))
