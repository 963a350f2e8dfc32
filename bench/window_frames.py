"""How long a frame of the Stage takes to paint, with a sentence of some 60 pieces: prints JSON.

usage: python -m bench.window_frames [--preset base]
The real window shows a translation by the shipped models and goes through all of its steps, five frames a step as
the clock blends one into the next; each frame is painted at once and timed. First nothing else runs, then the engine's
thread trains all three beside it. At 60 frames a second a frame may take 16.7 ms.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from bench.display import find_display
from gui.application import Session, open_session
from gui.event_rounds import wait_until
from gui.main_window import STAGE
from gui.pages.stage.page import StagePage
from gui.settings import Settings

SENTENCE = (
    "The old sailor who lived in the white house behind the harbour told the children that he had once crossed the sea "
    "in a small boat with two friends, a grey cat and a box of oranges, and that the storm which came on the third "
    "night had carried them so far to the north that they saw the ice."
)
FRAMES_A_STEP = 5
FRAME_MILLISECONDS = 1000 / 60
PATIENCE_SECONDS = 600.0
MINUTES = 60


def main(words: Sequence[str] | None = None) -> int:
    """Measure without and with a training and print."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.window_frames", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--preset", default="base", help="the trained models' size (default: base)")
    options = parser.parse_args(words)
    display = find_display("bench.window_frames", sys.argv[1:] if words is None else words)
    with tempfile.TemporaryDirectory(prefix="lockstep-bench-", ignore_cleanup_errors=True) as folder:
        session = open_session(Settings(Path(folder) / "settings.ini"))
        try:
            _open(session)
            result = {"display": display, "pieces": _pieces(session.window.stage)}
            result["alone"] = time_frames(session.window.stage)
            _train(session, options.preset, Path(folder) / "run")
            result["beside a training"] = time_frames(session.window.stage)
        finally:
            session.close()
    print(json.dumps(result))
    return 0


def time_frames(stage: StagePage) -> dict[str, Any]:
    """Paint every frame of the translation; milliseconds of a frame, and the share of those that came too late."""
    trace, took = stage.trace, []
    assert trace is not None
    for step in range(1, stage.playback.length + 1):
        for frame in range(FRAMES_A_STEP):
            began = time.perf_counter()
            stage.lanes.show_trace(trace, step, (frame + 1) / FRAMES_A_STEP)
            QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)  # paints what asked for it, now
            took.append((time.perf_counter() - began) * 1e3)
        QApplication.processEvents()
    over = sum(milliseconds > FRAME_MILLISECONDS for milliseconds in took)
    return {
        "frames": len(took),
        "median_ms": round(median(took), 2),
        "p95_ms": round(quantiles(took, n=20)[-1], 2),
        "worst_ms": round(max(took), 2),
        "over_16.7_ms": round(over / len(took), 4),
    }


def _open(session: Session) -> None:
    window = session.window
    window.resize(1440, 900)
    window.show()
    session.bridge.start()
    window.show_page(STAGE)
    _expect(lambda: bool(window.stage.lanes.lanes()) and window.stage.is_idle(), "The models did not load")
    window.stage.set_text(SENTENCE)
    window.stage.translate()
    _expect(window.stage.is_idle, "The translation did not end")
    window.stage.seek(1)


def _pieces(stage: StagePage) -> dict[str, list[int]]:
    """Source pieces and produced ones of each lane."""
    assert stage.trace is not None
    return {model: [len(lane.source_pieces), len(lane.steps)] for model, lane in stage.trace.lanes.items()}


def _train(session: Session, preset: str, run: Path) -> None:
    page = session.window.train
    page.settings.size_choice.set_value(preset)
    page.settings.minutes.setCurrentIndex(page.settings.minutes.findData(MINUTES))
    page.start(run)
    _expect(lambda: all(part.step > 0 for part in page.progress.parts.values()), "The training did not begin")


def _expect(condition: Callable[[], bool], complaint: str) -> None:
    if not wait_until(condition, PATIENCE_SECONDS):
        raise SystemExit(f"{complaint} within {PATIENCE_SECONDS:.0f} seconds.")


if __name__ == "__main__":
    sys.exit(main())
