"""A training step in a process that may take only so many bytes more: `NAME [BYTES]`; prints JSON."""

import json
import resource
import sys
from pathlib import Path

import torch
from torch import Tensor, nn

from engine.corpora.batching import make_batch
from engine.gradient import accumulate_gradient
from tests.engine.generators import result_of
from tests.engine.small_models import VOCABULARY_SIZE, build_small, close

PAIRS, LENGTH = 512, 30


def address_space(which: str) -> int:
    """Bytes of the process: `VmSize` now, `VmPeak` at most so far."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith(which))


def take_step(name: str, limit: int | None) -> dict[str, object]:
    """Take it within the limit, and then without one to compare with."""
    model = build_small(name, VOCABULARY_SIZE).train()
    sides = [[5 + i % 9] * LENGTH + [3] for i in range(PAIRS)]
    small, batch = make_batch([([5, 3], [6, 3])]), make_batch([(side, side) for side in sides])
    result_of(
        accumulate_gradient(model, small, 0.1, torch.float32)
    )  # libraries take memory of their own at their first use
    passes: list[int] = []

    def note(_: nn.Module, arguments: tuple[Tensor, ...]) -> None:
        passes.append(len(arguments[0]))

    model.register_forward_pre_hook(note)
    before = address_space("VmSize")
    if limit:
        resource.setrlimit(resource.RLIMIT_AS, (before + limit, resource.RLIM_INFINITY))
    loss, _ = result_of(accumulate_gradient(model, batch, 0.1, torch.float32))
    needed, count = address_space("VmPeak") - before, len(passes)
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    gradients = [p.grad.clone() for p in model.parameters() if p.grad is not None]
    whole, _ = result_of(accumulate_gradient(model, batch, 0.1, torch.float32))
    expected = [p.grad for p in model.parameters() if p.grad is not None]
    is_close = close(loss, whole) and all(map(close, gradients, expected))
    return {"needed": needed, "passes": passes[:count], "is_close": is_close}


if __name__ == "__main__":
    torch.set_num_threads(1)
    print(json.dumps(take_step(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None)))
