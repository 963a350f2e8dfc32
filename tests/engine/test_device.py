"""Where and how exactly to compute."""

import ctypes
import sys

import pytest
import torch

from engine.device import choose_device, choose_precision, keep_freed_memory, mixed_precision
from engine.errors import ConfigError

CPU = torch.device("cpu")


@pytest.mark.parametrize("has_gpu", [True, False])
def test_auto_takes_a_gpu_if_there_is_one(has_gpu: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: has_gpu)
    assert choose_device("auto").type == ("cuda" if has_gpu else "cpu")
    assert choose_device("cpu").type == "cpu"


def test_a_gpu_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(ConfigError, match="no GPU") as caught:
        choose_device("cuda")
    assert "cpu" in caught.value.advice


@pytest.mark.parametrize(
    ("capabilities", "precision"),
    [({}, torch.float32), ({"avx512_bf16": True}, torch.bfloat16), ({"amx_bf16": True}, torch.bfloat16)],
)
def test_auto_computes_in_bfloat16_only_where_the_processor_does(
    capabilities: dict[str, bool], precision: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: capabilities)
    assert choose_precision("auto", CPU) == precision
    assert choose_precision("auto", torch.device("cuda")) == torch.bfloat16


def test_a_precision_that_is_asked_for_is_taken() -> None:
    assert choose_precision("float32", CPU) == torch.float32
    assert choose_precision("bfloat16", CPU) == torch.bfloat16


def test_products_are_made_in_the_precision_chosen() -> None:
    x = torch.ones(2, 2)
    with mixed_precision(CPU, torch.bfloat16):
        assert (x @ x).dtype == torch.bfloat16
    with mixed_precision(CPU, torch.float32):
        assert (x @ x).dtype == torch.float32


@pytest.mark.parametrize(
    ("most", "expected"),
    [(1 << 40, {-3: 1 << 30, -1: 1 << 30}), (32 << 20, {-3: 32 << 20, -1: 1 << 30}), (0, {})],
    ids=["glibc today", "glibc before 2.35", "a libc that refuses"],
)
@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone has the setting")
def test_freed_memory_is_kept_as_far_as_the_libc_lets_us(
    most: int, expected: dict[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trim threshold alone would keep the other one at 128 KiB for ever."""
    taken: dict[int, int] = {}

    class Libc:
        def mallopt(self, option: int, value: int) -> int:
            if option == -3 and value > most:
                return 0
            taken[option] = value
            return 1

    monkeypatch.setattr(ctypes, "CDLL", lambda name: Libc())
    keep_freed_memory()
    assert taken == expected


def test_freed_memory_is_kept_without_harm_on_any_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_freed_memory()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", None)
    keep_freed_memory()
