"""Where a piece stands, as a vector that is added to its embedding (Vaswani et al. 2017, section 3.5)."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

POSITIONS_AT_FIRST = 512

Positions = Callable[[int, int], Tensor]
"""Takes a length and a size, gives the vectors of positions 0 to length - 1: (length, size)."""


def sinusoids(length: int, size: int) -> Tensor:
    """Positions 0 to `length` - 1 as vectors (length, size): sine in even places, cosine in odd ones."""
    rates = 10_000 ** (torch.arange(0, size, 2) / size)
    angles = torch.arange(length)[:, None] / rates
    return torch.stack([angles.sin(), angles.cos()], -1).flatten(1)


class PositionTable(nn.Module):
    """The vectors of positions, made anew where a sequence is longer than any before; they are no weights.

    Attributes:
        table: (positions, size).
    """

    table: Tensor

    def __init__(self, size: int, positions: Positions = sinusoids) -> None:
        super().__init__()
        self.positions = positions
        self.register_buffer("table", positions(POSITIONS_AT_FIRST, size), persistent=False)

    def between(self, first: int, last: int) -> Tensor:
        """The vectors of the positions from `first` to before `last`."""
        if last > self.table.size(0):
            self.table = self.positions(2 * last, self.table.size(1)).to(self.table)
        return self.table[first:last]
