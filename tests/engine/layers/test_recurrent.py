"""Recurrent layers against torch's own, over padded batches."""

import pytest
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from engine.layers.recurrent import (
    BidirectionalEncoder,
    Cell,
    Directions,
    ForwardEncoder,
    Recurrence,
    build_encoder,
    reversal_indices,
)
from tests.engine.small_models import close

each_cell = pytest.mark.parametrize("cell", ["tanh", "gru", "lstm"])
LENGTHS = torch.tensor([6, 1, 4])
MASK = torch.arange(6) < LENGTHS[:, None]
TORCH_LAYERS: dict[str, type[nn.RNN | nn.GRU | nn.LSTM]] = {"tanh": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}


def shake(module: nn.Module) -> None:
    """Put every weight and bias at a value of its own."""
    torch.manual_seed(3)
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.uniform_(-0.7, 0.7)


def run_torch_layer(encoder: BidirectionalEncoder, cell: Cell, embedded: Tensor) -> tuple[Tensor, Tensor]:
    """States and final states of torch's bidirectional layer with the encoder's weights, over packed sequences."""
    layer = TORCH_LAYERS[cell](embedded.size(-1), encoder.size // 2, batch_first=True, bidirectional=True)
    with torch.no_grad():
        for name, parameter in layer.named_parameters():
            direction = encoder.backwards if name.endswith("_reverse") else encoder.forwards
            parameter.copy_(direction.layer.get_parameter(name.removesuffix("_reverse")))
    packed = pack_padded_sequence(embedded, LENGTHS, batch_first=True, enforce_sorted=False)
    states, last = layer(packed)
    hidden = last[0] if cell == "lstm" else last
    return pad_packed_sequence(states, batch_first=True)[0], torch.cat([hidden[0], hidden[1]], -1)


@each_cell
def test_advance_equals_the_layer_of_torch_step_by_step(cell: Cell) -> None:
    recurrence = Recurrence(cell, 5, 8)
    shake(recurrence)
    inputs, first = torch.randn(3, 6, 5), recurrence.initial(torch.randn(3, 8))
    states, last = recurrence(inputs, first)
    state = first
    for position in range(6):
        state = recurrence.advance(recurrence.project_inputs(inputs[:, position]), state)
        assert close(state[0], states[:, position])
    assert len(state) == len(last) == (2 if cell == "lstm" else 1)
    assert all(close(left, right) for left, right in zip(state, last, strict=True))


@each_cell
def test_inputs_can_be_projected_in_parts(cell: Cell) -> None:
    recurrence = Recurrence(cell, 5, 8)
    shake(recurrence)
    inputs = torch.randn(3, 6, 5)
    whole = recurrence.project_inputs(inputs)
    parts = recurrence.project_inputs(inputs[..., :2]) + recurrence.project_inputs(inputs[..., 2:], 2)
    assert whole.shape == (3, 6, {"tanh": 8, "gru": 24, "lstm": 32}[cell])
    assert close(parts, whole)


@each_cell
def test_the_first_state_has_the_hidden_state_given_and_an_empty_cell(cell: Cell) -> None:
    hidden = torch.randn(3, 8)
    first, *rest = Recurrence(cell, 5, 8).initial(hidden)
    assert torch.equal(first, hidden)
    assert [tensor.tolist() for tensor in rest] == ([torch.zeros(3, 8).tolist()] if cell == "lstm" else [])


@each_cell
def test_the_bidirectional_encoder_equals_torchs_over_packed_sequences(cell: Cell) -> None:
    encoder = BidirectionalEncoder(cell, 5, 12)
    shake(encoder)
    embedded = torch.randn(3, 6, 5)
    states, final = encoder(embedded, MASK)
    expected_states, expected_final = run_torch_layer(encoder, cell, embedded)
    assert close(states, expected_states)
    assert close(final, expected_final)


@each_cell
def test_the_forward_encoder_is_one_recurrence_up_to_the_last_piece(cell: Cell) -> None:
    encoder = ForwardEncoder(cell, 5, 12)
    shake(encoder)
    embedded = torch.randn(3, 6, 5)
    states, final = encoder(embedded, MASK)
    for row, length in enumerate(LENGTHS.tolist()):
        alone, _ = encoder.forwards(embedded[row, None, :length], encoder.forwards.initial(torch.zeros(1, 12)))
        assert close(states[row, :length], alone[0])
        assert close(final[row], alone[0, -1])


@each_cell
@pytest.mark.parametrize("directions", [1, 2])
def test_what_stands_in_the_padding_does_not_matter(cell: Cell, directions: Directions) -> None:
    encoder = build_encoder(cell, 5, 12, directions)
    shake(encoder)
    embedded = torch.randn(3, 6, 5)
    other = torch.where(MASK[..., None], embedded, torch.full_like(embedded, 9.0))
    for left, right in zip(encoder(embedded, MASK), encoder(other, MASK), strict=True):
        assert torch.equal(left, right)
    assert encoder(embedded, MASK)[0][~MASK].abs().max() == 0


def test_pieces_are_turned_around_and_padding_stays_in_place() -> None:
    mask = torch.tensor([[True, True, True, True], [True, True, False, False], [True, False, False, False]])
    assert reversal_indices(mask).tolist() == [[3, 2, 1, 0], [1, 0, 2, 3], [0, 1, 2, 3]]


@pytest.mark.parametrize("cell", ["gru", "lstm"])
def test_an_open_memory_gate_hands_the_old_state_on(cell: Cell) -> None:
    recurrence = Recurrence(cell, 5, 8)
    recurrence.open_memory_gate(30)
    state = tuple(torch.randn(3, 8) for _ in recurrence.initial(torch.zeros(3, 8)))
    after = recurrence.advance(recurrence.project_inputs(torch.randn(3, 5)), state)
    if cell == "gru":
        assert close(after[0], state[0])
    else:
        assert (after[1] - state[1]).abs().max() < 1  # the cell itself, and at most 1 that is let in


def test_a_tanh_layer_has_no_gate_to_open() -> None:
    recurrence = Recurrence("tanh", 5, 8)
    recurrence.open_memory_gate(30)
    assert not recurrence.layer.get_parameter("bias_ih_l0").any()


@each_cell
def test_recurrent_weights_start_orthogonal_gate_by_gate(cell: Cell) -> None:
    weight = Recurrence(cell, 5, 8).layer.get_parameter("weight_hh_l0")
    for gate in weight.chunk(weight.size(0) // 8):
        assert close(gate @ gate.T, torch.eye(8))
