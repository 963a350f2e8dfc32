"""What every architecture can do, so that training, decoding and the window need to know none of them.

Shapes are written (batch, source) with `source` and `target` for numbers of pieces.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict
from torch import Tensor, nn

from engine.events import ArchitectureDescription, StepParts


class ArchitectureConfig(BaseModel):
    """Sizes of an architecture: immutable, without unknown keys; every field has a default."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DecodeState(Protocol):
    """Where a decoder stands: what it read and what it has produced; immutable, passed in and out of `step`."""

    @property
    def context(self) -> Tensor | None:
        """The one fixed vector (batch, size) of an architecture without attention, else None."""

    @property
    def encoder_attention(self) -> Tensor | None:
        """Encoder self-attention (batch, layers, heads, source, source), or None."""

    def select(self, rows: Tensor) -> "DecodeState":
        """The state of these rows of the batch, in this order, each as often as named; `rows` (rows,)."""


State = TypeVar("State", bound=DecodeState)


@dataclass(frozen=True, slots=True)
class StepOutput(Generic[State]):
    """What one decoder step gives.

    Attributes:
        logits: (batch, vocabulary).
        state: for the next step.
        attention: weights over the source, (batch, source) or (batch, layers, heads, source), or None.
        self_attention: weights over the target read so far, (batch, layers, heads, target), or None.
    """

    logits: Tensor
    state: State
    attention: Tensor | None = None
    self_attention: Tensor | None = None


class Architecture(nn.Module, ABC, Generic[State]):
    """An encoder-decoder under the contract.

    Attributes:
        projection: scores features against every piece of the vocabulary.
    """

    projection: nn.Linear

    @abstractmethod
    def embed_source(self, source: Tensor) -> Tensor:
        """Source pieces (batch, source) as vectors (batch, source, size): where saliency takes its gradient."""

    @abstractmethod
    def forward(self, source: Tensor, source_mask: Tensor, target_in: Tensor) -> Tensor:
        """Teacher forcing: features (batch, target, size) that `projection` turns into logits."""

    @abstractmethod
    def start(
        self, source: Tensor, source_mask: Tensor, embedded: Tensor | None = None, *, with_attention: bool = True
    ) -> State:
        """Read the source (batch, source); `embedded` stands in for `embed_source(source)`.

        Without `with_attention` the state may lack the encoder's self-attention.
        """

    @abstractmethod
    def step(self, state: State, token_ids: Tensor, *, with_attention: bool = True) -> StepOutput[State]:
        """Feed one piece a row (batch,) and score the next; without `with_attention` weights may be left out."""

    def inspect(self, state: State, token_ids: Tensor) -> StepParts | None:
        """What `step` computes for a single sentence (1,) on its way, by the same layers; None: it has none to show."""
        return None


@dataclass(frozen=True, slots=True)
class ArchitectureEntry:
    """A line of the registry.

    Attributes:
        config: the pydantic class of its sizes.
        build: takes the vocabulary size and a `config`, gives the untrained module.
        attention_grid: (layers, heads) of the attention that a `config` gives; (1, 1) for `source`, (0, 0) for `none`.
    """

    description: ArchitectureDescription
    config: type[ArchitectureConfig]
    build: Callable[[int, Any], Architecture[Any]]
    attention_grid: Callable[[Any], tuple[int, int]]
