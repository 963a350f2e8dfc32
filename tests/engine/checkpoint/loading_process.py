"""Loads a checkpoint again and again, each time with other damage: `FOLDER TIMES SEED`; prints JSON.

Reports how often it was `loaded` and `refused`, anything `unexpected`, the `slowest` in seconds of the processor (for
others may work on the same machine) without and with a tokenizer's trial, and by how many bytes the most memory had
`grown`, which is limited to a little over that.
"""

import json
import random
import resource
import sys
import time
from pathlib import Path

import torch
from torch import Tensor

from engine.checkpoint import FACTS, OPTIMISER, PROGRESS, TOKENIZER, WEIGHTS, load_model, read_optimiser, read_progress
from engine.corpora.tokenizer import digest_of
from engine.errors import CheckpointError
from tests.engine.checkpoint.mutations import MUTATIONS

FILES = (WEIGHTS, FACTS, TOKENIZER, OPTIMISER, PROGRESS)
ROOM = 256 * 2**20
TRIALS = 0.05  # how often a damaged tokenizer is opened, since the facts were told of its digest: a child process each


def address_space(which: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith(which))


def load(folder: Path, shapes: dict[str, torch.Size], outline: dict[str, Tensor]) -> None:
    """Load everything; AssertionError for what is not as it must be."""
    model, tokenizer, facts = load_model(folder)
    assert {name: p.shape for name, p in model.named_parameters()} == shapes
    assert all(p.isfinite().all() for p in model.parameters())
    assert tokenizer.vocabulary_size == facts.vocabulary_size
    gathered = read_optimiser(folder, outline)
    assert {name: value.shape for name, value in gathered.items()} == {n: value.shape for n, value in outline.items()}
    assert all(value.isfinite().all() for value in gathered.values())
    assert isinstance(read_progress(folder), dict)


def damage(folder: Path, whole: dict[str, bytes], chance: random.Random) -> bool:
    """Damage one file; whether that is a tokenizer of which the facts know."""
    name = chance.choice(FILES)
    mutated = chance.choice(MUTATIONS)(whole[name], chance)
    (folder / name).write_bytes(mutated)
    on_trial = name == TOKENIZER and chance.random() < TRIALS
    if on_trial:
        (folder / FACTS).write_text(json.dumps(json.loads(whole[FACTS]) | {"tokenizer": digest_of(mutated)}))
    return on_trial


def main(folder: Path, times: int, seed: int) -> dict[str, object]:
    """Damage, load, mend, and so on."""
    chance, whole = random.Random(seed), {name: (folder / name).read_bytes() for name in FILES}
    shapes = {name: p.shape for name, p in load_model(folder)[0].named_parameters()}
    outline = {"gathered": torch.empty(1000, device="meta"), "random": torch.empty(16, dtype=torch.uint8)}
    load(folder, shapes, outline)
    before = address_space("VmSize")
    resource.setrlimit(resource.RLIMIT_AS, (before + ROOM, resource.RLIM_INFINITY))
    counts, unexpected, slowest = {"loaded": 0, "refused": 0}, [], {False: 0.0, True: 0.0}
    for i in range(times):
        on_trial, began = damage(folder, whole, chance), time.process_time()
        try:
            load(folder, shapes, outline)
            counts["loaded"] += 1
        except CheckpointError:
            counts["refused"] += 1
        except Exception as error:
            unexpected.append(f"{i}: {error!r}")
        slowest[on_trial] = max(slowest[on_trial], time.process_time() - began)
        for name, content in whole.items():
            (folder / name).write_bytes(content)
    grown = address_space("VmPeak") - before
    return {**counts, "unexpected": unexpected, "slowest": list(slowest.values()), "grown": grown}


if __name__ == "__main__":
    torch.set_num_threads(1)
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
