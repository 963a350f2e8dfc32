"""What all heads of a Transformer look at while it reads a source and writes a target, whole or without some heads."""

import copy
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from engine.architectures.contract import Architecture
from engine.architectures.transformer import Transformer
from engine.decoding import decode_greedily
from engine.errors import ConfigError
from engine.measurements.self_attention import Head


@dataclass(frozen=True, slots=True)
class HeadsReading:
    """One sentence in all heads.

    Attributes:
        target_ids: what was written, the end symbol last if it came to one.
        encoder: weights (layers, heads, source, source).
        decoder: (layers, heads, target, target); row t and column t are of the piece that is read at step t.
        cross: (layers, heads, target, source); row t is of the step that writes piece t.
    """

    target_ids: tuple[int, ...]
    encoder: Tensor
    decoder: Tensor
    cross: Tensor


def read_in_steps(
    model: Architecture[Any], source_ids: Sequence[int], *, target_ids: Sequence[int] = (), most: int
) -> Generator[None, None, HeadsReading]:
    """Yield before each piece of a translation, which begins with `target_ids` and has at most `most` pieces."""
    decoder = decode_greedily(model, source_ids, prefix=target_ids)
    written: list[int] = []
    own: list[Tensor] = []
    cross: list[Tensor] = []
    for token in islice(decoder, most):
        assert token.attention is not None
        assert token.self_attention is not None
        written.append(token.token_id)
        own.append(token.self_attention)
        cross.append(token.attention)
        yield
    assert decoder.start.encoder_attention is not None
    decoder_weights = [functional.pad(row, (0, len(own) - row.size(-1))) for row in own]
    return HeadsReading(
        tuple(written),
        decoder.start.encoder_attention[0],
        torch.stack(decoder_weights, 2),
        torch.stack(cross, 2),
    )


def without_heads(model: Transformer, off: Sequence[Head]) -> Transformer:
    """The model itself, or a copy in which these heads add nothing; raises ConfigError for heads that it has not."""
    if not off:
        return model
    copied = copy.deepcopy(model)
    for kind, layer, number in off:
        blocks = copied.attention_blocks[kind]
        if layer >= len(blocks) or number >= copied.heads:
            raise ConfigError(
                f"The model has no head {number + 1} in layer {layer + 1} of its {kind} attention.",
                advice=f"It has {len(blocks)} layers of {copied.heads} heads.",
            )
        blocks[layer].switch_off(number)
    return copied
