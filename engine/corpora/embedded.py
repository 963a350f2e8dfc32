"""The corpora that need no file: made by the program itself, from a seed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.corpora.pair import AlignedPair, Pair
from engine.corpora.toy_tasks import reversal_pairs, reversals
from engine.errors import CorpusError


@dataclass(frozen=True, slots=True)
class EmbeddedCorpus:
    """An own-made corpus.

    Attributes:
        generate: takes a count, a seed and the fewest and most words of a source, yields pairs.
        align: yields the same with their gold word alignment.
        lengths: the usual fewest and most words.
        vocabulary_size: what suits its tokenizer.
        sample: a pair to watch during training, not part of the corpus's claim.
    """

    title: str
    source_language: str
    target_language: str
    vocabulary_size: int
    generate: Callable[[int, int, int, int], Iterator[Pair]]
    align: Callable[[int, int, int, int], Iterator[AlignedPair]]
    lengths: tuple[int, int]
    sample: Pair


def _grammar_pairs(count: int, seed: int, shortest: int, longest: int) -> Iterator[Pair]:
    from engine.corpora.grammar import generate_pairs  # the lexicon is read only by those who use it

    return generate_pairs(count, seed, min_words=shortest, max_words=longest)


def _grammar_derivations(count: int, seed: int, shortest: int, longest: int) -> Iterator[AlignedPair]:
    from engine.corpora.grammar import generate_derivations

    return generate_derivations(count, seed, min_words=shortest, max_words=longest)


EMBEDDED_CORPORA = {
    "reversal": EmbeddedCorpus(
        title="Digit reversal",
        source_language="Digits",
        target_language="Digits reversed",
        vocabulary_size=25,
        generate=reversal_pairs,
        align=reversals,
        lengths=(4, 14),
        sample=Pair("2 7 1 8 2 8 1 9 4 5", "5 4 9 1 8 2 8 1 7 2"),
    ),
    "grammar": EmbeddedCorpus(
        title="English–French grammar",
        source_language="English",
        target_language="French",
        vocabulary_size=1200,
        generate=_grammar_pairs,
        align=_grammar_derivations,
        lengths=(3, 30),
        sample=Pair("The old teacher reads the red book.", "Le vieux professeur lit le livre rouge."),
    ),
}


def embedded_corpus(name: str) -> EmbeddedCorpus:
    """Look an embedded corpus up; raises CorpusError that names those there are."""
    try:
        return EMBEDDED_CORPORA[name]
    except KeyError:
        known = ", ".join(EMBEDDED_CORPORA)
        raise CorpusError(f"There is no embedded corpus named {name!r}.", advice=f"There are: {known}.") from None
