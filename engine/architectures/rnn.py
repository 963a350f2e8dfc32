"""RNN encoder-decoder with one context vector of fixed length (Sutskever et al. 2014; Cho et al. 2014, 1406.1078)."""

from dataclasses import dataclass

import torch
from pydantic import Field
from torch import Tensor, nn

from engine.architectures.contract import Architecture, ArchitectureConfig, ArchitectureEntry, StepOutput
from engine.arrays import read_only
from engine.events import ArchitectureDescription, FixedVectorParts
from engine.layers.dropout import Dropout
from engine.layers.embedding import ScaledEmbedding, tied_projection
from engine.layers.recurrent import Cell, Directions, Recurrence, RecurrentState, build_encoder


class RNNConfig(ArchitectureConfig):
    """Sizes of the RNN.

    Attributes:
        context_size: length of the one vector that the whole source must fit into.
        directions: in how many the encoder reads, sharing `hidden_size` among them.
    """

    embedding_size: int = Field(default=256, ge=4, le=4096)
    hidden_size: int = Field(default=512, ge=4, le=8192, multiple_of=2)
    context_size: int = Field(default=512, ge=1, le=8192)
    cell: Cell = "gru"
    directions: Directions = 2
    dropout: float = Field(default=0.3, ge=0, lt=1)


@dataclass(frozen=True, slots=True)
class RNNState:
    """The one context vector (batch, context), which never changes, and the decoder's own state.

    Attributes:
        projected: what the decoder's input weights make of the context, (batch, gates x hidden).
    """

    context: Tensor
    projected: Tensor
    recurrent: RecurrentState

    @property
    def encoder_attention(self) -> None:
        """There is none."""
        return

    def select(self, rows: Tensor) -> "RNNState":
        """These rows of the batch."""
        recurrent = tuple(part[rows] for part in self.recurrent)
        return RNNState(self.context[rows], self.projected[rows], recurrent)


class RNN(Architecture[RNNState]):
    """Encoder states are thrown away but for the final ones, squeezed into the vector that every decoder step gets."""

    def __init__(self, vocabulary_size: int, config: RNNConfig) -> None:
        super().__init__()
        embedding, hidden, context = config.embedding_size, config.hidden_size, config.context_size
        self.source_embedding = ScaledEmbedding(vocabulary_size, embedding)
        self.target_embedding = ScaledEmbedding(vocabulary_size, embedding)
        self.encoder = build_encoder(config.cell, embedding, hidden, config.directions)
        self.squeeze = nn.Linear(hidden, context)
        self.first_state = nn.Linear(context, hidden)
        self.decoder = Recurrence(config.cell, embedding + context, hidden)
        self.readout = nn.Linear(hidden + embedding, embedding)
        self.projection = tied_projection(self.target_embedding)
        self.dropout = Dropout(config.dropout)

    def embed_source(self, source: Tensor) -> Tensor:
        """(batch, source) to (batch, source, embedding)."""
        vectors: Tensor = self.dropout(self.source_embedding(source))
        return vectors

    def start(
        self, source: Tensor, source_mask: Tensor, embedded: Tensor | None = None, *, with_attention: bool = True
    ) -> RNNState:
        """Read the source into one vector (batch, context)."""
        _, final = self.encoder(self.embed_source(source) if embedded is None else embedded, source_mask)
        context = torch.tanh(self.squeeze(final))
        projected = self.decoder.project_inputs(context, self.target_embedding.size)
        return RNNState(context, projected, self.decoder.initial(torch.tanh(self.first_state(context))))

    def forward(self, source: Tensor, source_mask: Tensor, target_in: Tensor) -> Tensor:
        """Teacher forcing: (batch, target, embedding)."""
        state = self.start(source, source_mask)
        embedded = self.dropout(self.target_embedding(target_in))
        context = state.context[:, None].expand(-1, target_in.size(1), -1)
        states, _ = self.decoder(torch.cat([embedded, context], -1), state.recurrent)
        return self._read_out(states, embedded)

    def step(self, state: RNNState, token_ids: Tensor, *, with_attention: bool = True) -> StepOutput[RNNState]:
        """Feed one piece (batch,) and the same context as ever."""
        embedded = self.target_embedding(token_ids)
        recurrent = self._advance(state, embedded)
        logits = self.projection(self._read_out(recurrent[0], embedded))
        return StepOutput(logits, RNNState(state.context, state.projected, recurrent))

    def inspect(self, state: RNNState, token_ids: Tensor) -> FixedVectorParts:
        """The states before and after, and all that lies between them."""
        embedded = self.target_embedding(token_ids)
        after = self._advance(state, embedded)[0]
        vectors = (state.recurrent[0], embedded, state.context, after)
        return FixedVectorParts(self.decoder.cell, *(read_only(vector[0]) for vector in vectors))

    def _advance(self, state: RNNState, embedded: Tensor) -> RecurrentState:
        return self.decoder.advance(self.decoder.project_inputs(embedded) + state.projected, state.recurrent)

    def _read_out(self, states: Tensor, embedded: Tensor) -> Tensor:
        features: Tensor = self.dropout(self.readout(torch.cat([states, embedded], -1)))
        return features


ENTRY = ArchitectureEntry(
    description=ArchitectureDescription(name="rnn", title="RNN", reads="1 fixed vector", attention="none"),
    config=RNNConfig,
    build=RNN,
    attention_grid=lambda _: (0, 0),
)
