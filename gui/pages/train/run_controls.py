"""Start, pause and stop."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.i18n.spoken import on_language
from gui.state.training_progress import Phase
from gui.theme import is_restyling, scaled
from gui.widgets.button import Button

BUTTON_PADDING = 16


class RunControls(QWidget):
    """Three buttons that tell at once what was asked, and enable what makes sense.

    Signals:
        start_asked(), pause_asked(), resume_asked(), stop_asked(): a button was pressed.
    """

    start_asked = Signal()
    pause_asked = Signal()
    resume_asked = Signal()
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = Button(lambda: self.tr("Start"), "play", role="primary")
        self.pause, self.stop = Button("", "pause"), Button("", "stop")
        self._phase, self._is_resuming = Phase.NONE, False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.start, self.pause, self.stop):
            row.addWidget(button)
        self.start.clicked.connect(self.start_asked)
        self.pause.clicked.connect(self._on_pause)
        self.stop.clicked.connect(self.stop_asked)
        self.show_phase(Phase.NONE, can_go_on=False)
        on_language(self, self._say)
        self._say()

    def show_phase(self, phase: Phase, can_go_on: bool) -> None:
        """Show a phase; `can_go_on`: a training that has ended can be resumed."""
        self._phase, is_active = phase, phase.is_active
        self.start.setEnabled(not is_active)
        self.start.set_role("plain" if is_active else "primary")
        self._is_resuming = phase in (Phase.PAUSED, Phase.RESUMING) or (can_go_on and not is_active)
        self._show_icon(self.pause, "play" if self._is_resuming else "pause", phase in (Phase.PAUSING, Phase.RESUMING))
        self._show_icon(self.stop, "stop", phase is Phase.STOPPING)
        can_pause = phase in (Phase.PREPARING, Phase.RUNNING)
        self.pause.setEnabled(can_pause or (self._is_resuming and phase is not Phase.RESUMING))
        self.pause.set_role("primary" if is_active else "plain")
        self.stop.setEnabled(is_active and phase is not Phase.STOPPING)
        self._show_texts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._hold_widths()

    def _say(self) -> None:
        self._show_texts()
        self._hold_widths()

    def _show_texts(self) -> None:
        self.pause.setText(self._pause_text(self._phase))
        self.stop.setText(self.tr("Stopping…") if self._phase is Phase.STOPPING else self.tr("Stop"))

    @staticmethod
    def _show_icon(button: Button, name: str, is_waiting: bool) -> None:
        button.set_icon_name("" if is_waiting else name)

    def _pause_text(self, phase: Phase) -> str:
        if phase is Phase.PAUSING:
            return self.tr("Pausing…")
        if phase is Phase.RESUMING:
            return self.tr("Resuming…")
        return self.tr("Resume") if self._is_resuming else self.tr("Pause")

    def _hold_widths(self) -> None:
        """Make room for the longest text, so that no button moves under the mouse; the waiting ones have no icon."""
        metrics = self.pause.fontMetrics()
        for button, longest in ((self.pause, self.tr("Resuming…")), (self.stop, self.tr("Stopping…"))):
            button.setMinimumWidth(metrics.horizontalAdvance(longest) + scaled(2 * BUTTON_PADDING))

    @Slot()
    def _on_pause(self) -> None:
        (self.resume_asked if self._is_resuming else self.pause_asked).emit()
