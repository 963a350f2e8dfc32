"""The rows of an alignment matrix at one step of the record, by piece or by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import is_

import numpy as np

from engine.events import Array, Piece, TokenDecoded
from gui.state.alignment import START, encoder_weights, shown_kind, shown_reading, step_weights
from gui.state.look import Look, Reading
from gui.state.translation_trace import LaneTrace
from gui.state.words import added_columns, averaged_rows, word_of, word_starts

MOST_KEPT = 4000


@dataclass(frozen=True, slots=True, eq=False)
class MatrixRow:
    """One row.

    Attributes:
        piece: the piece, or the word, that read.
        weights: of what it read (columns,), 0..1; of attention they sum to 1, of saliency the largest is 1. Fewer than
            there are columns where it could not read on; None while they are not known.
        first, last: the numbers of its pieces, from 0.
    """

    piece: Piece
    weights: Array | None
    first: int
    last: int


class MatrixRows:
    """Makes the rows of records, each only once, so that rows that look the same are the same."""

    def __init__(self) -> None:
        self._made: dict[tuple[Look, int, int], tuple[tuple[object, ...], MatrixRow]] = {}

    def until(self, lane: LaneTrace, step: int, look: Look) -> tuple[MatrixRow, ...]:
        """The rows at `step`: of the pieces produced until then or, for the encoder, of all source pieces.

        In word view a word's row is the mean of its pieces' rows; while the word is half produced, of those that there
        are, so that it changes with each further piece of it.
        """
        steps = lane.until(step)
        if not steps:
            return ()
        reading = shown_reading(steps[-1], look)
        if reading == "encoder":
            return self._encoder_rows(lane, look)
        pieces = [step.piece for step in steps]
        read = lane.source_pieces if reading == "cross" else (START, *pieces)
        return tuple(
            self._row(look, first, last, tuple(steps[first:last]), read) for first, last in spans(pieces, look.by_word)
        )

    def _row(
        self, look: Look, first: int, last: int, steps: tuple[TokenDecoded, ...], read: Sequence[Piece]
    ) -> MatrixRow:
        made_of: tuple[object, ...] = steps
        if (known := self._known(look, first, last, made_of)) is not None:
            return known
        weights = _merged([step_weights(step, look) for step in steps], read, look)
        if weights is not None and look.by_word and shown_kind(steps[0], look) == "saliency":
            weights = np.asarray(weights / max(float(weights.max()), 1e-12), dtype=np.float32)
        row = MatrixRow(word_of([step.piece for step in steps]), weights, first, last - 1)
        return self._keep(look, row, made_of)

    def _encoder_rows(self, lane: LaneTrace, look: Look) -> tuple[MatrixRow, ...]:
        source, matrix = lane.source_pieces, lane.encoder_attention
        found, weights = [], None
        for first, last in spans(source, look.by_word):
            row = self._known(look, first, last, (matrix,))
            if row is None:
                weights = encoder_weights(lane, look) if weights is None else weights
                read = [None] if weights is None else list(weights[first:last])
                made = MatrixRow(word_of(source[first:last]), _merged(read, source, look), first, last - 1)
                row = self._keep(look, made, (matrix,))
            found.append(row)
        return tuple(found)

    def _known(self, look: Look, first: int, last: int, made_of: tuple[object, ...]) -> MatrixRow | None:
        known = self._made.get((look, first, last))
        if known is None or len(known[0]) != len(made_of):
            return None
        return known[1] if all(map(is_, known[0], made_of)) else None

    def _keep(self, look: Look, row: MatrixRow, made_of: tuple[object, ...]) -> MatrixRow:
        if len(self._made) > MOST_KEPT:
            self._made.clear()
        self._made[look, row.first, row.last + 1] = made_of, row
        return row


def spans(pieces: Sequence[Piece], by_word: bool) -> list[tuple[int, int]]:
    """The pieces of each row or column, by the number of the first and of the one behind the last."""
    starts = word_starts(pieces) if by_word else list(range(len(pieces)))
    return list(zip(starts, [*starts[1:], len(pieces)], strict=False))  # without pieces there are no starts


def labels(pieces: Sequence[Piece], by_word: bool) -> tuple[Piece, ...]:
    """What the rows or columns are called."""
    return tuple(word_of(pieces[first:last]) for first, last in spans(pieces, by_word)) if by_word else tuple(pieces)


def columns_at(lane: LaneTrace, step: int, look: Look) -> tuple[Piece, ...]:
    """What the columns are called at `step`; those of the decoder's self-attention grow with the target."""
    steps = lane.until(step)
    if steps and shown_reading(steps[-1], look) == "decoder":
        return labels((START, *(step.piece for step in steps[:-1])), look.by_word)
    return labels(lane.source_pieces, look.by_word)


def matrix_size(lane: LaneTrace, look: Look) -> tuple[int, int]:
    """The (columns, rows) of the whole matrix, as far as the record goes."""
    pieces = [step.piece for step in lane.steps]
    reading: Reading = shown_reading(lane.steps[0], look) if lane.steps else "cross"
    source, target = len(spans(lane.source_pieces, look.by_word)), len(spans(pieces, look.by_word))
    if reading == "decoder":
        return len(spans((START, *pieces[:-1]), look.by_word)), target
    return source, source if reading == "encoder" else target


def _merged(rows: Sequence[Array | None], read: Sequence[Piece], look: Look) -> Array | None:
    known = [row for row in rows if row is not None]
    if len(known) < len(rows):
        return None
    row = averaged_rows(known)
    return added_columns(row, word_starts(read[: len(row)])) if look.by_word else row
