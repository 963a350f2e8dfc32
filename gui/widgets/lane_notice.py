"""What a lane says when it has no translation to show: what will be seen here, what it waits for, or what failed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.i18n.spoken import Text, said, say
from gui.theme import theme_of
from gui.widgets.button import Button
from gui.widgets.label import Label


class LaneNotice(QWidget):
    """A headline, a few calm sentences and, after a failure, a way to try again, on the ground of a card.

    Signals:
        retried(): the reader asked for another attempt.
    """

    retried = Signal()

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = Label("", 16, 600, tone)
        self._text = Label("", 15, 400, "ink2")
        self._retry = Button(lambda: self.tr("Try again"))
        say(self._retry.setAccessibleName, lambda: self.tr("Try to load this model again"))
        self._retry.clicked.connect(self.retried)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        for label in (self._headline, self._text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(self._retry, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.say("", "")

    @property
    def retry(self) -> Button:
        """The button to try again; hidden unless something failed."""
        return self._retry

    def set_tone(self, tone: str) -> None:
        """Show the headline in another architecture's colour."""
        self._headline.set_tone(tone)

    def say(self, headline: Text, text: Text, can_retry: bool = False) -> None:
        """Show this; empty texts take no room."""
        say(self._headline.setText, headline)
        self._headline.setVisible(bool(said(headline)))
        say(self._text.setText, text)
        self._retry.setVisible(can_retry)
        say(self.setAccessibleName, self.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme_of(self).card)

    @property
    def headline(self) -> str:
        """The first of what it says."""
        return self._headline.text()

    def text(self) -> str:
        """All that it says."""
        return f"{self._headline.text()} {self._text.text()}".strip()
