"""What is the Transformer's own: targets longer than its first table of positions."""

import torch

from engine.corpora.batching import make_batch
from engine.layers.positional import POSITIONS_AT_FIRST, sinusoids
from tests.engine.small_models import Variant, close, forced_steps

LENGTH = POSITIONS_AT_FIRST + 20


def test_a_target_longer_than_the_first_positions_is_still_decoded_as_it_is_trained() -> None:
    model = Variant("transformer").build(decoder_layers=1, encoder_layers=1)
    batch = make_batch([([5, 6, 3], [4 + i % 15 for i in range(LENGTH)])])
    stepped = torch.stack([output.logits for output in forced_steps(model, batch)], 1)
    assert close(stepped, model.projection(model(batch.source, batch.source_mask, batch.target_in)))
    positions = model.get_buffer("target_positions.table")
    assert torch.equal(positions[:LENGTH], sinusoids(LENGTH, positions.size(1)))


def test_positions_that_grew_while_decoding_can_be_trained_with() -> None:
    model = Variant("transformer").build(decoder_layers=1, encoder_layers=1)
    batch = make_batch([([4] * LENGTH, [5, 3])])
    with torch.inference_mode():
        model.start(batch.source, batch.source_mask)
    model.train()(batch.source, batch.source_mask, batch.target_in).sum().backward()
    assert all(p.grad is not None for name, p in model.named_parameters() if "projection" not in name)


def test_where_a_piece_stands_matters() -> None:
    model = Variant("transformer").build()
    orders = make_batch([([5, 6, 7, 3], [4, 3]), ([7, 6, 5, 3], [4, 3])])
    left, right = model(orders.source, orders.source_mask, orders.target_in)
    assert not torch.allclose(left, right, atol=1e-3)
