"""Whole sentences of about as many words as asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from engine.corpora.grammar.english.realisation import count_words
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import nouns_of
from engine.corpora.grammar.sampling.clauses import WEATHER, sample_clause, sample_simple_clause
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.manners import DEEDS, FREE, MOODS, PROFESSION
from engine.corpora.grammar.sampling.nominals import (
    EXISTING,
    POSSESSIVES,
    refer_to,
    sample_name,
    sample_noun_phrase,
    sample_person,
)
from engine.corpora.grammar.sampling.places import sample_place_beside
from engine.corpora.grammar.sampling.predicates import sample_predicate
from engine.corpora.grammar.sampling.questions import sample_question
from engine.corpora.grammar.sampling.subordination import (
    PAST_TENSES,
    sample_content,
    sample_if,
    sample_reasoned,
    sample_when,
    sample_while,
)
from engine.corpora.grammar.syntax import (
    Argument,
    Clause,
    Compound,
    Existential,
    NounPhrase,
    Predicate,
    Sentence,
    Utterance,
)

_TENSES = (
    (Tense.PRESENT, 2.6),
    (Tense.PROGRESSIVE, 1.6),
    (Tense.PAST, 3.2),
    (Tense.FUTURE, 1.3),
    (Tense.PERFECT, 0.8),
    (Tense.PAST_PROGRESSIVE, 0.5),
)
_WEATHER_TENSES = (Tense.PRESENT, Tense.PROGRESSIVE, Tense.PAST, Tense.FUTURE)
_EXISTING = ("adult", "child", "animal", "tool", "fruit", "container", "book", "letter", "tableware", "car", "tree")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to make a statement of several clauses.

    Attributes:
        least: fewest English words that it is chosen for.
        weight: how often, against the other patterns.
        tenses: those of its main clause.
    """

    least: int
    weight: float
    tenses: tuple[Tense, ...]
    sample: Callable[[Draft, int, Tense], Sentence]


def sample_utterance(draft: Draft, words: int) -> Utterance:
    """A statement or a question of about `words` English words."""
    if words <= 14:
        if draft.chance(0.16):
            return sample_question(draft, words)
        if words >= 4 and draft.chance(0.05):
            return _sample_existential(draft, words)
        if words <= 9 and draft.chance(0.03):
            return sample_simple_clause(draft, words, draft.pick(_WEATHER_TENSES), WEATHER, FREE)
        if 4 <= words <= 8 and draft.chance(0.05):
            return _sample_identity(draft, words)
    tense = draft.weigh(_TENSES)
    if words >= 9 and draft.chance(min(0.9, (words - 6) * 0.04)):
        return _sample_compound(draft, words, tense)
    return _sample_part(draft, words, tense)


def _sample_part(draft: Draft, words: int, tense: Tense) -> Sentence:
    """A statement that can be part of a compound."""
    options = [(one.sample, one.weight) for one in _PATTERNS if one.least <= words and tense in one.tenses]
    simple = 3.0 if words <= 11 else 1.2 if words <= 16 else 0.1
    return draft.weigh([*options, (sample_clause, simple)])(draft, words, tense)


def _sample_compound(draft: Draft, words: int, tense: Tense) -> Sentence:
    """Paul reads the newspaper, but Marie is hungry."""
    if words <= 22 and draft.chance(0.2):
        return _sample_consequence(draft, words, tense)
    is_threefold = words >= 22 and draft.chance(0.6)
    size = (words - 1) // (3 if is_threefold else 2)
    first = _sample_part(draft, draft.between(size - size // 5, size + size // 5), tense)
    left = words - 1 - count_words(first)
    if is_threefold:
        return Compound(first, _sample_joined(draft, left, tense), draft.lexicon.conjunctions["but"])
    if isinstance(first, Clause) and draft.chance(0.45) and not _is_of_every(draft, first.subject):
        second: Sentence = sample_clause(draft, left, tense, refer_to(first.subject))
    else:
        second = _sample_part(draft, left, tense)
    return Compound(first, second, draft.lexicon.conjunctions[draft.pick(("and", "but"))])


def _is_of_every(draft: Draft, subject: Argument) -> bool:
    """Whether no pronoun in another sentence can stand for it: every student."""
    return isinstance(subject, NounPhrase) and subject.determiner is draft.lexicon.determiners["every"]


def _sample_joined(draft: Draft, words: int, tense: Tense) -> Sentence:
    """The second and third part of a long compound."""
    first = _sample_part(draft, (words - 1) // 2, tense)
    second = _sample_part(draft, words - 1 - count_words(first), tense)
    return Compound(first, second, draft.lexicon.conjunctions["and"])


def _sample_consequence(draft: Draft, words: int, tense: Tense) -> Sentence:
    """Marie is thirsty, so she is drinking some water."""
    subject = sample_person(draft, draft.between(1, max(1, min(3, words // 5))))
    draft.has_time = True
    state = Tense.PAST if tense in PAST_TENSES else Tense.PRESENT
    first = sample_simple_clause(draft, 4, state, subject, MOODS)
    left = words - 1 - count_words(first)
    second = sample_clause(draft, left, tense, refer_to(subject), replace(DEEDS, can_negate=False))
    return Compound(first, second, draft.lexicon.conjunctions["so"])


def _sample_existential(draft: Draft, words: int) -> Sentence:
    """There is a cat under the table."""
    noun = draft.fresh([one for one in nouns_of(_EXISTING) if "family" not in one.kinds])
    place = sample_place_beside(draft, noun.kinds, max(3, min(5, words - 4)))
    left = words - 2 - (len(place.preposition.english) + 2 if place else 0)
    thing = sample_noun_phrase(draft, noun, left, EXISTING, can_have_place=False)
    is_denied = thing.determiner is None and draft.chance(0.25)
    negation = draft.lexicon.negations["not"] if is_denied else None
    return Existential(thing, Tense.PAST if draft.chance(0.3) else Tense.PRESENT, negation, place)


def _sample_identity(draft: Draft, words: int) -> Sentence:
    """Paul is my brother; Marie is a good teacher; Anna is a student."""
    name = sample_name(draft)
    is_feminine = name.name.is_feminine
    is_family = words <= 5 and draft.chance(0.6)
    kinds = ("family", "neighbour") if is_family else ("profession",)
    nouns = [one.feminine if is_feminine and one.feminine else one for one in nouns_of(kinds)]
    noun = draft.fresh([one for one in nouns if one.is_feminine == is_feminine])
    adjectives = sample_noun_phrase(draft, noun, words - 2, EXISTING, can_have_place=False).adjectives
    if is_family:
        phrase = NounPhrase(noun, False, draft.lexicon.determiners[draft.pick(POSSESSIVES)])
    elif adjectives:
        phrase = NounPhrase(noun, False, None, adjectives)
    else:
        return Clause(name, (sample_predicate(draft, name, words - 1, Tense.PRESENT, PROFESSION),))
    (be,) = draft.lexicon.verbs["copula"]
    return Clause(name, (Predicate(be, Tense.PRESENT, complement=phrase),))


_PATTERNS = (
    Pattern(7, 0.9, tuple(Tense), sample_reasoned),
    Pattern(6, 0.8, (Tense.PRESENT, Tense.PAST), sample_content),
    Pattern(8, 1.0, (Tense.PRESENT, Tense.PAST), sample_when),
    Pattern(9, 1.5, (Tense.FUTURE,), sample_if),
    Pattern(8, 1.5, (Tense.PROGRESSIVE, Tense.PAST_PROGRESSIVE), sample_while),
)
