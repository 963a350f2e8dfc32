"""The Transformer (Vaswani et al. 2017, 1706.03762), with layer normalisation before each block (Xiong et al. 2020)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

import torch
from pydantic import Field, model_validator
from torch import Tensor, nn
from torch.nn import functional

from engine.architectures.contract import Architecture, ArchitectureConfig, ArchitectureEntry, StepOutput
from engine.arrays import read_only
from engine.events import ArchitectureDescription, Array, HeadReadings, HeadsParts
from engine.layers.dropout import Dropout
from engine.layers.embedding import ScaledEmbedding, tied_projection
from engine.layers.multihead_attention import HeadsReading, MultiHeadAttention, causal_bias, padding_bias
from engine.layers.positional import PositionTable
from engine.layers.weights_at_hand import at_hand
from engine.setting_fields import DIVIDES

KeysValues = tuple[Tensor, Tensor]


class TransformerConfig(ArchitectureConfig):
    """Sizes of the Transformer."""

    model_size: int = Field(default=256, ge=8, le=4096, multiple_of=2)
    heads: int = Field(default=4, ge=1, le=64, json_schema_extra={DIVIDES: "model_size"})
    feed_forward_size: int = Field(default=1024, ge=8, le=16_384)
    encoder_layers: int = Field(default=3, ge=1, le=24)
    decoder_layers: int = Field(default=3, ge=1, le=24)
    dropout: float = Field(default=0.1, ge=0, lt=1)

    @model_validator(mode="after")
    def has_whole_heads(self) -> "TransformerConfig":
        """The heads share the model's size out evenly."""
        if self.model_size % self.heads:
            raise ValueError(f"model_size {self.model_size} cannot be shared out among {self.heads} heads")
        return self


@dataclass(frozen=True, slots=True)
class TransformerState:
    """What a decoder has read, as keys and values (batch, heads, length, size / heads) a layer.

    Attributes:
        position: how many target pieces were read.
        read: of the target so far; grows by one a step.
        memory: of the source; never changes.
        bias: that keeps the decoder from looking at padding (batch, heads, 1, source).
    """

    position: int
    read: tuple[KeysValues, ...]
    memory: tuple[KeysValues, ...]
    bias: Tensor
    encoder_attention: Tensor | None = None

    @property
    def context(self) -> None:
        """There is no fixed one."""
        return

    def select(self, rows: Tensor) -> "TransformerState":
        """These rows of the batch."""
        return replace(
            self,
            read=tuple((k[rows], v[rows]) for k, v in self.read),
            memory=tuple((k[rows], v[rows]) for k, v in self.memory),
            bias=self.bias[rows],
            encoder_attention=None if self.encoder_attention is None else self.encoder_attention[rows],
        )


class FeedForward(nn.Module):
    """Two layers over each position by itself (section 3.3)."""

    def __init__(self, size: int, inner_size: int, dropout: float) -> None:
        super().__init__()
        self.widen = nn.Linear(size, inner_size)
        self.narrow = nn.Linear(inner_size, size)
        self.dropout = Dropout(dropout)
        self.at_hand = at_hand(self.widen, self.narrow)

    def forward(self, x: Tensor) -> Tensor:
        """(..., size) to the same."""
        y: Tensor = self.narrow(self.dropout(functional.relu(self.widen(x))))
        return y

    def step(self, x: Tensor) -> Tensor:
        """The same without dropout, for one position (batch, size)."""
        widen, narrow = self.at_hand
        return functional.linear(torch.relu(functional.linear(x, *widen)), *narrow)


