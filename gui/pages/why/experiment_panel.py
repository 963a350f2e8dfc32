"""What the panels of all experiments have in common: running, progress, failure, and taking the numbers along."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.events import ArchitectureDescription, Event, PackDescription
from engine.measurements.contract import Table
from gui.bridge import EngineBridge
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import on_language
from gui.pages.why.run_bar import ProgressLine, RunButtons
from gui.state.experiment_numbers import measurements_json, tables_csv
from gui.state.experiment_run import ExperimentRun, Phase
from gui.theme import CONTROL_HEIGHT
from gui.widgets.card import Card
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.message_bar import MessageBar
from gui.widgets.placeholder import Placeholder
from gui.widgets.share_button import ShareButton


class ExperimentPanel(QWidget):
    """Controls above a picture. A subclass says what is asked, and shows what is measured.

    It names itself in `NAME`, puts its choices into `controls` and its picture into `body`, and calls `choose` when a
    choice has changed. It overrides `options`, `tables` and `show_measurements`, and where it needs to `set_packs` and
    `invitation`.

    Attributes:
        controls: the row of choices. tabs: a row below it, empty in most: which part of the picture is in front.
        body: below it; what is in it is what can be copied and saved as a picture.
        buttons: run, stop and pause.
        share: what can be taken along.
        messages: what went wrong.
        run: the record of the run in view.

    Signals:
        phase_changed(): the run stands elsewhere.
    """

    NAME: ClassVar[str] = ""
    RUNS_AT_ONCE: ClassVar[bool] = False
    """Whether it is quick enough to run whenever it is opened or another choice is made."""
    CAN_PAUSE: ClassVar[bool] = False

    phase_changed = Signal()

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._title = self.NAME
        self._is_open, self._has_engine, self._is_awaited = False, False, False
        self.run = ExperimentRun()
        self.controls = FlowLayout(8)
        self.tabs = QHBoxLayout()
        self.buttons = RunButtons(self.CAN_PAUSE)
        self.share = ShareButton(CONTROL_HEIGHT)
        self.messages = MessageBar()
        self._activity = ElidedLabel("", 13, "ink3")
        self._progress = ProgressLine()
        self._picture = QWidget()
        self.body = QVBoxLayout(self._picture)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._placeholder = Placeholder(self._picture)
        self._lay_out()
        self.share.offer_picture(self._picture, lambda: self._title)
        self.share.offer_numbers(self._numbers, lambda: self._title)
        self.share.failed.connect(self.messages.show_failure)
        self.buttons.run_asked.connect(self._on_run)
        self.buttons.stop_asked.connect(self.stop)
        self.buttons.pause_asked.connect(lambda: bridge.pause(self.run.job_id))
        self.buttons.resume_asked.connect(lambda: bridge.resume(self.run.job_id))
        bridge.arrived.connect(self._on_arrived)
        on_language(self, self._show_run)
        self._show_run()

    def options(self) -> dict[str, Any]:
        """What is asked of the experiment, as its options name it."""
        return {}

    def tables(self, measured: Sequence[Any]) -> tuple[Table, ...]:
        """The measurements as figures."""
        raise NotImplementedError

    def show_measurements(self, measured: Sequence[Any]) -> None:
        """Show all that was measured so far; empty while nothing is."""
        raise NotImplementedError

    def measured(self) -> tuple[Any, ...]:
        """What is shown and can be taken along: what the run in view has measured."""
        return tuple(self.run.measurements)

    def set_packs(self, packs: Sequence[PackDescription]) -> None:
        """Take in which models there are now; what was chosen stays so as long as it is there."""

    def set_architectures(self, architectures: Sequence[ArchitectureDescription]) -> None:
        """Take in what the architectures are called."""

    def invitation(self) -> tuple[str, str]:
        """What is said while there is nothing to see: a head, and what running it will show."""
        return self.tr("Not run yet"), self.tr("Press Run: the first points come within seconds.")

    def set_choices(self, choices: Mapping[str, Any]) -> None:
        """Make choices in the controls, by the names of the options; raises KeyError for one that has no control."""
        for name in choices:
            raise KeyError(name)

    def set_title(self, title: str) -> None:
        """What pictures and files are named after."""
        self._title = title

    def open(self) -> None:
        """The reader sees the panel now: show what is known of what is chosen, or run what is quick.

        A run that goes on is left to go on, even if something else was chosen meanwhile.
        """
        self._is_open = True
        was_answered = bool(self.run.measurements) or self.run.phase is Phase.FAILED
        is_shown = was_answered and dict(self.run.asked) == self.options()
        if self._has_engine and not self.run.phase.is_active and not is_shown:
            self.choose()

    def close_panel(self) -> None:
        """The reader has turned to another one; a long run goes on."""
        self._is_open = False

    def start(self, *, is_fresh: bool = False) -> None:
        """Measure what is chosen; `is_fresh`: also what is known from before."""
        self._begin(is_fresh=is_fresh)

    def run_unless_complete(self) -> None:
        """Measure what is chosen, as soon as the engine is there, unless all of it is shown."""
        self._is_awaited = not self._has_engine
        if self._has_engine and self.run.phase is not Phase.COMPLETE and not self.run.is_measuring:
            self.start()

    @Slot()
    def choose(self) -> None:
        """Something else was chosen: run it if that is quick, else show what is known of it."""
        if self._has_engine and self._is_open:
            self._begin(only_recall=not self.RUNS_AT_ONCE)

    @Slot()
    def stop(self) -> None:
        """End the run; what was measured stays, and the next one goes on from there."""
        if self.run.phase.is_active:
            self._bridge.cancel(self.run.job_id)

    def is_idle(self) -> bool:
        """Whether nothing runs."""
        return not self.run.phase.is_active

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placeholder.setGeometry(self._picture.rect())

    def _begin(self, *, is_fresh: bool = False, only_recall: bool = False) -> None:
        self.stop()
        while self.messages.failure():
            self.messages.dismiss()
        asked = self.options()
        job_id = self._bridge.run_experiment(self.NAME, asked, is_fresh=is_fresh, only_recall=only_recall)
        kept = self.run.measurements if self.RUNS_AT_ONCE else []
        self.run = ExperimentRun.begin(job_id, asked, only_recalls=only_recall)
        self.run.measurements = list(kept)  # the picture before stays until the next one is there
        self._show_run()
        self.phase_changed.emit()

    @Slot()
    def _on_run(self) -> None:
        self.start(is_fresh=self.run.phase is Phase.COMPLETE)

    def engine_is_ready(self) -> None:
        """Experiments can be asked for from now on."""
        self._has_engine = True
        if self._is_awaited:
            self.run_unless_complete()
        elif self._is_open:
            self.open()

    @Slot(tuple)
    def _on_arrived(self, events: tuple[Event, ...]) -> None:
        phase, count = self.run.phase, len(self.run.measurements)
        taken = [event for event in events if self.run.apply(event)]
        if not taken:
            return
        if self.run.failure and phase is not Phase.FAILED:
            self.messages.show_failure(self.run.failure)
        self._show_run(has_measured=len(self.run.measurements) != count or self.RUNS_AT_ONCE)
        if self.run.phase is not phase:
            self.phase_changed.emit()

    def _show_run(self, *, has_measured: bool = True) -> None:
        self.buttons.show_run(self.run)
        self._progress.show_run(self.run)
        self._activity.setText(self._activity_text())
        measured = self.measured()
        has_any = bool(measured)
        self.share.setEnabled(has_any)
        if has_any or not self.run.phase.is_active:
            self._placeholder.setVisible(not has_any)
        head, text = self.invitation()
        if not has_any and self.run.is_measuring:
            head, text = self.tr("Measuring…"), engine_words(self.run.activity)
        self._placeholder.show_text(head, text)
        if has_measured and self._has_engine:
            self.show_measurements(measured)

    def _activity_text(self) -> str:
        run = self.run
        what = engine_words(run.activity)
        if run.phase is Phase.PAUSED:
            return self.tr("Paused: {what}").format(what=what) if what else self.tr("Paused")
        if not run.is_measuring or not what:
            return ""
        return f"{what} ({run.done + 1}/{run.total})" if run.total else what

    def _numbers(self) -> dict[str, str]:
        measured = self.measured()
        return {
            "csv": tables_csv(self.tables(measured)),
            "json": measurements_json(self.NAME, self.run.options, measured),
        }

    def _lay_out(self) -> None:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(self.controls, 1)
        head.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.share, 0, Qt.AlignmentFlag.AlignTop)
        card.body.setSpacing(4)
        card.body.addLayout(head)
        card.body.addLayout(self.tabs)
        how_far = QHBoxLayout()
        how_far.setSpacing(10)
        how_far.addWidget(self._progress)
        how_far.addWidget(self._activity, 1)
        card.body.addLayout(how_far)
        card.body.addWidget(self._picture, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.messages)
        column.addWidget(card, 1)
