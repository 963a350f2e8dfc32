"""A timer in the window's own thread that notes how late it is called, beside a process that only ticks."""

import gc
import json
import subprocess
import sys
import time
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from bench.lateness import TICK_SECONDS, summarise

WORST_KEPT = 5


class TickLog(QObject):
    """How late each tick of a precise 16 ms timer was, and the longest garbage collection meanwhile.

    Attributes:
        page: what is shown, to be kept with each tick.
    """

    def __init__(self) -> None:
        super().__init__()
        self.page = ""
        self._late: list[tuple[float, str]] = []
        self._last = self._collection_began = self._longest_collection = 0.0
        self._control: subprocess.Popen[str] | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(TICK_SECONDS * 1000))
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Forget what was noted, and note from now on."""
        command = [sys.executable, "-m", "bench.control_ticks"]
        self._control = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._late.clear()
        self._longest_collection = 0.0
        self._last = time.perf_counter()
        gc.callbacks.append(self._note_collection)
        self._timer.start()

    def stop(self) -> dict[str, Any]:
        """Note no more; what was noted, as it is printed."""
        self._timer.stop()
        gc.callbacks.remove(self._note_collection)
        assert self._control is not None
        control, _ = self._control.communicate("")
        worst = sorted(self._late, reverse=True)[:WORST_KEPT]
        return {
            **summarise([seconds for seconds, _ in self._late]),
            "worst": [{"ms": round(seconds * 1e3, 1), "page": page} for seconds, page in worst],
            "longest_collection_ms": round(self._longest_collection * 1e3, 1),
            "control": json.loads(control),
        }

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        self._late.append((now - self._last - TICK_SECONDS, self.page))
        self._last = now

    def _note_collection(self, phase: str, information: dict[str, int]) -> None:
        """Called by Python in whichever thread collects; all others stand still meanwhile."""
        if phase == "start":
            self._collection_began = time.perf_counter()
        else:
            self._longest_collection = max(self._longest_collection, time.perf_counter() - self._collection_began)
