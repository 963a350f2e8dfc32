"""Sets of pairs made by the embedded corpora to test with: from a seed, of given lengths, unseen in training."""

from collections.abc import Set

from engine.cards import MadeFrom
from engine.corpora.embedded import embedded_corpus
from engine.corpora.pair import AlignedPair
from engine.errors import CorpusError

DRAWS_A_PAIR, MOST_FUTILE_DRAWS = 50, 10_000


def make_unseen_pairs(
    corpus: str, count: int, seed: int, *, shortest: int, longest: int, seen: Set[str] = frozenset()
) -> list[AlignedPair]:
    """Make `count` pairs with a source of `shortest` to `longest` words, none twice and none of the `seen` ones.

    The same arguments make the same pairs, and a larger count begins with those of a smaller one. Raises CorpusError
    where there are not so many, or where there is no such corpus.
    """
    align = embedded_corpus(corpus).align
    if not 1 <= shortest <= longest:
        raise CorpusError(
            f"No sentence has from {shortest} to {longest} words.", advice="Let the least be at most the most."
        )
    found: dict[str, AlignedPair] = {}
    for pair in align(DRAWS_A_PAIR * count + MOST_FUTILE_DRAWS, seed, shortest, longest):
        if pair.source not in seen:
            found.setdefault(pair.source, pair)
        if len(found) == count:
            return list(found.values())
    raise CorpusError(
        f"The corpus {corpus} has no {count:,} other pairs of {shortest} to {longest} words (found: {len(found):,}).",
        advice="Ask for fewer pairs or allow longer ones.",
    )


def made_sources(made: MadeFrom) -> frozenset[str]:
    """The sources of all pairs that were made so."""
    generate = embedded_corpus(made.corpus).generate
    return frozenset(pair.source for pair in generate(made.pairs, made.seed, made.shortest, made.longest))
