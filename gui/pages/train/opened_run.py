"""The run in view that this program does not train: an earlier one, or one that another machine trains."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.config import TrainingConfig
from engine.events import Event, JobFailed, JobFinished, JobPaused, RunLogCaughtUp, RunLogLost
from gui.bridge import EngineBridge
from gui.state.training_progress import TrainingProgress

SILENCE_MILLISECONDS = 60_000


class OpenedRun(QObject):
    """Follows the event log in a folder, which is only read, from its first event until its training ends.

    Attributes:
        progress: the record of the training; None while no run is opened.
        title, config: what it is called, and how it is configured, if that is known.
        is_caught_up: whether all that was written until now is in the record.
        lost: why its log cannot be read now; "" if it can.
        silent_since: when the last news came, by this machine's clock, if that is long ago.

    Signals:
        changed(): another run is opened, or none, or how it stands has changed.
        news(): its record has grown.
        failed(Failure): it cannot be followed, or its training has failed.
    """

    changed = Signal()
    news = Signal()
    failed = Signal(object)

    def __init__(self, bridge: EngineBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.progress: TrainingProgress | None = None
        self.title, self.lost, self.is_caught_up = "", "", False
        self.config: TrainingConfig | None = None
        self.silent_since: datetime | None = None
        self._heard = datetime.now()
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SILENCE_MILLISECONDS)
        self._silence.timeout.connect(self._on_silence)
        bridge.arrived.connect(self._on_arrived)

    def open(self, folder: Path, title: str, config: TrainingConfig | None) -> None:
        """Show the run of this folder in place of the one before."""
        self._end()
        self.title, self.config = title, config
        self.lost, self.is_caught_up, self.silent_since = "", False, None
        self.progress = TrainingProgress.begin(self._bridge.follow_run(str(folder)), str(folder), ())
        self._heard = datetime.now()
        self._silence.start()
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Show none any more."""
        if self.progress:
            self._end()
            self.progress = None
            self.changed.emit()

    def _end(self) -> None:
        self._silence.stop()
        if self.progress and self.progress.phase.is_active:
            self._bridge.cancel(self.progress.job_id)

    @Slot(tuple)
    def _on_arrived(self, events: tuple[Event, ...]) -> None:
        progress = self.progress
        own = [event for event in events if progress and event.job_id == progress.job_id]
        if progress is None or not own:
            return
        before = self._standing(progress)
        for event in own:
            progress.apply(event)
            self._note(event)
        if self._standing(progress) != before:
            self.changed.emit()
        else:
            self.news.emit()

    def _note(self, event: Event) -> None:
        """Note how well the log can be read, and tell what went wrong."""
        self.lost = event.reason if isinstance(event, RunLogLost) else ""
        if isinstance(event, RunLogCaughtUp):
            self.is_caught_up = True
        elif not isinstance(event, RunLogLost):
            # By this clock: that of the machine that trains may be another.
            self._heard, self.silent_since = datetime.now(), None
            self._silence.start()
        if isinstance(event, JobFinished | JobFailed):
            self._silence.stop()
        if isinstance(event, JobPaused | JobFailed) and event.failure:
            self.failed.emit(event.failure)

    def _standing(self, progress: TrainingProgress) -> tuple[object, ...]:
        return progress.phase, tuple(progress.parts), self.is_caught_up, self.lost, self.silent_since

    @Slot()
    def _on_silence(self) -> None:
        self.silent_since = self._heard
        self.changed.emit()
