"""Whether the desktop was asked for less motion, which Qt itself does not tell."""

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

ANSWER_SECONDS = 1.0
SPI_GETCLIENTAREAANIMATION = 0x1042


def desktop_reduces_motion() -> bool:
    """Whether animations are off in the settings of Windows, macOS, GNOME (and its kin) or KDE; else False."""
    if sys.platform == "win32":
        is_animated = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(is_animated), 0)
        return not is_animated.value
    if sys.platform == "darwin":
        return _answer("defaults", "read", "com.apple.universalaccess", "reduceMotion") == "1"
    return _kde_reduces_motion() or (
        _answer("gsettings", "get", "org.gnome.desktop.interface", "enable-animations") == "false"
    )


def _kde_reduces_motion() -> bool:
    """Plasma writes 0 where its slider of animation speed stands at "instant"."""
    path = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)) / "kdeglobals"
    if not path.exists():
        return False
    factor = str(QSettings(str(path), QSettings.Format.IniFormat).value("KDE/AnimationDurationFactor", "1"))
    try:
        return float(factor) == 0
    except ValueError:
        return False


def _answer(*command: str) -> str:
    """What a tool of the desktop prints; empty if it is not there or does not answer."""
    tool = shutil.which(command[0])
    if tool is None:
        return ""
    try:
        done = subprocess.run([tool, *command[1:]], capture_output=True, text=True, timeout=ANSWER_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()
