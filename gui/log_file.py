"""What the window writes down as it runs, in the platform's place: never more than a few hundred KiB."""

import logging
import sys
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from engine.paths import user_logs
from engine.version import version

LOG = logging.getLogger("lockstep")
NAME = "lockstep.log"
LARGEST, OLDER_FILES = 2**17, 3  # bytes of each file, of which the older ones have a number after their name
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LEVELS = {
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_log(folder: Path | None = None) -> RotatingFileHandler | None:
    """Write what is logged, by Lockstep, its libraries and Qt, into a file from now on; None where none can be written.

    Two programs that write into one folder at once add to the same file.
    """
    folder = folder or user_logs()
    _tell_errors_in_the_terminal()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / NAME, maxBytes=LARGEST, backupCount=OLDER_FILES, encoding="utf-8")
    except OSError as error:
        LOG.warning("There is no log file: %s", error)
        return None
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.getLogger().addHandler(handler)
    LOG.setLevel(logging.INFO)
    qInstallMessageHandler(_log_qt)
    LOG.info("Lockstep %s", version())
    return handler


def _tell_errors_in_the_terminal() -> None:
    if sys.stderr:  # a window of Windows has none
        terminal = logging.StreamHandler()
        terminal.setLevel(logging.ERROR)
        logging.getLogger().addHandler(terminal)


def newest_lines(most: int, folder: Path | None = None) -> str:
    """The last lines of the newest log, and of the one before where that is short; "" if there is none."""
    lines: deque[str] = deque(maxlen=most)
    folder = folder or user_logs()
    for path in (folder / f"{NAME}.1", folder / NAME):
        try:
            lines.extend(path.read_text(encoding="utf-8", errors="replace").splitlines())
        except OSError:
            continue
    return "\n".join(lines)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(LEVELS.get(kind, logging.DEBUG), message)
