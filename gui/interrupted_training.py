"""Remembers which training goes on, so that the next start can offer to continue what was cut off."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from engine.commands import Command, StartTraining
from engine.events import Event, JobFailed, JobFinished
from gui.bridge import EngineBridge
from gui.settings import Settings

KEY = "train/interrupted"


class InterruptedTraining(QObject):
    """Keeps the folder of the training that goes on in the settings until it ends while the window is open."""

    def __init__(self, settings: Settings, bridge: EngineBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._job_id = 0
        bridge.asked.connect(self._on_asked)
        bridge.arrived.connect(self._on_arrived)

    def take(self) -> Path | None:
        """The folder of the training that went on when the program ended, told once; None if there was none."""
        kept = self._settings.kept(KEY)
        if kept:
            self._keep("")
        return Path(kept) if kept else None

    @Slot(object)
    def _on_asked(self, command: Command) -> None:
        if isinstance(command, StartTraining):
            self._job_id = command.job_id
            self._keep(command.run)

    @Slot(tuple)
    def _on_arrived(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, JobFinished | JobFailed) and self._job_id and event.job_id == self._job_id:
                self._job_id = 0
                self._keep("")

    def _keep(self, folder: str) -> None:
        """On the disk at once: a program that is killed saves nothing any more."""
        self._settings.keep(KEY, folder)
        self._settings.save()
