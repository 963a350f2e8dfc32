"""A sentence and its translation."""

from typing import NamedTuple, Protocol

Span = tuple[int, int]
"""Where a part of a text begins and where it ends, in characters."""


class Pair(NamedTuple):
    """One sentence and its translation, as plain text without line ends."""

    source: str
    target: str


class AlignedPair(Protocol):
    """A pair of which it is known which words translate each other: the gold word alignment.

    Attributes:
        source_spans, target_spans: where each word or mark stands in its text, in order.
        alignment: pairs (source index, target index) of words.
    """

    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def source_spans(self) -> tuple[Span, ...]: ...
    @property
    def target_spans(self) -> tuple[Span, ...]: ...
    @property
    def alignment(self) -> tuple[tuple[int, int], ...]: ...
