"""How much memory translating takes at most, measured in a process of its own.

Run as a program, `python -m engine.benchmark.memory MODEL SENTENCES TIMES`, it translates so many sentences so many
times over and prints its peaks in bytes as JSON, before it translates and after.
"""

import json
import sys
from typing import Any

from engine.benchmark.corpus import made_sentences
from engine.benchmark.peak_memory import peak_bytes
from engine.benchmark.program import run_program
from engine.decoding import iterate_translations
from engine.device import keep_freed_memory
from engine.models import LoadedModels

SENTENCES, TIMES = 400, 4
MIB = 2**20


def measure_memory(model: str, sentences: int = SENTENCES) -> dict[str, Any] | None:
    """Peaks in MiB for some sentences and for four times as many; None where the system does not tell a process's.

    The second lot is the first one four times over, so that the lengths are the same.
    """
    if sys.platform == "win32":
        return None
    peaks, counts = [], [sentences, TIMES * sentences]
    for times in (1, TIMES):
        command = [sys.executable, "-m", __name__, model, str(sentences), str(times)]
        peaks.append(run_program("The measurement of memory", command)["after"] / MIB)
    return {"sentences": counts, "peak_mib": [round(peak, 1) for peak in peaks]}


def translate_and_print(model: str, sentences: int, times: int) -> None:
    """What the child does."""
    keep_freed_memory()
    loaded = LoadedModels().load(model)
    texts = made_sentences(sentences) * times
    before = peak_bytes()
    done = sum(1 for _ in iterate_translations(loaded.model, loaded.tokenizer, texts))
    print(json.dumps({"before": before, "after": peak_bytes(), "translated": done}))


if __name__ == "__main__":
    translate_and_print(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
