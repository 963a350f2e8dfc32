"""The choice of the clock's speed."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.i18n.spoken import say
from gui.state.playback import INSTANT, SPEEDS
from gui.widgets.combo import LabelledCombo
from gui.widgets.segmented import SegmentedControl

HEIGHT = 36


class SpeedChoice(QWidget):
    """All speeds side by side, or in a drop-down list where room is short.

    Signals:
        chosen(object): the reader chose a speed, a float.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segments = SegmentedControl([(partial(self._title, speed), speed) for speed in SPEEDS], HEIGHT, 13)
        self.list = LabelledCombo("", HEIGHT, 13)
        for speed in SPEEDS:
            self.list.offer(partial(self._title, speed), speed)
        for control in (self.segments, self.list):
            say(control.setAccessibleName, lambda: self.tr("Speed"))
        fastest = self.segments.button(INSTANT)
        say(fastest.setToolTip, lambda: self.tr("instant: as fast as the engine decodes"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.segments)
        row.addWidget(self.list)
        self.set_compact(False)
        self.segments.value_changed.connect(self.chosen)
        self.list.activated.connect(self._on_activated)

    def value(self) -> float:
        """The chosen speed."""
        return float(self.segments.value())

    def set_value(self, speed: float) -> None:
        """Show another speed; tells nobody."""
        with QSignalBlocker(self.segments):
            self.segments.set_value(speed)
        self.list.setCurrentIndex(SPEEDS.index(speed))

    def set_compact(self, is_compact: bool) -> None:
        """Choose the drop-down list, or all side by side."""
        self.segments.setHidden(is_compact)
        self.list.setHidden(not is_compact)

    def _title(self, speed: float) -> str:
        return self.tr("instant") if speed == INSTANT else f"{speed:g}×"

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.chosen.emit(SPEEDS[index])
