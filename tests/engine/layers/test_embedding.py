"""Embeddings at unit scale, and the projection that shares their weights."""

import pytest
import torch

from engine.layers.embedding import ScaledEmbedding, tied_projection


def test_vectors_enter_the_network_at_unit_scale() -> None:
    torch.manual_seed(0)
    embedding = ScaledEmbedding(500, 64)
    vectors = embedding(torch.arange(500))
    assert vectors.std().item() == pytest.approx(1, abs=0.02)
    assert torch.allclose(vectors, embedding.table.weight * 8)


def test_the_projection_scores_with_the_embeddings_own_weights() -> None:
    embedding = ScaledEmbedding(30, 16)
    projection = tied_projection(embedding)
    features = torch.randn(4, 16)
    assert torch.allclose(projection(features), features @ embedding.table.weight.T, atol=1e-6)
    with torch.no_grad():
        embedding.table.weight.zero_()
    assert projection(features).abs().max() == 0
