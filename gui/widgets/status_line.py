"""The quiet place at the rail's foot that says what the engine is doing."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from engine.commands import Command
from engine.events import Event
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import on_language
from gui.state.engine_activity import EngineActivity
from gui.widgets.label import Label


class StatusLine(Label):
    """A few small words, empty while the engine is idle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(px=11, weight=500, tone="ink3", parent=parent)
        self._activity = EngineActivity()
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._say(self._describe())
        on_language(self, lambda: self._say(self._describe()))

    @Slot(object)
    def note_command(self, command: Command) -> None:
        """Take note of what the engine was asked."""
        self._activity.ask(command)
        self._show()

    @Slot(tuple)
    def note_events(self, events: tuple[Event, ...]) -> None:
        """Take note of what it reported."""
        self._activity.take(events)
        self._show()

    def _show(self) -> None:
        text = self._describe()
        if text != self.text():
            self._say(text)

    def _say(self, text: str) -> None:
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text or self.tr("Ready"))

    def _describe(self) -> str:
        match self._activity.busy:
            case "starting":
                return self.tr("Starting the engine…")
            case "broken":
                return self.tr("The engine could not start")
            case "loading":
                # No ellipsis behind the name, which is as wide as the rail allows.
                return self.tr("Loading {model}").format(model=engine_words(self._activity.subject))
            case "inspecting":
                return self.tr("Inspecting the corpus…")
            case "preparing":
                return f"{engine_words(self._activity.subject)}…"
            case "training":
                return self.tr("Training…")
            case "paused":
                return self.tr("Training paused")
            case "idle":
                return ""
