"""How late the window's timer of 16 ms is while the engine's thread trains at full speed: prints JSON.

usage: python -m bench.window_lateness [--seconds N] [--training NAME ...] [--preset base]
The real window runs on its own event loop: by turns the Stage animates a translation, which the engine decodes between
two training steps, and the Train page draws its curves. A tick's lateness is what it came after the one before, beyond
16 ms. What happens before the first step (corpus, vocabulary, first validation) is told apart, as `preparing`; how late
a process was that only ticks stands beside it, as `control`.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from bench.display import find_display
from bench.tick_log import TickLog
from gui.application import Session, open_session
from gui.event_rounds import wait_until
from gui.main_window import STAGE, TRAIN
from gui.settings import Settings

TRAININGS = {
    "rnn": ("rnn",),
    "attention_rnn": ("attention_rnn",),
    "transformer": ("transformer",),
    "all three": ("rnn", "attention_rnn", "transformer"),
}
PAGE_SECONDS = 5.0
PATIENCE_SECONDS = 600.0
MINUTES = 60
SENTENCES = ("The small red house by the river is very old.", "I am a student.", "She gave the book to her brother.")


def main(words: Sequence[str] | None = None) -> int:
    """Measure beside each training in turn and print."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.window_lateness", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--seconds", type=float, default=60.0, help="of each training (default: 60)")
    parser.add_argument("--training", action="append", choices=TRAININGS, help="may be repeated; default: all")
    parser.add_argument("--preset", default="base", help="the models' size (default: base)")
    options = parser.parse_args(words)
    display = find_display("bench.window_lateness", sys.argv[1:] if words is None else words)
    trainings = {}
    with tempfile.TemporaryDirectory(prefix="lockstep-bench-", ignore_cleanup_errors=True) as folder:
        session = open_session(Settings(Path(folder) / "settings.ini"))
        try:
            _open(session)
            for name in options.training or TRAININGS:
                run = Path(folder) / name.replace(" ", "_")
                trainings[name] = measure(session, TRAININGS[name], options.preset, run, options.seconds)
        finally:
            session.close()
    result = {"display": display, "preset": options.preset, "seconds": options.seconds, "trainings": trainings}
    print(json.dumps(result))
    return 0


def measure(session: Session, architectures: Sequence[str], preset: str, run: Path, seconds: float) -> dict[str, Any]:
    """Train into the folder `run` for so many seconds after the first step, then stop it."""
    page, log = session.window.train, TickLog()
    for chip in page.settings.chips:
        chip.setChecked(chip.architecture in architectures)
    page.settings.size_choice.set_value(preset)
    page.settings.minutes.setCurrentIndex(page.settings.minutes.findData(MINUTES))
    turns = _turn_pages(session, log)
    log.start()
    page.start(run)
    _expect(lambda: all(part.step > 0 for part in page.progress.parts.values()), "The training did not begin")
    preparing = log.stop()
    log.start()
    wait_until(page.is_idle, seconds)
    figures = log.stop()
    turns.stop()
    steps = {name: part.step for name, part in page.progress.parts.items()}
    if page.is_idle():
        raise SystemExit("The training ended too early.")
    session.bridge.cancel(page.progress.job_id)
    _expect(page.is_idle, "The training did not stop")
    return {**figures, "steps": steps, "preparing": preparing}


def _open(session: Session) -> None:
    session.window.show()
    session.bridge.start()
    _expect(lambda: bool(session.window.train.settings.chips), "The engine did not start")
    _expect(session.window.stage.is_idle, "The models did not load")


def _turn_pages(session: Session, log: TickLog) -> QTimer:
    """Show the Stage, playing a translation, and the Train page by turns."""
    window, pages, sentences = session.window, cycle((STAGE, TRAIN)), cycle(SENTENCES)

    def turn() -> None:
        page = next(pages)
        window.show_page(page)
        log.page = "stage" if page == STAGE else "train"
        if page == STAGE:
            window.stage.set_text(next(sentences))
            window.stage.translate()

    turns = QTimer(window)
    turns.timeout.connect(turn)
    turn()
    turns.start(round(PAGE_SECONDS * 1000))
    return turns


def _expect(condition: Callable[[], bool], complaint: str) -> None:
    if not wait_until(condition, PATIENCE_SECONDS):
        raise SystemExit(f"{complaint} within {PATIENCE_SECONDS:.0f} seconds.")


if __name__ == "__main__":
    sys.exit(main())
