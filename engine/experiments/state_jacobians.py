"""How much a recurrent layer's last state still depends on an earlier one (Pascanu et al. 2013, section 2)."""

import torch
from torch import Tensor

from engine.layers.recurrent import Recurrence, RecurrentState


def state_jacobian_norms(recurrence: Recurrence, inputs: Tensor) -> Tensor:
    """Spectral norms of the last state's derivative with respect to each state that an input was read into before.

    Inputs (time, input) of one sequence give (time - 1,), the state next to the last one first. A state is all that is
    handed on: of an LSTM the hidden state and the cell together.
    """
    with torch.enable_grad():
        projected = recurrence.project_inputs(inputs.detach())
        before = _states_before(recurrence, projected)
        steps = _step_jacobians(recurrence, projected[1:], tuple(part[1:] for part in before))
    product = torch.eye(steps.size(-1), dtype=steps.dtype)
    products = []
    for step in steps.flip(0):
        product = product @ step
        products.append(product)
    largest: Tensor = torch.linalg.svdvals(torch.stack(products))[:, 0]
    return largest


@torch.no_grad()
def _states_before(recurrence: Recurrence, projected: Tensor) -> RecurrentState:
    """The state that each input (time, gates x size) finds, as its parts (time, size) each; the first finds zeros."""
    state = recurrence.initial(projected.new_zeros(1, recurrence.size))
    states = []
    for row in projected.unbind():
        states.append(state)
        state = recurrence.advance(row[None], state)
    return tuple(torch.cat(parts) for parts in zip(*states, strict=True))


def _step_jacobians(recurrence: Recurrence, projected: Tensor, before: RecurrentState) -> Tensor:
    """Derivatives of each next state with respect to the state before it, (time, state, state) in float64.

    All steps are taken at once, as rows of a batch that do not touch each other.
    """
    found = tuple(part.detach().requires_grad_() for part in before)
    after = torch.cat(recurrence.advance(projected, found), -1)
    rows = [torch.cat(torch.autograd.grad(value.sum(), found, retain_graph=True), -1) for value in after.unbind(-1)]
    return torch.stack(rows, 1).double()
