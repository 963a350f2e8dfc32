"""Multi-head scaled dot-product attention (Vaswani et al. 2017, sections 3.2.1 and 3.2.2)."""

import math

from torch import Tensor, nn
from torch.nn import functional


class MultiHeadAttention(nn.Module):
    """Queries of one sequence read values of another (or the same) through `heads` sets of weights."""

    def __init__(self, size: int, heads: int) -> None:
        super().__init__()
        if size % heads:
            raise ValueError(f"size {size} cannot be shared out among {heads} heads")
        self.heads = heads
        self.query = nn.Linear(size, size)
        self.key_value = nn.Linear(size, 2 * size)
        self.output = nn.Linear(size, size)
        for layer in (self.query, self.key_value, self.output):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)

    def keys_values(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Keys and values of a sequence (batch, length, size), each (batch, heads, length, size / heads)."""
        keys, values = self.key_value(x).chunk(2, -1)
        return self._split(keys), self._split(values)

    def forward(self, x: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None, *, causal: bool = False) -> Tensor:
        """Read without giving the weights, which lets torch fuse the whole: (batch, target, size).

        `mask` (batch, 1, target or 1, source) is true where a query may look.
        """
        read = functional.scaled_dot_product_attention(
            self._split(self.query(x)), keys, values, attn_mask=mask, is_causal=causal
        )
        return self._join(read)

    def weighted(self, x: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """The same, with the weights (batch, heads, target, source)."""
        queries = self._split(self.query(x))
        scores = queries @ keys.transpose(-1, -2) / math.sqrt(queries.size(-1))
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = functional.softmax(scores.float(), -1)
        return self._join(weights.to(values.dtype) @ values), weights

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def _join(self, x: Tensor) -> Tensor:
        joined: Tensor = self.output(x.transpose(1, 2).flatten(2))
        return joined
