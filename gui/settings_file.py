"""Opening the file of settings: one that is damaged, or is another program's, is put aside first."""

from pathlib import Path

from PySide6.QtCore import QSettings

FORMAT_KEY, FORMAT = "lockstep/format", "1"
GROUPS = {"lockstep", "window", "stage", "train", "why"}
LARGEST = 2**20  # bytes; ours has a few thousand
INI = QSettings.Format.IniFormat


def open_settings(path: Path) -> tuple[QSettings, Path | None]:
    """The settings in a file, and where that was put if it held none of ours: they are empty then.

    One that cannot be read or moved stays where it is.
    """
    aside = None
    if path.is_file() and not _is_ours(path):
        aside = _free_name(path)
        try:
            path.rename(aside)
        except OSError:
            aside = None
    file = QSettings(str(path), INI)
    if file.value(FORMAT_KEY) != FORMAT:
        file.setValue(FORMAT_KEY, FORMAT)
    return file, aside


def _is_ours(path: Path) -> bool:
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST else None
        if content is None or b"\0" in content:
            return False
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    except OSError:
        return True  # it cannot be read, so nobody knows
    found = QSettings(str(path), INI)
    keys = found.allKeys()
    is_whole = found.status() is not QSettings.Status.FormatError
    return is_whole and {key.partition("/")[0] for key in keys} <= GROUPS and found.value(FORMAT_KEY, FORMAT) == FORMAT


def _free_name(path: Path) -> Path:
    """A name beside the file that nothing has yet."""
    names = (path.with_name(f"{path.stem}.backup-{number}{path.suffix}") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())
