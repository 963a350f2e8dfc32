"""A small chip that says what went wrong in a translation, and leads there."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.i18n.text import tr
from gui.state.translation_faults import Fault
from gui.theme import scaled, text_font, theme_of
from gui.widgets.icon import paint_icon

HEIGHT, SIGN, AIR, GAP = 24, 12, 8, 5


def chip_width(fault: Fault) -> int:
    """The width of a fault's chip in px, at the text scale as it is."""
    words = QFontMetricsF(text_font(13, 500)).horizontalAdvance(_short(fault))
    return round(scaled(2 * AIR + SIGN + GAP) + words) + 1


class FaultChip(QAbstractButton):
    """A warning sign and a word or two; a click, Enter or space is a wish to see the step."""

    def __init__(self, fault: Fault, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fault = fault
        self.set_title(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_title(self, title: str) -> None:
        """Say what went wrong in the lane of this title."""
        explanation = self._explanation(self.fault)
        self.setText(_short(self.fault))
        self.setToolTip(explanation)
        text = self.tr("{title}: {explanation} Go to step {step}")
        self.setAccessibleName(text.format(title=title, explanation=explanation, step=self.fault.step))

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.fault), scaled(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_lit = self.underMouse() or self.isDown()
            painter.setPen(QPen(theme.ink, 2) if self.hasFocus() else QPen(theme.line2, 1))
            painter.setBrush(theme.faint if is_lit else theme.well)
            half = 1.0 if self.hasFocus() else 0.5
            radius = self.height() / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
            size = scaled(SIGN)
            sign = QRectF(scaled(AIR), (self.height() - size) / 2 - 0.5, size, size)
            paint_icon(painter, "warning", sign, theme.ink2)
            painter.setFont(text_font(13, 500))
            painter.setPen(theme.ink)
            room = QRectF(sign.right() + scaled(GAP), 0, self.width(), self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _explanation(self, fault: Fault) -> str:
        words = " ".join(fault.words)
        if fault.kind == "repetition":
            return self.tr("It says “{words}” again.").format(words=words)
        if fault.kind == "unread":
            listed = ", ".join(fault.words)
            return self.tr("Source words that it hardly ever looked at: {words}.").format(words=listed)
        if fault.kind == "early_end":
            return self.tr("It came to its end while much of the source was still to be translated.")
        return self.tr("The vocabulary has no piece for “{words}”.").format(words=words)


def _short(fault: Fault) -> str:
    if fault.kind == "repetition":
        return tr("repeats")
    if fault.kind == "unread":
        return tr("{count} unread").format(count=len(fault.words))
    return tr("ends early") if fault.kind == "early_end" else tr("unknown piece")
