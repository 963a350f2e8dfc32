"""Minimal pairs for word order: two sentences of the same words in which who does it and to whom are exchanged."""

from collections.abc import Iterator
from random import Random

from engine.corpora.grammar import Derivation, realise
from engine.corpora.grammar.entries import Noun, Verb
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import load_lexicon, verbs_with_object
from engine.corpora.grammar.syntax import PERSON, Clause, NounPhrase, Predicate
from engine.corpora.pair import Pair

TENSES = (Tense.PRESENT, Tense.PROGRESSIVE, Tense.PERFECT, Tense.FUTURE)


def mirrored_pairs(count: int, seed: int) -> list[tuple[Pair, Pair]]:
    """So many pairs of grammar sentences such as "The king thanks the queen." and "The queen thanks the king."."""
    found: dict[str, tuple[Pair, Pair]] = {}
    for one, other in _draw(Random(seed)):
        if sorted(one.source_tokens) == sorted(other.source_tokens) and other.source not in found:
            found[one.source] = Pair(one.source, one.target), Pair(other.source, other.target)
        if len(found) >= count:
            break
    return list(found.values())


def _draw(random: Random) -> Iterator[tuple[Derivation, Derivation]]:
    people = [noun for noun in load_lexicon().nouns if "person" in noun.kinds]
    verbs = verbs_with_object(Tense.PRESENT, PERSON, PERSON)
    while True:
        doer, other = random.sample(people, 2)
        verb = random.choice(verbs)
        tense = random.choice([tense for tense in TENSES if tense in verb.tenses])
        yield _sentence(doer, verb, tense, other), _sentence(other, verb, tense, doer)


def _sentence(doer: Noun, verb: Verb, tense: Tense, other: Noun) -> Derivation:
    subject, direct = (
        NounPhrase(noun, is_plural=False, determiner=load_lexicon().determiners["the"]) for noun in (doer, other)
    )
    return realise(Clause(subject, (Predicate(verb, tense, direct=direct),)))
