"""Sentences with a subordinate clause, of about as many words as asked: because, that, when, if, while."""

from dataclasses import replace

from engine.corpora.grammar.english.realisation import count_words
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import verbs_of, verbs_with_object
from engine.corpora.grammar.sampling.clauses import WEATHER, sample_clause, sample_remark, sample_simple_clause
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.frames import reasons_of
from engine.corpora.grammar.sampling.manners import (
    ACTIONS,
    ARRIVALS,
    COLD,
    DEEDS,
    MOMENTS,
    MOODS,
    PLAIN_DEEDS,
    RAIN,
    REASONS,
    STATES,
    Manner,
)
from engine.corpora.grammar.sampling.nominals import refer_to, sample_person
from engine.corpora.grammar.syntax import (
    PERSON,
    Clause,
    Content,
    Nominal,
    NounPhrase,
    Predicate,
    Subordination,
)

PAST_TENSES = (Tense.PAST, Tense.PAST_PROGRESSIVE)
_CONTENT_TENSES = ((Tense.PRESENT, 2.0), (Tense.PROGRESSIVE, 1.5), (Tense.PAST, 3.0), (Tense.FUTURE, 1.5))
_FEELINGS = ("like", "love")


def sample_reasoned(draft: Draft, words: int, tense: Tense) -> Subordination:
    """Paul is sleeping because he is tired."""
    size = draft.between(3, max(3, min(7, words // 2 - 1)))
    subject = sample_person(draft, draft.between(1, max(1, (words - size) // 4)))
    main = sample_clause(draft, words - 1 - size, tense, subject, DEEDS)
    reason = _sample_reason(draft, words - 1 - count_words(main), tense, main)
    return _subordinate(draft, main, reason, "because")


def _sample_reason(draft: Draft, words: int, tense: Tense, main: Clause) -> Clause:
    """Why somebody does something: the thing that it is done to, the weather, or a mood."""
    tense = Tense.PAST if tense in PAST_TENSES else Tense.PRESENT
    about = _sample_reason_about(draft, words, tense, main) if draft.chance(0.5) else None
    if about:
        return about
    draft.has_time = True
    if words <= 5 and draft.chance(0.3):
        return _sample_weather(draft, words, tense)
    return sample_remark(draft, words, tense, main.subject, MOODS)


def _sample_reason_about(draft: Draft, words: int, tense: Tense, main: Clause) -> Clause | None:
    """... because she likes it; ... because it is beautiful; None if the main clause has no fitting object."""
    direct = main.predicates[-1].direct
    if main.predicates[-1].negation or main.predicates[-1].verb.french_rest:
        return None
    if not isinstance(direct, NounPhrase) or direct.determiner is draft.lexicon.determiners["generic"]:
        return None
    if "person" not in direct.kinds and reasons_of(direct) and draft.chance(0.6):
        return sample_remark(draft, words, tense, direct, REASONS)
    verbs = [one for one in verbs_with_object(tense, PERSON, direct.kinds) if one.english.base in _FEELINGS]
    if not verbs:
        return None
    return Clause(refer_to(main.subject), (Predicate(draft.fresh(verbs), tense, direct=refer_to(direct)),))


def sample_content(draft: Draft, words: int, tense: Tense) -> Clause:
    """Marie thinks that Paul is tired."""
    subject = sample_person(draft, draft.between(1, max(1, min(3, words // 4))))
    verb = draft.fresh(verbs_of("content", tense, PERSON))
    size = words - 2 - count_words(Clause(subject, ()))
    hopes = verb.english.base == "hope"
    inner_subject: Nominal | None = refer_to(subject) if not hopes and draft.chance(0.3) else None
    if tense is Tense.PAST:
        draft.has_time = True
        inner_subject = inner_subject or sample_person(draft, draft.between(1, 2))
        clause = sample_simple_clause(draft, size, Tense.PAST, inner_subject, STATES)
    elif hopes:
        clause = sample_clause(draft, size, Tense.FUTURE, inner_subject, Manner(can_negate=False))
    else:
        clause = sample_clause(draft, size, draft.weigh(_CONTENT_TENSES), inner_subject)
    content = Content(clause, draft.lexicon.conjunctions["that"])
    return Clause(subject, (Predicate(verb, tense, complement=content),))


def sample_when(draft: Draft, words: int, tense: Tense) -> Subordination:
    """When Paul arrived, Marie was sleeping; Paul sleeps when he is tired."""
    draft.has_time = True
    size = draft.between(3, max(3, min(8, words // 2)))
    subject = sample_person(draft, draft.between(1, max(1, min(3, size - 2))))
    if tense is Tense.PAST:
        manner = draft.pick((ARRIVALS, MOMENTS))
        main_tense = draft.pick(PAST_TENSES)
    else:
        manner = MOODS if draft.chance(0.4) else PLAIN_DEEDS
        main_tense = tense
    lower = sample_simple_clause(draft, size, tense, subject, manner)
    return _surround(draft, words - 1 - count_words(lower), main_tense, subject, lower, "when")


def sample_if(draft: Draft, words: int, tense: Tense) -> Subordination:
    """If it rains, Paul is going to stay at the hotel."""
    draft.has_time = True
    size = draft.between(3, max(3, min(8, words // 2 - 1)))
    if draft.chance(0.25):
        subject = sample_person(draft, draft.between(1, 2))
        lower = sample_simple_clause(draft, 2, Tense.PRESENT, WEATHER, draft.pick((RAIN, COLD)))
        main = sample_clause(draft, words - 1 - count_words(lower), tense, subject, DEEDS)
        return _subordinate(draft, main, lower, "if", is_fronted=draft.chance(0.5))
    subject = sample_person(draft, draft.between(1, 2))
    lower = sample_simple_clause(draft, size, Tense.PRESENT, subject, MOODS if draft.chance(0.5) else PLAIN_DEEDS)
    return _surround(draft, words - 1 - count_words(lower), tense, subject, lower, "if")


def sample_while(draft: Draft, words: int, tense: Tense) -> Subordination:
    """Paul is reading while Marie is sleeping."""
    draft.has_time = True
    first, second = sample_person(draft, draft.between(1, 2)), sample_person(draft, 2)
    size = draft.between(words // 3, words - words // 3)
    main = sample_clause(draft, size, tense, first, replace(DEEDS, can_negate=False))
    lower = sample_simple_clause(draft, words - 1 - count_words(main), tense, second, PLAIN_DEEDS)
    return _subordinate(draft, main, lower, "while")


def _surround(
    draft: Draft, words: int, tense: Tense, subject: Nominal, lower: Clause, conjunction: str
) -> Subordination:
    """Add a main clause, of the same person or of somebody else, before or after the subordinate one."""
    is_fronted = draft.chance(0.5)
    manner = DEEDS
    if tense in PAST_TENSES:
        manner = replace(DEEDS, can_negate=False, frames=tuple(frame for frame in ACTIONS if frame != "motion"))
    if draft.chance(0.45):
        main = sample_clause(draft, words, tense, sample_person(draft, draft.between(1, 2)), manner)
    elif is_fronted:
        main = sample_clause(draft, words, tense, refer_to(subject), manner)
    else:
        main = sample_clause(draft, words, tense, subject, manner)
        lower = replace(lower, subject=refer_to(subject))
    return _subordinate(draft, main, lower, conjunction, is_fronted=is_fronted)


def _sample_weather(draft: Draft, words: int, tense: Tense) -> Clause:
    """A short remark on the weather: it is raining, it was cold."""
    if draft.chance(0.5):
        return sample_simple_clause(draft, words, tense, WEATHER, COLD)
    shown = Tense.PROGRESSIVE if tense is Tense.PRESENT else Tense.PAST_PROGRESSIVE
    return sample_simple_clause(draft, words, shown, WEATHER, RAIN)


def _subordinate(
    draft: Draft, main: Clause, lower: Clause, conjunction: str, *, is_fronted: bool = False
) -> Subordination:
    return Subordination(main, lower, draft.lexicon.conjunctions[conjunction], is_fronted)
