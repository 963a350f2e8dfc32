"""Starts the program, closes its window at a random moment while it trains and translates, and again and again.

python -m tools.close_at_random              # 100 times
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIMES, LATEST_SECONDS, MOST_SECONDS, STUCK_SECONDS = 100, 12.0, 5.0, 120.0
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import main
application = QApplication([])

def window():
    from gui.main_window import MainWindow
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)

def be_busy():
    found = window()
    if found is None or not found.train.settings.chips:
        return
    if found.train.is_idle():
        found.train.settings.size_choice.set_value("tiny")
        found.train.start(Path(sys.argv[2]))
    if found.stage.is_idle():
        found.stage.set_text("The dog is sleeping.")
        found.stage.translate()

def close():
    print("closing", flush=True)
    window().close()

def wait_for_the_window():
    if window() and window().isVisible():
        waiting.stop()
        QTimer.singleShot(round(float(sys.argv[1]) * 1000), close)

waiting, busy = QTimer(), QTimer()
waiting.timeout.connect(wait_for_the_window)
waiting.start(10)
busy.timeout.connect(be_busy)
busy.start(100)
sys.exit(main.run([]))
"""


@dataclass(frozen=True, slots=True)
class Closing:
    """How a program ended.

    Attributes:
        moment: seconds between the window's first frame and its closing. took: seconds from there to the end.
        status: as it exited. complaint: what it wrote to its standard error.
    """

    moment: float
    took: float
    status: int
    complaint: str

    @property
    def is_clean(self) -> bool:
        """Whether it ended in time and with 0."""
        return self.status == 0 and self.took <= MOST_SECONDS and "Traceback" not in self.complaint


def close_at(moment: float) -> Closing:
    """Start the program with a home of its own and close its window after so many seconds."""
    with tempfile.TemporaryDirectory(prefix="lockstep-", ignore_cleanup_errors=True) as home:
        command = [sys.executable, "-c", PROGRAM, str(moment), str(Path(home) / "run")]
        environment = os.environ | {"LOCKSTEP_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        with (
            tempfile.TemporaryFile() as errors,
            subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors) as process,
        ):
            assert process.stdout is not None
            process.stdout.readline()  # "closing", or nothing if it ended before
            began = time.monotonic()
            try:
                status = process.wait(STUCK_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                status = process.wait()
            took = time.monotonic() - began
            errors.seek(0)
            return Closing(moment, took, status, errors.read().decode(errors="replace"))


def main() -> int:
    """Close it so many times; 1 if it was not clean each time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    closings = [close_at(chance.uniform(0, LATEST_SECONDS)) for _ in range(options.times)]
    for closing in closings:
        if not closing.is_clean:
            print(f"{closing.moment:.2f} s: {closing.status} after {closing.took:.2f} s\n{closing.complaint}")
    slowest = max(closing.took for closing in closings)
    print(f"{sum(c.is_clean for c in closings)} of {len(closings)} ended cleanly, the slowest after {slowest:.2f} s")
    return int(not all(closing.is_clean for closing in closings))


if __name__ == "__main__":
    sys.exit(main())
