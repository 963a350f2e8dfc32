"""Sets of pairs made by the embedded corpora to test with: from a seed, of given lengths, unseen in training."""

import hashlib
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
    """The sources of all pairs that were made so; raises CorpusError if the corpus makes others by now."""
    generate = embedded_corpus(made.corpus).generate
    sources = frozenset(pair.source for pair in generate(made.pairs, made.seed, made.shortest, made.longest))
    if made.sources_sha256 not in (None, digest_of_sources(sources)):
        raise CorpusError(
            f"The corpus {made.corpus} makes other pairs by now than those that the model was trained on, so that it "
            "is not known which ones are unseen.",
            advice="Train the model anew, or use the version of the program that trained it.",
        )
    return sources


def digest_of_sources(sources: Set[str]) -> str:
    """SHA-256 of sources in the order of their characters, a line each."""
    return hashlib.sha256("".join(f"{source}\n" for source in sorted(sources)).encode()).hexdigest()
