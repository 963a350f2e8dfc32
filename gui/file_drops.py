"""Files that are dragged over the window and dropped on it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from engine.events import Failure
from gui.state.dropped import Dropped, classify
from gui.widgets.drop_overlay import DropOverlay


class FileDrops(QObject):
    """Says over the window what a drop would do, and hands over what was dropped.

    Files that nothing can be done with are taken too, so that it can be said why nothing happens.

    Attributes:
        overlay: what is over the window while something is dragged.

    Signals:
        dropped(Dropped): files that can be used were let go.
        refused(Failure): files that cannot were.
    """

    dropped = Signal(object)
    refused = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.overlay = DropOverlay(window)
        window.setAcceptDrops(True)

    def refusal(self, dropped: Dropped) -> Failure:
        """Why nothing can be done with these files."""
        if len(dropped.paths) == 1:
            what = self.tr("{name} cannot be used here.").format(name=dropped.paths[0].name)
        else:
            what = self.tr("These {0} files cannot be used together.", "", len(dropped.paths)).format(
                len(dropped.paths)
            )
        return Failure(what, self.tr("Nothing was changed."), self._usable(), "")

    def enter(self, event: QDragEnterEvent) -> None:
        """Something is dragged over the window: say what a drop would do, if it is files."""
        paths = _local_files(event)
        if not paths:
            return
        event.acceptProposedAction()
        dropped = classify(paths)
        self.overlay.say(*self._words(dropped), is_usable=dropped.kind != "unknown")

    def leave(self) -> None:
        """It is over the window no more."""
        self.overlay.hide()

    def drop(self, event: QDropEvent) -> None:
        """It was let go."""
        self.overlay.hide()
        paths = _local_files(event)
        if not paths:
            return
        event.acceptProposedAction()
        dropped = classify(paths)
        if dropped.kind == "unknown":
            self.refused.emit(self.refusal(dropped))
        else:
            self.dropped.emit(dropped)

    def _words(self, dropped: Dropped) -> tuple[str, str]:
        """What a drop would do, and with what."""
        names = ", ".join(path.name for path in dropped.paths[:2])
        heads = {
            "session": self.tr("Open the session on the Stage"),
            "lesson": self.tr("Begin the lesson"),
            "models": self.tr("Import the models"),
            "run": self.tr("Show the training, and follow it while it goes on"),
            "corpus": self.tr("Choose the corpus for training"),
        }
        if dropped.kind == "unknown":
            return self.tr("This cannot be used here"), self._usable()
        return heads[dropped.kind], names

    def _usable(self) -> str:
        return self.tr(
            "Drop a session (.lockstep), a lesson (.json), models (.lockmodel, or a folder with models), "
            "the folder of a training, or a corpus: one table of pairs (.tsv, .txt), or two parallel files."
        )


def _local_files(event: QDropEvent) -> tuple[Path, ...]:
    """The files that are dragged or dropped; none if anything among it is no file on this computer."""
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls) if all(url.isLocalFile() for url in urls) else ()