class EncoderLayer(nn.Module):
    """Every position reads every other, then thinks by itself."""

    def __init__(self, config: TransformerConfig) -> None:
        super().__init__()
        self.attention = MultiHeadAttention(config.model_size, config.heads)
        self.feed_forward = FeedForward(config.model_size, config.feed_forward_size, config.dropout)
        self.norms = nn.ModuleList(nn.LayerNorm(config.model_size) for _ in range(2))
        self.dropout = Dropout(config.dropout)

    def forward(self, x: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, source, size) to the same, and weights (batch, heads, source, source)."""
        y = self.norms[0](x)
        y, weights = self.attention(y, *self.attention.keys_values(y), bias)
        x = x + self.dropout(y)
        return x + self.dropout(self.feed_forward(self.norms[1](x))), weights


class DecoderLayer(nn.Module):
    """Every position reads those before it, then the source, then thinks by itself."""

    def __init__(self, config: TransformerConfig) -> None:
        super().__init__()
        self.self_attention = MultiHeadAttention(config.model_size, config.heads)
        self.cross_attention = MultiHeadAttention(config.model_size, config.heads)
        self.feed_forward = FeedForward(config.model_size, config.feed_forward_size, config.dropout)
        self.norms = nn.ModuleList(nn.LayerNorm(config.model_size) for _ in range(3))
        self.dropout = Dropout(config.dropout)
        self.norms_at_hand = at_hand(*cast("Iterable[nn.LayerNorm]", self.norms))
        self.blocks = (self.self_attention, self.cross_attention, self.feed_forward)

    def forward(self, x: Tensor, memory: KeysValues, bias: Tensor, causal: Tensor) -> Tensor:
        """All positions of a target (batch, target, size) at once.

        `bias` keeps them from looking at the source's padding, `causal` from looking ahead.
        """
        y = self.norms[0](x)
        y, _ = self.self_attention(y, *self.self_attention.keys_values(y), causal)
        x = x + self.dropout(y)
        y, _ = self.cross_attention(self.norms[1](x), *memory, bias)
        x = x + self.dropout(y)
        done: Tensor = x + self.dropout(self.feed_forward(self.norms[2](x)))
        return done

    def step(self, x: Tensor, memory: KeysValues, bias: Tensor, read: KeysValues, free: Tensor) -> "DecoderLayerStep":
        """The position (batch, size) that follows what was `read` before, all of which it may look at: `free` is 0."""
        first, second, third = self.norms_at_hand
        self_attention, cross_attention, feed_forward = self.blocks
        size = x.shape[1:]
        y = torch.layer_norm(x, size, *first)
        read = self_attention.next_keys_values(y, *read)
        y, own = self_attention.read_one(y, *read, free)
        x = x + y
        y, cross = cross_attention.read_one(torch.layer_norm(x, size, *second), *memory, bias)
        x = x + y
        x = x + feed_forward.step(torch.layer_norm(x, size, *third))
        return DecoderLayerStep(x, read, cross, own)


@dataclass(frozen=True, slots=True)
class DecoderLayerStep:
    """A position after a layer (batch, size), keys and values so far, and what its heads read."""

    x: Tensor
    read: KeysValues
    cross_attention: HeadsReading
    self_attention: HeadsReading


class Transformer(Architecture[TransformerState]):
    """Attention alone; order comes from sinusoids added to the embeddings, which source and target share.

    Attributes:
        source_positions, target_positions: what is added; other positions can stand in for a copy's sinusoids.
    """

    def __init__(self, vocabulary_size: int, config: TransformerConfig) -> None:
        super().__init__()
        self.heads = config.heads
        self.embedding = ScaledEmbedding(vocabulary_size, config.model_size)
        self.encoder = nn.ModuleList(EncoderLayer(config) for _ in range(config.encoder_layers))
        self.decoder = nn.ModuleList(DecoderLayer(config) for _ in range(config.decoder_layers))
        self.encoder_norm = nn.LayerNorm(config.model_size)
        self.decoder_norm = nn.LayerNorm(config.model_size)
        self.projection = tied_projection(self.embedding)
        self.dropout = Dropout(config.dropout)
        self.source_positions = PositionTable(config.model_size)
        self.target_positions = PositionTable(config.model_size)

    @property
    def attention_blocks(self) -> dict[str, tuple[MultiHeadAttention, ...]]:
        """The attention of each layer: the `encoder` and the `decoder` over themselves, and `cross` over the source."""
        return {
            "encoder": tuple(layer.attention for layer in cast("Iterable[EncoderLayer]", self.encoder)),
            "decoder": tuple(layer.self_attention for layer in self._layers()),
            "cross": tuple(layer.cross_attention for layer in self._layers()),
        }

    def embed_source(self, source: Tensor) -> Tensor:
        """(batch, source) to (batch, source, size), positions included."""
        return self._embed(source, self.source_positions.between(0, source.size(1)))

    def start(
        self, source: Tensor, source_mask: Tensor, embedded: Tensor | None = None, *, with_attention: bool = True
    ) -> TransformerState:
        """Read the source once; each decoder layer keeps its own keys and values of it."""
        x = self.embed_source(source) if embedded is None else embedded
        bias, attention = padding_bias(source_mask, self.heads, x), []
        for layer in self.encoder:
            x, weights = layer(x, bias.flatten(0, 1))
            if with_attention:
                attention.append(weights)
        x = self.encoder_norm(x)
        memory = tuple(layer.cross_attention.keys_values(x) for layer in self._layers())
        read = tuple((keys[:, :, :0], values[:, :, :0]) for keys, values in memory)
        bias = bias.to(memory[0][0].dtype)
        return TransformerState(0, read, memory, bias, torch.stack(attention, 1) if with_attention else None)

    def forward(self, source: Tensor, source_mask: Tensor, target_in: Tensor) -> Tensor:
        """Teacher forcing: (batch, target, size)."""
        state = self.start(source, source_mask, with_attention=False)
        x = self._embed(target_in, self.target_positions.between(0, target_in.size(1)))
        bias, causal = state.bias.flatten(0, 1), causal_bias(x)
        for layer, memory in zip(self._layers(), state.memory, strict=True):
            x = layer(x, memory, bias, causal)
        features: Tensor = self.decoder_norm(x)
        return features

    def step(
        self, state: TransformerState, token_ids: Tensor, *, with_attention: bool = True
    ) -> StepOutput[TransformerState]:
        """Feed one piece (batch,); attention (batch, layers, heads, source), self-attention (..., target so far)."""
        steps = self._layer_steps(state, token_ids)
        logits = self.projection(self.decoder_norm(steps[-1].x))
        state = replace(state, position=state.position + 1, read=tuple(step.read for step in steps))
        if not with_attention:
            return StepOutput(logits, state)
        attention, self_attention = (
            torch.stack([reading.weights.view(len(token_ids), self.heads, -1) for reading in readings], 1)
            for readings in ([step.cross_attention for step in steps], [step.self_attention for step in steps])
        )
        return StepOutput(logits, state, attention, self_attention)

    def inspect(self, state: TransformerState, token_ids: Tensor) -> HeadsParts:
        """Queries, keys, energies, weights, values and outputs of all heads."""
        steps = self._layer_steps(state, token_ids)
        return HeadsParts(
            cross_attention=_readings([step.cross_attention for step in steps], state.memory),
            self_attention=_readings([step.self_attention for step in steps], [step.read for step in steps]),
        )

    def _layer_steps(self, state: TransformerState, token_ids: Tensor) -> list[DecoderLayerStep]:
        """What each layer of the decoder makes of one piece (batch,)."""
        position = self.target_positions.between(state.position, state.position + 1)
        x = self._embed(token_ids[:, None], position)[:, 0]
        bias = state.bias.flatten(0, 1)
        free, steps = bias.new_zeros(1, 1, 1), []
        for layer, memory, read in zip(self._layers(), state.memory, state.read, strict=True):
            steps.append(layer.step(x, memory, bias, read, free))
            x = steps[-1].x
        return steps

    def _layers(self) -> Iterable[DecoderLayer]:
        return cast("Iterable[DecoderLayer]", self.decoder)

    def _embed(self, token_ids: Tensor, positions: Tensor) -> Tensor:
        vectors: Tensor = self.dropout(self.embedding(token_ids) + positions)
        # In mixed precision at once and not before each product: a step then takes 5 % less time.
        kind = vectors.device.type
        return vectors.to(torch.get_autocast_dtype(kind)) if torch.is_autocast_enabled(kind) else vectors


def _readings(layers: Sequence[HeadsReading], keys_values: Sequence[KeysValues]) -> HeadReadings:
    """The readings of all layers, for a batch of one sentence."""

    def of_all(parts: Iterable[Tensor]) -> Array:
        return read_only(torch.stack(list(parts)))

    return HeadReadings(
        queries=of_all(layer.queries[:, 0] for layer in layers),
        keys=of_all(keys[0] for keys, _ in keys_values),
        energies=of_all(layer.energies[:, 0] for layer in layers),
        weights=of_all(layer.weights[:, 0] for layer in layers),
        values=of_all(values[0] for _, values in keys_values),
        outputs=of_all(layer.read[:, 0] for layer in layers),
    )


ENTRY = ArchitectureEntry(
    description=ArchitectureDescription(
        name="transformer", title="Transformer", reads="self-attention and cross-attention", attention="heads"
    ),
    config=TransformerConfig,
    build=Transformer,
    attention_grid=lambda config: (config.decoder_layers, config.heads),
)
