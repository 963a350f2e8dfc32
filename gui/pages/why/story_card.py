"""One experiment in the list of the story: its number, its name, whether it was seen."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.theme import CARD_RADIUS, Theme, is_restyling, scaled, text_font, theme_of
from gui.widgets.icon import paint_icon
from gui.widgets.text_lines import break_lines

WIDTH, LEAST_WIDTH = 300, 200
MOST_LINES = 6
BADGE, PADDING, LINE = 28, 14, 20
LEAST_LINES = 2


class StoryCard(QAbstractButton):
    """A choosable card; a tick tells that the experiment was seen, a dot that it runs.

    In a narrow column it shows its number alone.
    """

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._note, self._state = number, "", ""
        self._is_seen, self._is_running, self._is_narrow = False, False, False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._hold_height()

    def show_words(self, title: str, note: str) -> None:
        """Show the experiment's name, and what is measured."""
        self.setText(title)
        self._note = note
        self._describe()

    def show_state(self, *, is_seen: bool, is_running: bool) -> None:
        """Show whether it was seen and whether it runs."""
        if (is_seen, is_running) != (self._is_seen, self._is_running):
            self._is_seen, self._is_running = is_seen, is_running
            self._describe()

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave out the words, which the tooltip and the accessible name still have."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.updateGeometry()
            self.update()

    @property
    def number(self) -> int:
        """Its place in the story."""
        return self._number

    @property
    def is_seen(self) -> bool:
        """Whether it wears a tick."""
        return self._is_seen

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._hold_height()

    def sizeHint(self) -> QSize:
        return QSize(scaled(BADGE if self._is_narrow else WIDTH), scaled(2 * PADDING + 4 * LINE))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(BADGE if self._is_narrow else LEAST_WIDTH), scaled(2 * 8 + LEAST_LINES * LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, theme)
            badge = QRectF(0, 0, scaled(BADGE), scaled(BADGE))
            badge.moveCenter(QRectF(self.rect()).center())
            if not self._is_narrow:
                badge.moveLeft(scaled(PADDING))
                first = self._paint_words(painter, theme, badge.right() + scaled(10))
                badge.moveTop(first - (badge.height() - scaled(LINE)) / 2)
            self._paint_badge(painter, theme, badge)

    def _paint_words(self, painter: QPainter, theme: Theme, left: float) -> float:
        """Name and note, from `left` on; where the first line begins, in px from the top."""
        width = self.width() - scaled(PADDING) - left
        title = break_lines(self.text(), width, 2, QFontMetricsF(text_font(15, 600)).horizontalAdvance)
        spare = int((self.height() - scaled(16)) / scaled(LINE)) - len(title)
        advance = QFontMetricsF(text_font(13)).horizontalAdvance
        note = break_lines(self._note, width, min(spare, 2), advance) if spare > 0 and self._note else []
        first = top = (self.height() - scaled(LINE) * (len(title) + len(note))) / 2
        for line, font, colour in (
            *((text, text_font(15, 600), theme.ink) for text in title),
            *((text, text_font(13), theme.ink3) for text in note),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QRectF(left, top, width + 2, scaled(LINE)), Qt.AlignmentFlag.AlignVCenter, line)
            top += scaled(LINE)
        return first

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        is_ringed = self.isChecked() or self.hasFocus()
        width = 2.0 if is_ringed else 1.0
        painter.setPen(QPen(theme.ink if is_ringed else theme.line2 if self.underMouse() else theme.line, width))
        painter.setBrush(theme.card)
        ground = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(ground, CARD_RADIUS, CARD_RADIUS)
        if self.isChecked() and self.hasFocus():
            painter.setPen(QPen(theme.ink, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(4, 4, -4, -4), CARD_RADIUS - 4, CARD_RADIUS - 4)

    def _paint_badge(self, painter: QPainter, theme: Theme, badge: QRectF) -> None:
        """The number; filled for the one that is open; a tick at its corner once it was seen."""
        is_open = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.primary if is_open else theme.faint)
        painter.drawEllipse(badge)
        painter.setFont(text_font(14, 600, tabular=True))
        painter.setPen(theme.on_primary if is_open else theme.ink2)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, f"{self._number}")
        sign = QRectF(0, 0, scaled(16), scaled(16))
        sign.moveCenter(badge.bottomRight())
        if self._is_running or self._is_seen:
            painter.setPen(QPen(theme.card, 2))
            painter.setBrush(theme.ink if self._is_seen and not self._is_running else theme.lane("rnn").fill)
            painter.drawEllipse(sign)
        if self._is_seen and not self._is_running:
            paint_icon(painter, "check", sign.adjusted(3.5, 3.5, -3.5, -3.5), theme.card)

    def _hold_height(self) -> None:
        self.setMaximumHeight(scaled(2 * PADDING + MOST_LINES * LINE))

    def _describe(self) -> None:
        state = self.tr("running") if self._is_running else self.tr("seen") if self._is_seen else self.tr("not seen")
        self.setAccessibleName(f"{self._number}. {self.text()}. {self._note}. {state}")
        self.setToolTip(f"{self.text()}: {self._note}")
        self.update()
