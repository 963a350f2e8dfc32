"""Train the architectures and watch them learn."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.config import CleaningConfig, TrainingConfig, read_config
from engine.errors import ConfigError
from engine.events import (
    ArchitectureDescription,
    CleaningReport,
    CorpusCleaned,
    CorpusRead,
    EngineReady,
    Event,
    Failure,
    JobFailed,
    JobFinished,
    JobPaused,
    LibraryListed,
    TrainingFinished,
)
from gui.bridge import EngineBridge
from gui.i18n.engine_words import titles_of
from gui.i18n.spoken import on_language
from gui.pages.train.advanced_panel import AdvancedPanel
from gui.pages.train.attention_panel import AttentionPanel
from gui.pages.train.choice_words import invitation, left_out, lines_left_out, until_all_end, what_is_wrong
from gui.pages.train.curves_panel import CurvesPanel
from gui.pages.train.inspection_view import InspectionView
from gui.pages.train.metrics_panel import MetricsPanel
from gui.pages.train.panel_grid import PanelGrid
from gui.pages.train.parameter_counts import ParameterCounts
from gui.pages.train.runs_control import RunsControl
from gui.pages.train.runs_panel import RunsPanel
from gui.pages.train.settings_panel import SettingsPanel
from gui.state.run_history import Run, can_go_on, new_run_folder
from gui.state.time_left import times_left
from gui.state.training_choice import TrainingChoice
from gui.state.training_progress import Phase, TrainingProgress
from gui.widgets.message_bar import MessageBar
from gui.widgets.notice_stack import NoticeStack
from gui.widgets.tab_order import order_tabs

# Curves move with every frame; figures that change faster than this cannot be read.
FIGURES_MILLISECONDS = 250


class TrainPage(QWidget):
    """Settings at the top; curves, figures and alignments of the training below; earlier runs at the side.

    Attributes:
        settings, curves, metrics, attention, runs: the panels.
        inspection, advanced: what the corpus holds, and every setting, in place of the training's panels.
        messages: what is wrong with the settings, or why a training failed or paused by itself.
        runs_control: what the list of runs can do, and the run that is opened from it.
        progress: the record of this program's own training.

    Signals:
        stage_requested(tuple[str, ...]): checkpoint folders to put on the Stage.
    """

    stage_requested = Signal(tuple)

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._architectures: tuple[ArchitectureDescription, ...] = ()
        self._title = ""
        self._config: TrainingConfig | None = None
        self._wrong: Failure | None = None
        self._past, self._lanes = 0, tuple[str, ...]()
        self.progress = TrainingProgress()
        self.settings = SettingsPanel()
        self.messages = MessageBar()
        self.curves = CurvesPanel()
        self.metrics = MetricsPanel()
        self.attention = AttentionPanel()
        self.runs = RunsPanel()
        self.runs_control = RunsControl(bridge, self.runs, self)
        self.inspection = InspectionView(bridge)
        self.advanced = AdvancedPanel()
        self._counts = ParameterCounts(bridge, self._plan, self)
        self._figures_timer = QTimer(self)
        self._figures_timer.setSingleShot(True)
        self._figures_timer.setInterval(FIGURES_MILLISECONDS)
        self._lay_out()
        self._connect()
        self._show_choice()
        on_language(self, self._show_choice)
        on_language(self, self._show_everything)
        self._show_everything()

    @Slot()
    def start(self, folder: Path | None = None) -> None:
        """Train what is chosen, or say all that is wrong with the choice; without a folder, into one of the user's."""
        choice = self._whole_choice()
        title = self.settings.title()
        problem = self._problem(choice)
        if problem or self.progress.phase.is_active:
            if problem:
                self._wrong = problem
                self.messages.show_failure(problem)
                if self.advanced.described_problems():
                    self._show_advanced()
                    self.advanced.point_out_problems()
            return
        self._title, self._config = title, choice.configuration(title)
        for view in (self.inspection, self.advanced):
            if not view.isHidden():
                view.close_view()
        self.messages.dismiss_all()
        self.runs_control.opened.close()
        self._show_cleaning(choice.cleaning)
        run = str(folder or new_run_folder(title, datetime.now()))
        job_id = self._bridge.start_training(self._config, run)
        self.progress = TrainingProgress.begin(job_id, run, choice.architectures)
        self._show_everything()
        self.runs.choose(run)

    @property
    def in_view(self) -> TrainingProgress:
        """The record of the training in view: of the run that is opened, if one is, else of this program's own."""
        return self.runs_control.opened.progress or self.progress

    @Slot(object)
    def continue_run(self, run: Run) -> None:
        """Go on with a run that was not finished, as it was configured, after its past has been read."""
        self.messages.dismiss_all()
        self._config, self._title = run.config, run.title
        self._past = self._bridge.follow_run(str(run.folder), only_past=True)
        self.progress = TrainingProgress.begin(self._past, str(run.folder), run.config.architectures, Phase.READING)
        self._show_everything()
        self.runs.choose(str(run.folder))

    def choose_corpus(self, files: Sequence[Path], *, is_inspection: bool = False) -> bool:
        """Choose a file of pairs, or two parallel ones, and look into them if asked to; False while one is trained."""
        if self.is_idle():
            self.settings.corpus.choose_files(files)
            if is_inspection:
                self._inspect()
        return self.is_idle()

    def is_idle(self) -> bool:
        """Whether no training goes on."""
        return not self.progress.phase.is_active

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_idle():
            self.runs_control.read()
        self._show_everything()

    def _connect(self) -> None:
        self._bridge.arrived.connect(self._on_arrived)
        self._figures_timer.timeout.connect(self._show_figures)
        self.settings.changed.connect(self._show_choice)
        self.settings.advanced_button.clicked.connect(self._toggle_advanced)
        self.advanced.changed.connect(self._show_choice)
        self.advanced.closed.connect(self._grid.show_panels)
        self._counts.counted.connect(self.advanced.show_parameters)
        self.advanced.close_button.clicked.connect(self.settings.advanced_button.setFocus)
        self.settings.corpus.chosen.connect(self._inspect_other)
        self.settings.inspect_button.clicked.connect(self._inspect)
        self.inspection.closed.connect(self._grid.show_panels)
        self.inspection.close_button.clicked.connect(self.settings.inspect_button.setFocus)
        self.inspection.cleaning_chosen.connect(self._show_choice)
        controls = self.settings.controls
        controls.start_asked.connect(self.start)
        controls.pause_asked.connect(self._pause)
        controls.resume_asked.connect(self._resume)
        controls.stop_asked.connect(self._stop)
        self.curves.share.failed.connect(self.messages.show_failure)
        self.metrics.stage_asked.connect(self._put_one_on_stage)
        self.attention.stage_asked.connect(self._put_all_on_stage)
        self.runs.stage_asked.connect(self.stage_requested)
        self.runs_control.view_changed.connect(self._show_choice)
        self.runs_control.view_changed.connect(self._show_everything)
        self.runs_control.opened.news.connect(self._show_news)
        self.runs_control.continue_asked.connect(self.continue_run)
        self.runs_control.compared.connect(self.curves.show_earlier)
        self.runs_control.failed.connect(self.messages.show_failure)

    @Slot(tuple)
    def _on_arrived(self, events: tuple[Event, ...]) -> None:
        phase, has_news = self.progress.phase, False
        for event in events:
            if isinstance(event, EngineReady):
                self.settings.set_packs(event.packs)
                self._meet_architectures(event)
            elif isinstance(event, LibraryListed):
                self.settings.set_packs(event.packs)
            elif self._take_in(event):
                has_news = True
        if self.progress.phase is not phase:
            self._show_everything()
        elif has_news and self.in_view is self.progress:
            self._show_news()

    @Slot()
    def _show_news(self) -> None:
        if self.isVisible():
            self.curves.show_progress(self.in_view)
            if not self._figures_timer.isActive():
                self._figures_timer.start()

    def _take_in(self, event: Event) -> bool:
        """Note an event and tell what went wrong, no longer than it holds; whether it is of the training in view."""
        told = self.progress.failure
        if self._ends_past(event) or not self.progress.apply(event):
            return event.job_id == self.progress.job_id
        if told and told != self.progress.failure:
            self.messages.withdraw(told)
        if isinstance(event, JobFailed | JobPaused | TrainingFinished) and event.failure:
            self.messages.show_failure(event.failure)
        if isinstance(event, CorpusRead) and event.report.left_out:
            self.messages.show_failure(lines_left_out(event.report))
        if isinstance(event, CorpusCleaned) and self._config:
            self._show_cleaning(self._config.corpus.cleaning, event.report)
        if isinstance(event, JobFinished | JobFailed):
            self.runs_control.read()
        return True

    def _ends_past(self, event: Event) -> bool:
        """Whether the past of a run is read, so that its training goes on now, even if no log told of it."""
        is_end = isinstance(event, JobFinished | JobFailed) and event.job_id == self._past == self.progress.job_id
        ends_past = is_end and self.progress.phase is not Phase.STOPPING
        if ends_past:
            self._continue_training()
            self._show_everything()
        return ends_past

    def _continue_training(self) -> None:
        """Go on as the run has written it, which knows the sizes of the models that it started from."""
        with suppress(ConfigError):  # it was stopped before it wrote one
            self._config = read_config(Path(self.progress.run) / "config.toml")
        if self._config:
            self.progress.continue_as(self._bridge.start_training(self._config, self.progress.run, resume=True))

    def _meet_architectures(self, ready: EngineReady) -> None:
        self._architectures, self._lanes = ready.architectures, ()
        self.curves.set_titles({a.name: a.title for a in self._architectures})
        self.advanced.meet_architectures(ready.architectures, ready.sizes)
        self.settings.set_architectures(self._architectures)
        self._show_choice()
        self._show_everything()

    def _show_cleaning(self, cleaning: CleaningConfig, report: CleaningReport | None = None) -> None:
        titles = {option: self.inspection.cleaning.title(option, cleaning) for option in cleaning.options}
        self.settings.show_note(left_out(cleaning, titles, report))

    def _whole_choice(self) -> TrainingChoice:
        """What is chosen now, with what its corpus is to be cleaned of and all that differs from the preset."""
        choice = self.settings.choice()
        changes = self.advanced.advanced.changes(choice)
        return replace(choice, cleaning=self.inspection.cleaning_of(choice.corpus), changes=changes)

    @Slot()
    def _toggle_advanced(self) -> None:
        if self.advanced.isHidden():
            self._show_advanced()
        else:
            self.advanced.close_view()

    def _show_advanced(self) -> None:
        """Show every setting in place of the training's panels."""
        if not self.inspection.isHidden():
            self.inspection.close_view()
        self.advanced.show()
        self._grid.show_panels()
        self._counts.ask_soon()

    def _plan(self) -> TrainingConfig | None:
        """What would be trained anew, if it can be and is looked at."""
        choice = self._whole_choice()
        is_wanted = self.advanced.isVisible() and choice.start_from is None and self._problem(choice) is None
        return choice.configuration("") if is_wanted else None

    @Slot()
    def _inspect(self) -> None:
        """Show what the corpus holds in place of the training's panels, or say why it cannot be looked at."""
        choice = replace(self.settings.choice(), architectures=("any",))
        if problem := self._problem(choice):
            self.messages.show_failure(problem)
            return
        title = self.settings.corpus.currentText
        self.advanced.hide()
        self.inspection.inspect(choice.corpus, title, choice.configuration(""))
        self._grid.show_panels()
        self.inspection.close_button.setFocus()

    @Slot()
    def _inspect_other(self) -> None:
        if self.inspection.isVisible():
            self._inspect()

    @Slot()
    def _pause(self) -> None:
        self._bridge.pause(self.progress.job_id)
        self.progress.ask(Phase.PAUSING)
        self._show_everything()

    @Slot()
    def _resume(self) -> None:
        if self.progress.phase.is_active:
            self._bridge.resume(self.progress.job_id)
            self.progress.ask(Phase.RESUMING)
        elif self._config:
            self.messages.dismiss_all()  # of the job before; what still holds, this one tells again
            self.runs_control.opened.close()
            self._continue_training()
        self._show_everything()

    @Slot()
    def _stop(self) -> None:
        self._bridge.cancel(self.progress.job_id)
        self.progress.ask(Phase.STOPPING)
        self._show_everything()

    @Slot(str)
    def _put_one_on_stage(self, architecture: str) -> None:
        if best := self.in_view.parts[architecture].best:
            self.stage_requested.emit((best,))

    @Slot()
    def _put_all_on_stage(self) -> None:
        if models := self.in_view.models:
            self.stage_requested.emit(models)

    def _problem(self, choice: TrainingChoice) -> Failure | None:
        """All that is wrong with a choice, in words."""
        return what_is_wrong(choice, self.settings.lacking(choice), self.advanced.described_problems())

    def _tell_what_is_wrong_still(self, choice: TrainingChoice) -> None:
        """Let the message tell no more than what is wrong by now, once it has told anything."""
        if self._wrong:
            self._wrong = self.messages.replace(self._wrong, self._problem(choice))

    @Slot()
    def _show_choice(self) -> None:
        """Show what would be trained; in the panels of the training only until something has been."""
        choice = self._whole_choice()
        self.advanced.show_choice(choice, self.settings.size_title())
        self.settings.show_changes(len(self.advanced.advanced.counted(choice)))
        self._tell_what_is_wrong_still(choice)
        self._counts.ask_soon()
        if self.in_view.phase is not Phase.NONE:
            return
        self._show_cleaning(choice.cleaning)
        self._show_lanes(choice.architectures)
        self.curves.set_invitation(invitation(choice, titles_of(self._architectures)))
        self.curves.show_progress(self.progress)
        self._show_figures()

    def _show_lanes(self, names: Sequence[str]) -> None:
        self._lanes = tuple(names)
        chosen = [a for a in self._architectures if a.name in names]
        lanes = [(a.name, a.title) for a in chosen]
        self.curves.set_lanes(lanes)
        self.metrics.set_lanes(lanes)
        self.attention.set_architectures(chosen)
        order_tabs([self.curves.plot, *(card.stage_button for card in self.metrics.cards.values())])

    @Slot()
    def _show_everything(self) -> None:
        has_ended = self.progress.phase in (Phase.STOPPED, Phase.FAILED)
        # By its folder, not by its steps: a disk that is full may have taken no checkpoint at all.
        begun = [name for name, part in self.progress.parts.items() if part.step]
        offers_resume = has_ended and bool(begun) and can_go_on(Path(self.progress.run), begun)
        self.settings.show_phase(self.progress.phase, offers_resume)
        self.advanced.set_editable(self.is_idle())
        if self.in_view.phase is not Phase.NONE and tuple(self.in_view.parts) != self._lanes:
            self._show_lanes(tuple(self.in_view.parts))
        self.curves.show_progress(self.in_view)
        self._show_figures()

    @Slot()
    def _show_figures(self) -> None:
        times = times_left(self.progress, self._config)
        is_held = self.progress.phase in (Phase.PAUSED, Phase.RESUMING)
        self.settings.show_times(until_all_end(times, is_held=is_held) if self.progress.phase.is_active else "")
        in_view = times if self.in_view is self.progress else times_left(self.in_view, self.runs_control.opened.config)
        self.metrics.show_progress(self.in_view, in_view.parts)
        self.attention.show_progress(self.in_view)
        self.runs_control.show_entries(self.progress, self._title, titles_of(self._architectures))

    def _lay_out(self) -> None:
        notices = NoticeStack((self.messages, self.runs_control.standing, self.runs_control.notice))
        panels = (self.settings, notices, self.curves, self.metrics, self.attention, self.runs)
        self._grid = PanelGrid(panels, (self.inspection, self.advanced))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._grid)
