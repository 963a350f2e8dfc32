"""Attention of a decoder state over encoder states: additive (Bahdanau), dot and general (Luong)."""

from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

Score = Literal["additive", "dot", "general"]


class AdditiveScore(nn.Module):
    """e = v . tanh(W s + U h) (Bahdanau et al. 2014, appendix A.1.2)."""

    kind: Score = "additive"

    def __init__(self, query_size: int, state_size: int, size: int) -> None:
        super().__init__()
        self.query = nn.Linear(query_size, size, bias=False)
        self.key = nn.Linear(state_size, size)
        self.vector = nn.Linear(size, 1, bias=False)

    def keys(self, states: Tensor) -> Tensor:
        """What does not depend on the decoder, U h: (batch, source, size)."""
        keys: Tensor = self.key(states)
        return keys

    def forward(self, query: Tensor, keys: Tensor) -> Tensor:
        """Decoder state (batch, query) and keys (batch, source, size) to energies (batch, source)."""
        energies: Tensor = self.vector(torch.tanh(self.query(query)[:, None] + keys))
        return energies[..., 0]


class MultiplicativeScore(nn.Module):
    """e = s . h, or s . W h where a matrix is learned (Luong et al. 2015, equation 8: dot, general)."""

    def __init__(self, query_size: int, state_size: int, *, learned: bool) -> None:
        super().__init__()
        if not learned and query_size != state_size:
            raise ValueError(f"dot scores need equal sizes, not {query_size} and {state_size}")
        self.kind: Score = "general" if learned else "dot"
        self.key = nn.Linear(state_size, query_size, bias=False) if learned else nn.Identity()

    def keys(self, states: Tensor) -> Tensor:
        """What does not depend on the decoder, W h: (batch, source, query)."""
        keys: Tensor = self.key(states)
        return keys

    def forward(self, query: Tensor, keys: Tensor) -> Tensor:
        """Decoder state (batch, query) and keys (batch, source, query) to energies (batch, source)."""
        return torch.einsum("bq,bsq->bs", query, keys)


def build_score(kind: Score, query_size: int, state_size: int, size: int) -> AdditiveScore | MultiplicativeScore:
    """The score named `kind`; `size` matters to the additive one alone."""
    if kind == "additive":
        return AdditiveScore(query_size, state_size, size)
    return MultiplicativeScore(query_size, state_size, learned=kind == "general")


def attention_weights(energies: Tensor, bias: Tensor) -> Tensor:
    """Energies (batch, source) to weights that sum to one; `bias` is minus infinity at padding and 0 elsewhere."""
    return functional.softmax(energies + bias, -1)


def padding_bias(mask: Tensor, like: Tensor) -> Tensor:
    """Keeps padding from being attended to: (batch, source), at least in float32, for a mask of the same shape."""
    dtype = torch.promote_types(like.dtype, torch.float32)
    return torch.zeros_like(mask, dtype=dtype).masked_fill(~mask, float("-inf"))


def weighted_sum(weights: Tensor, values: Tensor) -> Tensor:
    """Values (batch, source, size) in proportion to weights (batch, source): (batch, size)."""
    return torch.bmm(weights[:, None].to(values.dtype), values)[:, 0]
