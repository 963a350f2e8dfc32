"""Reads the curves of earlier runs while the window stays awake."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.errors import EngineError
from gui.pages.train.run_entries import day_and_time
from gui.state.earlier_run import EarlierRun
from gui.state.plotted_curves import MOST_EARLIER, EarlierCurves
from gui.state.run_history import Run

READING_SECONDS = 0.008  # of each turn of the event loop


class EarlierRuns(QObject):
    """The runs to compare with; a log is read a little at a time, and once.

    Signals:
        changed(): there is more to see of them.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: dict[Path, EarlierRun] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read)

    def show(self, runs: Sequence[Run]) -> None:
        """Compare with the first few of these, and with no others."""
        known, self._runs = self._runs, {}
        for run in runs[:MOST_EARLIER]:
            self._runs[run.folder] = known.get(run.folder) or EarlierRun(run)
            self._runs[run.folder].run = run  # which may have been renamed
        if self.is_reading():
            self._timer.start(0)
        self.changed.emit()

    def is_reading(self) -> bool:
        """Whether there is more to be read."""
        return any(not run.is_complete for run in self._runs.values())

    def curves(self) -> tuple[EarlierCurves, ...]:
        """What is read so far."""
        return tuple(
            EarlierCurves(str(folder), self._title(earlier), earlier.histories)
            for folder, earlier in self._runs.items()
        )

    def _title(self, earlier: EarlierRun) -> str:
        """Its name; with its time too where others have the same name."""
        title = earlier.run.title
        namesakes = sum(other.run.title == title for other in self._runs.values())
        return f"{title} · {day_and_time(earlier.run.began, datetime.now())}" if namesakes > 1 else title

    @Slot()
    def _read(self) -> None:
        until = perf_counter() + READING_SECONDS
        for run in [run for run in self._runs.values() if not run.is_complete]:
            while not run.is_complete and perf_counter() < until:
                try:
                    run.read_some()
                except (EngineError, OSError):  # what there is to see is shown
                    run.is_complete = True
            if run.is_complete:
                self.changed.emit()
        if not self.is_reading():
            self._timer.stop()
