"""Sinusoidal positions (Vaswani et al. 2017, section 3.5)."""

import torch
from torch import Tensor


def sinusoids(length: int, size: int) -> Tensor:
    """Positions 0 to `length` - 1 as vectors (length, size): sine in even places, cosine in odd ones."""
    rates = 10_000 ** (torch.arange(0, size, 2) / size)
    angles = torch.arange(length)[:, None] / rates
    return torch.stack([angles.sin(), angles.cos()], -1).flatten(1)
