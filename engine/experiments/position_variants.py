"""Positions that stand in for the sinusoids of a Transformer, on its source side, its target side or both."""

import copy
from pathlib import Path

import torch
from torch import Tensor

from engine.architectures.transformer import Transformer
from engine.checkpoint.tensor_file import open_tensors
from engine.layers.positional import Positions, PositionTable, sinusoids
from engine.measurements.positions import Side
from engine.paths import shipped_assets

LEARNED_POSITIONS = 128
SHUFFLED_POSITIONS = 64  # only among positions that the shipped models have often seen: their order alone is new
TENSOR = "positions"


def no_positions(length: int, size: int) -> Tensor:
    """Nothing is added."""
    return torch.zeros(length, size)


def shuffled(seed: int) -> Positions:
    """The first sinusoids in an order by chance, those of later positions in their own."""

    def positions(length: int, size: int) -> Tensor:
        order = torch.randperm(SHUFFLED_POSITIONS, generator=torch.Generator().manual_seed(seed))
        return sinusoids(length, size)[torch.cat([order, torch.arange(SHUFFLED_POSITIONS, length)])]

    return positions


def shifted(shift: int) -> Positions:
    """Counted from `shift` instead of from 0."""
    return lambda length, size: sinusoids(length + shift, size)[shift:]


def learned(table: Tensor) -> Positions:
    """The rows of a table (positions, size), the last of them for all positions beyond."""
    return lambda length, size: table[torch.arange(length).clamp(max=len(table) - 1)]


def with_positions(model: Transformer, positions: Positions, side: Side) -> Transformer:
    """A copy of the model with other positions; the model itself is left alone, for others translate with it."""
    changed = copy.deepcopy(model)
    size = model.embedding.size
    if side != "decoder":
        changed.source_positions = PositionTable(size, positions)
    if side != "encoder":
        changed.target_positions = PositionTable(size, positions)
    return changed


def learned_file(weights: str) -> Path:
    """Where the table lies that was learned for the weights of this SHA-256, if there is one."""
    return shipped_assets() / "experiments" / "positions" / f"{weights[:16]}.safetensors"


def read_learned(weights: str, size: int) -> Tensor | None:
    """The table (positions, size) that was learned for these weights, or None; raises CheckpointError if damaged."""
    path = learned_file(weights)
    if not path.is_file():
        return None
    with open_tensors(path) as stored:
        ((_, table),) = stored.read({TENSOR: torch.empty(LEARNED_POSITIONS, size)})
    return table.float()
