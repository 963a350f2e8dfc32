"""What is told aloud to those who do not see the window: that something which takes its time has ended, and how."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.commands import Command, RunExperiment, StartTraining, Translate
from engine.events import DecodeFinished, Event, JobFailed, JobFinished
from gui.bridge import EngineBridge
from gui.i18n.engine_failures import failure_words
from gui.widgets.announce import announce


class Announcements(QObject):
    """Listens to the engine and tells of each translation, training and experiment when it is over.

    Signals:
        told(str): this was said.
    """

    told = Signal(str)

    def __init__(self, bridge: EngineBridge, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._jobs: dict[int, Command] = {}
        self._translations: dict[int, list[str]] = {}
        bridge.asked.connect(self._note_command)
        bridge.arrived.connect(self._note_events)

    @Slot(object)
    def _note_command(self, command: Command) -> None:
        if (
            isinstance(command, StartTraining)
            or (isinstance(command, Translate) and not command.with_saliency)  # that completes one that was told
            or (isinstance(command, RunExperiment) and not command.only_recall)
        ):
            self._jobs[command.job_id] = command

    @Slot(tuple)
    def _note_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, DecodeFinished):
                self._translations.setdefault(event.job_id, []).append(event.text)
            elif isinstance(event, JobFinished | JobFailed):
                command = self._jobs.pop(event.job_id, None)
                texts = self._translations.pop(event.job_id, [])
                if isinstance(event, JobFailed):
                    self._say(failure_words(event.failure.what) if command else "")
                elif command and event.outcome != "cancelled":
                    self._say(self._words(command, texts, event.outcome == "done"))

    def _words(self, command: Command, texts: list[str], is_done: bool) -> str:
        if isinstance(command, Translate):
            return self.tr("Translated: {texts}").format(texts="; ".join(texts)) if texts else ""
        if isinstance(command, StartTraining):
            return self.tr("The training is done.") if is_done else self.tr("The training has ended.")
        return self.tr("The experiment is done.")

    def _say(self, text: str) -> None:
        if text:
            announce(self._window, text)
            self.told.emit(text)
