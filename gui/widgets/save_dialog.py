"""Asks where a file is to be written."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget


class SaveDialog(QFileDialog):
    """A file dialog that offers kinds of files, by suffix, and hands over the path that was chosen.

    `kinds` are names by suffix, such as `{"png": "Picture"}`; the first is chosen at first.
    """

    def __init__(
        self, parent: QWidget, title: str, name: str, kinds: Mapping[str, str], then: Callable[[Path], None]
    ) -> None:
        super().__init__(parent, title)
        self._then = then
        self._suffixes = {f"{kind} (*.{suffix})": suffix for suffix, kind in kinds.items()}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters(list(self._suffixes))
        self.setDefaultSuffix(next(iter(kinds)))
        self.setDirectory(usual_folder())
        self.selectFile(f"{name}.{next(iter(kinds))}")
        self.filterSelected.connect(self._on_kind)
        self.fileSelected.connect(self._on_chosen)

    @Slot(str)
    def _on_kind(self, kind: str) -> None:
        suffix = self._suffixes[kind]
        self.setDefaultSuffix(suffix)
        if chosen := self.selectedFiles():
            self.selectFile(Path(chosen[0]).with_suffix(f".{suffix}").name)

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        remember_folder(Path(path).parent)
        self._then(Path(path))


_last_folder: list[Path] = []


def usual_folder() -> str:
    """Where the reader saved or opened something last; at first, among the documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(_last_folder[0]) if _last_folder else documents


def remember_folder(folder: Path) -> None:
    """Begin there the next time, while the window is open."""
    _last_folder[:] = [folder]
