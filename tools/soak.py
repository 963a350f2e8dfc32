"""Keeps the real window busy for hours and tells whether it grows: training, playing, themes, languages, dialogs.

    QT_QPA_PLATFORM=offscreen python -m tools.soak                   # two hours and 500 dialogs
    QT_QPA_PLATFORM=offscreen python -m tools.soak --minutes 10      # 42 dialogs, in the same rhythm

The first third warms up; the memory's slope is that of a line through what follows. Linux only: it reads /proc.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gui.appearance import AppearanceControl
from gui.application import Session, open_session
from gui.i18n.language import Language, install_language
from gui.settings import Appearance, Settings
from gui.state.training_choice import CorpusChoice

MINUTES, DIALOGS = 120.0, 500
WARM_UP = 1 / 3
MOST_GROWTH = 5.0  # MB/h
SAMPLE_SECONDS, THEME_SECONDS, LANGUAGE_SECONDS, SENTENCE_SECONDS, PAGE_SECONDS = 2.0, 5.0, 11.0, 7.0, 3.0
DIALOG_OPEN_MILLISECONDS = 400
HARMLESS = "This plugin does not support"  # the offscreen one: it has no windows to raise or to grab for
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
THEMES: tuple[Appearance, ...] = ("light", "dark", "high-contrast")


@dataclass(frozen=True, slots=True)
class Sample:
    """What the process holds at a time, in seconds and bytes."""

    seconds: float
    memory: int
    widgets: int
    threads: int


@dataclass(slots=True)
class Counts:
    """What was done, and what Qt complained of."""

    dialogs: int = 0
    themes: int = 0
    languages: int = 0
    sentences: int = 0
    pages: int = 0
    trainings: int = 0
    warnings: list[str] = field(default_factory=list)


def slope(samples: Sequence[Sample]) -> float:
    """How fast memory grows, in MB/h, by a line of least squares through the samples; 0 through fewer than two."""
    if len(samples) < 2:
        return 0.0
    middle = sum(s.seconds for s in samples) / len(samples)
    mean = sum(s.memory for s in samples) / len(samples)
    spread = sum((s.seconds - middle) ** 2 for s in samples)
    rise = sum((s.seconds - middle) * (s.memory - mean) for s in samples)
    return rise / spread * 3600 / 1e6


def after_warm_up(samples: Sequence[Sample]) -> list[Sample]:
    """The samples of the last two thirds of the time."""
    end = samples[-1].seconds
    return [sample for sample in samples if sample.seconds >= end * WARM_UP]


class Soak:
    """Drives a session until its time is over."""

    def __init__(self, session: Session, home: Path, minutes: float, dialogs: int) -> None:
        self.samples: list[Sample] = []
        self.counts = Counts()
        self._session, self._home, self._seconds = session, home, minutes * 60
        self._began = time.monotonic()
        self._timers: list[QTimer] = []
        self._themes, self._languages = cycle(THEMES), cycle(get_args(Language)[::-1])
        self._pages, self._dialogs = cycle(range(3)), cycle(self._kinds_of_dialog())
        self._sentences = cycle(("The dog is sleeping.", "I am a student.", "We will go to the park tomorrow morning."))
        for seconds, act in (
            (SAMPLE_SECONDS, self._sample),
            (THEME_SECONDS, self._change_theme),
            (LANGUAGE_SECONDS, self._change_language),
            (SENTENCE_SECONDS, self._translate),
            (PAGE_SECONDS, self._turn_page),
            (self._seconds / dialogs, self._open_dialog),
            (SAMPLE_SECONDS, self._keep_training),
        ):
            self._every(seconds, act)
        QTimer.singleShot(round(self._seconds * 1000), QApplication.quit)

    def _every(self, seconds: float, act: Callable[[], None]) -> None:
        timer = QTimer(self._session.window)
        timer.timeout.connect(act)
        timer.start(round(seconds * 1000))
        self._timers.append(timer)

    def _sample(self) -> None:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        threads = len(list(Path("/proc/self/task").iterdir()))
        widgets = len(QApplication.allWidgets())
        self.samples.append(Sample(time.monotonic() - self._began, pages * PAGE_BYTES, widgets, threads))

    def _change_theme(self) -> None:
        appearance: AppearanceControl = self._session.appearance
        appearance.choose(next(self._themes))
        self.counts.themes += 1

    def _change_language(self) -> None:
        install_language(next(self._languages))
        self.counts.languages += 1

    def _translate(self) -> None:
        stage = self._session.window.stage
        if stage.is_idle():
            stage.set_text(next(self._sentences))
            stage.translate()
            self.counts.sentences += 1

    def _turn_page(self) -> None:
        self._session.window.show_page(next(self._pages))
        self.counts.pages += 1

    def _keep_training(self) -> None:
        """Train on and on: the next training begins when one has ended."""
        train = self._session.window.train
        if train.is_idle() and train.settings.chips:
            train.settings.size_choice.set_value("tiny")
            train.settings.minutes.setCurrentIndex(train.settings.minutes.count() - 1)
            train.settings.corpus.choose(CorpusChoice("reversal"))
            train.start(self._home / f"run-{self.counts.trainings}")
            self.counts.trainings += 1

    def _kinds_of_dialog(self) -> tuple[Callable[[], None], ...]:
        window = self._session.window
        stage = window.stage
        buttons = (stage.top_bar.samples_button, stage.decoding.button)
        return window.open_palette, window.open_key_sheet, window.report_problem, *(button.click for button in buttons)

    def _open_dialog(self) -> None:
        next(self._dialogs)()
        self.counts.dialogs += 1
        QTimer.singleShot(DIALOG_OPEN_MILLISECONDS, self._close_dialogs)

    def _close_dialogs(self) -> None:
        while popup := QApplication.activePopupWidget():
            popup.close()


def summary(samples: Sequence[Sample], counts: Counts, closing_seconds: float) -> str:
    """What came of it, as a table in Markdown."""
    later = after_warm_up(samples)
    first, last, most = later[0], later[-1], max(sample.memory for sample in samples)
    done = (
        f"{counts.dialogs} dialogs, {counts.themes} themes, {counts.languages} languages, {counts.pages} pages, "
        f"{counts.sentences} sentences, {counts.trainings} trainings"
    )
    rows = (
        ("duration", f"{samples[-1].seconds / 60:.1f} min, of which {WARM_UP:.0%} warming up"),
        ("memory after warm-up", f"{_megabytes(first.memory)} to {_megabytes(last.memory)}, most {_megabytes(most)}"),
        ("slope after warm-up", f"{slope(later):+.1f} MB/h"),
        ("widgets after warm-up", _span([sample.widgets for sample in later])),
        ("threads after warm-up", _span([sample.threads for sample in later])),
        ("Python threads at the end", str(threading.active_count())),
        ("warnings of Qt", str(len(counts.warnings))),
        ("done", done),
        ("closed within", f"{closing_seconds:.1f} s"),
    )
    return "\n".join(("|  |  |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in rows)))


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.0f} MB"


def _span(values: Sequence[int]) -> str:
    return f"{values[0]} to {values[-1]}, between {min(values)} and {max(values)}"


def main() -> int:
    """Soak, and print the summary; 1 if memory grew, Qt warned, or the window did not close."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--dialogs", type=int, help="(default: 500 in two hours)")
    options = parser.parse_args()
    dialogs = options.dialogs or max(1, round(DIALOGS * options.minutes / MINUTES))
    with tempfile.TemporaryDirectory(prefix="lockstep-soak-", ignore_cleanup_errors=True) as folder:
        os.environ["LOCKSTEP_HOME"] = folder
        session = open_session(Settings(Path(folder) / "settings.ini"), "en")
        session.window.show()
        session.bridge.start()
        soak = Soak(session, Path(folder), options.minutes, dialogs)
        qInstallMessageHandler(_noting(soak.counts))
        session.application.exec()
        began = time.monotonic()
        has_ended = session.close()
        seconds = time.monotonic() - began
    print(summary(soak.samples, soak.counts, seconds))
    for warning in dict.fromkeys(soak.counts.warnings):
        print(f"Qt: {warning}", file=sys.stderr)
    grew = slope(after_warm_up(soak.samples)) > MOST_GROWTH
    return int(grew or bool(soak.counts.warnings) or not has_ended)


def _noting(counts: Counts) -> Callable[[QtMsgType, QMessageLogContext, str], None]:
    def note(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not message.startswith(HARMLESS):
            counts.warnings.append(message)

    return note


if __name__ == "__main__":
    sys.exit(main())
