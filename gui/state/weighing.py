"""A step of attention as one table: a query, what it is compared with, and the weighted sum that comes of it."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.events import Array, HeadReadings, HeadsParts, Piece, SourceAttentionParts
from gui.state.look import Head

Reads = Literal["source", "target"]

SHOWN_NUMBERS = 12

FORMULAS = {
    "additive": "e_{t,j} = v·tanh(W s_{t-1} + U h_{j})",
    "dot": "e_{t,j} = s_{t-1}·h_{j}",
    "general": "e_{t,j} = s_{t-1}·W h_{j}",
}


@dataclass(frozen=True, slots=True, eq=False)
class Weighing:
    """One query against many positions.

    Names and formulas are written with subscripts as `s_{10}`.

    Attributes:
        pieces: what stands at the positions.
        query, keys, values, result: (size,), (positions, size), (positions, size) and (size,).
        energies, weights: (positions,).
        score, softmax, add: what is done, as formulas.
        query_name, key_name, result_name: of those vectors.
    """

    pieces: tuple[Piece, ...]
    query: Array
    keys: Array
    values: Array
    result: Array
    energies: Array
    weights: Array
    score: str
    softmax: str
    add: str
    query_name: str
    key_name: str
    result_name: str

    @property
    def key_scale(self) -> float:
        """The largest absolute number of query and keys."""
        return largest_of(self.query, self.keys)

    @property
    def value_scale(self) -> float:
        """That of the weighted values and their sum; where the values are the keys, they look alike in both places."""
        if self.values is self.keys:
            return self.key_scale
        return largest_of(self.weights[:, None] * self.values, self.result)

    @property
    def heaviest(self) -> int:
        """The position with the largest weight."""
        return int(self.weights.argmax())


def weighing_of_states(parts: SourceAttentionParts, pieces: tuple[Piece, ...], step: int) -> Weighing:
    """The attention of a decoder state over encoder states, at `step` (1: the first)."""

    def numbered(formula: str) -> str:
        return formula.replace("{t-1}", f"{{{step - 1}}}").replace("{t", f"{{{step}")

    return Weighing(
        pieces=pieces,
        query=parts.before,
        keys=parts.states,
        values=parts.states,
        result=parts.context,
        energies=parts.energies,
        weights=parts.weights,
        score=numbered(FORMULAS.get(parts.score, "e_{t,j}")),
        softmax=numbered("α_{t,j} = exp e / Σ exp e"),
        add=numbered("c_{t} = Σ α_{t,j} h_{j}"),
        query_name=numbered("s_{t-1}"),
        key_name="h_{j}",
        result_name=numbered("c_{t}"),
    )


def weighing_of_head(parts: HeadsParts, reads: Reads, head: Head, pieces: tuple[Piece, ...]) -> Weighing:
    """What one head reads of the source, or of the target so far."""
    readings = readings_of(parts, reads)
    return Weighing(
        pieces=pieces,
        query=readings.queries[head],
        keys=readings.keys[head],
        values=readings.values[head],
        result=readings.outputs[head],
        energies=readings.energies[head],
        weights=readings.weights[head],
        score=f"e_{{j}} = q·k_{{j}} / √{readings.queries.shape[-1]}",
        softmax="α_{j} = exp e / Σ exp e",
        add="o = Σ α_{j} v_{j}",
        query_name="q",
        key_name="k_{j}",
        result_name="o",
    )


def readings_of(parts: HeadsParts, reads: Reads) -> HeadReadings:
    """The cross-attention or the decoder's self-attention."""
    return parts.cross_attention if reads == "source" else parts.self_attention


def shown_places(size: int, most: int = SHOWN_NUMBERS) -> tuple[int, ...]:
    """Which numbers of a vector are shown: evenly spaced, the first and the last among them."""
    return tuple(int(place) for place in np.linspace(0, size - 1, min(size, most)).round())


def largest_of(*arrays: Array) -> float:
    """The largest absolute number, and never quite zero, since others are divided by it."""
    return max(max(float(np.abs(array).max()) for array in arrays if array.size), 1e-9)
