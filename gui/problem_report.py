"""What somebody needs to know who is to mend a problem, as a text to copy: it is sent nowhere."""

import os
import platform
import sys
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QLocale, QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from engine.events import Failure
from engine.paths import user_data
from engine.version import version
from gui.log_file import newest_lines

PARTS = ("PySide6-Essentials", "torch", "numpy", "sentencepiece", "safetensors")
MOST_LINES = 200
SHORTEST_HOME = 4  # a home such as / stands for nothing


def problem_report(failure: Failure | None = None) -> str:
    """Versions, the failure if there is one, and the end of the log; the user's own folder is told as `~`.

    In English whatever the window speaks, for its reader may speak another language than its writer.
    """
    parts = [("Lockstep", _versions())]
    if failure:
        told = failure.what, failure.kept, failure.advice, failure.details
        parts.append(("What happened", "\n".join(text for text in told if text)))
    parts.append(("Log", newest_lines(MOST_LINES) or "(none)"))
    return without_home("\n\n".join(f"## {title}\n\n{text.strip()}" for title, text in parts)) + "\n"


def without_home(text: str, home: Path | None = None) -> str:
    """The text with `~` in place of the user's own folder, however that is written."""
    for folder in (str(user_data()), str(home or Path.home())):
        for written in (folder, folder.replace("\\", "\\\\"), folder.replace("\\", "/")):
            if len(written) >= SHORTEST_HOME:
                text = text.replace(written, "~")
    return text


def _versions() -> str:
    application = QGuiApplication.instance()
    display = QGuiApplication.platformName() if isinstance(application, QGuiApplication) else "none"
    build = "folder build" if getattr(sys, "frozen", False) else "installed or checkout"
    facts = {
        "Lockstep": f"{version()} ({build})",
        "Python": f"{platform.python_version()} ({platform.python_implementation()})",
        "Qt": f"{qVersion()}, display: {display}",
        **{name: _version(name) for name in PARTS},
        "System": f"{QSysInfo.prettyProductName()}, {platform.system()} {platform.release()}, {platform.machine()}",
        "Processors": str(os.cpu_count()),
        "Language": QLocale().name(),
    }
    return "\n".join(f"- {name}: {value}" for name, value in facts.items())


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"
