"""Train the architectures from scratch and watch them learn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from engine.config import CleaningConfig
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
    TrainingFinished,
)
from engine.paths import user_runs
from gui.bridge import EngineBridge
from gui.i18n.engine_words import described
from gui.pages.train.attention_panel import AttentionPanel
from gui.pages.train.curves_panel import CurvesPanel
from gui.pages.train.inspection_view import InspectionView
from gui.pages.train.metrics_panel import MetricsPanel
from gui.pages.train.run_entries import list_entries
from gui.pages.train.runs_panel import RunsPanel
from gui.pages.train.settings_panel import SettingsPanel
from gui.state.number_format import format_count
from gui.state.run_history import Run, can_go_on, find_runs, new_run_folder
from gui.state.training_choice import TrainingChoice
from gui.state.training_progress import Phase, TrainingProgress
from gui.theme import PAGE_MARGIN, is_restyling, scaled
from gui.widgets.message_bar import MessageBar

GUTTER = 16
NARROW, WIDE = 720, 1240
# By the number of columns: row, column and spans of settings, messages, curves, metrics, attention and runs.
PLACES = {
    1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1), (4, 0, 1, 1), (5, 0, 1, 1)),
    2: ((0, 0, 1, 2), (1, 0, 1, 2), (2, 0, 1, 1), (2, 1, 1, 1), (3, 0, 1, 2), (4, 0, 1, 2)),
    3: ((0, 0, 1, 3), (1, 0, 1, 3), (2, 0, 1, 1), (2, 1, 1, 1), (3, 0, 1, 2), (2, 2, 2, 1)),
}
# Curves move with every frame; figures that change faster than this cannot be read.
FIGURES_MILLISECONDS = 250


class TrainPage(QWidget):
    """Settings at the top; curves, figures and alignments of the training below; earlier runs at the side.

    Attributes:
        settings, curves, metrics, attention, runs: the panels.
        inspection: what the corpus holds, in place of the training's panels.
        messages: what is wrong with the settings, or why a training failed or paused by itself.
        progress: the record of the training in view.

    Signals:
        stage_requested(tuple[str, ...]): checkpoint folders to put on the Stage.
    """

    stage_requested = Signal(tuple)

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._architectures: tuple[ArchitectureDescription, ...] = ()
        self._found_runs: tuple[Run, ...] = ()
        self._title = ""
        self._choice: TrainingChoice | None = None
        self.progress = TrainingProgress()
        self.settings = SettingsPanel()
        self.messages = MessageBar()
        self.curves = CurvesPanel()
        self.metrics = MetricsPanel()
        self.attention = AttentionPanel()
        self.runs = RunsPanel()
        self.inspection = InspectionView(bridge)
        self._figures_timer = QTimer(self)
        self._figures_timer.setSingleShot(True)
        self._figures_timer.setInterval(FIGURES_MILLISECONDS)
        self._lay_out()
        self._connect()
        self._show_choice()
        self._show_everything()

    @Slot()
    def start(self, folder: Path | None = None) -> None:
        """Train what is chosen, or say all that is wrong with the choice; without a folder, into one of the user's."""
        choice = self._clean_choice()
        title = self.settings.title()
        problem = self._problem(choice)
        if problem or self.progress.phase.is_active:
            if problem:
                self.messages.show_failure(problem)
            return
        self._choice, self._title = choice, title
        if not self.inspection.isHidden():
            self.inspection.close_view()
        self._dismiss_messages()
        self._show_cleaning(choice.cleaning)
        run = str(folder or new_run_folder(title, datetime.now()))
        job_id = self._bridge.start_training(choice.configuration(title), run)
        self.progress = TrainingProgress.begin(job_id, run, choice.architectures)
        self._show_lanes(choice.architectures)
        self._show_everything()
        self.runs.choose(run)

    def choose_corpus(self, files: Sequence[Path], *, is_inspection: bool = False) -> bool:
        """Choose one file of pairs, or two parallel ones, and look into them if asked to; not while a training goes on.

        Returns whether they were chosen.
        """
        if self.is_idle():
            self.settings.corpus.choose_files(files)
            if is_inspection:
                self._inspect()
        return self.is_idle()

    def is_idle(self) -> bool:
        """Whether no training goes on."""
        return not self.progress.phase.is_active

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._arrange()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_idle():
            self._read_runs()
        self._show_everything()

    def _connect(self) -> None:
        self._bridge.arrived.connect(self._on_arrived)
        self._figures_timer.timeout.connect(self._show_figures)
        self.settings.changed.connect(self._show_choice)
        self.settings.corpus.chosen.connect(self._inspect_other)
        self.settings.inspect_button.clicked.connect(self._inspect)
        self.inspection.closed.connect(self._show_panels)
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

    @Slot(tuple)
    def _on_arrived(self, events: tuple[Event, ...]) -> None:
        phase, has_news = self.progress.phase, False
        for event in events:
            if isinstance(event, EngineReady):
                self._meet_architectures(event.architectures)
            elif self._take_in(event):
                has_news = True
        if self.progress.phase is not phase:
            self._show_everything()
        elif has_news and self.isVisible():
            self.curves.show_progress(self.progress)
            if not self._figures_timer.isActive():
                self._figures_timer.start()

    def _take_in(self, event: Event) -> bool:
        """Note an event and tell what went wrong, no longer than it holds; whether it is of the training in view."""
        told = self.progress.failure
        if not self.progress.apply(event):
            return False
        if told and told != self.progress.failure:
            self.messages.withdraw(told)
        if isinstance(event, JobFailed | JobPaused | TrainingFinished) and event.failure:
            self.messages.show_failure(event.failure)
        self._tell_lines_left_out(event)
        if isinstance(event, CorpusCleaned) and self._choice:
            self._show_cleaning(self._choice.cleaning, event.report)
        if isinstance(event, JobFinished | JobFailed):
            self._read_runs()
        return True

    def _tell_lines_left_out(self, event: Event) -> None:
        if isinstance(event, CorpusRead) and event.report.left_out:
            first, lines = event.report.bad_lines[0], "\n".join(map(str, event.report.bad_lines))
            kept = self.tr("The first is line {0:,} of {1}: {2}.").format(first.line, first.file, first.what)
            advice = self.tr("Such lines are left out of the training. Copy the details to mend them.")
            self.messages.show_failure(Failure(event.report.summary, kept, advice, lines))

    def _meet_architectures(self, architectures: Sequence[ArchitectureDescription]) -> None:
        self._architectures = tuple(map(described, architectures))
        self.curves.set_titles({a.name: a.title for a in self._architectures})
        self.settings.set_architectures(self._architectures)
        self._show_choice()
        self._show_everything()

    def _show_cleaning(self, cleaning: CleaningConfig, report: CleaningReport | None = None) -> None:
        """Show what is left out of the training, with its counts once they are known."""
        counts = dict(report.dropped) if report else {}
        titles = [(self.inspection.cleaning.title(option, cleaning), counts.get(option)) for option in cleaning.options]
        named = ", ".join(title if count is None else f"{title} {format_count(count)}" for title, count in titles)
        if report:
            dropped, pairs = format_count(report.pairs - report.kept), format_count(report.pairs)
            named = self.tr("{0} of {1} pairs ({2})").format(dropped, pairs, named)
        self.settings.show_note(self.tr("Left out of the training: {0}").format(named) if named else "")

    def _clean_choice(self) -> TrainingChoice:
        """What is chosen now, with what its corpus is to be cleaned of."""
        choice = self.settings.choice()
        return replace(choice, cleaning=self.inspection.cleaning_of(choice.corpus))

    @Slot()
    def _inspect(self) -> None:
        """Show what the corpus holds in place of the training's panels, or say why it cannot be looked at."""
        choice = replace(self.settings.choice(), architectures=("any",))
        if problem := self._problem(choice):
            self.messages.show_failure(problem)
            return
        title = self.settings.corpus.currentText()
        self.inspection.inspect(choice.corpus, title, choice.configuration(""))
        self._show_panels()
        self.inspection.close_button.setFocus()

    @Slot()
    def _inspect_other(self) -> None:
        if self.inspection.isVisible():
            self._inspect()

    @Slot()
    def _show_panels(self) -> None:
        is_inspecting = not self.inspection.isHidden()
        for panel in (self.curves, self.metrics, self.attention, self.runs):
            panel.setVisible(not is_inspecting)
        self._place_inspection()

    def _place_inspection(self) -> None:
        """Over the rows of the training's panels, but only while it is seen: a hidden one takes their spacing away."""
        self._grid.removeWidget(self.inspection)
        if not self.inspection.isHidden():
            self._grid.addWidget(self.inspection, 2, 0, 4, self._columns)

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
        elif self._choice:
            self._dismiss_messages()  # of the job before; what still holds, this one tells again
            config = self._choice.configuration(self._title)
            self.progress.continue_as(self._bridge.start_training(config, self.progress.run, resume=True))
        self._show_everything()

    @Slot()
    def _stop(self) -> None:
        self._bridge.cancel(self.progress.job_id)
        self.progress.ask(Phase.STOPPING)
        self._show_everything()

    @Slot(str)
    def _put_one_on_stage(self, architecture: str) -> None:
        if best := self.progress.parts[architecture].best:
            self.stage_requested.emit((best,))

    @Slot()
    def _put_all_on_stage(self) -> None:
        if models := self.progress.models:
            self.stage_requested.emit(models)

    def _problem(self, choice: TrainingChoice) -> Failure | None:
        """All that is wrong with a choice, in words."""
        problems = [] if choice.architectures else [self.tr("Choose at least one architecture.")]
        problems += [self.tr("{0} is not there any more.").format(file) for file in choice.corpus.missing_files()]
        try:
            # The rest is checked even where no architecture is chosen.
            replace(choice, architectures=choice.architectures or ("any",)).configuration("")
        except ConfigError as error:
            problems.append(error.what)
        if not problems:
            return None
        return Failure(
            "\n".join(problems), self.tr("Your settings are as you left them."), self.tr("Change them, then start."), ""
        )

    def _dismiss_messages(self) -> None:
        while self.messages.failure():
            self.messages.dismiss()

    @Slot()
    def _show_choice(self) -> None:
        """Show what would be trained, until something has been."""
        if self.progress.phase is not Phase.NONE:
            return
        choice = self._clean_choice()
        self._show_cleaning(choice.cleaning)
        self._show_lanes(choice.architectures)
        names = ", ".join(a.title for a in self._architectures if a.name in choice.architectures)
        minutes = f"{choice.minutes:g}"
        if len(choice.architectures) > 1:
            text = self.tr("{0} learn from scratch, step by step in turn, {1} min each.").format(names, minutes)
        else:
            text = self.tr("{0} learns from scratch for {1} min.").format(names, minutes)
        how = self.tr("The curves begin within seconds; the first translations come with the first validation.")
        self.curves.set_invitation(f"{text} {how}" if names else self.tr("Choose at least one architecture above."))
        self.curves.show_progress(self.progress)
        self._show_figures()

    def _show_lanes(self, names: Sequence[str]) -> None:
        chosen = [a for a in self._architectures if a.name in names]
        lanes = [(a.name, a.title) for a in chosen]
        self.curves.set_lanes(lanes)
        self.metrics.set_lanes(lanes)
        self.attention.set_architectures(chosen)
        for before, after in pairwise([self.curves.plot, *(card.stage_button for card in self.metrics.cards.values())]):
            QWidget.setTabOrder(before, after)

    def _show_everything(self) -> None:
        has_ended = self.progress.phase in (Phase.STOPPED, Phase.FAILED)
        # By its folder, not by its steps: a disk that is full may have taken no checkpoint at all.
        offers_resume = has_ended and can_go_on(Path(self.progress.run), self.progress.parts)
        self.settings.show_phase(self.progress.phase, offers_resume)
        self.curves.show_progress(self.progress)
        self._show_figures()

    @Slot()
    def _show_figures(self) -> None:
        self.metrics.show_progress(self.progress)
        self.attention.show_progress(self.progress)
        titles = {a.name: a.title for a in self._architectures}
        self.runs.show_entries(list_entries(self.progress, self._title, self._found_runs, titles))

    def _read_runs(self) -> None:
        self._found_runs = find_runs(user_runs())

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("role", "scrolled")
        self.inspection.setParent(content)
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(PAGE_MARGIN, GUTTER, PAGE_MARGIN, GUTTER)
        self._grid.setSpacing(GUTTER)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        """Put figures and runs at the side where there is room, else under the rest."""
        columns = 1 + (self.width() >= scaled(NARROW)) + (self.width() >= scaled(WIDE))
        if columns == self._columns:
            return
        self._columns = columns
        panels = (self.settings, self.messages, self.curves, self.metrics, self.attention, self.runs)
        for panel, place in zip(panels, PLACES[columns], strict=True):
            self._grid.addWidget(panel, *place)
        self._place_inspection()
        self._grid.setColumnStretch(0, 1)
        for row, stretch in ((2, 336), (3, 412 if columns > 1 else 0), (4, 412 if columns == 1 else 0)):
            self._grid.setRowStretch(row, stretch)
