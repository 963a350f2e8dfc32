"""One run of the history: what it was, and how good its models became."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.i18n.spoken import say
from gui.theme import CONTROL_RADIUS, SMALL_CONTROL_HEIGHT, mix, scaled, text_font, theme_of
from gui.widgets.title_field import TitleField

WIDTH, PADDING = 240, 12
HEAD, ROW, FOOT = 54, 24, 13
LABEL_WIDTH, BAR_HEIGHT, VALUE_WIDTH = 48, 10, 52
MARK_WIDTH, FIELD_TOP = 22, 5
LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """One architecture's BLEU (0..100); None: not known yet."""

    architecture: str
    label: str
    bleu: float | None


class RunCard(QAbstractButton):
    """A choosable card with a title, a note and a bar for each architecture.

    A dot marks the run that is going on, a dashed line one whose curves are drawn, as they are, beside others.

    Attributes:
        field: the title while it is typed anew.

    Signals:
        opened(): it was double-clicked, or Return was pressed.
        menu_asked(QPoint): its menu is to open at this place of the screen.
        renamed(str): another title was typed.
    """

    opened = Signal()
    menu_asked = Signal(QPoint)
    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_compared = False
        self.field = TitleField(SMALL_CONTROL_HEIGHT, 14, self)
        self.field.setMaxLength(LONGEST_TITLE)
        self.field.hide()
        say(self.field.setAccessibleName, lambda: self.tr("Title of the run"))
        self.field.returnPressed.connect(self._take_title)
        self.field.editingFinished.connect(self._leave_field)
        self.field.given_up.connect(self._leave_field)
        self._note = ""
        self._bars: tuple[ScoreBar, ...] = ()
        self._full = 100.0
        self._is_running = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_run(
        self,
        title: str,
        note: str,
        bars: Sequence[ScoreBar],
        full: float,
        is_running: bool = False,
        is_compared: bool = False,
        tip: str = "",
    ) -> None:
        """Show a run; a bar is full at the BLEU `full`; `tip` tells more than there is room for."""
        self.setText(title)
        self._note, self._bars, self._full, self._is_running = note, tuple(bars), full, is_running
        self._is_compared = is_compared
        scores = [f"{bar.label} {bar.bleu:.1f}" for bar in bars if bar.bleu is not None]
        compared = [self.tr("compared")] if is_compared else []
        self.setAccessibleName(", ".join([title, note, *compared, *scores]))
        self.setAccessibleDescription(tip)
        self.setToolTip(f"{title}\n{note}" + (f"\n{tip}" if tip else ""))
        self.updateGeometry()
        self.update()

    @Slot()
    def ask_for_title(self) -> None:
        """Let another title be typed in the place of the title."""
        self.field.setText(self.text())
        self._place_field()
        self.field.show()
        self.field.selectAll()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(self.mapToGlobal(self.rect().center()) if is_by_key else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_field()

    def _place_field(self) -> None:
        margin = scaled(PADDING) // 2
        self.field.setGeometry(margin, scaled(FIELD_TOP), self.width() - 2 * margin, self.field.height())

    @Slot()
    def _take_title(self) -> None:
        title = self.field.text().strip()
        self._leave_field()
        if title and title != self.text():
            self.renamed.emit(title)

    @Slot()
    def _leave_field(self) -> None:
        if self.field.isVisible():
            had_focus = self.field.hasFocus()
            self.field.hide()
            if had_focus:
                self.setFocus()

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
        room = content.width() - (scaled(18) if self._is_running else scaled(30) if self._is_compared else 0)
        painter.setFont(font)
        painter.setPen(theme.ink)
        title = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(content.left(), scaled(8), room + 2, scaled(22)), middle, title)
        note_font = text_font(13, tabular=True)
        painter.setFont(note_font)
        painter.setPen(theme.ink3)
        note = QFontMetricsF(note_font).elidedText(self._note, Qt.TextElideMode.ElideRight, content.width())
        painter.drawText(QRectF(content.left(), scaled(29), content.width() + 2, scaled(20)), middle, note)
        if self._is_compared and not self._is_running:
            painter.setPen(QPen(theme.ink, 2.0, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap))
            right, y = content.right(), float(scaled(19))
            painter.drawLine(QPointF(right - MARK_WIDTH, y), QPointF(right, y))
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
