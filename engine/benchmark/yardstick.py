"""The yardstick: a plain PyTorch program that measures its own models of the same sizes.

It is called as `YARDSTICK ARCHITECTURE CORPUS --steps N --warmup N --decode N --threads N` and prints JSON.
"""

import sys
from pathlib import Path

from engine.benchmark.measurement import BATCH, SINGLE, TRAINING, Effort, Speeds
from engine.benchmark.program import run_program
from engine.errors import EngineError


def run_yardstick(program: Path, architecture: str, corpus_file: Path, effort: Effort) -> Speeds:
    """Run the yardstick once; raises EngineError if it does not print its measurements."""
    command = [sys.executable, str(program.resolve()), architecture, str(corpus_file.resolve())]
    command += ["--steps", str(effort.steps), "--warmup", str(effort.warmup)]
    command += ["--decode", str(effort.sentences), "--threads", str(effort.threads)]
    values = run_program(f"The yardstick {program}", command)
    try:
        return {name: float(values[name]) for name in (TRAINING, SINGLE, BATCH)}
    except (ValueError, KeyError, TypeError) as error:
        raise EngineError(f"The yardstick {program} did not print its measurements: {error!r}.") from error
