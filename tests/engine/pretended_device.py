"""A device that is not there: its tensors are computed on the processor, but must not meet those of the processor.

It goes by the name of `meta`, the one device beside the processor that every torch knows. Autocast does not know it and
is off; the inference mode, which takes no such tensors, only keeps no gradient. As on a GPU, a single number of the
processor may take part in anything; whatever else is mixed raises MixedDevicesError.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from unittest.mock import patch

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_flatten, tree_map

PRETENDED = torch.device("meta")
TURNED_IN_PLACE = {torch.ops.aten.transpose_.default}
COPIES = {torch.ops.aten._to_copy.default, torch.ops.aten.copy_.default}


class MixedDevicesError(Exception):
    """An operation got tensors of both devices."""


class _Pretending(Tensor):
    """A tensor of the pretended device; `values_there` holds its values."""

    values_there: Tensor

    @staticmethod
    def __new__(cls, inner: Tensor) -> "_Pretending":
        shape: dict[str, Any] = {"strides": inner.stride(), "storage_offset": inner.storage_offset()}
        tensor = Tensor._make_wrapper_subclass(cls, inner.size(), dtype=inner.dtype, device=PRETENDED, **shape)
        assert isinstance(tensor, _Pretending)
        tensor.values_there = inner
        return tensor

    @classmethod
    def __torch_dispatch__(  # type: ignore[override]
        cls, func: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        return _compute(func, args, kwargs or {})


class _PretendedDevice(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Sees what is made on the device."""

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        return _compute(func, args, kwargs or {})


class _FromPython(TorchFunctionMode):
    """Sees what is made of Python's numbers, or made to them, which torch does without asking anybody else."""

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        if func is Tensor.tolist:
            return func(args[0].to("cpu"))
        if func not in (torch.tensor, torch.as_tensor, Tensor.new_tensor):
            return func(*args, **kwargs)
        device = kwargs.pop("device", None) or (args[0].device if func is Tensor.new_tensor else "cpu")
        return func(*args, **kwargs, device="cpu").to(device)


@contextmanager
def pretended_device() -> Iterator[torch.device]:
    """The device, for as long as the block lasts."""
    autocast, is_enabled = torch.autocast, torch.is_autocast_enabled

    def autocast_elsewhere(kind: str, *args: Any, **kwargs: Any) -> Any:
        return nullcontext() if kind == PRETENDED.type else autocast(kind, *args, **kwargs)

    def is_enabled_elsewhere(kind: str) -> bool:
        return kind != PRETENDED.type and is_enabled(kind)

    def enter(mode: Any) -> None:
        mode.without_gradient = torch.no_grad()
        mode.without_gradient.__enter__()

    def leave(mode: Any, *error: Any) -> None:
        mode.without_gradient.__exit__(*error)

    swaps = torch.__future__.get_swap_module_params_on_conversion()
    torch.__future__.set_swap_module_params_on_conversion(True)  # as on a GPU, a tied weight stays tied when it moves
    try:
        with (
            patch.object(torch, "autocast", autocast_elsewhere),
            patch.object(torch, "is_autocast_enabled", is_enabled_elsewhere),
            patch.object(torch.inference_mode, "__enter__", enter),
            patch.object(torch.inference_mode, "__exit__", leave),
            _FromPython(),
            _PretendedDevice(),  # type: ignore[no-untyped-call]
        ):
            yield PRETENDED
    finally:
        torch.__future__.set_swap_module_params_on_conversion(swaps)


def _compute(func: Callable[..., Any], args: Any, kwargs: dict[str, Any]) -> Any:
    given = [value for value in tree_flatten((args, kwargs))[0] if isinstance(value, Tensor)]
    there = [tensor for tensor in given if isinstance(tensor, _Pretending)]
    here = [tensor for tensor in given if not isinstance(tensor, _Pretending) and tensor.dim()]
    if there and here and func not in COPIES:
        raise MixedDevicesError(
            f"{func} of {[tuple(t.shape) for t in there]} there and {[tuple(t.shape) for t in here]} here"
        )
    device = kwargs.get("device")
    goes_there = bool(there) if device is None else torch.device(device).type == PRETENDED.type
    result = func(*tree_map(_inner, args), **tree_map(_inner, kwargs) | ({} if device is None else {"device": "cpu"}))
    if there and func in TURNED_IN_PLACE:
        with torch._C._DisableTorchDispatch():
            func(*args, **kwargs)  # the shape that the tensor itself tells
    wrappers = {
        id(tensor.values_there): tensor for tensor in there
    }  # what is changed in its place stays the same tensor
    given_ids = {id(tensor) for tensor in given}

    def outer(value: Any) -> Any:
        if not isinstance(value, Tensor) or id(value) in given_ids or not goes_there:
            return value
        return wrappers[id(value)] if id(value) in wrappers else _Pretending(value)

    return tree_map(outer, result)


def _inner(value: Any) -> Any:
    return value.values_there if isinstance(value, _Pretending) else value
