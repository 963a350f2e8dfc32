"""Pieces put together to words, and what of an alignment belongs to a word: pure functions.

Where a word begins is told by its own pieces and those before it alone, so that a translation that grows never cuts
anew what was cut before.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from engine.events import Array, Piece

INNER_MARKS = frozenset("'’ʼ-‐‑")


def word_starts(pieces: Sequence[Piece]) -> list[int]:
    """The first piece of each word, by number: punctuation and the end symbol stand alone, `l'` stays with its noun."""
    starts: list[int] = []
    for index, piece in enumerate(pieces):
        stands_alone = _stands_alone(piece)
        if not index or piece.starts_word or stands_alone or _stands_alone(pieces[index - 1]):
            starts.append(index)
    return starts


def word_of(pieces: Sequence[Piece]) -> Piece:
    """One word as a piece; a single piece is itself."""
    if len(pieces) == 1:
        return pieces[0]
    text, is_unknown = "".join(piece.text for piece in pieces), any(piece.is_unknown for piece in pieces)
    return Piece(text, pieces[0].starts_word, is_unknown)


def added_columns(weights: Array, starts: Sequence[int]) -> Array:
    """Weights (..., pieces) of words (..., words): what falls on the pieces of a word is added."""
    return np.asarray(np.add.reduceat(weights, list(starts), axis=-1), dtype=np.float32)


def averaged_rows(rows: Sequence[Array]) -> Array:
    """The mean of rows (columns,); one that ends earlier has zeros behind its end."""
    if len(rows) == 1:
        return rows[0]
    longest = max(len(row) for row in rows)
    return np.asarray(np.mean([padded(row, longest) for row in rows], axis=0), dtype=np.float32)


def padded(row: Array, length: int) -> Array:
    """A row (columns,) with zeros up to `length`."""
    return row if len(row) == length else np.pad(row, (0, length - len(row)))


@lru_cache(4096)
def _stands_alone(piece: Piece) -> bool:
    marks = all(unicodedata.category(c).startswith("P") and c not in INNER_MARKS for c in piece.text)
    return piece.is_end or (bool(piece.text) and marks)
