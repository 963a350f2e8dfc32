"""Programs that print their measurements as JSON."""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from engine.errors import EngineError
from engine.paths import shipped_assets

ROOT = shipped_assets().parent


def run_program(name: str, command: Sequence[str]) -> dict[str, Any]:
    """The object that a program printed; raises EngineError with its last complaint if it printed none."""
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    try:
        values = json.loads(result.stdout)
    except ValueError:
        values = None
    if result.returncode or not isinstance(values, dict):
        last_line = result.stderr.strip().rpartition("\n")[2] or "it printed nothing"
        raise EngineError(f"{name} did not print its measurements: {last_line}.")
    return values


def bench_program(name: str) -> list[str]:
    """How `bench/NAME.py` is called; raises EngineError where the program was installed without it."""
    if not (ROOT / "bench" / f"{name}.py").is_file():
        raise EngineError(f"bench/{name}.py is not here.", advice="Run the bench from a clone of the repository.")
    return [sys.executable, "-m", f"bench.{name}"]
