"""Files that are written whole or not at all."""

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from engine.events import Failure
from gui.i18n.text import tr


def write_whole(path: Path, content: bytes) -> Failure | None:
    """Write a file beside its place and then rename it; why that failed, if it did: what was there before is left."""
    file = QSaveFile(str(path))
    is_written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(content) == len(content)
    if is_written and file.commit():
        return None
    reason = file.errorString()
    file.cancelWriting()
    return Failure(
        tr("{path} cannot be written: {reason}.").format(path=path, reason=reason.rstrip(".")),
        tr("What was there before is untouched."),
        tr("Choose another folder, or make room on the disk."),
        "",
    )
