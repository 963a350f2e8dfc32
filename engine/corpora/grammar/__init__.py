"""The embedded English-French corpus: sentences derived in both languages at once from one abstract tree.

`sampling` chooses a tree, `english` and `french` give it words, and words that express the same part of the tree are
aligned.
"""

from collections.abc import Iterator
from random import Random

from engine.corpora.grammar.derivation import Derivation, align
from engine.corpora.grammar.english.realisation import count_words, realise_english, spell_english
from engine.corpora.grammar.french.realisation import realise_french, spell_french
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.sentences import sample_utterance
from engine.corpora.grammar.syntax import Utterance
from engine.corpora.pair import Pair
from engine.errors import CorpusError

__all__ = ["Derivation", "derive", "generate_derivations", "generate_pairs", "realise"]

_TRIES = 7
_USUAL_LENGTH = 10  # up to this many words all lengths are equally likely
_DECAY = 0.9  # the likelihood of each length beyond, against the one before it
_FUTILE_DRAWS = 500


def generate_pairs(count: int, seed: int, *, min_words: int = 3, max_words: int = 30) -> Iterator[Pair]:
    """Yield `count` sentence pairs, no English sentence twice, the same ones for the same arguments everywhere.

    `min_words` and `max_words` bound the English length; about half of the pairs have 4 to 10 words if they may.
    Raises CorpusError when there are no more sentences of these lengths.
    """
    for derivation in generate_derivations(count, seed, min_words=min_words, max_words=max_words):
        yield Pair(derivation.source, derivation.target)


def generate_derivations(count: int, seed: int, *, min_words: int = 3, max_words: int = 30) -> Iterator[Derivation]:
    """Yield what `generate_pairs` yields, with tokens and alignment."""
    random = Random(seed)
    lengths = _cumulative_lengths(min_words, max_words)
    seen: set[str] = set()
    futile = 0
    while len(seen) < count:
        derivation = derive(_draw_length(random, lengths), random, least=min_words, most=max_words)
        size = len(derivation.source.split())
        if min_words <= size <= max_words and derivation.source not in seen:
            seen.add(derivation.source)
            futile = 0
            yield derivation
            continue
        futile += 1
        if futile == _FUTILE_DRAWS:
            raise CorpusError(
                f"The grammar has no more than about {len(seen)} sentences of {min_words} to {max_words} words.",
                advice="Ask for fewer pairs or allow longer sentences.",
            )


def derive(words: int, random: Random, *, least: int = 1, most: int = 1000) -> Derivation:
    """Derive a sentence of about `words` English words, if possible of `least` to `most`."""
    tolerance = words // 8
    margin = max(least - words, -tolerance), min(most - words, tolerance)
    best, best_missed = None, words
    for _ in range(_TRIES):
        utterance = sample_utterance(Draft(random, margin), words)
        size = count_words(utterance)
        missed = abs(size - words)
        if best is None or missed < best_missed:
            best, best_missed = utterance, missed
        if margin[0] <= size - words <= margin[1]:
            break
    assert best is not None
    return realise(best)


def realise(utterance: Utterance) -> Derivation:
    """Spell a tree in both languages."""
    source, target = realise_english(utterance), realise_french(utterance)
    return Derivation(
        tuple(token.text for token in source),
        tuple(token.text for token in target),
        align(source, target),
        spell_english(source),
        spell_french(target),
    )


def _cumulative_lengths(least: int, most: int) -> list[tuple[int, float]]:
    if not 1 <= least <= most:
        raise CorpusError(f"No sentence has from {least} to {most} words.", advice="Let the least be at most the most.")
    lengths, total = [], 0.0
    for length in range(least, most + 1):
        total += _DECAY ** max(0, length - _USUAL_LENGTH)
        lengths.append((length, total))
    return lengths


def _draw_length(random: Random, lengths: list[tuple[int, float]]) -> int:
    point = random.random() * lengths[-1][1]
    return next(length for length, total in lengths if point < total)
