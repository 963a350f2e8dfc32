"""What a decoder step is computed from, number by number, for a closer look at it.

All arrays are read-only and of a single sentence; `source` is its number of pieces, the end symbol counted.
"""

from dataclasses import dataclass

from engine.event_values import Array, Candidate, Piece


@dataclass(frozen=True, slots=True)
class FixedVectorParts:
    """A step that reads one fixed vector.

    Attributes:
        cell: of the decoder: `tanh`, `gru` or `lstm`.
        before, after: the decoder's state, (hidden,).
        input: the piece that was fed, as a vector (embedding,).
        context: the fixed vector (context,).
    """

    cell: str
    before: Array
    input: Array
    context: Array
    after: Array


@dataclass(frozen=True, slots=True)
class SourceAttentionParts:
    """A step that weighs all encoder states into a context.

    Attributes:
        cell: of the decoder: `tanh`, `gru` or `lstm`. score: `additive`, `dot` or `general`.
        before, after: the decoder's state, (hidden,).
        states: of the encoder, (source, hidden).
        energies: the score of each, (source,). weights: their softmax, (source,).
        context: the sum of the states by their weights, (hidden,).
        input: the piece that was fed, as a vector (embedding,).
    """

    cell: str
    score: str
    before: Array
    states: Array
    energies: Array
    weights: Array
    context: Array
    input: Array
    after: Array


@dataclass(frozen=True, slots=True)
class HeadReadings:
    """What every head of every layer reads from a sequence of `length` positions.

    Attributes:
        queries: (layers, heads, size). keys, values: (layers, heads, length, size).
        energies: dot products of query and keys over the square root of `size`, (layers, heads, length).
        weights: their softmax, (layers, heads, length).
        outputs: the sum of the values by their weights, (layers, heads, size).
    """

    queries: Array
    keys: Array
    energies: Array
    weights: Array
    values: Array
    outputs: Array


@dataclass(frozen=True, slots=True)
class HeadsParts:
    """A step of many heads.

    Attributes:
        cross_attention: over the source.
        self_attention: over the target read so far, the start symbol first and the piece that was fed last.
    """

    cross_attention: HeadReadings
    self_attention: HeadReadings


StepParts = FixedVectorParts | SourceAttentionParts | HeadsParts


@dataclass(frozen=True, slots=True)
class StepInspected:
    """A step of a translation was computed anew and taken apart.

    Attributes:
        position: 0 for the step that gives the first piece.
        fed: the piece that was fed: the one before, or None for the start symbol.
        candidates: the most probable next pieces, most probable first.
        vocabulary_size: number of pieces that the probabilities are shared among.
        parts: None for an architecture that has none to show.
    """

    job_id: int
    model: str
    position: int
    fed: Piece | None
    candidates: tuple[Candidate, ...]
    vocabulary_size: int
    parts: StepParts | None
