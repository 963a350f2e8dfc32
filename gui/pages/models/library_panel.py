"""The models that are here: a list, the one that is chosen, and what goes on with them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.events import (
    EngineReady,
    Event,
    Failure,
    JobFailed,
    JobFinished,
    JobProgressed,
    LibraryListed,
    ModelsExported,
    PackAdded,
    StoredFamily,
)
from gui.bridge import EngineBridge
from gui.i18n.engine_failures import failure_words
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import on_language, say
from gui.pages.models.list_and_details import ListAndDetails
from gui.pages.models.model_choices import family_title, model_choices
from gui.pages.models.model_details import ModelDetails
from gui.state.file_names import suggested_name
from gui.state.library import Subject, subjects
from gui.state.number_format import format_bytes
from gui.trash import Trashed, move_to_trash
from gui.widgets.save_dialog import SaveDialog, remember_folder, usual_folder

SUFFIX = "lockmodel"


class LibraryPanel(ListAndDetails):
    """Packs and models at the left, the chosen one at the right, what goes on above.

    Attributes:
        details: of the chosen one. families: what is listed.

    Signals:
        stage_asked(tuple[str, ...]): put these models on the Stage.
        failed(Failure): something could not be done here in the window.
    """

    LIST_WIDTH, LIST_SHARE = 380, 0.42

    stage_asked = Signal(tuple)
    failed = Signal(object)

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        self.details = ModelDetails()
        super().__init__(self.details, parent)
        self._bridge = bridge
        self._english_titles: dict[str, str] = {}
        self._listing, self._task, self._renaming = 0, 0, 0
        self._wanted = ""
        self._has_listed = False
        self._failure: Failure | None = None
        self.families: tuple[StoredFamily, ...] = ()
        say(self.list.setAccessibleName, lambda: self.tr("Models"))
        bridge.arrived.connect(self._on_events)
        self.list.chosen.connect(self._show_chosen)
        self.details.stage_asked.connect(self.stage_asked)
        self.details.export_asked.connect(self._ask_for_target)
        self.details.duplicate_asked.connect(self._duplicate)
        self.details.delete_asked.connect(self._delete)
        self.details.renamed.connect(self._rename)
        on_language(self, self._show)
        self._show()

    def refresh(self) -> None:
        """Ask which models are here now."""
        self._listing = self._bridge.list_library()

    def is_idle(self) -> bool:
        """Whether nothing is looked for, written or read."""
        return not (self._listing or self._task or self._renaming)

    def choose(self, reference: str) -> bool:
        """Choose a pack by its name, or a model as `LoadModel` takes it; whether it is here."""
        found = next((s for s in subjects(self.families) if s.reference == reference), None)
        if found:
            self.list.choose(found.key)
        return found is not None

    def import_from(self, path: Path) -> None:
        """Keep what is in an exported file or a folder, once it has been checked."""
        if self._task:
            what = self.tr("{name} was not imported: other models are being written or read.").format(name=path.name)
            self.failed.emit(Failure(what, "", self.tr("Import it when that is done."), ""))
        else:
            job_id = self._bridge.import_models(str(path))
            self._begin(job_id, lambda: self.tr("Importing {name}…").format(name=path.name))

    @Slot()
    def ask_for_import(self) -> None:
        """Ask for a file, and keep what is in it."""
        dialog = QFileDialog(self, self.tr("Import models"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Models (*.{suffix})").format(suffix=SUFFIX), self.tr("All files (*)")])
        dialog.setDirectory(usual_folder())
        dialog.fileSelected.connect(self._on_import_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_import_chosen(self, path: str) -> None:
        remember_folder(Path(path).parent)
        self.import_from(Path(path))

    def _chosen(self) -> Subject | None:
        return next((subject for subject in subjects(self.families) if subject.key == self.list.key), None)

    @Slot()
    def _show_chosen(self) -> None:
        subject = self._chosen()
        self.show_details(subject is not None)
        if subject:
            self.details.show_subject(subject, self._titles())

    @Slot()
    def _ask_for_target(self) -> None:
        if subject := self._chosen():
            title = self.details.head.title()
            family = family_title(subject.family)
            name = suggested_name(family, title) if subject.model else suggested_name(title, "")
            kinds = {SUFFIX: self.tr("Models")}
            SaveDialog(self, self.tr("Export models"), name, kinds, partial(self.export_to, subject)).open()

    def export_to(self, subject: Subject, path: Path) -> None:
        """Write a pack or a model into a file."""
        if not self._task:
            job_id = self._bridge.export_models(subject.reference, str(path))
            self._begin(job_id, lambda: self.tr("Exporting {name}…").format(name=path.name))

    @Slot()
    def _duplicate(self) -> None:
        if (subject := self._chosen()) and not self._task:
            title = self.details.head.title()
            job_id = self._bridge.duplicate_models(subject.reference)
            self._begin(job_id, lambda: self.tr("Duplicating {name}…").format(name=title))

    @Slot(str)
    def _rename(self, title: str) -> None:
        if subject := self._chosen():
            self._renaming = self._bridge.rename_pack(subject.family.name, title)

    @Slot()
    def _delete(self) -> None:
        subject = self._chosen()
        if subject is None or not subject.is_own:
            return
        title, result = self.details.head.title(), move_to_trash([subject.trash])
        if isinstance(result, Trashed):
            self.notice.show_notice(
                lambda: self.tr("{name} is in the bin.").format(name=title),
                lambda: self.tr("Undo"),
                partial(self._restore, result),
            )
        else:
            self.failed.emit(result)
        self.refresh()

    def _restore(self, trashed: Trashed) -> None:
        self.notice.clear()
        if failure := trashed.restore():
            self.failed.emit(failure)
        self._wanted = str(trashed.places[0][0]) if trashed.places else ""
        self.refresh()

    def _begin(self, job_id: int, text: Callable[[], str]) -> None:
        self._task, self._doing = job_id, text
        self._show_task(0.0)

    def _show_task(self, share: float) -> None:
        cancel = partial(self._bridge.cancel, self._task)
        self.notice.show_notice(self._doing, lambda: self.tr("Cancel"), cancel, share=share, can_close=False)

    @Slot(tuple)
    def _on_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, EngineReady):
                self._english_titles = {a.name: a.title for a in event.architectures}
            elif event.job_id in (self._listing, self._task, self._renaming):
                self._take(event)

    def _take(self, event: Event) -> None:
        match event:
            case LibraryListed():
                self._show_families(event.families)
            case JobProgressed():
                self._show_task(event.done / event.total if event.total else 0.0)
            case ModelsExported():
                name, size = Path(event.path).name, event.bytes
                self.notice.show_notice(
                    lambda: self.tr("{name} is written, {size}.").format(name=name, size=format_bytes(size))
                )
            case PackAdded():
                self._wanted = event.name
                title = event.title
                self.notice.show_notice(
                    lambda: self.tr("{title} is kept among your own models.").format(title=title),
                    lambda: self.tr("Put on Stage"),
                    partial(self.stage_asked.emit, event.models),
                )
            case JobFinished() | JobFailed():
                self._end(event)

    def _end(self, event: JobFinished | JobFailed) -> None:
        if event.job_id == self._listing:
            self._listing = 0
            self._failure = event.failure if isinstance(event, JobFailed) else None
            self._show()
            return
        if event.job_id == self._task:
            self._task = 0
            if isinstance(event, JobFailed) or event.outcome == "cancelled":
                self.notice.clear()
        else:
            self._renaming = 0
        self.refresh()

    def _show_families(self, families: tuple[StoredFamily, ...]) -> None:
        self.families, self._has_listed = families, True
        self._show()
        if wanted := next((s for s in subjects(families) if self._wanted in (s.family.name, s.key)), None):
            self.list.choose(wanted.key)
        self._wanted = ""

    @Slot()
    def _show(self) -> None:
        """Show what is known, in the language of the window."""
        if self._failure:
            self.placeholder.show_text(failure_words(self._failure.what), failure_words(self._failure.advice))
        elif self._has_listed:
            self.placeholder.show_text(
                self.tr("No models yet"), self.tr("Train one, import a file, or drop one anywhere on the window.")
            )
        else:
            self.placeholder.show_text(self.tr("Looking for models…"), "")
        self.list.show_choices(model_choices(self.families, self._titles()))
        self._show_chosen()

    def _titles(self) -> dict[str, str]:
        """What the architectures are called."""
        return {name: engine_words(title) for name, title in self._english_titles.items()}
