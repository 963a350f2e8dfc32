"""The window: the rail, the pages, and the bar for what went wrong."""

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.commands import (
    Command,
    CountParameters,
    DownloadCorpus,
    ExportRun,
    FollowRun,
    InspectCorpus,
    InspectStep,
    LoadModel,
    RunExperiment,
    StartTraining,
)
from engine.events import EngineReady, Event, Failure, JobFailed, JobFinished, LibraryListed
from gui.announcements import Announcements
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.desktop_notifications import DesktopNotifications
from gui.file_drops import FileDrops
from gui.i18n.spoken import Text, said, say
from gui.interrupted_training import InterruptedTraining
from gui.kept_pages import KeptPages, settings_put_aside
from gui.lesson_guide import LessonGuide
from gui.pages.models.page import ModelsPage
from gui.pages.stage.page import StagePage
from gui.pages.train.page import TrainPage
from gui.pages.why.page import WhyPage
from gui.problem_report import problem_report
from gui.resources import shipped_lessons
from gui.settings import Settings
from gui.state.dropped import Dropped, classify
from gui.state.lesson import Control, Lesson
from gui.theme import text_scale
from gui.widgets.button import Button
from gui.widgets.command_palette import CommandPalette
from gui.widgets.key_sheet import KeySheet
from gui.widgets.look_menu import LookMenu
from gui.widgets.message_bar import MessageBar
from gui.widgets.rail import Rail
from gui.widgets.report_sheet import ReportSheet
from gui.widgets.status_line import StatusLine
from gui.window_commands import WindowCommand
from gui.window_keys import stage_keys

USUAL_SIZE = QSize(1440, 900)
SMALLEST_SIZE, SMALLEST_WITH_LARGE_TEXT = QSize(800, 700), QSize(1024, 700)
STAGE, TRAIN, WHY, MODELS = range(4)
PAGES = ("stage", "train", "why", "models")  # as lessons and settings name them, in the order of the rail
LOG = logging.getLogger("lockstep")


