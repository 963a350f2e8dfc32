"""A language model whose probabilities are written down in a table: decoding it can be worked out by hand."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from engine.architectures.contract import Architecture, StepOutput
from engine.corpora.tokenizer import END

A, B, C = 4, 5, 6
VOCABULARY_SIZE = 7
Table = Mapping[tuple[int, ...], Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class TableState:
    """The pieces that each row was fed, the start symbol first: (batch, fed)."""

    fed: Tensor

    @property
    def context(self) -> None:
        return

    @property
    def encoder_attention(self) -> None:
        return

    def select(self, rows: Tensor) -> "TableState":
        return TableState(self.fed[rows])


class TableModel(Architecture[TableState]):
    """The probabilities of the next piece for what was produced so far; where the table has nothing, the end."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table
        self.projection = nn.Linear(1, VOCABULARY_SIZE)
        self.rows_stepped: list[int] = []

    def embed_source(self, source: Tensor) -> Tensor:
        return source[..., None].float()

    def start(
        self, source: Tensor, source_mask: Tensor, embedded: Tensor | None = None, *, with_attention: bool = True
    ) -> TableState:
        return TableState(source.new_empty((source.size(0), 0)))

    def forward(self, source: Tensor, source_mask: Tensor, target_in: Tensor) -> Tensor:
        raise NotImplementedError("a table has no features")

    def step(self, state: TableState, token_ids: Tensor, *, with_attention: bool = True) -> StepOutput[TableState]:
        fed = torch.cat([state.fed, token_ids[:, None]], 1)
        self.rows_stepped.append(fed.size(0))
        probabilities = torch.zeros(fed.size(0), VOCABULARY_SIZE, dtype=torch.float64)
        for row, (_, *produced) in enumerate(fed.tolist()):
            for token_id, probability in self.table.get(tuple(produced), {END: 1.0}).items():
                probabilities[row, token_id] = probability
        return StepOutput(probabilities.log(), TableState(fed))


def probability_of(table: Table, token_ids: tuple[int, ...]) -> float:
    """The product of what the table says of each piece."""
    product = 1.0
    for i, token_id in enumerate(token_ids):
        product *= table.get(token_ids[:i], {END: 1.0}).get(token_id, 0.0)
    return product
