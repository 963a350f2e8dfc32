"""Whole sentences of about as many words as asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from engine.corpora.grammar.english.realisation import count_words
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import nouns_of
from engine.corpora.grammar.sampling.clauses import WEATHER, sample_clause, sample_simple_clause
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.manners import DEEDS, EVENTS, FREE, PAST_TENSES, PROFESSION, Manner
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
from engine.corpora.grammar.sampling.reasons import sample_state
from engine.corpora.grammar.sampling.subordination import (
    sample_asking,
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
    Nobody,
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
_MOST_IN_PART = 34  # words of a statement that is no compound
_LONG = 24  # words that can take more than one time
_TRIES = 4
_DONE_TENSES = (Tense.PAST, Tense.PERFECT, Tense.FUTURE)
_DENIED = ("intransitive", "transitive", "oblique", "dative")
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
    if words <= 16:
        if draft.chance(0.16):
            return sample_question(draft, words)
        if words >= 4 and draft.chance(0.05):
            return _sample_existential(draft, words)
        if words <= 9 and draft.chance(0.03):
            return sample_simple_clause(draft, words, draft.pick(_WEATHER_TENSES), WEATHER, FREE)
        if 4 <= words <= 8 and draft.chance(0.05):
            return _sample_identity(draft, words)
        if 3 <= words <= 9 and draft.chance(0.025):
            return _sample_denial(draft, words)
    return _sample_statement(draft, words, draft.weigh(_TENSES))


def _sample_statement(draft: Draft, words: int, tense: Tense) -> Sentence:
    if words >= 9 and draft.chance(1.0 if words > _MOST_IN_PART else min(0.6, (words - 6) * 0.03)):
        return _sample_compound(draft, words, tense)
    return _sample_part(draft, words, tense)


def _sample_part(draft: Draft, words: int, tense: Tense, *, is_last: bool = False) -> Sentence:
    """The best of some statements that can be part of a compound: about as long as asked.

    `is_last`: it makes the whole sentence as long as the draft's margin allows.
    """
    options = [(one.sample, one.weight) for one in _PATTERNS if one.least <= words and tense in one.tenses]
    options.append((sample_clause, 3.0 if words <= 11 else 1.6))
    before = draft.has_time
    best, best_missed, best_time = None, words, before
    least, most = draft.margin if is_last else (-(words // 8), words // 8)
    for _ in range(2 * _TRIES if is_last else _TRIES):
        draft.has_time = before
        sentence = draft.weigh(options)(draft, words, tense)
        excess = count_words(sentence) - words
        missed = abs(excess)
        if best is None or missed < best_missed:
            best, best_missed, best_time = sentence, missed, draft.has_time
        if least <= excess <= most:
            break
    assert best is not None
    draft.has_time = best_time
    return best


def _sample_compound(draft: Draft, words: int, tense: Tense) -> Sentence:
    """Paul reads the newspaper, but Marie is hungry."""
    if words <= 22 and draft.chance(0.2):
        return _sample_consequence(draft, words, tense)
    is_long = words > 2 * _MOST_IN_PART or (words >= 24 and draft.chance(0.35))
    share = (words - 1) // (3 if is_long else 2)
    first = _sample_part(draft, draft.between(share - share // 5, share + share // 5), tense)
    left = words - 1 - count_words(first)
    draft.has_time = draft.has_time and words < _LONG
    if is_long:
        size = draft.between(left // 2 - left // 10, left // 2 + left // 10)
        second = _sample_part(draft, size, tense)
        third = _sample_part(draft, left - 1 - count_words(second), tense, is_last=True)
        words_between = draft.pick((("but", "and"), ("and", "but")))
        before, after = (draft.lexicon.conjunctions[word] for word in words_between)
        return Compound(first, Compound(second, third, after), before)
    if tense in _DONE_TENSES and _is_deed(first) and draft.chance(0.25):
        manner = replace(DEEDS, can_negate=False, can_add=False)
        second = sample_clause(draft, left, tense, sample_person(draft, draft.between(1, 3)), manner)
        return Compound(first, second, draft.lexicon.conjunctions["and then"])
    if isinstance(first, Clause) and draft.chance(0.4) and not _is_of_every(draft, first.subject):
        second = sample_clause(draft, left, tense, refer_to(first.subject))
    else:
        second = _sample_part(draft, left, tense, is_last=True)
    return Compound(first, second, draft.lexicon.conjunctions[draft.pick(("and", "but"))])


def _is_deed(sentence: Sentence) -> bool:
    """Whether something can be done after it."""
    return isinstance(sentence, Clause) and sentence.predicates[-1].verb.aspect == "event"


def _is_of_every(draft: Draft, subject: Argument) -> bool:
    """Whether no pronoun in another sentence can stand for it: every student."""
    return isinstance(subject, NounPhrase) and subject.determiner is draft.lexicon.determiners["every"]


def _sample_consequence(draft: Draft, words: int, tense: Tense) -> Sentence:
    """Marie is thirsty, so she is drinking some water."""
    subject = sample_person(draft, draft.between(1, max(1, min(3, words // 5))))
    draft.has_time = True
    state = Tense.PAST if tense in PAST_TENSES else Tense.PRESENT
    second = sample_clause(draft, words - 5, tense, subject, replace(DEEDS, can_negate=False))
    first = sample_state(draft, state, second)
    if not first:
        return second
    if first.subject.agreement == subject.agreement and "person" in first.subject.kinds:
        first, second = replace(first, subject=subject), replace(second, subject=refer_to(subject))
    return Compound(first, second, draft.lexicon.conjunctions["so"])


def _sample_denial(draft: Draft, words: int) -> Sentence:
    """Nobody is sleeping; nobody has seen him."""
    subject = Nobody()
    tense = draft.weigh(_TENSES)
    manner = Manner(can_negate=False, can_add=False, frames=_DENIED, aspects=EVENTS, can_extend=False)
    return Clause(subject, (sample_predicate(draft, subject, words - 1, tense, manner),))


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
    Pattern(6, 0.6, (Tense.PRESENT, Tense.PAST), sample_asking),
    Pattern(8, 1.0, (Tense.PRESENT, Tense.PAST), sample_when),
    Pattern(9, 1.5, (Tense.FUTURE,), sample_if),
    Pattern(8, 1.5, (Tense.PROGRESSIVE, Tense.PAST_PROGRESSIVE), sample_while),
)
