"""The machine that the figures were measured on, and the best that it can do."""

import os
import platform
import time
from pathlib import Path

import torch

from engine.device import choose_precision

PRODUCT_SIZES = (1024, 2048)
PRODUCT_REPEATS = 4


def describe_machine() -> dict[str, str | int]:
    """What the figures were measured on."""
    return {
        "processor": _processor_name(),
        "cores": os.cpu_count() or 1,
        "threads": torch.get_num_threads(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "torch": torch.__version__,
    }


def product_rates() -> dict[str, float]:
    """The best of some large matrix products by precision, in operations a second; bfloat16 where it is native."""
    precisions = {torch.float32, choose_precision("auto", torch.device("cpu"))}
    return {str(p).removeprefix("torch."): max(_product_rate(p, size) for size in PRODUCT_SIZES) for p in precisions}


def best_rates(left: dict[str, float], right: dict[str, float]) -> dict[str, float]:
    """The better of two measured rates, for each precision."""
    return {name: max(left.get(name, 0.0), right.get(name, 0.0)) for name in sorted(left | right)}


@torch.inference_mode()
def _product_rate(precision: torch.dtype, size: int) -> float:
    left, right = torch.randn(size, size).to(precision), torch.randn(size, size).to(precision)
    torch.mm(left, right)
    best = float("inf")
    for _ in range(PRODUCT_REPEATS):
        began = time.perf_counter()
        torch.mm(left, right)
        best = min(best, time.perf_counter() - began)
    return 2 * size**3 / best


def _processor_name() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n")
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
