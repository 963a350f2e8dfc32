"""Attention over encoder states: golden numbers, worked out by hand."""

import math

import pytest
import torch
from torch import Tensor

from engine.layers.additive_attention import (
    AdditiveScore,
    MultiplicativeScore,
    attention_weights,
    build_score,
    padding_bias,
    weighted_sum,
)
from tests.engine.small_models import close

STATES = torch.tensor([[[0.5, 0.5], [-0.5, 0.5], [2.0, -1.0]]])
QUERY = torch.tensor([[0.5, -0.5]])


def additive_score() -> AdditiveScore:
    """W and U the identity, no bias, v = (1, 2): e = tanh(s1 + h1) + 2 tanh(s2 + h2)."""
    score = AdditiveScore(2, 2, 2)
    with torch.no_grad():
        score.query.weight.copy_(torch.eye(2))
        score.key.weight.copy_(torch.eye(2))
        score.key.bias.zero_()
        score.vector.weight.copy_(torch.tensor([[1.0, 2.0]]))
    return score


def test_additive_energies_are_those_worked_out_by_hand() -> None:
    score = additive_score()
    energies = score(QUERY, score.keys(STATES))
    # tanh(1) + 2 tanh(0); tanh(0) + 2 tanh(0); tanh(2.5) + 2 tanh(-1.5)
    assert energies[0].tolist() == pytest.approx([0.761594, 0.0, -0.823682], abs=1e-6)


def test_the_bias_of_the_keys_moves_the_energies() -> None:
    score = additive_score()
    with torch.no_grad():
        score.key.bias.copy_(torch.tensor([0.0, 0.5]))
    assert score(QUERY, score.keys(STATES))[0, 1].item() == pytest.approx(2 * math.tanh(0.5))


def attend(energies: Tensor, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """Context and weights."""
    weights = attention_weights(energies, padding_bias(mask, states))
    return weighted_sum(weights, states), weights


def test_weights_and_context_are_those_worked_out_by_hand() -> None:
    context, weights = attend(torch.tensor([[0.761594, 0.0, -0.823682]]), STATES, torch.ones(1, 3, dtype=torch.bool))
    # exp: 2.141688, 1, 0.438813; their sum 3.580501
    assert weights[0].tolist() == pytest.approx([0.598153, 0.279291, 0.122556], abs=1e-5)
    assert context[0].tolist() == pytest.approx([0.404543, 0.316166], abs=1e-5)


def test_padding_gets_no_weight_however_high_its_energy() -> None:
    mask = torch.tensor([[True, True, False]])
    context, weights = attend(torch.tensor([[0.761594, 0.0, 1e30]]), STATES, mask)
    assert weights[0].tolist() == pytest.approx([0.681699, 0.318301, 0.0], abs=1e-5)
    assert weights[0, 2].item() == 0
    assert context[0].tolist() == pytest.approx([0.181699, 0.5], abs=1e-5)


def test_weights_are_exact_where_products_are_not() -> None:
    energies = torch.tensor([[3.0, 1.0, 2.0]], dtype=torch.bfloat16)
    context, weights = attend(energies, STATES.bfloat16(), torch.ones(1, 3, dtype=torch.bool))
    assert weights.dtype == torch.float32
    assert weights.sum().item() == pytest.approx(1, abs=1e-6)
    assert context.dtype == torch.bfloat16


def test_dot_scores_are_products_with_the_states_themselves() -> None:
    score = MultiplicativeScore(2, 2, learned=False)
    assert score(QUERY, score.keys(STATES))[0].tolist() == pytest.approx([0.0, -0.5, 1.5])
    assert list(score.parameters()) == []


def test_general_scores_are_products_through_a_learned_matrix() -> None:
    score = MultiplicativeScore(2, 2, learned=True)
    with torch.no_grad():
        next(score.parameters()).copy_(torch.tensor([[1.0, 2.0], [0.0, -1.0]]))
    # W h: (1.5, -0.5), (0.5, -0.5), (0, 1)
    assert score(QUERY, score.keys(STATES))[0].tolist() == pytest.approx([1.0, 0.5, -0.5])


def test_general_scores_join_sizes_that_differ_and_dot_scores_refuse_them() -> None:
    assert build_score("general", 3, 2, 99).keys(STATES).shape == (1, 3, 3)
    with pytest.raises(ValueError, match="equal sizes, not 3 and 2"):
        build_score("dot", 3, 2, 99)


def test_each_row_of_a_batch_is_scored_with_its_own_query() -> None:
    score = build_score("additive", 2, 2, 4)
    queries, states = torch.randn(3, 2), torch.randn(3, 5, 2)
    together = score(queries, score.keys(states))
    alone = [score(queries[i : i + 1], score.keys(states[i : i + 1])) for i in range(3)]
    assert close(together, torch.cat(alone))
