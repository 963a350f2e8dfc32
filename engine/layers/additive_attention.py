"""Attention of a decoder state over encoder states: additive (Bahdanau), dot and general (Luong)."""

from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

Score = Literal["additive", "dot", "general"]


class AdditiveScore(nn.Module):
    """e = v . tanh(W s + U h) (Bahdanau et al. 2014, appendix A.1.2)."""

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


def attend(energies: Tensor, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """Energies (batch, source) to context (batch, size) and weights (batch, source), which ignore padding."""
    weights = functional.softmax(energies.float().masked_fill(~mask, float("-inf")), -1)
    context = torch.bmm(weights[:, None].to(states.dtype), states)[:, 0]
    return context, weights
