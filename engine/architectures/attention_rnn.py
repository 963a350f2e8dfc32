"""RNN encoder-decoder that aligns and translates (Bahdanau et al. 2014, 1409.0473; scores of Luong et al. 2015)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

import torch
from pydantic import Field
from torch import Tensor, nn

from engine.architectures.contract import Architecture, ArchitectureConfig, ArchitectureEntry, StepOutput
from engine.arrays import read_only
from engine.events import ArchitectureDescription, SourceAttentionParts
from engine.layers.additive_attention import Score, attention_weights, build_score, padding_bias, weighted_sum
from engine.layers.dropout import Dropout
from engine.layers.embedding import ScaledEmbedding, tied_projection
from engine.layers.recurrent import Cell, Directions, Recurrence, RecurrentState, build_encoder

Intervention = Callable[[Tensor], Tensor]
"""Weights (batch, source) that a step is to use, from those that it computed."""


class AttentionRNNConfig(ArchitectureConfig):
    """Sizes of the attention RNN.

    Attributes:
        attention_size: of the additive score's hidden layer.
        directions: in how many the encoder reads, sharing `hidden_size` among them.
    """

    embedding_size: int = Field(default=256, ge=4, le=4096)
    hidden_size: int = Field(default=512, ge=4, le=8192, multiple_of=2)
    attention_size: int = Field(default=256, ge=1, le=8192)
    score: Score = "additive"
    cell: Cell = "gru"
    directions: Directions = 2
    dropout: float = Field(default=0.3, ge=0, lt=1)


@dataclass(frozen=True, slots=True)
class AttentionRNNState:
    """Encoder states (batch, source, hidden) with what depends on them alone, and the decoder's own state.

    Attributes:
        keys: that the score compares with the decoder's state, (batch, source, attention).
        projected: what the decoder's input weights make of each encoder state, (batch, source, gates x hidden).
        bias: minus infinity at padding, 0 elsewhere, (batch, source).
    """

    states: Tensor
    keys: Tensor
    projected: Tensor
    bias: Tensor
    recurrent: RecurrentState

    @property
    def context(self) -> None:
        """There is no fixed one."""
        return

    @property
    def encoder_attention(self) -> None:
        """There is none."""
        return

    def select(self, rows: Tensor) -> "AttentionRNNState":
        """These rows of the batch."""
        recurrent = tuple(part[rows] for part in self.recurrent)
        states, keys, projected = self.states[rows], self.keys[rows], self.projected[rows]
        return AttentionRNNState(states, keys, projected, self.bias[rows], recurrent)


class SourceReading(NamedTuple):
    """What a step reads: energies and weights (batch, source), the context (batch, hidden) and the next own state.

    The weights are those that were used: after an intervention not the softmax of the energies.
    """

    energies: Tensor
    weights: Tensor
    context: Tensor
    recurrent: RecurrentState


class AttentionRNN(Architecture[AttentionRNNState]):
    """The RNN's encoder with all its states kept: at every step the decoder weighs them anew into a context."""

    def __init__(self, vocabulary_size: int, config: AttentionRNNConfig) -> None:
        super().__init__()
        embedding, hidden = config.embedding_size, config.hidden_size
        self.source_embedding = ScaledEmbedding(vocabulary_size, embedding)
        self.target_embedding = ScaledEmbedding(vocabulary_size, embedding)
        self.encoder = build_encoder(config.cell, embedding, hidden, config.directions)
        self.first_state = nn.Linear(hidden // config.directions, hidden)
        self.score = build_score(config.score, hidden, hidden, config.attention_size)
        self.decoder = Recurrence(config.cell, embedding + hidden, hidden)
        self.readout = nn.Linear(hidden + hidden + embedding, embedding)
        self.projection = tied_projection(self.target_embedding)
        self.dropout = Dropout(config.dropout)

    def embed_source(self, source: Tensor) -> Tensor:
        """(batch, source) to (batch, source, embedding)."""
        vectors: Tensor = self.dropout(self.source_embedding(source))
        return vectors

    def start(
        self, source: Tensor, source_mask: Tensor, embedded: Tensor | None = None, *, with_attention: bool = True
    ) -> AttentionRNNState:
        """Read the source; the first decoder state comes from where the encoder ends (appendix A.2.2)."""
        states, keys, bias, recurrent = self._encode(source, source_mask, embedded)
        projected = self.decoder.project_inputs(states, self.target_embedding.size)
        return AttentionRNNState(states, keys, projected, bias, recurrent)

    def forward(self, source: Tensor, source_mask: Tensor, target_in: Tensor) -> Tensor:
        """Teacher forcing: (batch, target, embedding)."""
        states, keys, bias, recurrent = self._encode(source, source_mask, None)
        embedded = self.dropout(self.target_embedding(target_in))
        hidden, contexts = [], []
        for inputs in self.decoder.project_inputs(embedded).unbind(1):
            context = weighted_sum(attention_weights(self.score(recurrent[0], keys), bias), states)
            inputs = inputs + self.decoder.project_inputs(context, self.target_embedding.size)
            recurrent = self.decoder.advance(inputs, recurrent)
            hidden.append(recurrent[0])
            contexts.append(context)
        return self._read_out(torch.stack(hidden, 1), torch.stack(contexts, 1), embedded)

    def step(
        self,
        state: AttentionRNNState,
        token_ids: Tensor,
        *,
        with_attention: bool = True,
        intervention: Intervention | None = None,
    ) -> StepOutput[AttentionRNNState]:
        """Feed one piece (batch,); attention (batch, source) as it was used, after any `intervention`."""
        embedded = self.target_embedding(token_ids)
        reading = self._read(state, embedded, intervention)
        logits = self.projection(self._read_out(reading.recurrent[0], reading.context, embedded))
        return StepOutput(logits, replace(state, recurrent=reading.recurrent), reading.weights)

    def inspect(
        self, state: AttentionRNNState, token_ids: Tensor, *, intervention: Intervention | None = None
    ) -> SourceAttentionParts:
        """All from the decoder's state over energies, weights and context to its next state."""
        embedded = self.target_embedding(token_ids)
        reading = self._read(state, embedded, intervention)
        return SourceAttentionParts(
            cell=self.decoder.cell,
            score=self.score.kind,
            before=read_only(state.recurrent[0][0]),
            states=read_only(state.states[0]),
            energies=read_only(reading.energies[0]),
            weights=read_only(reading.weights[0]),
            context=read_only(reading.context[0]),
            input=read_only(embedded[0]),
            after=read_only(reading.recurrent[0][0]),
        )

    def _read(self, state: AttentionRNNState, embedded: Tensor, intervention: Intervention | None) -> SourceReading:
        """Weigh the encoder states by what the decoder's state has to do with each, and go one step on.

        A sum of projected encoder states is the projected sum of them, for which 3 MB of weights would have to be read.
        """
        energies = self.score(state.recurrent[0], state.keys)
        weights = attention_weights(energies, state.bias)
        weights = weights if intervention is None else intervention(weights)
        inputs = self.decoder.project_inputs(embedded) + weighted_sum(weights, state.projected)
        recurrent = self.decoder.advance(inputs, state.recurrent)
        return SourceReading(energies, weights, weighted_sum(weights, state.states), recurrent)

    def _encode(
        self, source: Tensor, source_mask: Tensor, embedded: Tensor | None
    ) -> tuple[Tensor, Tensor, Tensor, RecurrentState]:
        """Encoder states, their keys, the bias against padding and the decoder's first state."""
        states, final = self.encoder(self.embed_source(source) if embedded is None else embedded, source_mask)
        first = torch.tanh(self.first_state(final[:, -self.first_state.in_features :]))
        return states, self.score.keys(states), padding_bias(source_mask, states), self.decoder.initial(first)

    def _read_out(self, states: Tensor, contexts: Tensor, embedded: Tensor) -> Tensor:
        features: Tensor = self.dropout(self.readout(torch.cat([states, contexts, embedded], -1)))
        return features


ENTRY = ArchitectureEntry(
    description=ArchitectureDescription(
        name="attention_rnn", title="Attention RNN", reads="soft alignment", attention="source"
    ),
    config=AttentionRNNConfig,
    build=AttentionRNN,
    attention_grid=lambda _: (1, 1),
)
