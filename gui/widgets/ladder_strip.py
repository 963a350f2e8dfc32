"""The strip that tells of a ladder while it plays: the rung, each lane's scores so far, and what one can do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.i18n.spoken import say
from gui.state.ladder import Ladder, is_of_digits
from gui.theme import SMALL_CONTROL_HEIGHT, is_restyling
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.ladder_chart import LadderChart, LadderLane


class LadderStrip(QWidget):
    """One line, hidden while no ladder plays.

    Signals:
        next_asked(): the reader wants the next rung now.
        left(): the reader has seen enough.
    """

    next_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rung = Label("", 15, 600, tabular=True)
        self._length = Label("", 13, 400, "ink3", tabular=True)
        self.chart = LadderChart()
        self.next_button = self._button("forward", lambda: self.tr("Next rung"), lambda: self.tr("Page Down"))
        self.leave_button = self._button("close", lambda: self.tr("Leave the ladder"), lambda: self.tr("Escape"))
        self.next_button.clicked.connect(self.next_asked)
        self.leave_button.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._rung)
        row.addWidget(self._length)
        row.addSpacing(16)
        row.addWidget(self.chart, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.next_button)
        buttons.addWidget(self.leave_button)
        row.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say(self.setAccessibleName, lambda: self.tr("Sentence ladder"))
        self.hide()

    @property
    def told(self) -> str:
        """What it says of the rung."""
        return f"{self._rung.text()}, {self._length.text()}"

    def show_ladder(self, ladder: Ladder, lanes: tuple[LadderLane, ...]) -> None:
        """Tell of a ladder, and of each lane on it."""
        rung = self.tr("Rung {rung} of {count}").format(rung=ladder.rung, count=len(ladder.sentences))
        unit = self.tr("{count} digits") if is_of_digits(ladder.sentence) else self.tr("{count} words")
        self._rung.setText(rung)
        self._length.setText(unit.format(count=ladder.length))
        self._reserve()
        self.chart.show_lanes(lanes, ladder.rung)
        self.next_button.setEnabled(ladder.has_next)
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._reserve()

    def _reserve(self) -> None:
        """Keep the room of the longest text so far, so that the bars do not move from rung to rung."""
        for label in (self._rung, self._length):
            wide = "".join("8" if letter.isdigit() else letter for letter in label.text())
            wide = wide if sum(map(str.isdigit, wide)) > 1 else wide.replace("8", "88")
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance(wide))

    def _button(self, icon: str, name: Callable[[], str], key: Callable[[], str]) -> Button:
        button = Button("", icon, role="quiet", height=SMALL_CONTROL_HEIGHT)
        say(button.setAccessibleName, name)
        say(button.setToolTip, lambda: f"{name()} ({key()})")
        return button