class MainWindow(QWidget):
    """The main window; Ctrl+K offers all it can do, F1 shows its keys.

    Attributes:
        stage, train, why, models: the pages.
        messages: the bar for failures. announcements: what is told aloud. lessons: the lesson that is open, if any.
        drops: files that are dragged over the window.
    """

    def __init__(self, bridge: EngineBridge, appearance: AppearanceControl, settings: Settings) -> None:
        super().__init__()
        self._appearance = appearance
        self._settings = settings
        self.stage = StagePage(bridge)
        self.train = TrainPage(bridge)
        self.why = WhyPage(bridge, settings)
        self.models = ModelsPage(bridge)
        self.messages = MessageBar()
        self.messages.setProperty("place", "top")
        self.drops = FileDrops(self)
        self._rail = Rail()
        self._pages = QStackedWidget()
        self.lessons = LessonGuide(bridge, self.stage, self.why, self._controls, self)
        self._status = StatusLine()
        self._state_before, self._is_lecturing = self.windowState(), False
        self._page_jobs: dict[int, QWidget] = {}
        self._palette, self._key_sheet, self._report_sheet = CommandPalette(self), KeySheet(self), ReportSheet(self)
        self._look_menu = LookMenu(appearance, self)
        say_ends = lambda: self.tr("Tell when a training ends")  # noqa: E731
        self._look_menu.add_switch(say_ends, lambda: settings.tells_ends, partial(setattr, settings, "tells_ends"))
        self._look_button = Button("", role="quiet", icon_name="contrast")
        for name in (self._look_button.setAccessibleName, self._look_button.setToolTip):
            say(name, lambda: self.tr("Appearance: colours, motion and language"))
        self._lay_out()
        self._add_shortcuts()
        self._take_motion()
        self.announcements = Announcements(bridge, self)
        DesktopNotifications(bridge, self, settings)
        bridge.asked.connect(self._status.note_command)
        bridge.asked.connect(self._on_asked)
        bridge.arrived.connect(self._status.note_events)
        bridge.arrived.connect(self._on_events)
        self._rail.page_chosen.connect(self._turn_to)
        self._look_button.clicked.connect(self._open_look_menu)
        appearance.motion_changed.connect(self._take_motion)
        self.stage.take_away.failed.connect(self.show_failure)
        self.stage.sessions.failed.connect(self.show_failure)
        self.lessons.failed.connect(self.show_failure)
        self.messages.report_asked.connect(self.report_problem)
        self.lessons.page_asked.connect(lambda page: self.show_page(PAGES.index(page)))
        self.why.story.lessons.chosen.connect(self.lessons.open_file)
        self.drops.dropped.connect(self._open_dropped)
        self.drops.refused.connect(self.show_failure)
        self.train.stage_requested.connect(self._show_on_stage)
        self.models.stage_requested.connect(self._show_on_stage)
        self.models.corpus_requested.connect(lambda path, look: self._show_corpus([path], look))
        self.models.failed.connect(self.show_failure)
        self.stage.lecture_requested.connect(self.lecture)
        self.setWindowTitle("Lockstep")
        self.stage.setFocus()
        self._kept = KeptPages(settings, self.stage, self.train, bridge)
        self._interrupted = InterruptedTraining(settings, bridge, self)
        self._restore()

    def show_failure(self, failure: Failure) -> None:
        """Tell of a failure in the message bar, and in the log."""
        LOG.info("%s", "\n".join(filter(None, (failure.what, failure.kept, failure.advice, failure.details))))
        self.messages.show_failure(failure)

    def open_session(self, path: Path) -> None:
        """Show on the Stage what a session file tells of."""
        self.show_page(STAGE)
        self.stage.sessions.open_file(path)

    def open_file(self, path: Path) -> None:
        """Open a session, a lesson, models or a corpus, whichever the file is."""
        dropped = classify([path])
        if dropped.kind == "unknown":
            self.show_failure(self.drops.refusal(dropped))
        else:
            self._open_dropped(dropped)

    @Slot(object)
    def _open_dropped(self, dropped: Dropped) -> None:
        match dropped.kind:
            case "session":
                self.open_session(dropped.paths[0])
            case "lesson":
                self.lessons.open_file(dropped.paths[0])
            case "models":
                self.show_page(MODELS)
                self.models.import_models(dropped.paths[0])
            case "run":
                self.show_page(TRAIN)
                self.train.runs_control.open_folder(dropped.paths[0])
            case "corpus":
                self._show_corpus(dropped.paths)

    @property
    def is_lecturing(self) -> bool:
        """Whether the Stage alone is seen, in large type."""
        return self._is_lecturing

    @Slot(bool)
    def lecture(self, is_on: bool) -> None:
        """Show the Stage alone on the whole screen, in large type, or all of the window as it was before."""
        if is_on == self.is_lecturing:
            return
        if is_on:
            self.show_page(STAGE)
            self._state_before = self.windowState()
        self._is_lecturing = is_on
        self._rail.setVisible(not is_on)
        self.stage.set_lecturing(is_on)
        self._appearance.magnify_text(is_on)
        self.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen if is_on else self._state_before)
        self.stage.setFocus()

    def show_page(self, index: int) -> None:
        """Go to a page, `STAGE`, `TRAIN`, `WHY` or `MODELS`."""
        self._rail.choose(index)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._limit_size()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.lecture(False)
        self._settings.geometry = self.saveGeometry()
        self._settings.keep("window/page", PAGES[self._pages.currentIndex()])
        self._kept.keep()
        self._settings.save()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        for page, title, icon_name in self._titled_pages():
            self._rail.add_page(title, icon_name)
            self._pages.addWidget(page)
            say(page.setAccessibleName, title)
        self._rail.foot.addWidget(self._status)
        self._rail.foot.addWidget(self._look_button, 0, Qt.AlignmentFlag.AlignHCenter)
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self.lessons.strip)
        content.addWidget(self.messages)
        content.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(content, 1)

    def _titled_pages(self) -> tuple[tuple[QWidget, Text, str], ...]:
        """Each page with its title and icon, as they stand on the rail."""
        return (
            (self.stage, lambda: self.tr("Stage"), "stage"),
            (self.train, lambda: self.tr("Train"), "train"),
            (self.why, lambda: self.tr("Why"), "why"),
            (self.models, lambda: self.tr("Models"), "models"),
        )

    def _controls(self) -> dict[Control, QWidget]:
        """What a lesson can hide."""
        return {
            "rail": self._rail,
            "sentence": self.stage.top_bar,
            "tools": self.stage.tools,
            "playback": self.stage.playback_bar,
            "story": self.why.story,
            "run": self.why.panel.buttons,
        }

    def _add_shortcuts(self) -> None:
        for command in self._keyed_commands():
            for keys in command.keys:
                QShortcut(QKeySequence(keys), self).activated.connect(command.action)

    def commands(self) -> tuple[WindowCommand, ...]:
        """All that can be done from anywhere now."""
        experiments = [
            WindowCommand(f"{card.number}  {card.text()}", partial(self._open_experiment, name), self.tr("Why"))
            for name, card in self.why.story.cards.items()
        ]
        lessons = [
            WindowCommand(Lesson.read(path).title, partial(self.lessons.open_file, path), self.tr("Lessons"))
            for path in shipped_lessons()
        ]
        return *self._keyed_commands(), *experiments, *lessons

    def _keyed_commands(self) -> tuple[WindowCommand, ...]:
        window, pages = self.tr("Window"), self.tr("Pages")
        look = self._appearance
        return (
            *(
                WindowCommand(said(title), partial(self.show_page, place), pages, (f"Ctrl+{place + 1}",))
                for place, (_, title, _) in enumerate(self._titled_pages())
            ),
            WindowCommand(self.tr("All commands"), self.open_palette, window, ("Ctrl+K",)),
            WindowCommand(self.tr("Keys"), self.open_key_sheet, window, ("F1",)),
            WindowCommand(self.tr("Lecture: the Stage alone, in large type"), self._toggle_lecture, window, ("F11",)),
            WindowCommand(self.tr("Larger text"), look.enlarge_text, window, ("Ctrl++", "Ctrl+=")),
            WindowCommand(self.tr("Smaller text"), look.shrink_text, window, ("Ctrl+-",)),
            WindowCommand(self.tr("Text in its own size"), look.reset_text, window, ("Ctrl+0",)),
            WindowCommand(self.tr("Light or dark colours"), look.toggle_theme, window),
            *self._look_menu.commands(window),
            WindowCommand(self.tr("Open session…"), self._open_session, self.tr("Stage")),
            WindowCommand(self.tr("Save session…"), self.stage.sessions.save, self.tr("Stage")),
            WindowCommand(self.tr("Report a problem…"), self.report_problem, window),
            WindowCommand(self.tr("Quit"), self.close, window, ("Ctrl+Q",)),
        )

    @Slot()
    def open_palette(self) -> None:
        """Offer all commands."""
        self._palette.open_over(self, self.commands())

    @Slot()
    def open_key_sheet(self) -> None:
        """Show what keys do."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for command in self._keyed_commands():
            if command.keys:
                groups.setdefault(command.group, []).append((command.shown_keys, command.title))
        self._key_sheet.open_over(self, [*groups.items(), *stage_keys()])

    def report_problem(self, failure: Failure | None = None) -> None:
        """Show all that is to be told of a problem, with the failure in the message bar if none is given."""
        self._report_sheet.open_over(self, problem_report(failure or self.messages.failure()))

    def _open_experiment(self, name: str) -> None:
        self.show_page(WHY)
        self.why.show_experiment(name)

    def _open_session(self) -> None:
        self.show_page(STAGE)
        self.stage.sessions.open()

    def _toggle_lecture(self) -> None:
        self.lecture(not self.is_lecturing)

    def _restore(self) -> None:
        """Be as the settings tell, and tell if they could not be read."""
        self._restore_geometry()
        self._kept.restore()
        if self._settings.kept("window/page") in PAGES:
            self.show_page(PAGES.index(self._settings.kept("window/page")))
        if folder := self._interrupted.take():
            self.train.runs_control.offer_to_continue(folder)
        if self._settings.put_aside:
            self.show_failure(settings_put_aside(self._settings.put_aside))

    def _restore_geometry(self) -> None:
        self._limit_size()
        kept = self._settings.geometry
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(USUAL_SIZE.boundedTo(self.screen().availableSize()))

    def _limit_size(self) -> None:
        """Larger text needs more room, as far as the screen has it."""
        needed = (SMALLEST_SIZE * text_scale()).boundedTo(self.screen().availableSize())
        self.setMinimumSize(needed.expandedTo(SMALLEST_WITH_LARGE_TEXT if text_scale() > 1 else SMALLEST_SIZE))

    @Slot(int)
    def _turn_to(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        page = self._pages.currentWidget()
        if page and isinstance(QApplication.focusWidget(), QAbstractButton):
            # Qt moved the focus from the page before to some button, which would now wear a ring.
            page.setFocus()

    @Slot(object)
    def _on_asked(self, command: Command) -> None:
        """Keep which page shows by itself that a job has failed."""
        if isinstance(command, LoadModel | InspectStep):
            self._page_jobs[command.job_id] = self.stage
        elif isinstance(command, StartTraining | InspectCorpus | CountParameters | FollowRun | ExportRun):
            self._page_jobs[command.job_id] = self.train
        elif isinstance(command, RunExperiment):
            self._page_jobs[command.job_id] = self.why
        elif isinstance(command, DownloadCorpus):
            self._page_jobs[command.job_id] = self.models

    @Slot(tuple)
    def _on_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, EngineReady):
                self.stage.set_packs(event.packs)
                self.why.meet_engine(event)
            elif isinstance(event, LibraryListed):
                self.stage.set_packs(event.packs)
                self.why.set_packs(event.packs)
            elif isinstance(event, JobFailed | JobFinished):
                shown_by = self.stage if self.stage.is_translating_as(event.job_id) else None
                page = self._page_jobs.pop(event.job_id, shown_by)
                if isinstance(event, JobFailed) and (page is None or page is not self._pages.currentWidget()):
                    self.show_failure(event.failure)

    def _show_corpus(self, paths: Sequence[Path], is_inspection: bool = False) -> None:
        self.show_page(TRAIN)
        if not self.train.choose_corpus(paths, is_inspection=is_inspection):
            what = self.tr("Another corpus cannot be chosen while a training goes on.")
            self.show_failure(Failure(what, self.tr("The training is untouched."), self.tr("Stop it first."), ""))

    @Slot(tuple)
    def _show_on_stage(self, models: tuple[str, ...]) -> None:
        self.show_page(STAGE)
        self.stage.show_models(models)

    @Slot()
    def _open_look_menu(self) -> None:
        above = self._look_menu.sizeHint().height()
        self._look_menu.popup(self._look_button.mapToGlobal(QPoint(0, -above)))

    @Slot()
    def _take_motion(self) -> None:
        self.stage.playback.glides = not self._appearance.reduces_motion
