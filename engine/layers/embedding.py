"""Piece numbers to vectors, and the projection back that shares their weights (Press and Wolf 2017)."""

import math

from torch import Tensor, nn


class ScaledEmbedding(nn.Module):
    """An embedding whose vectors enter the network at unit scale (Vaswani et al. 2017, section 3.4).

    Attributes:
        size: of a vector.
    """

    def __init__(self, vocabulary_size: int, size: int) -> None:
        super().__init__()
        self.size = size
        self.table = nn.Embedding(vocabulary_size, size)
        self.scale = math.sqrt(size)
        nn.init.normal_(self.table.weight, std=size**-0.5)

    def forward(self, token_ids: Tensor) -> Tensor:
        """(...) to (..., size)."""
        vectors: Tensor = self.table(token_ids) * self.scale
        return vectors


def tied_projection(embedding: ScaledEmbedding) -> nn.Linear:
    """Scores of all pieces from features of the embedding's size, with the embedding's own weights."""
    vocabulary_size, size = embedding.table.weight.shape
    projection = nn.Linear(size, vocabulary_size)
    projection.weight = embedding.table.weight
    nn.init.zeros_(projection.bias)
    return projection
