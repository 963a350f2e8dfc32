"""Reads a corpus and prints what it found, and what that took, as JSON: `FILE [FILE]`."""

import json
import resource
import sys
import time
from pathlib import Path

from engine.corpora.reading import CorpusReader


def read(paths: list[Path]) -> dict[str, object]:
    """`memory`: how many bytes more than before; `gap`: the longest processor time between two portions."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reader = CorpusReader(*paths)
    pairs, gap, last = 0, 0.0, time.process_time()
    for portion in reader.portions():
        pairs += len(portion)
        now = time.process_time()
        gap, last = max(gap, now - last), now
    unit = 1 if sys.platform == "darwin" else 1024
    memory = unit * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    bad = [[line.line, line.fault] for line in reader.report().bad_lines]
    return {"pairs": pairs, "bad": bad, "memory": memory, "gap": gap}


if __name__ == "__main__":
    print(json.dumps(read([Path(word) for word in sys.argv[1:]])))
