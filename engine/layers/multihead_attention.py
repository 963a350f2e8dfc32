"""Multi-head scaled dot-product attention (Vaswani et al. 2017, sections 3.2.1 and 3.2.2)."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.layers.weights_at_hand import at_hand


class HeadsReading(NamedTuple):
    """What the heads do for one position, not yet joined: each (batch x heads, 1, ...).

    Attributes:
        queries: (..., size / heads). energies, weights: (..., source). read: the values' sum, (..., size / heads).
    """

    queries: Tensor
    energies: Tensor
    weights: Tensor
    read: Tensor


class MultiHeadAttention(nn.Module):
    """Queries of one sequence read values of another (or the same) through `heads` sets of weights."""

    def __init__(self, size: int, heads: int) -> None:
        super().__init__()
        if size % heads:
            raise ValueError(f"size {size} cannot be shared out among {heads} heads")
        self.heads, self.head_size = heads, size // heads
        self.scale = self.head_size**-0.5
        self.query = nn.Linear(size, size)
        self.key_value = nn.Linear(size, 2 * size)
        self.output = nn.Linear(size, size)
        for layer in (self.query, self.key_value, self.output):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
        self.at_hand = at_hand(self.query, self.key_value, self.output)

    @torch.no_grad()
    def switch_off(self, head: int) -> None:
        """Let a head, from 0, add nothing from now on (Michel et al. 2019, section 2.2: its mask is 0).

        What it has read meets zeros in the output's matrix. For a copy: its weights there are lost.
        """
        self.output.weight[:, head * self.head_size : (head + 1) * self.head_size] = 0

    def keys_values(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Keys and values of a sequence (batch, length, size), each (batch, heads, length, size / heads).

        While decoding they are at least in float32: the products with them are small, and change their shape at every
        step. For each shape in bfloat16 oneDNN compiles and keeps code, up to a gigabyte in all.
        """
        keys, values = self.key_value(x).chunk(2, -1)
        return self._split(keys), self._split(values)

    def next_keys_values(self, x: Tensor, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Keys and values of a sequence that goes on with one position x (batch, size)."""
        new = self._exact(functional.linear(x, *self.at_hand[1]))
        new_keys, new_values = new.view(x.size(0), 2, self.heads, 1, self.head_size).unbind(1)
        return torch.cat([keys, new_keys], 2), torch.cat([values, new_values], 2)

    def forward(self, x: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        """What queries from x (batch, target, size) read, in x's shape, and the weights (batch, heads, target, source).

        `bias` is added to the energies: 0 where a query may look, minus infinity where not; (batch x heads, target,
        source) or broadcast to it. Written out: torch's fused attention took 4 times as long for sentences on a
        processor (29 against 8 ms, forward and backward, bfloat16, 128 x 4 x 24 x 24).
        """
        queries = self._split(self.query(x)).flatten(0, 1)
        _, _, weights, read = self._attend(queries, keys, values, bias.to(queries.dtype))
        read = read.view(len(x), self.heads, -1, self.head_size).transpose(1, 2)
        joined: Tensor = self.output(read.flatten(2).to(x.dtype))
        return joined, weights.view(len(x), self.heads, *weights.shape[1:])

    def read_one(self, x: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> tuple[Tensor, HeadsReading]:
        """The same for one position x (batch, size), whose heads lie as they should without any reordering.

        Half the operations of `forward`, and a step is made of operations.
        """
        query, _, output = self.at_hand
        queries = self._exact(functional.linear(x, *query)).view(-1, 1, self.head_size)
        reading = self._attend(queries, keys, values, bias)
        return functional.linear(reading.read.view(x.shape).to(x.dtype), *output), reading

    def _attend(self, queries: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> HeadsReading:
        """Read for all positions (batch x heads, target, ...): one product scales and adds the bias by itself."""
        transposed = keys.flatten(0, 1).transpose(1, 2)
        energies = torch.baddbmm(bias, queries, transposed, alpha=self.scale)
        weights = torch.softmax(energies, -1)
        return HeadsReading(queries, energies, weights, torch.bmm(weights, values.flatten(0, 1)))

    def _split(self, x: Tensor) -> Tensor:
        return self._exact(x).view(*x.shape[:2], self.heads, self.head_size).transpose(1, 2).contiguous()

    def _exact(self, x: Tensor) -> Tensor:
        return x.float() if x.dtype == torch.bfloat16 and not self.training else x


def causal_bias(like: Tensor) -> Tensor:
    """Lets a position look at itself and before: (1, target, target) for positions (batch, target, size)."""
    length = like.size(1)
    return like.new_full((length, length), float("-inf")).triu(1)[None]


def padding_bias(mask: Tensor, heads: int, like: Tensor) -> Tensor:
    """Keeps any position from looking at padding: (batch, heads, 1, source) for a mask (batch, source)."""
    bias = torch.zeros_like(mask, dtype=like.dtype).masked_fill(~mask, float("-inf"))
    return bias[:, None, None].repeat(1, heads, 1, 1)
