"""Where a lane went off the model's own way, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.i18n.spoken import say
from gui.state.lane_frame import LaneFrame
from gui.theme import text_font
from gui.widgets.button import Button
from gui.widgets.label import Label

HEIGHT = 28


class BranchBar(QWidget):
    """A note under a translation that branched off, and a button that takes the last branch back.

    Signals:
        taken_back(): the reader wants the translation before it.
    """

    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = Label("", 13, 400, "ink3")
        self.button = Button("", "undo", role="quiet", height=HEIGHT, px=13)
        self.button.clicked.connect(self.taken_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._note)
        row.addStretch(1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._way, self._origin = "", ""
        say(
            self.setToolTip,
            lambda: self.tr("In a frame: what was forced. With dots over it: what was not there before."),
        )
        self.hide()

    @property
    def note(self) -> str:
        """What it says of the branch."""
        return self._origin

    def show_frame(self, frame: LaneFrame) -> None:
        """Tell of a lane's last branch; nothing where there is none."""
        if frame.branches == 1:
            self._way = self.tr("Back to the model's own")
        else:
            self._way = self.tr("Back by one of {count} branches").format(count=frame.branches)
        self._origin = self.tr("other way from step {step}").format(step=frame.kept + 1)
        self.button.setAccessibleName(self._way)
        self.button.setToolTip(self._way)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the note, then the button's words, where room is short."""
        metrics = QFontMetricsF(text_font(13, 500))
        way = metrics.horizontalAdvance(self._way) + 64
        note = metrics.horizontalAdvance(self._origin) + 16
        has_room = way <= self.width()
        self.button.set_role("quiet" if has_room else "plain")  # without words only its border tells a button
        self.button.setText(self._way if has_room else "")
        self._note.setText(self._origin)
        self._note.setVisible(way + note <= self.width())
