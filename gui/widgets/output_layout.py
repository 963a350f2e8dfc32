"""Where the pieces of a translation stand in its lines: pure arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.events import Piece


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece in its line.

    Attributes:
        line: from 0. x: where its box begins, in px. width: of its box.
        is_joined: whether it is part of a word of several pieces.
    """

    line: int
    x: float
    width: float
    is_joined: bool


def place_pieces(pieces: Sequence[Piece], widths: Sequence[float], room: float, space: float) -> list[PlacedPiece]:
    """Fill lines of `room` px with boxes of `widths`, `space` px between words; a word is broken only if it must be."""
    placed: list[PlacedPiece] = []
    line, x = 0, 0.0
    has_letter = [any(map(str.isalnum, piece.text)) for piece in pieces]
    for word in runs(pieces):
        total = sum(widths[i] for i in word)
        x = x + space if x and pieces[word[0]].starts_word else x
        if x and x + total > room:
            line, x = line + 1, 0.0
        is_joined = sum(has_letter[i] for i in word) > 1
        for index in word:
            if x and x + widths[index] > room:
                line, x = line + 1, 0.0
            placed.append(PlacedPiece(line, x, widths[index], is_joined and has_letter[index]))
            x += widths[index]
    return placed


def runs(pieces: Sequence[Piece]) -> list[list[int]]:
    """The numbers of the pieces that stand together without a space."""
    found: list[list[int]] = []
    for index, piece in enumerate(pieces):
        if piece.starts_word or piece.is_end or not found:
            found.append([])
        found[-1].append(index)
    return found
