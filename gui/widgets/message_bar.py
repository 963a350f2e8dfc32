"""A strip above the page for what went wrong; it waits to be read and blocks nothing."""

import re

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.events import Failure
from gui.i18n.engine_failures import failure_words, what_next
from gui.i18n.spoken import on_language, say
from gui.theme import SMALL_CONTROL_HEIGHT, scaled, theme_of
from gui.widgets.button import Button
from gui.widgets.icon import paint_icon
from gui.widgets.label import Label

MOST_FAILURES = 20
LONGEST_WORD = 24
ROOMY = 640
# Qt breaks a line after a slash and a hyphen, but neither after a backslash nor within a name.
BREAK_PLACES = re.compile(rf"\\(?=\S)|[^\s/\\-]{{{LONGEST_WORD}}}(?=\S)")
ZERO_WIDTH_SPACE = "\u200b"


class WarningMark(QWidget):
    """A painted warning triangle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(20), scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon(painter, "warning", self.rect().toRectF(), theme_of(self).lane("rnn").text)


class MessageBar(QFrame):
    """Failures, newest first: what failed, what was kept, what to do; hidden while there are none.

    Closing it shows the one before; details can be copied, and all that a report of the problem needs be asked for.

    Signals:
        report_asked(Failure): the reader wants to report this failure.
    """

    report_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._failures: list[Failure] = []
        self._is_copied = False
        self._what, self._advice = Label(px=14, weight=600), Label(px=13, tone="ink2")
        for label in (self._what, self._advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._count = Label(px=12, tone="ink3", tabular=True)
        self._copy = Button(self.tr("Copy details"), "copy", role="quiet", height=SMALL_CONTROL_HEIGHT, px=13)
        self._copy.clicked.connect(self._copy_details)
        self._report = Button(lambda: self.tr("Report…"), role="quiet", height=SMALL_CONTROL_HEIGHT, px=13)
        say(self._report.setAccessibleName, lambda: self.tr("Report a problem"))
        say(self._report.setToolTip, lambda: self.tr("Collect versions, the log and the details into a text to copy"))
        self._report.clicked.connect(lambda: self.report_asked.emit(self.failure()))
        close = Button("", "close", role="quiet", height=SMALL_CONTROL_HEIGHT)
        say(close.setAccessibleName, lambda: self.tr("Dismiss this message"))
        say(close.setToolTip, lambda: self.tr("Dismiss this message"))
        close.clicked.connect(self.dismiss)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._what)
        texts.addWidget(self._advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(12)
        row.addWidget(WarningMark(), 0, Qt.AlignmentFlag.AlignVCenter)
        self._middle = QHBoxLayout()
        self._middle.addLayout(texts, 1)
        actions = QHBoxLayout()
        for widget in (self._count, self._copy, self._report):
            actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        actions.addStretch(0)
        self._middle.addLayout(actions)
        row.addLayout(self._middle, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        on_language(self, self._say_failure)
        self.hide()

    def show_failure(self, failure: Failure) -> None:
        """Show a failure in front of the others; one that is already there comes to the front."""
        others = [kept for kept in self._failures if kept != failure]
        self._failures = [*others, failure][-MOST_FAILURES:]
        self._show_newest()

    def failure(self) -> Failure | None:
        """The failure in view."""
        return self._failures[-1] if self._failures else None

    def replace(self, failure: Failure, other: Failure | None) -> Failure | None:
        """Show another failure, or none, where this one was in view; what is shown of the two, None if it was gone."""
        if self.failure() != failure:
            self.withdraw(failure)
            return None
        if other != failure:
            self._failures = [*self._failures[:-1], *([other] if other else [])]
            self._show_newest()
        return other

    def withdraw(self, failure: Failure) -> None:
        """Drop a failure that holds no longer, wherever it stands among the others."""
        self._failures = [kept for kept in self._failures if kept != failure]
        self._show_newest()

    def dismiss_all(self) -> None:
        """Dismiss every message."""
        while self.failure():
            self.dismiss()

    @Slot()
    def dismiss(self) -> None:
        """Drop the failure in view and show the one before, if any."""
        self._failures = self._failures[:-1]
        self._show_newest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(across if self.width() >= scaled(ROOMY) else down)

    def _show_newest(self) -> None:
        failure = self.failure()
        self.setVisible(failure is not None)
        if failure is None:
            return
        self._advice.setVisible(bool(failure.kept or failure.advice))
        self._count.setVisible(len(self._failures) > 1)
        for button in (self._copy, self._report):
            button.setVisible(bool(failure.details))
        self._is_copied = False
        self._say_failure()

    def _say_failure(self) -> None:
        failure = self.failure()
        if failure is None:
            return
        _show_wrapped(self._what, failure_words(failure.what))
        _show_wrapped(self._advice, what_next(failure))
        self._count.setText(self.tr("1 of {count}").format(count=len(self._failures)))
        self._copy.setText(self.tr("Copied") if self._is_copied else self.tr("Copy details"))
        self.setAccessibleName(failure_words(failure.what))

    @Slot()
    def _copy_details(self) -> None:
        if failure := self.failure():
            parts = (failure.what, failure.kept, failure.advice, failure.details)
            QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))
            self._is_copied = True
            self._say_failure()


def _show_wrapped(label: Label, text: str) -> None:
    """Show a text in which a long word, such as a path, does not widen the page."""
    breakable = BREAK_PLACES.sub(rf"\g<0>{ZERO_WIDTH_SPACE}", text)
    label.setText(breakable)
    # A path that is copied with what is not seen in it leads nowhere: only "Copy details" gives it.
    can_select = breakable == text
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse if can_select else flags.NoTextInteraction)
