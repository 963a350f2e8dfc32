"""One run of the history: what it was, and how good its models became."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.theme import CONTROL_RADIUS, mix, scaled, text_font, theme_of

WIDTH, PADDING = 240, 12
HEAD, ROW, FOOT = 54, 24, 13
LABEL_WIDTH, BAR_HEIGHT, VALUE_WIDTH = 48, 10, 52


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """One architecture's BLEU (0..100); None: not known yet."""

    architecture: str
    label: str
    bleu: float | None


class RunCard(QAbstractButton):
    """A choosable card with a title, a note and a bar for each architecture; a dot marks the run that is going on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = ""
        self._bars: tuple[ScoreBar, ...] = ()
        self._full = 100.0
        self._is_running = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_run(self, title: str, note: str, bars: Sequence[ScoreBar], full: float, is_running: bool = False) -> None:
        """Show a run; a bar is full at the BLEU `full`."""
        self.setText(title)
        self._note, self._bars, self._full, self._is_running = note, tuple(bars), full, is_running
        scores = [f"{bar.label} {bar.bleu:.1f}" for bar in bars if bar.bleu is not None]
        self.setAccessibleName(", ".join([title, note, *scores]))
        self.setToolTip(title)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDTH), scaled(HEAD + ROW * len(self._bars) + FOOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            border = 2.0 if self.hasFocus() else 1.0
            is_raised = self.isChecked() or self.underMouse()
            painter.setPen(QPen(theme.ink if self.hasFocus() else theme.line2 if is_raised else theme.line, border))
            painter.setBrush(theme.faint if self.isChecked() else theme.card)
            half = border / 2
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(half, half, -half, -half), CONTROL_RADIUS, CONTROL_RADIUS
            )
            content = QRectF(self.rect()).adjusted(scaled(PADDING), 0, -scaled(PADDING), 0)
            self._paint_head(painter, content)
            for index, bar in enumerate(self._bars):
                top = scaled(HEAD) + index * scaled(ROW)
                self._paint_bar(painter, QRectF(content.left(), top, content.width(), scaled(ROW)), bar)

    def _paint_head(self, painter: QPainter, content: QRectF) -> None:
        theme = theme_of(self)
        font = text_font(14, 600)
        room = content.width() - (scaled(18) if self._is_running else 0)
        painter.setFont(font)
        painter.setPen(theme.ink)
        title = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(content.left(), scaled(8), room + 2, scaled(22)), middle, title)
        painter.setFont(text_font(13, tabular=True))
        painter.setPen(theme.ink3)
        painter.drawText(QRectF(content.left(), scaled(29), content.width(), scaled(20)), middle, self._note)
        if self._is_running:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.ink)
            painter.drawEllipse(QRectF(content.right() - 10, scaled(19) - 5, 10, 10))

    def _paint_bar(self, painter: QPainter, row: QRectF, bar: ScoreBar) -> None:
        theme = theme_of(self)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(text_font(12, 500))
        painter.setPen(theme.lane(bar.architecture).text)
        painter.drawText(row, middle, bar.label)
        left = row.left() + scaled(LABEL_WIDTH)
        trough = QRectF(left, row.center().y() - BAR_HEIGHT / 2, 0, BAR_HEIGHT)
        trough.setRight(row.right() - scaled(VALUE_WIDTH))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(theme.line, theme.faint, 0.4) if self.isChecked() else theme.faint)
        painter.drawRoundedRect(trough, 3, 3)
        painter.setFont(text_font(13, 600, tabular=True))
        if bar.bleu is not None:
            filled = QRectF(trough)
            filled.setWidth(max(3.0, trough.width() * min(1.0, bar.bleu / self._full)))
            painter.setBrush(theme.lane(bar.architecture).fill)
            painter.drawRoundedRect(filled, 3, 3)
        painter.setPen(theme.ink if bar.bleu is not None else theme.ink3)
        text = "–" if bar.bleu is None else f"{bar.bleu:.1f}"
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, text)
