"""How long the application takes from the start of its process to the first frame and to its models: prints JSON.

usage: python -m bench.window_start [--starts N]
Each start is a new process and a new user, who has nothing but the shipped models. The first one may find the program's
files on disk, the others find them in the system's memory.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.display import find_display

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 300
MOMENTS = ("first_frame_s", "models_ready_s")


def main(words: Sequence[str] | None = None) -> int:
    """Start it so many times and print the times of all starts."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.window_start", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--starts", type=int, default=10)
    options = parser.parse_args(words)
    display = find_display("bench.window_start", sys.argv[1:] if words is None else words)
    times = [start_once() for _ in range(options.starts)]
    result = {name: summarise([each[name] for each in times]) for name in MOMENTS}
    print(json.dumps({"display": display, "starts": options.starts, **result}))
    return 0


def start_once() -> dict[str, float]:
    """Seconds from just before the process was started, by what was reached."""
    with tempfile.TemporaryDirectory(prefix="lockstep-bench-") as home:
        environment = os.environ | {"LOCKSTEP_HOME": home}
        command = [sys.executable, "-m", "bench.start_probe", repr(time.monotonic())]
        result = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, timeout=PATIENCE_SECONDS
        )
    if result.returncode:
        raise SystemExit("The application did not start.")
    times: dict[str, float] = json.loads(result.stdout)
    return times


def summarise(seconds: Sequence[float]) -> dict[str, Any]:
    """Median, lowest, highest and the first."""
    figures = {"median": statistics.median(seconds), "lowest": min(seconds), "highest": max(seconds)}
    return {name: round(value, 3) for name, value in (*figures.items(), ("first", seconds[0]))}


if __name__ == "__main__":
    sys.exit(main())
