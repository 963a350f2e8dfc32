"""The process: it says what it lacks, shows what it did not expect, and ends cleanly whenever it is closed."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

import main
from gui.appearance import AppearanceControl
from gui.application import describe_uncaught, report_exceptions_to
from gui.bridge import EngineBridge
from gui.main_window import MainWindow
from gui.settings import Settings

ROOT = Path(main.__file__).parent
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

CLOSE_WHEN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import main
application = QApplication([])

def window():
    from gui.main_window import MainWindow
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))

def close_when_reached():
    if {condition}:
        print("closing", flush=True)
        window().close()

timer = QTimer()
timer.timeout.connect(close_when_reached)
timer.start(5)
QTimer.singleShot(0, lambda: {action})
sys.exit(main.run([]))
"""
AT_ONCE = ("True", "None")
IN_THE_MIDDLE_OF_THE_IMPORT = ("'torch' in sys.modules", "None")
WHILE_A_MODEL_LOADS = ("window().stage.top_bar.packs.packs and not window().stage.is_idle()", "None")
IN_THE_MIDDLE_OF_A_TRAINING = (
    "window().train.progress.step > 2 or (window().train.settings.chips and window().train.is_idle()"
    " and window().train.start())",
    "(window().train.settings.size_choice.set_value('tiny'), window().train.settings.corpus.setCurrentIndex(1))",
)


def run_python(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in DISPLAYS} | changes
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other platforms always have a display")
def test_without_a_display_it_says_so_in_one_sentence_and_what_to_do() -> None:
    done = run_python("main.py")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "xvfb-run" in done.stderr
    assert "engine translate" in done.stderr


@pytest.mark.parametrize(
    ("condition", "action"),
    [AT_ONCE, IN_THE_MIDDLE_OF_THE_IMPORT, WHILE_A_MODEL_LOADS, IN_THE_MIDDLE_OF_A_TRAINING],
    ids=["at once", "importing", "loading", "training"],
)
def test_closing_the_window_at_any_moment_ends_the_process_cleanly(
    tiny_pack: Path, condition: str, action: str
) -> None:
    began = time.monotonic()
    done = run_python(
        "-c",
        CLOSE_WHEN.format(condition=condition, action=action),
        QT_QPA_PLATFORM="offscreen",
        LOCKSTEP_HOME=str(tiny_pack.parents[1]),
    )
    assert "closing" in done.stdout, done.stderr
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert time.monotonic() - began < 100


def test_an_exception_in_a_slot_is_shown_in_the_window_and_logged(
    qtbot: QtBot,
    bridge: EngineBridge,
    appearance: AppearanceControl,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    window = MainWindow(bridge, appearance, settings)
    qtbot.addWidget(window)
    window.show()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    report_exceptions_to(window)
    QTimer.singleShot(0, lambda: _divide({}))
    qtbot.waitUntil(window.messages.isVisible)
    failure = window.messages.failure()
    assert failure is not None
    assert "KeyError" in failure.what
    assert "Traceback" not in failure.what + failure.kept + failure.advice
    assert "_divide" in failure.details
    assert "Uncaught in the window" in caplog.text


def test_an_unexpected_error_is_described_with_what_was_kept_and_what_to_do() -> None:
    failure = describe_uncaught(ValueError("odd"))
    assert failure.what
    assert failure.kept
    assert failure.advice
    assert "ValueError: odd" in failure.details


@pytest.mark.parametrize(
    "arguments",
    [["--size", "huge"], ["--step", "0"], ["--step", "first"], ["--page", "cellar"], ["--theme", "purple"]],
)
def test_arguments_that_make_no_sense_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        main.run(["--picture", "out.png", *arguments])
    assert refusal.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def _divide(numbers: Mapping[str, float]) -> float:
    return 1 / numbers["missing"]
