"""Reads a corpus and prints what it found, and what that took, as JSON: `FILE [FILE]`."""

import json
import sys
import time
from pathlib import Path

from engine.corpora.reading import CorpusReader


def most_memory() -> int:
    """Bytes that were resident at once, of this program alone: `getrusage` begins with those of its parent."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def read(paths: list[Path]) -> dict[str, object]:
    """`memory`: how many bytes more than before; `gap`: the longest processor time between two portions."""
    before = most_memory()
    reader = CorpusReader(*paths)
    pairs, gap, last = 0, 0.0, time.process_time()
    for portion in reader.portions():
        pairs += len(portion)
        now = time.process_time()
        gap, last = max(gap, now - last), now
    memory = most_memory() - before
    bad = [[line.line, line.fault] for line in reader.report().bad_lines]
    return {"pairs": pairs, "bad": bad, "memory": memory, "gap": gap}


if __name__ == "__main__":
    print(json.dumps(read([Path(word) for word in sys.argv[1:]])))
