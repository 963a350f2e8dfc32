"""Recurrent layers: tanh RNN, GRU (Cho et al. 2014, 1406.1078) and LSTM, over padded batches."""

from typing import Literal, cast

import torch
from torch import Tensor, nn
from torch.nn import functional

Cell = Literal["tanh", "gru", "lstm"]
Directions = Literal[1, 2]
RecurrentState = tuple[Tensor, ...]

_LAYERS: dict[str, type[nn.RNN | nn.GRU | nn.LSTM]] = {"tanh": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}


class Recurrence(nn.Module):
    """A recurrent layer of one direction.

    Its state is a tuple: the hidden state (batch, size) and, for an LSTM, its cell (batch, size).
    """

    def __init__(self, cell: Cell, input_size: int, size: int) -> None:
        super().__init__()
        self.cell = cell
        self.size = size
        self.layer = _LAYERS[cell](input_size, size, batch_first=True)
        for name, weight in self.layer.named_parameters():
            if "weight_hh" in name:
                for gate in weight.data.chunk(weight.size(0) // size):
                    nn.init.orthogonal_(gate)
            elif "weight_ih" in name:
                nn.init.xavier_uniform_(weight.data)
            else:
                nn.init.zeros_(weight.data)

    @torch.no_grad()
    def open_memory_gate(self, bias: float) -> None:
        """Add a bias to the gate that keeps the old state: an LSTM's forget gate, a GRU's update gate; tanh has none.

        A positive one lets a new layer remember before it has learned to (Jozefowicz et al. 2015, section 2.2).
        """
        if self.cell != "tanh":
            cast("Tensor", self.layer.bias_ih_l0)[self.size : 2 * self.size] += bias

    def initial(self, hidden: Tensor) -> RecurrentState:
        """The state with this hidden state (batch, size); an LSTM's cell starts at zero."""
        return (hidden, torch.zeros_like(hidden)) if self.cell == "lstm" else (hidden,)

    def forward(self, inputs: Tensor, state: RecurrentState) -> tuple[Tensor, RecurrentState]:
        """Inputs (batch, time, input) from a state, to states (batch, time, size) and the last state."""
        packed = tuple(part[None].contiguous() for part in state)
        states, last = self.layer(inputs, packed if self.cell == "lstm" else packed[0])
        parts = last if self.cell == "lstm" else (last,)
        return states, tuple(part[0] for part in parts)

    def project_inputs(self, inputs: Tensor, first: int = 0) -> Tensor:
        """What the input weights from column `first` on make of `inputs`: (..., columns) to (..., gates x size).

        The part of a step that does not depend on the step before can so be done for all steps at once. The bias goes
        with the first columns.
        """
        weight = cast("Tensor", self.layer.weight_ih_l0)[:, first : first + inputs.size(-1)]
        return functional.linear(inputs, weight, None if first else cast("Tensor", self.layer.bias_ih_l0))

    def advance(self, projected: Tensor, state: RecurrentState) -> RecurrentState:
        """One step from projected inputs (batch, gates x size) and a state to the next state."""
        layer = self.layer
        hidden = functional.linear(state[0], cast("Tensor", layer.weight_hh_l0), cast("Tensor", layer.bias_hh_l0))
        if self.cell == "tanh":
            return (torch.tanh(projected + hidden),)
        if self.cell == "gru":
            return (_gru_update(projected, hidden, state[0]),)
        return _lstm_update(projected + hidden, state[1])


def _gru_update(inputs: Tensor, hidden: Tensor, state: Tensor) -> Tensor:
    size = state.size(-1)
    gates = torch.sigmoid(inputs.narrow(-1, 0, 2 * size) + hidden.narrow(-1, 0, 2 * size))
    reset, update = gates.chunk(2, -1)
    candidate_input, candidate_hidden = inputs.narrow(-1, 2 * size, size), hidden.narrow(-1, 2 * size, size)
    return torch.lerp(torch.tanh(torch.addcmul(candidate_input, reset, candidate_hidden)), state, update)


def _lstm_update(gates: Tensor, cell: Tensor) -> RecurrentState:
    enter, forget, candidate, leave = gates.chunk(4, -1)
    cell = torch.sigmoid(forget) * cell + torch.sigmoid(enter) * torch.tanh(candidate)
    return torch.sigmoid(leave) * torch.tanh(cell), cell


class ForwardEncoder(nn.Module):
    """Reads a source forwards only, so that its first piece is as many steps from the end as the source is long.

    Attributes:
        size: of an encoder state.
    """

    def __init__(self, cell: Cell, input_size: int, size: int) -> None:
        super().__init__()
        self.size = size
        self.forwards = Recurrence(cell, input_size, size)

    def forward(self, embedded: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Embedded source (batch, source, input) to states (batch, source, size), zero at padding, and the last one."""
        states, _ = self.forwards(embedded, self.forwards.initial(embedded.new_zeros(embedded.size(0), self.size)))
        rows = torch.arange(len(mask), device=mask.device)
        return states * mask[..., None], states[rows, mask.sum(1) - 1]


class BidirectionalEncoder(nn.Module):
    """Reads a source forwards and backwards (Schuster and Paliwal 1997; Bahdanau et al. 2014, section 3.2).

    Attributes:
        size: of an encoder state, both directions together.
    """

    def __init__(self, cell: Cell, input_size: int, size: int) -> None:
        super().__init__()
        self.size = size
        self.forwards = Recurrence(cell, input_size, size // 2)
        self.backwards = Recurrence(cell, input_size, size // 2)

    def forward(self, embedded: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Embedded source (batch, source, input) to states (batch, source, size), zero at padding, and final states.

        The final states (batch, size) are the forward one at the last piece and the backward one at the first.
        """
        lengths = mask.sum(1)
        turned = reversal_indices(mask)
        nothing = embedded.new_zeros(embedded.size(0), self.size // 2)
        ahead, _ = self.forwards(embedded, self.forwards.initial(nothing))
        back, _ = self.backwards(_reorder(embedded, turned), self.backwards.initial(nothing))
        back = _reorder(back, turned)
        states = torch.cat([ahead, back], -1) * mask[..., None]
        rows = torch.arange(len(lengths), device=mask.device)
        return states, torch.cat([ahead[rows, lengths - 1], back[:, 0]], -1)


def build_encoder(
    cell: Cell, input_size: int, size: int, directions: Directions
) -> ForwardEncoder | BidirectionalEncoder:
    """The encoder that reads in so many directions, with states of `size` in all."""
    return (ForwardEncoder if directions == 1 else BidirectionalEncoder)(cell, input_size, size)


def reversal_indices(mask: Tensor) -> Tensor:
    """For each row of a padding mask (batch, source), the positions of its pieces backwards, padding left in place."""
    positions = torch.arange(mask.size(1), device=mask.device)
    return torch.where(mask, mask.sum(1, keepdim=True) - 1 - positions, positions)


def _reorder(x: Tensor, indices: Tensor) -> Tensor:
    return x.gather(1, indices[..., None].expand_as(x))
