"""What can only be measured on the window, a program of its own: its start, answers, lateness and frames."""

from importlib.util import find_spec
from typing import Any

from engine.benchmark.program import bench_program, run_program


def measure_start(starts: int) -> dict[str, Any]:
    """Seconds from the start of the process to the first frame and to the models, over several starts."""
    return _measure("The start of the window", "window_start", "--starts", str(starts))


def measure_first_token() -> dict[str, Any]:
    """Milliseconds from Enter to the first piece on the screen, over several sentences."""
    return _measure("The first token on the window", "window_first_token")


def measure_lateness(seconds: float) -> dict[str, Any]:
    """How late the window's timer is while trainings run, each for so many seconds."""
    return _measure("The lateness of the window", "window_lateness", "--seconds", str(seconds))


def measure_frames() -> dict[str, Any]:
    """How long a frame of the Stage takes to paint, alone and beside a training."""
    return _measure("The frames of the window", "window_frames")


def _measure(name: str, program: str, *options: str) -> dict[str, Any]:
    if find_spec("PySide6") is None:
        return {"skipped": "Qt is not installed"}
    return run_program(name, [*bench_program(program), *options])
