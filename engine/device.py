"""Where and how exactly to compute."""

import ctypes
import os
import sys
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from typing import TypeVar

import torch

from engine.errors import ConfigError

Step = TypeVar("Step")

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
# One sentence is too little work to share: 1.7 ms a token on one core, 2.0 on two (RNN), 2.9 and 3.5 (Transformer).
THREADS_A_SENTENCE = 1
KEPT_BYTES, KEPT_BYTES_BEFORE_GLIBC_2_35 = 1 << 30, 32 << 20


def choose_device(name: str) -> torch.device:
    """`auto`: a GPU if there is one; raises ConfigError for one that is asked for and not there."""
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if name == "cuda" and not torch.cuda.is_available():
        raise ConfigError("This machine has no GPU that torch can use.", advice="Choose the device auto or cpu.")
    return torch.device(name)


def choose_precision(name: str, device: torch.device) -> torch.dtype:
    """`auto`: bfloat16 where the processor multiplies it natively, which measured 4 times faster than float32."""
    if name == "auto":
        native = device.type == "cuda" or _processor_has_bfloat16()
        return torch.bfloat16 if native else torch.float32
    return torch.bfloat16 if name == "bfloat16" else torch.float32


def mixed_precision(device: torch.device, precision: torch.dtype) -> AbstractContextManager[object]:
    """Matrix products in `precision`, weights and sums in float32."""
    return torch.autocast(device.type, precision, enabled=precision != torch.float32)


def keep_freed_memory() -> None:
    """Ask glibc to keep freed memory for the next tensor: page faults cost a quarter of a training step otherwise."""
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    # An older glibc refuses the large value, and with the trim threshold alone would stay at 128 KiB for ever.
    if mallopt and (mallopt(M_MMAP_THRESHOLD, KEPT_BYTES) or mallopt(M_MMAP_THRESHOLD, KEPT_BYTES_BEFORE_GLIBC_2_35)):
        mallopt(M_TRIM_THRESHOLD, KEPT_BYTES)


def leave_one_core() -> None:
    """Compute on all cores but one, which a window needs; a number that the user has set (OMP_NUM_THREADS) stays.

    Threads that wait for each other while something else has their core lose more than they gain: on two cores, beside
    one busy process, two threads trained the tiny preset at a quarter of the speed of one.
    """
    if "OMP_NUM_THREADS" not in os.environ:
        torch.set_num_threads(max(1, torch.get_num_threads() - 1))


@contextmanager
def threads(count: int | None) -> Iterator[None]:
    """Compute with so many threads (None: as many as ever) within this block."""
    before = torch.get_num_threads()
    torch.set_num_threads(count or before)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def in_threads(steps: Generator[Step, None, None], count: int | None) -> Generator[Step, None, None]:
    """Advance a generator with so many threads; what runs between its yields keeps its own."""
    with closing(steps):
        while True:
            try:
                with threads(count):
                    step = next(steps)
            except StopIteration:
                return
            yield step


def _processor_has_bfloat16() -> bool:
    capabilities = torch.cpu.get_capabilities()
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16") or capabilities.get("amx_tile"))
