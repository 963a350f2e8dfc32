"""What the list of runs can do: show, compare, rename, export, delete and follow."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from engine.events import Failure
from engine.paths import user_runs
from gui.bridge import EngineBridge
from gui.i18n.spoken import on_language
from gui.pages.train.opened_run import OpenedRun
from gui.pages.train.run_entries import Shown, list_entries, words_of_foreign
from gui.pages.train.run_export import RunExport
from gui.pages.train.run_menu import RunAction
from gui.pages.train.runs_panel import RunsPanel
from gui.state.number_format import format_count
from gui.state.run_history import Run, RunHistory, read_history, read_run, rename_run
from gui.state.training_progress import Phase, TrainingProgress
from gui.trash import Trashed, move_to_trash
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.save_dialog import remember_folder, usual_folder

MOST_COMPARED = 3


class RunsControl(QObject):
    """Looks after the list of runs, and after the run that is opened from it or followed.

    Attributes:
        opened: the run in view that is not trained here, if there is one.
        notice: what was done with a run, and how it is undone. standing: how it stands with the opened run.
        history: what is on the disk.

    Signals:
        view_changed(): another run is in view, or how it stands has changed.
        compared(tuple[Run, ...]): these are to be drawn beside the one in view.
        continue_asked(Run): this one is to be gone on with.
        failed(Failure): something could not be done.
    """

    view_changed = Signal()
    compared = Signal(tuple)
    continue_asked = Signal(object)
    failed = Signal(object)

    def __init__(self, bridge: EngineBridge, panel: RunsPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self.opened = OpenedRun(bridge, self)
        self.notice, self.standing = NoticeBar(), NoticeBar()
        self.history = RunHistory()
        self._export = RunExport(bridge, self.notice, panel, self)
        self._compared: list[Path] = []
        self._binned: set[Path] = set()
        self._is_busy_here = False
        panel.action_asked.connect(self._do)
        panel.renamed.connect(self._rename)
        panel.follow_button.clicked.connect(self.ask_for_folder)
        self.opened.changed.connect(self._on_opened)
        self.opened.failed.connect(self.failed)
        self._export.failed.connect(self.failed)
        on_language(self, self._show_standing)

    def read(self) -> None:
        """Look what is on the disk."""
        self.history = read_history(user_runs())
        there = {run.folder for run in self.history.runs}
        if gone := [folder for folder in self._compared if folder not in there]:
            self._compared = [folder for folder in self._compared if folder not in gone]
            self._tell_compared()

    def show_entries(self, progress: TrainingProgress, title: str, titles: Mapping[str, str]) -> None:
        """List the training of this session, `progress`, with what is opened and what is on the disk."""
        self._is_busy_here = progress.phase.is_active
        shown = [] if Path(progress.run) in self._binned else [Shown(progress, title)]
        if self.opened.progress:
            shown.insert(0, Shown(self.opened.progress, self.opened.title, is_here=False))
        self._panel.show_entries(list_entries(shown, self.history, self._compared, titles))
        self._panel.show_strays(*words_of_foreign(self.history))

    @Slot()
    def ask_for_folder(self) -> None:
        """Ask for the folder of a run that another machine writes, and follow it."""
        dialog = QFileDialog(self._panel, self.tr("Follow a folder"), usual_folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_folder(self, folder: Path) -> None:
        """Show the run in a folder, and follow it as long as it grows; nothing is written there."""
        run = read_run(folder)
        self.opened.open(folder, run.title if run else folder.name, run.config if run else None)
        self._panel.choose(str(folder))

    def offer_to_continue(self, folder: Path) -> None:
        """Say that this run was not finished when the program ended, if that is so and it can go on."""
        run = read_run(folder)
        if run is None or not run.can_continue:
            return
        step = max((model.step for model in run.models), default=0)

        def text() -> str:
            if not step:
                return self.tr("{0} was not finished when Lockstep ended.").format(run.title)
            steps = self.tr("{0} steps", "", step).format(format_count(step))
            return self.tr("{0} was not finished when Lockstep ended; its best model is of {1}.").format(
                run.title, steps
            )

        self.notice.show_notice(text, lambda: self.tr("Continue"), partial(self._continue, run))

    def _continue(self, run: Run) -> None:
        if self._is_busy_here:
            what = self.tr("{0} cannot be continued while another training goes on.").format(run.title)
            self.failed.emit(Failure(what, self.tr("Both are untouched."), self.tr("Stop that one first."), ""))
            return
        self.notice.clear()
        self.opened.close()
        self.continue_asked.emit(run)

    @Slot(str)
    def _on_folder_chosen(self, path: str) -> None:
        remember_folder(Path(path).parent)
        self.open_folder(Path(path))

    @Slot(str, str)
    def _do(self, action: RunAction, folder: str) -> None:
        path = Path(folder)
        run = next((run for run in self.history.runs if run.folder == path), None)
        match action:
            case "show":
                self.open_folder(path)
            case "continue" if run:
                self._continue(run)
            case "compare":
                self._compare(path)
            case "open_folder":
                self._open_in_desktop(path)
            case "delete":
                self._delete(path, run.title if run else path.name)
            case "tensorboard" | "csv" | "json":
                self._export.ask(path, run.title if run else path.name, action)

    def _compare(self, folder: Path) -> None:
        """Draw a run beside the one in view, or no more; the oldest gives way to a fourth."""
        if folder in self._compared:
            self._compared.remove(folder)
        else:
            self._compared = [*self._compared, folder][-MOST_COMPARED:]
        self._tell_compared()

    def _tell_compared(self) -> None:
        runs = {run.folder: run for run in self.history.runs}
        self.compared.emit(tuple(runs[folder] for folder in self._compared if folder in runs))
        self.view_changed.emit()

    def _open_in_desktop(self, folder: Path) -> None:
        if not (folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))):
            what = self.tr("{0} could not be opened.").format(folder)
            self.failed.emit(Failure(what, "", self.tr("Open it in the program that shows your files."), str(folder)))

    @Slot(str, str)
    def _rename(self, folder: str, title: str) -> None:
        run = read_run(Path(folder))
        try:
            if run:
                rename_run(run, title)
        except OSError as error:
            what = self.tr("The run could not be renamed: {0}.").format(error.strerror)
            self.failed.emit(Failure(what, self.tr("It is called as before."), "", folder))
        self.read()
        renamed = read_run(Path(folder))
        if renamed and self.opened.progress and self.opened.progress.run == folder:
            self.opened.title = renamed.title
            self._show_standing()
        self._tell_compared()

    def _delete(self, folder: Path, title: str) -> None:
        if (run := read_run(folder)) and run.is_held:
            what = self.tr("{0} is being trained by another window or terminal.").format(title)
            self.failed.emit(Failure(what, self.tr("Nothing was deleted."), self.tr("Stop it there first."), ""))
            return
        if self.opened.progress and Path(self.opened.progress.run) == folder:
            self.opened.close()
        result = move_to_trash([folder])
        if isinstance(result, Trashed):
            self._binned.add(folder)
            self.notice.show_notice(
                lambda: self.tr("{0} is in the bin.").format(title),
                lambda: self.tr("Undo"),
                partial(self._restore, result),
            )
        else:
            self.failed.emit(result)
        self.read()
        self.view_changed.emit()

    def _restore(self, trashed: Trashed) -> None:
        self.notice.clear()
        if failure := trashed.restore():
            self.failed.emit(failure)
        self._binned = {folder for folder in self._binned if not folder.exists()}
        self.read()
        self.view_changed.emit()
        if trashed.places:
            self._panel.choose(str(trashed.places[0][0]))

    @Slot()
    def _on_opened(self) -> None:
        self._show_standing()
        self.view_changed.emit()

    def _show_standing(self) -> None:
        """Say which run is in view, and how far it can be relied on."""
        progress = self.opened.progress
        if progress is None:
            self.standing.clear()
            return
        close = lambda: self.tr("Close")  # noqa: E731
        self.standing.show_notice(self._standing_words(progress), close, self.opened.close, can_close=False)

    def _standing_words(self, progress: TrainingProgress) -> str:
        title, opened = self.opened.title, self.opened
        if opened.lost:
            return self.tr(
                "The folder of {0} cannot be reached: {1}. What was read stays, and goes on by itself when it is back."
            ).format(title, opened.lost)
        if not progress.phase.is_active:
            words = {
                Phase.FINISHED: self.tr("{0}, as its log tells it: finished."),
                Phase.FAILED: self.tr("{0}, as its log tells it: failed."),
            }
            return words.get(progress.phase, self.tr("{0}, as its log tells it: stopped.")).format(title)
        if opened.silent_since:
            return self.tr("Nothing new of {0} since {1}: paused, busy, or ended from outside.").format(
                title, f"{opened.silent_since:%H:%M}"
            )
        if not opened.is_caught_up:
            return self.tr("Reading the log of {0}…").format(title)
        if not progress.parts:
            return self.tr("Waiting for a training to begin in {0}…").format(title)
        if progress.phase is Phase.PAUSED:
            return self.tr("{0} is paused where it is trained.").format(title)
        return self.tr("Following {0}: it is only read, and trained elsewhere.").format(title)
