"""Random numbers of one's own: what others draw in between changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor


class RandomState:
    """The state of torch's generators, of the processor's and of a GPU's, as one user of them left it."""

    def __init__(self, seed: int, device: torch.device) -> None:
        self._gpu = device if device.type == "cuda" else None
        self._states = [torch.Generator(kind).manual_seed(seed).get_state() for kind in self._devices()]

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Inside the block torch draws from this state, and after it goes on with the one it had before."""
        before = self._current()
        self._make_current(self._states)
        try:
            yield
        finally:
            self._states = self._current()
            self._make_current(before)

    def tensors(self) -> dict[str, Tensor]:
        """The state, by device, to be kept in a checkpoint."""
        return {_key(device): state for device, state in zip(self._devices(), self._states, strict=True)}

    def load(self, tensors: dict[str, Tensor]) -> None:
        """Go on from what `tensors` gave; raises KeyError or RuntimeError where it is missing or no such state.

        A GPU where there was none before keeps its seed: the numbers that it draws are others in any case.
        """
        states = [tensors["random"], *(tensors.get(_key(gpu), self._states[1]) for gpu in self._devices()[1:])]
        for device, state in zip(self._devices(), states, strict=True):
            torch.Generator(device).set_state(state)
        self._states = states

    def _devices(self) -> list[torch.device]:
        return [torch.device("cpu"), *([self._gpu] if self._gpu else [])]

    def _current(self) -> list[Tensor]:
        return [torch.get_rng_state(), *([torch.cuda.get_rng_state(self._gpu)] if self._gpu else [])]

    def _make_current(self, states: list[Tensor]) -> None:
        torch.set_rng_state(states[0])
        if self._gpu:
            torch.cuda.set_rng_state(states[1], self._gpu)


def random_outline() -> dict[str, Tensor]:
    """Names and shapes of what `RandomState.tensors` may give; only the processor's is always there."""
    return {"random": torch.get_rng_state(), "random_cuda": torch.empty(16, dtype=torch.uint8)}


def _key(device: torch.device) -> str:
    return "random" if device.type == "cpu" else f"random_{device.type}"
