"""The models that are here: a list, the one that is chosen, and what goes on with them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

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
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import say
from gui.pages.models.model_choices import family_title, model_choices
from gui.pages.models.model_details import ModelDetails
from gui.state.file_names import suggested_name
from gui.state.library import Subject, subjects
from gui.state.number_format import format_bytes
from gui.theme import scaled
from gui.trash import Trashed, move_to_trash
from gui.widgets.card import Card
from gui.widgets.choice_list import ChoiceList
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.placeholder import Placeholder
from gui.widgets.save_dialog import SaveDialog, remember_folder, usual_folder

GUTTER, LIST_WIDTH, LIST_SHARE = 16, 380, 0.42
SUFFIX = "lockmodel"


class LibraryPanel(QWidget):
    """Packs and models at the left, the chosen one at the right, what goes on above.

    Attributes:
        list, details, notice: the parts. families: what is listed.

    Signals:
        stage_asked(tuple[str, ...]): put these models on the Stage.
        failed(Failure): something could not be done here in the window.
    """

    stage_asked = Signal(tuple)
    failed = Signal(object)

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._titles: dict[str, str] = {}
        self._listing, self._task, self._renaming = 0, 0, 0
        self._wanted = ""
        self.families: tuple[StoredFamily, ...] = ()
        self.notice, self.list, self.details = NoticeBar(), ChoiceList(), ModelDetails()
        self._empty = Placeholder()
        self._empty.show_text(self.tr("Looking for models…"), "")
        say(self.list.setAccessibleName, lambda: self.tr("Models"))
        self._lay_out()
        bridge.arrived.connect(self._on_events)
        self.list.chosen.connect(self._show_chosen)
        self.details.stage_asked.connect(self.stage_asked)
        self.details.export_asked.connect(self._ask_for_target)
        self.details.duplicate_asked.connect(self._duplicate)
        self.details.delete_asked.connect(self._delete)
        self.details.renamed.connect(self._rename)

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
            self._begin(self._bridge.import_models(str(path)), self.tr("Importing {name}…").format(name=path.name))

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list_card.setFixedWidth(min(scaled(LIST_WIDTH), round(self.width() * LIST_SHARE)))

    @Slot(str)
    def _on_import_chosen(self, path: str) -> None:
        remember_folder(Path(path).parent)
        self.import_from(Path(path))

    def _chosen(self) -> Subject | None:
        return next((subject for subject in subjects(self.families) if subject.key == self.list.key), None)

    @Slot()
    def _show_chosen(self) -> None:
        subject = self._chosen()
        self.details.setVisible(subject is not None)
        self._empty.setVisible(subject is None)
        if subject:
            self.details.show_subject(subject, self._titles)

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
            text = self.tr("Exporting {name}…").format(name=path.name)
            self._begin(self._bridge.export_models(subject.reference, str(path)), text)

    @Slot()
    def _duplicate(self) -> None:
        if (subject := self._chosen()) and not self._task:
            text = self.tr("Duplicating {name}…").format(name=self.details.head.title())
            self._begin(self._bridge.duplicate_models(subject.reference), text)

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
                self.tr("{name} is in the bin.").format(name=title), self.tr("Undo"), partial(self._restore, result)
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

    def _begin(self, job_id: int, text: str) -> None:
        self._task, self._doing = job_id, text
        self._show_task(0.0)

    def _show_task(self, share: float) -> None:
        cancel = partial(self._bridge.cancel, self._task)
        self.notice.show_notice(self._doing, self.tr("Cancel"), cancel, share=share, can_close=False)

    @Slot(tuple)
    def _on_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, EngineReady):
                self._titles = {a.name: engine_words(a.title) for a in event.architectures}
            elif event.job_id in (self._listing, self._task, self._renaming):
                self._take(event)

    def _take(self, event: Event) -> None:
        match event:
            case LibraryListed():
                self._show_families(event.families)
            case JobProgressed():
                self._show_task(event.done / event.total if event.total else 0.0)
            case ModelsExported():
                path = Path(event.path)
                text = self.tr("{name} is written, {size}.").format(name=path.name, size=format_bytes(event.bytes))
                self.notice.show_notice(text)
            case PackAdded():
                self._wanted = event.name
                text = self.tr("{title} is kept among your own models.").format(title=event.title)
                put = partial(self.stage_asked.emit, event.models)
                self.notice.show_notice(text, self.tr("Put on Stage"), put)
            case JobFinished() | JobFailed():
                self._end(event)

    def _end(self, event: JobFinished | JobFailed) -> None:
        if event.job_id == self._listing:
            self._listing = 0
            if isinstance(event, JobFailed):
                self._empty.show_text(event.failure.what, event.failure.advice)
            return
        if event.job_id == self._task:
            self._task = 0
            if isinstance(event, JobFailed) or event.outcome == "cancelled":
                self.notice.clear()
        else:
            self._renaming = 0
        self.refresh()

    def _show_families(self, families: tuple[StoredFamily, ...]) -> None:
        self.families = families
        self._empty.show_text(
            self.tr("No models yet"), self.tr("Train one, import a file, or drop one anywhere on the window.")
        )
        self.list.show_choices(model_choices(families, self._titles))
        if wanted := next((s for s in subjects(families) if self._wanted in (s.family.name, s.key)), None):
            self.list.choose(wanted.key)
        self._wanted = ""
        self._show_chosen()

    def _lay_out(self) -> None:
        self._list_card = Card(padding=8)
        self._list_card.body.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(GUTTER)
        row.addWidget(self._list_card)
        row.addWidget(self.details, 1)
        row.addWidget(self._empty, 1)
        self.details.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GUTTER)
        column.addWidget(self.notice)
        column.addLayout(row, 1)
