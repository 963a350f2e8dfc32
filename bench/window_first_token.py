"""How long it takes from Enter to the first piece on the screen, with the models loaded: prints JSON.

usage: python -m bench.window_first_token [--times N]
The real window gets a sentence and a press of Enter; the time is over when all lanes have painted their first piece.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.display import find_display
from gui.application import open_session
from gui.event_rounds import wait_until
from gui.main_window import STAGE
from gui.pages.stage.page import StagePage
from gui.settings import Settings

SENTENCES = (
    "I am a student.",
    "The small red house by the river is very old.",
    "She gave the book that she had bought in the city to the youngest of her three brothers.",
)
PATIENCE_SECONDS = 600.0


def main(words: Sequence[str] | None = None) -> int:
    """Measure some sentences in turn and print."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.window_first_token", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--times", type=int, default=15, help="translations that are timed (default: 15)")
    options = parser.parse_args(words)
    display = find_display("bench.window_first_token", sys.argv[1:] if words is None else words)
    with tempfile.TemporaryDirectory(prefix="lockstep-bench-", ignore_cleanup_errors=True) as folder:
        session = open_session(Settings(Path(folder) / "settings.ini"))
        try:
            stage = session.window.stage
            session.window.resize(1440, 900)
            session.window.show()
            session.bridge.start()
            session.window.show_page(STAGE)
            _expect(lambda: bool(stage.lanes.lanes()) and stage.is_idle(), "The models did not load")
            seconds_to_first_token(stage, SENTENCES[0])  # the first one warms the models up
            took = [seconds_to_first_token(stage, text) for text in islice(cycle(SENTENCES), options.times)]
        finally:
            session.close()
    milliseconds = [round(seconds * 1e3, 1) for seconds in took]
    figures = {"median": median(milliseconds), "lowest": min(milliseconds), "highest": max(milliseconds)}
    print(json.dumps({"display": display, "times": len(took), "first_token_ms": figures}))
    return 0


def seconds_to_first_token(stage: StagePage, text: str) -> float:
    """Press Enter, and wait until every lane has painted its first piece."""
    field = stage.top_bar.field
    field.setText(text)
    field.setFocus()
    application = QApplication.instance()
    assert application is not None
    began = time.perf_counter()
    QTest.keyClick(field, Qt.Key.Key_Return)
    while not all(lane.frame.current for lane in stage.lanes.lanes()):
        application.processEvents()
        if time.perf_counter() - began > PATIENCE_SECONDS:
            raise SystemExit(f"No piece came within {PATIENCE_SECONDS:.0f} seconds.")
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
    took = time.perf_counter() - began
    _expect(stage.is_idle, "The translation did not end")
    return took


def _expect(condition: Callable[[], bool], complaint: str) -> None:
    if not wait_until(condition, PATIENCE_SECONDS):
        raise SystemExit(f"{complaint} within {PATIENCE_SECONDS:.0f} seconds.")


if __name__ == "__main__":
    sys.exit(main())
