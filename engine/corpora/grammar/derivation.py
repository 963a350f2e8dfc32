"""A sentence in both languages with its word alignment, which follows from the common tree."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

Origin = tuple[object, str | int]
"""A part of a node of the tree, such as the negation of a predicate; nodes count by identity."""


class Token(NamedTuple):
    """A word or a mark of one language and the parts of the tree that it expresses."""

    text: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """A sentence pair by tokens.

    Attributes:
        source_tokens, target_tokens: words and marks as they are spelled within a sentence (without the capital at
            its beginning), elided words with their apostrophe.
        alignment: pairs (source index, target index) of tokens that translate each other, ascending.
        source, target: the two sentences as plain text.
    """

    source_tokens: tuple[str, ...]
    target_tokens: tuple[str, ...]
    alignment: tuple[tuple[int, int], ...]
    source: str
    target: str

    @property
    def source_spans(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each source token in `source`, in characters."""
        return locate(self.source_tokens, self.source)

    @property
    def target_spans(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each target token in `target`, in characters."""
        return locate(self.target_tokens, self.target)


def locate(tokens: Iterable[str], text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each token in the text that they spell, with or without a space between two of them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for token in tokens:
        start += text[start] == " "
        spans.append((start, start + len(token)))
        start += len(token)
    return tuple(spans)


def align(source: Iterable[Token], target: Iterable[Token]) -> tuple[tuple[int, int], ...]:
    """Pair the indices of tokens that express a common part of the tree."""
    places: dict[Origin, list[int]] = defaultdict(list)
    for index, token in enumerate(source):
        for origin in token.origins:
            places[origin].append(index)
    pairs = {
        (place, index)
        for index, token in enumerate(target)
        for origin in token.origins
        for place in places.get(origin, ())
    }
    return tuple(sorted(pairs))
