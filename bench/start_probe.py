"""Starts the application as `main.py` does, and ends it when its models are there: prints how long that took as JSON.

usage: python -m bench.start_probe BEGAN
BEGAN is what `time.monotonic()` gave to whoever started this process; that clock is the same in all processes.
"""

import json
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot

import gui.application
import main
from engine.events import EngineReady, Event, JobFailed, ModelLoaded
from gui.application import Session
from gui.i18n.language import Language
from gui.settings import Settings


class StartWatch(QObject):
    """Notes the first frame and the models, then quits.

    Attributes:
        times: seconds since `began`, by what was reached.
    """

    def __init__(self, session: Session, began: float) -> None:
        super().__init__()
        self.times: dict[str, float] = {}
        self._session, self._began = session, began
        self._awaited: set[str] | None = None  # until the engine has told what there is
        session.window.installEventFilter(self)
        session.bridge.arrived.connect(self._note)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # After this event the window's children are painted and the frame is handed over: then the timer's turn.
            QTimer.singleShot(0, lambda: self._reach("first_frame_s"))
        return False

    @Slot(tuple)
    def _note(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, EngineReady):
                self._awaited = set(event.packs[0].models) if event.packs else set()
            elif isinstance(event, ModelLoaded) and self._awaited is not None:
                self._awaited.discard(event.model)
            elif isinstance(event, JobFailed):
                print(event.failure.what, file=sys.stderr)
                QCoreApplication.exit(1)
        if self._awaited is not None and not self._awaited:
            self._session.bridge.arrived.disconnect(self._note)
            QTimer.singleShot(0, lambda: self._reach("models_ready_s"))

    def _reach(self, name: str) -> None:
        self.times[name] = time.monotonic() - self._began
        if len(self.times) == 2:
            QCoreApplication.quit()


def run(began: float) -> int:
    """Run the application itself; only where its session is made does the watch look on."""
    watches: list[StartWatch] = []
    open_session = gui.application.open_session

    def open_watched(settings: Settings, language: Language | None = None) -> Session:
        session = open_session(settings, language)
        watches.append(StartWatch(session, began))
        return session

    gui.application.open_session = open_watched
    code = main.run([])
    if watches:
        print(json.dumps(watches[0].times))
    return code


if __name__ == "__main__":
    sys.exit(run(float(sys.argv[1])))
