"""Floating-point operations that a model's own matrix products need, counted by hand.

Counted is what the mathematics asks for and not what some code does: padding, recomputation and what is computed at
every step although it never changes count for nothing. So tokens a second times operations a token, over the best
matrix-product rate of the machine, is the share of it that training makes use of (the model FLOPs utilisation of
Chowdhery et al. 2022, 2204.02311, appendix B). Everything that is no matrix product is left out.
"""

from collections.abc import Callable, Iterable
from typing import Any

from engine.architectures import architecture_config
from engine.architectures.attention_rnn import AttentionRNNConfig
from engine.architectures.rnn import RNNConfig
from engine.architectures.transformer import TransformerConfig
from engine.checkpoint import ModelFacts
from engine.corpora.batching import Batch
from engine.corpora.tokenizer import PAD

GATES = {"tanh": 1, "gru": 3, "lstm": 4}
OPERATIONS_A_PRODUCT = 2  # a multiplication and an addition
PASSES = 3  # forwards, and backwards with respect to either factor

Count = Callable[[Any, int, int, int], int]
"""Multiply-adds of one pair, forwards: from a configuration, the vocabulary size, source and target pieces."""


def training_flops(facts: ModelFacts, batches: Iterable[Batch]) -> float | None:
    """Operations a token (source and target, without padding), both passes; None for an architecture not counted here.

    The last matrix products of the backward pass, into the embeddings, are counted: their gradient is needed.
    """
    count = COUNTS.get(facts.architecture)
    if count is None:
        return None
    config = architecture_config(facts.architecture, facts.sizes)
    products, tokens = 0, 0
    for batch in batches:
        targets = batch.target_out.ne(PAD).sum(1).tolist()
        for source, target in zip(batch.source_mask.sum(1).tolist(), targets, strict=True):
            products += count(config, facts.vocabulary_size, source, target)
            tokens += source + target
    return PASSES * OPERATIONS_A_PRODUCT * products / tokens


def rnn_products(config: RNNConfig, vocabulary_size: int, source: int, target: int) -> int:
    """The context vector's part of the decoder's input is the same at every step, so it is counted once."""
    embedding, hidden, context = config.embedding_size, config.hidden_size, config.context_size
    gates = GATES[config.cell]
    once = hidden * context + context * hidden + gates * context * hidden
    a_target = gates * (embedding + hidden) * hidden + (hidden + embedding) * embedding + embedding * vocabulary_size
    return source * _encoder_products(config) + once + target * a_target


def attention_rnn_products(config: AttentionRNNConfig, vocabulary_size: int, source: int, target: int) -> int:
    """Every target piece reads all source positions: their energies, then their weighted sum."""
    embedding, hidden, attention = config.embedding_size, config.hidden_size, config.attention_size
    gates = GATES[config.cell]
    key, query, energy = {
        "additive": (hidden * attention, hidden * attention, attention),
        "dot": (0, 0, hidden),
        "general": (hidden * hidden, 0, hidden),
    }[config.score]
    first_state = hidden // config.directions * hidden
    a_source = _encoder_products(config) + key
    a_target = query + gates * (embedding + hidden + hidden) * hidden
    a_target += (hidden + hidden + embedding) * embedding + embedding * vocabulary_size
    return source * a_source + first_state + target * a_target + source * target * (energy + hidden)


def transformer_products(config: TransformerConfig, vocabulary_size: int, source: int, target: int) -> int:
    """Attention among target pieces is counted whole, as is usual, although each looks only back."""
    size, feed_forward = config.model_size, 2 * config.model_size * config.feed_forward_size
    attention = 4 * size * size
    encoder = source * (attention + feed_forward) + 2 * size * source * source
    own = target * attention + 2 * size * target * target
    cross = (target + source) * attention // 2 + 2 * size * target * source
    decoder = own + cross + target * feed_forward
    projection = target * size * vocabulary_size
    return config.encoder_layers * encoder + config.decoder_layers * decoder + projection


def _encoder_products(config: RNNConfig | AttentionRNNConfig) -> int:
    """A source piece in all directions, which share the size."""
    size = config.hidden_size // config.directions
    return config.directions * GATES[config.cell] * (config.embedding_size + size) * size


COUNTS: dict[str, Count] = {
    "rnn": rnn_products,
    "attention_rnn": attention_rnn_products,
    "transformer": transformer_products,
}
