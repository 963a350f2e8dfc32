"""Inspects pairs that are at hand."""

from collections.abc import Iterator, Sequence

from engine.corpora.inspection import Inspector
from engine.corpora.inspection_report import CorpusInspection
from engine.corpora.pair_measures import TextPair
from tests.engine.generators import result_of


def portions_of(pairs: Sequence[TextPair], size: int) -> Iterator[list[TextPair]]:
    return (list(pairs[first : first + size]) for first in range(0, len(pairs), size))


def inspect_pairs(
    pairs: Sequence[TextPair], *, portion: int = 1000, seed: int = 1, inspector: Inspector | None = None
) -> CorpusInspection:
    inspector = inspector or Inspector(seed=seed)
    for part in portions_of(pairs, portion):
        inspector.add(part)
    return result_of(inspector.finish("a corpus", ("English", "French")))
