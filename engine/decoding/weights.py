"""How a model's weights are held while it decodes."""

import copy
from typing import Any

import torch
from torch import nn

from engine.architectures.contract import Architecture


@torch.no_grad()
def lay_out_for_decoding(model: nn.Module) -> None:
    """Let each matrix lie column by column, as a product with a single vector reads it fastest; the values stay.

    A decoder step of one sentence is as fast as its weights are read: those of the RNN, 17 MB, in 0.3 ms a step instead
    of 0.7 (one thread, float32). Larger batches are as fast as before. Not for a model that is being trained: what its
    optimiser gathered lies row by row.
    """
    for module in model.modules():
        if isinstance(module, nn.Linear | nn.RNNBase):
            for weight in module.parameters(recurse=False):
                if weight.dim() == 2:
                    weight.data = weight.data.t().contiguous().t()


def in_precision(model: Architecture[Any], precision: torch.dtype) -> Architecture[Any]:
    """The model itself, if it computes in `precision`, or else a copy that does, ready to translate."""
    if model.projection.weight.dtype == precision:
        return model
    return copy.deepcopy(model).to(precision).eval()
