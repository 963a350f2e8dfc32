"""What lets the Stage's clock run while it is seen, and how keys and buttons act on it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from gui.state.playback import Playback
from gui.widgets.playback_bar import PlaybackBar

FRAME_MILLISECONDS = 16
LONGEST_TICK = 0.25  # after the window stood still, the clock goes on rather than leaps


class StageClock(QObject):
    """Lets the time of a playback pass.

    Signals:
        moved(): the playback has changed.
    """

    moved = Signal()

    def __init__(self, playback: Playback, bar: PlaybackBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._elapsed = QElapsedTimer()
        self._ticks = QTimer(self)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.setInterval(FRAME_MILLISECONDS)
        self._ticks.timeout.connect(self._on_tick)
        for signal, action in (
            (bar.first, playback.first),
            (bar.back, playback.back),
            (bar.toggled, playback.toggle),
            (bar.forward, playback.forward),
            (bar.last, playback.last),
        ):
            signal.connect(partial(self._act, action))
        bar.sought.connect(self.seek)
        bar.speed_chosen.connect(self._on_speed_chosen)

    @Slot(int)
    def seek(self, step: int) -> None:
        """Stand still on a step, 1 for the first piece."""
        self._act(partial(self._playback.seek, step))

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks of the clock; whether it asks anything."""
        actions = {
            Qt.Key.Key_Space: self._playback.toggle,
            Qt.Key.Key_Left: self._playback.back,
            Qt.Key.Key_Right: self._playback.forward,
            Qt.Key.Key_Home: self._playback.first,
            Qt.Key.Key_End: self._playback.last,
            Qt.Key.Key_Plus: self._playback.faster,
            Qt.Key.Key_Equal: self._playback.faster,
            Qt.Key.Key_Minus: self._playback.slower,
        }
        action = actions.get(Qt.Key(event.key()))
        if action is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._act(action)
        return True

    def run(self, is_seen: bool) -> None:
        """Let time pass while the playback plays and is seen."""
        should_run = self._playback.is_playing and is_seen
        if should_run and not self._ticks.isActive():
            self._elapsed.start()
            self._ticks.start()
        elif not should_run:
            self._ticks.stop()

    def _act(self, action: Callable[[], None]) -> None:
        action()
        self.moved.emit()

    @Slot()
    def _on_tick(self) -> None:
        if self._playback.advance(min(self._elapsed.restart() / 1000, LONGEST_TICK)):
            self.moved.emit()

    @Slot(object)
    def _on_speed_chosen(self, speed: float) -> None:
        self._playback.speed = speed
        self.moved.emit()
