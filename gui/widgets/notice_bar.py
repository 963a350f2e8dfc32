"""A quiet strip that tells what goes on or was done, and offers one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from gui.i18n.spoken import Text, say
from gui.theme import SMALL_CONTROL_HEIGHT, scaled, theme_of
from gui.widgets.button import Button
from gui.widgets.elided_label import ElidedLabel

BAR_WIDTH, BAR_HEIGHT = 160, 4


class ProgressLine(QWidget):
    """How far something is, 0..1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Show another share."""
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(f"{100 * self._share:.0f} %")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(BAR_WIDTH), BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            line = QRectF(self.rect())
            painter.setBrush(theme.line)
            painter.drawRoundedRect(line, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
            line.setWidth(max(float(BAR_HEIGHT), line.width() * self._share))
            painter.setBrush(theme.ink)
            painter.drawRoundedRect(line, BAR_HEIGHT / 2, BAR_HEIGHT / 2)


class NoticeBar(QFrame):
    """Words, a bar while something of known length goes on, a button, and one to close it; hidden without words.

    Attributes:
        button: what can be done about it, such as `Undo` or `Cancel`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._text = ElidedLabel(px=14)
        self._line = ProgressLine()
        self._act: Callable[[], None] | None = None
        self.button = Button("", height=SMALL_CONTROL_HEIGHT, px=13)
        self.button.clicked.connect(self._on_button)
        self._close = Button("", "close", role="quiet", height=SMALL_CONTROL_HEIGHT)
        say(self._close.setAccessibleName, lambda: self.tr("Dismiss this message"))
        say(self._close.setToolTip, lambda: self.tr("Dismiss this message"))
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 6, 6)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        for widget in (self._line, self.button, self._close):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def text(self) -> str:
        """What it says, "" while it is hidden."""
        return self._text.text()

    def show_notice(
        self,
        text: Text,
        action: Text = "",
        act: Callable[[], None] | None = None,
        *,
        share: float | None = None,
        can_close: bool = True,
    ) -> None:
        """Say this in place of what was said; `share` is how far it is, 0..1, None for no bar."""
        say(self._text.setText, text)
        say(self.setAccessibleName, text)
        self._line.setVisible(share is not None)
        self._line.show_share(share or 0.0)
        self._act = act
        say(self.button.setText, action)
        self.button.setVisible(bool(action))
        self._close.setVisible(can_close)
        self.show()

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        say(self._text.setText, "")
        self.hide()

    @Slot()
    def _on_button(self) -> None:
        if self._act:
            self._act()
