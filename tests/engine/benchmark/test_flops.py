"""Counting by hand, against sums on paper and against what torch's own counter sees in torch's own layers."""

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from engine.architectures.attention_rnn import AttentionRNNConfig
from engine.architectures.rnn import RNNConfig
from engine.architectures.transformer import TransformerConfig
from engine.benchmark.flops import attention_rnn_products, rnn_products, training_flops, transformer_products
from engine.checkpoint import ModelFacts
from engine.corpora.batching import make_batch

VOCABULARY, SOURCE, TARGET = 11, 5, 7


def counted(*runs: tuple[nn.Module, tuple[torch.Tensor, ...]]) -> int:
    """Multiply-adds that torch's counter sees forwards."""
    with FlopCounterMode(display=False) as counter:
        for module, inputs in runs:
            module(*inputs)
    return int(counter.get_total_flops()) // 2


def test_an_rnn_on_paper() -> None:
    config = RNNConfig(embedding_size=4, hidden_size=6, context_size=5)
    encoder = 2 * (3 * 3 * 4 + 3 * 3 * 3)  # both directions: 3 gates of 3, from an embedding of 4 and a state of 3
    once = 6 * 5 + 5 * 6 + 18 * 5  # squeezed, first state, the context in 3 gates of 6
    target = 18 * 4 + 18 * 6 + (6 + 4) * 4 + 4 * VOCABULARY
    assert rnn_products(config, VOCABULARY, SOURCE, TARGET) == SOURCE * encoder + once + TARGET * target


def test_an_attention_rnn_on_paper() -> None:
    config = AttentionRNNConfig(embedding_size=4, hidden_size=6, attention_size=3)
    source = 2 * (3 * 3 * 4 + 3 * 3 * 3) + 6 * 3  # encoder, keys
    target = 6 * 3 + 18 * (4 + 6 + 6) + (6 + 6 + 4) * 4 + 4 * VOCABULARY  # query, gates, readout, projection
    pair = 3 + 6  # energy, context
    expected = SOURCE * source + 3 * 6 + TARGET * target + SOURCE * TARGET * pair
    assert attention_rnn_products(config, VOCABULARY, SOURCE, TARGET) == expected


def test_an_encoder_of_one_direction_on_paper() -> None:
    rnn = RNNConfig(embedding_size=4, hidden_size=6, context_size=5)
    attention_rnn = AttentionRNNConfig(embedding_size=4, hidden_size=6, attention_size=3)
    more = (18 * 4 + 18 * 6) - 2 * (3 * 3 * 4 + 3 * 3 * 3)  # 3 gates of 6 once, instead of 3 gates of 3 twice
    forwards = rnn.model_copy(update={"directions": 1})
    difference = rnn_products(forwards, VOCABULARY, SOURCE, TARGET) - rnn_products(rnn, VOCABULARY, SOURCE, TARGET)
    assert difference == SOURCE * more

    both, one = (attention_rnn.model_copy(update={"directions": directions}) for directions in (2, 1))
    counts = [attention_rnn_products(config, VOCABULARY, SOURCE, TARGET) for config in (both, one)]
    assert counts[1] - counts[0] == SOURCE * more + 6 * 6 - 3 * 6  # the first state comes from 6 numbers, not from 3


def test_a_transformer_as_torch_counts_its_own_layers() -> None:
    size, heads, inner = 8, 2, 12
    config = TransformerConfig(
        model_size=size, heads=heads, feed_forward_size=inner, encoder_layers=2, decoder_layers=3
    )
    encoder = nn.TransformerEncoderLayer(size, heads, inner, batch_first=True)
    decoder = nn.TransformerDecoderLayer(size, heads, inner, batch_first=True)
    source, target = torch.randn(1, SOURCE, size), torch.randn(1, TARGET, size)
    with torch.nn.attention.sdpa_kernel(torch.nn.attention.SDPBackend.MATH):
        layers = 2 * counted((encoder, (source,))) + 3 * counted((decoder, (target, source)))
    projection = counted((nn.Linear(size, VOCABULARY), (target,)))
    assert transformer_products(config, VOCABULARY, SOURCE, TARGET) == layers + projection


@pytest.mark.parametrize("gates", [pytest.param(3, id="gru")])
def test_recurrent_layers_as_torch_counts_its_own(gates: int) -> None:
    embedding, hidden = 4, 6
    layers = counted(
        (nn.GRU(embedding, hidden // 2, bidirectional=True), (torch.randn(SOURCE, 1, embedding),)),
        (nn.GRU(embedding, hidden), (torch.randn(TARGET, 1, embedding),)),
    )
    config = RNNConfig(embedding_size=embedding, hidden_size=hidden, context_size=1)
    rest = (hidden + embedding) * embedding + embedding * VOCABULARY
    once = 2 * hidden + gates * hidden
    assert rnn_products(config, VOCABULARY, SOURCE, TARGET) == layers + TARGET * rest + once


def test_a_training_step_is_both_passes_over_the_real_pieces() -> None:
    facts = ModelFacts(
        architecture="rnn",
        sizes={"embedding_size": 4, "hidden_size": 6, "context_size": 5},
        vocabulary_size=VOCABULARY,
        tokenizer="",
        source_language="",
        target_language="",
        corpus="",
        parameters=0,
    )
    config = RNNConfig.model_validate(facts.sizes)
    batch = make_batch([([4, 5, 3], [6, 3]), ([4, 3], [7, 8, 9, 10, 3])])
    products = rnn_products(config, VOCABULARY, 3, 2) + rnn_products(config, VOCABULARY, 2, 5)
    assert training_flops(facts, [batch]) == pytest.approx(2 * 3 * products / 12)
    assert training_flops(facts.model_copy(update={"architecture": "another"}), [batch]) is None
