"""Deleting into the platform's bin, and taking back from it."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFile

from engine.events import Failure
from gui.i18n.text import tr


@dataclass(frozen=True, slots=True)
class Trashed:
    """What was moved to the bin: where each lay, and where it lies now."""

    places: tuple[tuple[Path, Path], ...]

    def restore(self) -> Failure | None:
        """Put everything back; why that failed, if it did."""
        for before, now in self.places:
            try:
                if before.exists():
                    raise FileExistsError(0, tr("something else has taken its place"))
                before.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(now, before)
            except OSError as error:
                return Failure(
                    tr("{name} could not be put back: {reason}.").format(name=before.name, reason=error.strerror),
                    tr("It is in the bin."),
                    tr("Open the bin and put it back from there."),
                    "",
                )
            with suppress(OSError):  # what a bin of the freedesktop kind notes of it
                (now.parent.parent / "info" / f"{now.name}.trashinfo").unlink()
        return None


def move_to_trash(paths: Sequence[Path]) -> Trashed | Failure:
    """Move files or folders to the bin, all of them or none; why that failed, if it did."""
    done: list[tuple[Path, Path]] = []
    for path in paths:
        if not path.exists():
            continue
        file = QFile(str(path))
        if not file.moveToTrash():
            Trashed(tuple(done)).restore()
            return Failure(
                tr("{name} could not be moved to the bin.").format(name=path.name),
                tr("Nothing was deleted."),
                tr("There may be no bin on this disk: open the folder and delete it there."),
                str(path),
            )
        done.append((path, Path(file.fileName())))
    return Trashed(tuple(done))
