"""Running, pausing and stopping an experiment, and how far it is."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.i18n.spoken import say
from gui.state.experiment_run import ExperimentRun, Phase
from gui.theme import is_restyling, scaled, theme_of
from gui.widgets.button import Button

BUTTON_PADDING = 16
BAR_WIDTH, BAR_HEIGHT = 120, 3


class RunButtons(QWidget):
    """Run, which turns into Stop, and Pause for experiments that are long.

    Signals:
        run_asked(), stop_asked(), pause_asked(), resume_asked(): a button was pressed.
    """

    run_asked = Signal()
    stop_asked = Signal()
    pause_asked = Signal()
    resume_asked = Signal()

    def __init__(self, can_pause: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run = Button("", "play", role="primary")
        self.pause = Button("", "pause")
        self.pause.setVisible(can_pause)
        self._is_active, self._is_paused = False, False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.run)
        row.addWidget(self.pause)
        self.run.clicked.connect(self._on_run)
        self.pause.clicked.connect(self._on_pause)
        self._hold_widths()

    def show_run(self, run: ExperimentRun) -> None:
        """Offer what makes sense now."""
        self._is_active, self._is_paused = run.is_measuring, run.phase is Phase.PAUSED
        self.run.setText(self._run_text(run))
        self.run.set_icon_name("stop" if self._is_active else "play")
        self.run.set_role("plain" if self._is_active else "primary")
        self.pause.setEnabled(self._is_active)
        self.pause.setText(self.tr("Resume") if self._is_paused else self.tr("Pause"))
        self.pause.set_icon_name("play" if self._is_paused else "pause")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._hold_widths()

    def _run_text(self, run: ExperimentRun) -> str:
        if run.is_measuring:
            return self.tr("Stop")
        if run.phase is Phase.COMPLETE:
            return self.tr("Run again")
        return self.tr("Go on") if run.measurements else self.tr("Run")

    def _hold_widths(self) -> None:
        """Make room for the longest text, so that no button moves under the mouse."""
        metrics = self.run.fontMetrics()
        for button, texts in (
            (self.run, (self.tr("Run"), self.tr("Stop"), self.tr("Run again"), self.tr("Go on"))),
            (self.pause, (self.tr("Pause"), self.tr("Resume"))),
        ):
            longest = max(metrics.horizontalAdvance(text) for text in texts)
            button.setMinimumWidth(longest + scaled(2 * BUTTON_PADDING + 24))

    @Slot()
    def _on_run(self) -> None:
        (self.stop_asked if self._is_active else self.run_asked).emit()

    @Slot()
    def _on_pause(self) -> None:
        (self.resume_asked if self._is_paused else self.pause_asked).emit()


class ProgressLine(QWidget):
    """A thin bar while an experiment runs; nothing otherwise, of the same size."""

    accessible_role = QAccessible.Role.ProgressBar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        say(self.setAccessibleName, lambda: self.tr("Progress"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_run(self, run: ExperimentRun) -> None:
        """Show how far a run is."""
        share = (run.done / run.total if run.total else 0.0) if run.is_measuring else None
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(BAR_WIDTH), BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._share is None:
            return
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            trough = QRectF(self.rect())
            painter.setBrush(theme.line)
            painter.drawRoundedRect(trough, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
            trough.setWidth(max(BAR_HEIGHT, trough.width() * min(1.0, self._share)))
            painter.setBrush(theme.ink)
            painter.drawRoundedRect(trough, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
