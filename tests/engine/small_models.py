"""Architectures in sizes that tests can afford, and what is done with them again and again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from engine.architectures import ARCHITECTURES, build_architecture
from engine.architectures.contract import Architecture, StepOutput
from engine.config import Size
from engine.corpora.batching import Batch, make_batch
from engine.corpora.encoded_pairs import EncodedPair
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import Tokenizer
from engine.loss import sequence_loss

VOCABULARY_SIZE = 19
Sizes = dict[str, Size]

SMALL_SIZES: dict[str, Sizes] = {
    "rnn": {"embedding_size": 32, "hidden_size": 64, "context_size": 48, "dropout": 0.0},
    "attention_rnn": {"embedding_size": 32, "hidden_size": 64, "attention_size": 40, "dropout": 0.0},
    "transformer": {
        "model_size": 32,
        "heads": 4,
        "feed_forward_size": 64,
        "encoder_layers": 2,
        "decoder_layers": 3,
        "dropout": 0.0,
    },
}
OPTIONS: dict[str, tuple[Sizes, ...]] = {
    "rnn": ({"cell": "tanh"}, {"cell": "lstm"}, {"directions": 1}),
    "attention_rnn": ({"cell": "tanh"}, {"cell": "lstm"}, {"score": "dot"}, {"score": "general"}, {"directions": 1}),
}


@dataclass(frozen=True, slots=True)
class Variant:
    """An architecture with the options that make it another network."""

    name: str
    options: tuple[tuple[str, Size], ...] = ()

    def __str__(self) -> str:
        return "-".join([self.name, *(str(value) for _, value in self.options)])

    def build(self, vocabulary_size: int = VOCABULARY_SIZE, **sizes: Size) -> Architecture[Any]:
        """A model that is ready to translate; no weight, bias included, is left at a value that could hide a fault."""
        model = build_small(self.name, vocabulary_size, **dict(self.options), **sizes)
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.add_(torch.empty_like(parameter).uniform_(-0.2, 0.2))
        return model


def build_small(name: str, vocabulary_size: int, **sizes: Size) -> Architecture[Any]:
    """An untrained small model, always the same; an architecture not named above in its default sizes."""
    torch.manual_seed(11)
    return build_architecture(name, vocabulary_size, SMALL_SIZES.get(name, {}) | sizes).eval()


VARIANTS = tuple(
    Variant(name, tuple(options.items())) for name in ARCHITECTURES for options in ({}, *OPTIONS.get(name, ()))
)
each_variant = pytest.mark.parametrize("variant", VARIANTS, ids=str)
each_architecture = pytest.mark.parametrize("name", ARCHITECTURES)


def some_pairs(count: int = 5) -> list[EncodedPair]:
    """Pairs of piece numbers of many lengths, one source being the end symbol alone; always the same."""
    chance = torch.Generator().manual_seed(5)

    def ids(length: int) -> list[int]:
        return [*torch.randint(4, VOCABULARY_SIZE, (length,), generator=chance).tolist(), 3]

    return [(ids(length), ids((3 * length + 2) % 7)) for length in range(count)]


def forced_steps(model: Architecture[Any], batch: Batch, *, with_attention: bool = True) -> list[StepOutput[Any]]:
    """What each step gives when it is fed the batch's own target."""
    state = model.start(batch.source, batch.source_mask, with_attention=with_attention)
    outputs = []
    for token_ids in batch.target_in.unbind(1):
        outputs.append(model.step(state, token_ids, with_attention=with_attention))
        state = outputs[-1].state
    return outputs


def close(left: Tensor, right: Tensor, tolerance: float = 1e-5) -> bool:
    """Whether two tensors have the same shape and the same values, up to the order of sums."""
    return left.shape == right.shape and torch.allclose(left, right, rtol=1e-4, atol=tolerance)


def learn_by_heart(
    model: Architecture[Any], tokenizer: Tokenizer, pairs: Sequence[Pair], steps: int, rate: float = 0.01
) -> Architecture[Any]:
    """Train on one batch of all pairs until they are known."""
    batch = make_batch([(tokenizer.encode(p.source), tokenizer.encode(p.target)) for p in pairs])
    optimiser = torch.optim.Adam(model.train().parameters(), lr=rate)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / 20, 2 * (1 - step / steps))
        features = model(batch.source, batch.source_mask, batch.target_in)
        loss = sequence_loss(model.projection, features, batch.target_out, batch.target_out.ne(0), 0.0)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
    return model.eval()
