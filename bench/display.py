"""A display to measure the window on: the one there is, else a virtual one, else none that anybody could see."""

import os
import shutil
import sys
from collections.abc import Sequence

SCREEN = "-screen 0 1920x1080x24"


def find_display(module: str, words: Sequence[str]) -> str:
    """What the window will be shown on; without a display, this process goes on as `python -m module` under Xvfb."""
    is_unix_desktop = sys.platform.startswith(("linux", "freebsd"))
    chosen = os.environ.get("QT_QPA_PLATFORM")
    if chosen or not is_unix_desktop or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        return chosen or ("Xvfb" if os.environ.get("LOCKSTEP_BENCH_XVFB") else sys.platform)
    if shutil.which("xvfb-run"):
        environment = os.environ | {"LOCKSTEP_BENCH_XVFB": "1"}
        command = ["xvfb-run", "--auto-servernum", "--server-args", SCREEN, sys.executable, "-m", module, *words]
        os.execvpe("xvfb-run", command, environment)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return "offscreen"
