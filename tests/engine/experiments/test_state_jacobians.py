"""Products of Jacobians against what torch differentiates through the whole chain."""

import pytest
import torch
from torch import Tensor
from torch.func import jacrev

from engine.experiments.state_jacobians import state_jacobian_norms
from engine.layers.recurrent import Cell, Recurrence


@pytest.mark.parametrize("cell", ["tanh", "gru", "lstm"])
def test_norms_are_those_of_the_derivative_through_all_steps_between(cell: Cell) -> None:
    torch.manual_seed(4)
    recurrence, inputs = Recurrence(cell, 3, 5).double(), torch.randn(7, 3, dtype=torch.float64)
    norms = state_jacobian_norms(recurrence, inputs)
    assert norms.shape == (6,)
    for distance in (1, 2, 6):
        first = 7 - distance
        _, state = recurrence(inputs[None, :first], recurrence.initial(torch.zeros(1, 5, dtype=torch.float64)))

        def rest(flat: Tensor, first: int = first) -> Tensor:
            _, last = recurrence(inputs[None, first:], tuple(flat[None].chunk(2 if cell == "lstm" else 1, -1)))
            return torch.cat(last, -1)[0]

        jacobian = jacrev(rest)(torch.cat(state, -1)[0].detach())
        assert float(norms[distance - 1]) == pytest.approx(
            float(torch.linalg.matrix_norm(jacobian.detach(), 2)), rel=1e-6
        )


def test_a_linear_chain_of_rotations_loses_nothing() -> None:
    recurrence = Recurrence("tanh", 3, 5)
    norms = state_jacobian_norms(recurrence, torch.zeros(20, 3))  # at zero tanh is the identity, its weights orthogonal
    assert torch.allclose(norms, torch.ones(19, dtype=norms.dtype), atol=1e-4)
