"""Exports the figures of a run into a file, or a folder for TensorBoard, that is asked for."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.commands import ExportForm
from engine.events import Event, JobFailed, JobFinished, RunExported
from gui.bridge import EngineBridge
from gui.state.file_names import suggested_name
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.save_dialog import SaveDialog


class RunExport(QObject):
    """Asks where to write, and tells in `notice` how far it is.

    Signals:
        failed(Failure): nothing was written.
    """

    failed = Signal(object)

    def __init__(
        self, bridge: EngineBridge, notice: NoticeBar, dialog_parent: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._notice, self._dialog_parent = bridge, notice, dialog_parent
        self._job_id, self._form = 0, ""
        bridge.arrived.connect(self._on_arrived)

    def ask(self, run: Path, title: str, form: ExportForm) -> None:
        """Ask for the place, then write."""
        kinds = {"tensorboard": self.tr("Folder for TensorBoard"), "csv": "CSV", "json": "JSON"}
        write = partial(self.write, run, form)
        SaveDialog(
            self._dialog_parent, self.tr("Export the run"), suggested_name(title), {form: kinds[form]}, write
        ).open()

    def write(self, run: Path, form: ExportForm, path: Path) -> None:
        """Write the figures of a run, in place of what was being written."""
        if self._job_id:
            self._bridge.cancel(self._job_id)
        self._job_id, self._form = self._bridge.export_run(str(run), str(path), form), form
        cancel = partial(self._bridge.cancel, self._job_id)
        self._notice.show_notice(
            lambda: self.tr("Exporting {name}…").format(name=path.name),
            lambda: self.tr("Cancel"),
            cancel,
            can_close=False,
        )

    @Slot(tuple)
    def _on_arrived(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if self._job_id and event.job_id == self._job_id:
                self._take(event)

    def _take(self, event: Event) -> None:
        match event:
            case RunExported():
                self._tell(Path(event.path))
            case JobFailed():
                self._notice.clear()
                self.failed.emit(event.failure)
                self._job_id = 0
            case JobFinished():
                if event.outcome == "cancelled":
                    self._notice.clear()
                self._job_id = 0

    def _tell(self, path: Path) -> None:
        if self._form == "tensorboard":
            self._notice.show_notice(
                lambda: self.tr("{name} is written; this shows it: {command}").format(
                    name=path.name, command=f'tensorboard --logdir "{path}"'
                )
            )
        else:
            self._notice.show_notice(lambda: self.tr("{name} is written.").format(name=path.name))
