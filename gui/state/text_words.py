"""The words of a text that is made of pieces: letters and digits between whatever else, in lower case."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from engine.events import Piece

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word, and the numbers of the first and the last piece that have a share in it."""

    text: str
    first: int
    last: int


def text_words(pieces: Sequence[Piece]) -> list[TextWord]:
    """The words of pieces; `l'homme` has two, and the end symbol is none."""
    text, owners = "", []
    for index, piece in enumerate(pieces):
        if not piece.is_end:
            part = f" {piece.text}" if piece.starts_word else piece.text
            text += part
            owners += [index] * len(part)
    return [
        TextWord(word.group().casefold(), owners[word.start()], owners[word.end() - 1]) for word in WORD.finditer(text)
    ]


def plain_words(text: str) -> list[str]:
    """The words of a text that has not been cut into pieces, composed as tokenizers compose it (NFKC)."""
    return [word.group().casefold() for word in WORD.finditer(unicodedata.normalize("NFKC", text))]
