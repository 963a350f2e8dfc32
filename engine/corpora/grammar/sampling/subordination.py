"""Sentences with a subordinate clause, of about as many words as asked: because, that, whether, when, if, while."""

from dataclasses import replace

from engine.corpora.grammar.english.realisation import count_words, realise_nominal
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import verbs_of
from engine.corpora.grammar.sampling.clauses import sample_clause, sample_simple_clause
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.manners import (
    ACTIONS,
    ARRIVALS,
    DEEDS,
    MOMENTS,
    PAST_TENSES,
    PLAIN_DEEDS,
    STATES,
    VISITS,
)
from engine.corpora.grammar.sampling.nominals import refer_to, sample_person
from engine.corpora.grammar.sampling.reasons import sample_reason, sample_state, sample_weather
from engine.corpora.grammar.syntax import PERSON, Clause, Content, Nominal, Predicate, Pronoun, Sentence, Subordination

_CONTENT_TENSES = ((Tense.PRESENT, 2.0), (Tense.PROGRESSIVE, 1.5), (Tense.PAST, 3.0), (Tense.FUTURE, 1.5))
_ASKED_TENSES = ((Tense.PRESENT, 1.0), (Tense.PROGRESSIVE, 1.0), (Tense.PAST, 2.0), (Tense.FUTURE, 1.5))


def sample_reasoned(draft: Draft, words: int, tense: Tense) -> Sentence:
    """Paul is sleeping because he is tired."""
    size = draft.between(3, 6)
    subject = sample_person(draft, draft.between(1, max(1, (words - size) // 4)))
    main = sample_clause(draft, words - 1 - size, tense, subject, DEEDS)
    draft.has_time = True
    reason = sample_reason(draft, words - 1 - count_words(main), tense, main)
    return _subordinate(draft, main, reason, "because") if reason else main


def sample_content(draft: Draft, words: int, tense: Tense) -> Clause:
    """Marie thinks that Paul is tired."""
    subject = sample_person(draft, draft.between(1, max(1, min(3, words // 4))))
    verbs = verbs_of("content", tense, PERSON)
    verb = draft.fresh([one for one in verbs if tense is Tense.PRESENT or one.english.base != "promise"])
    size = words - 2 - _size(subject)
    is_ahead = verb.english.base in ("hope", "promise")
    inner_subject: Nominal | None = refer_to(subject) if verb.english.base == "promise" or draft.chance(0.3) else None
    if verb.english.base == "hope":
        inner_subject = None
    clause: Sentence
    draft.depth += 1
    if tense is Tense.PAST:
        draft.has_time = True
        inner_subject = inner_subject or sample_person(draft, draft.between(1, max(2, size // 3)))
        clause = sample_simple_clause(draft, size, Tense.PAST, inner_subject, STATES)
    elif is_ahead:
        clause = sample_clause(draft, size, Tense.FUTURE, inner_subject, replace(DEEDS, can_negate=False))
    elif size >= 10 and not inner_subject and draft.chance(0.5):
        clause = sample_reasoned(draft, size, draft.weigh(_CONTENT_TENSES))
    else:
        clause = sample_clause(draft, size, draft.weigh(_CONTENT_TENSES), inner_subject)
    draft.depth -= 1
    content = Content(clause, draft.lexicon.conjunctions["that"])
    return Clause(subject, (Predicate(verb, tense, complement=content),))


def sample_asking(draft: Draft, words: int, tense: Tense) -> Clause:
    """Marie does not know where Paul lives; I wonder whether he is tired."""
    subject = sample_person(draft, draft.between(1, max(1, min(3, words // 4))))
    verb = draft.fresh(verbs_of("asking", tense, PERSON))
    predicate = Predicate(verb, tense)
    knows = verb.english.base in ("know", "remember", "understand", "explain")
    if knows and draft.chance(0.4):
        predicate = replace(predicate, negation=draft.lexicon.negations["not"], is_contracted=draft.chance(0.5))
    word = draft.pick(("where", "why", "why") if knows else ("where", "why", "whether", "whether"))
    if tense is Tense.PAST:
        draft.has_time = True
        inner_tense = Tense.PAST_PROGRESSIVE
    else:
        inner_tense = draft.weigh(_ASKED_TENSES)
    size = words - 2 - _size(subject) - 2 * (predicate.negation is not None)
    draft.depth += 1
    if word == "where":
        clause: Sentence = _sample_somewhere(draft, size, inner_tense)
    else:
        inner_subject = sample_person(draft, draft.between(1, max(2, size // 3)))
        clause = sample_clause(draft, size, inner_tense, inner_subject, replace(DEEDS, can_negate=False))
    draft.depth -= 1
    return Clause(subject, (replace(predicate, complement=Content(clause, draft.lexicon.conjunctions[word])),))


def _sample_somewhere(draft: Draft, words: int, tense: Tense) -> Clause:
    """... where Paul lives: a clause without the place."""
    tense = Tense.PAST if tense is Tense.PAST_PROGRESSIVE else tense
    subject = sample_person(draft, max(2, words - 2))
    frames = ("located", "motion") if tense is not Tense.PAST else ("located",)
    verbs = [one for frame in frames for one in verbs_of(frame, tense, PERSON) if one.english.base != "come"]
    if tense is Tense.PAST:
        verbs = [one for one in verbs if one.aspect == "lasting"]
    return Clause(subject, (Predicate(draft.fresh(verbs), tense),))


def sample_when(draft: Draft, words: int, tense: Tense) -> Sentence:
    """When Paul arrived, Marie was sleeping; Paul sleeps when he is tired."""
    if tense is Tense.PRESENT and draft.chance(0.5):
        return _sample_with_state(draft, words, tense, "when")
    draft.has_time = True
    size = draft.between(3, max(3, min(max(8, words // 3), words // 2)))
    subject = sample_person(draft, draft.between(1, max(1, min(3, size - 2))))
    word = "as soon as" if tense is Tense.PAST and draft.chance(0.25) else "when"
    if tense is Tense.PAST:
        manner = draft.pick((ARRIVALS, MOMENTS))
        main_tense = draft.pick(PAST_TENSES) if word == "when" and manner is MOMENTS else Tense.PAST
    else:
        manner, main_tense = VISITS, tense
    lower = sample_simple_clause(draft, size, tense, subject, manner)
    return _surround(draft, words - len(word.split()) - count_words(lower), main_tense, subject, lower, word)


def sample_if(draft: Draft, words: int, tense: Tense) -> Sentence:
    """If it rains, Paul is going to stay at the hotel."""
    chosen = draft.weigh((("weather", 0.25), ("state", 0.4), ("deed", 0.35)))
    if chosen == "state":
        return _sample_with_state(draft, words, tense, "if")
    draft.has_time = True
    if chosen == "weather":
        lower = sample_weather(draft, Tense.PRESENT)
        subject = sample_person(draft, draft.between(1, 2))
        main = sample_clause(draft, words - 1 - count_words(lower), tense, subject, DEEDS)
        return _subordinate(draft, main, lower, "if", is_fronted=draft.chance(0.5))
    size = draft.between(3, max(3, min(max(8, words // 3), words // 2 - 1)))
    subject = sample_person(draft, draft.between(1, 2))
    lower = sample_simple_clause(draft, size, Tense.PRESENT, subject, VISITS)
    return _surround(draft, words - 1 - count_words(lower), tense, subject, lower, "if")


def sample_while(draft: Draft, words: int, tense: Tense) -> Subordination:
    """Paul is reading while Marie is sleeping."""
    draft.has_time = True
    first, second = sample_person(draft, draft.between(1, 2)), sample_person(draft, 2)
    size = draft.between(words // 3, words - words // 3)
    main = sample_clause(draft, size, tense, first, replace(DEEDS, can_negate=False))
    lower = sample_simple_clause(draft, words - 1 - count_words(main), tense, second, PLAIN_DEEDS)
    return _subordinate(draft, main, lower, "while")


def _sample_with_state(draft: Draft, words: int, tense: Tense, conjunction: str) -> Sentence:
    """If Paul is hungry, he is going to eat; Paul sleeps when he is tired."""
    draft.has_time = True
    subject = sample_person(draft, draft.between(1, max(1, min(3, words // 4))))
    main = sample_clause(draft, words - 4, tense, subject, replace(DEEDS, can_negate=False))
    state = sample_state(draft, Tense.PRESENT, main)
    if not state:
        return main
    if draft.chance(0.5) and state.subject.agreement == subject.agreement:
        main, state = replace(main, subject=refer_to(subject)), replace(state, subject=subject)
        return _subordinate(draft, main, state, conjunction, is_fronted=True)
    return _subordinate(draft, main, state, conjunction)


def _surround(
    draft: Draft, words: int, tense: Tense, subject: Nominal, lower: Clause, conjunction: str
) -> Subordination:
    """Add a main clause, of the same person or of somebody else, before or after the subordinate one."""
    is_fronted = draft.chance(0.5)
    manner = DEEDS
    if tense in PAST_TENSES:
        frames = tuple(frame for frame in ACTIONS if frame != "motion")
        manner = replace(DEEDS, can_negate=False, can_add=False, frames=frames)
    if tense is Tense.PRESENT or draft.chance(0.45):
        main = sample_clause(draft, words, tense, sample_person(draft, draft.between(1, 2)), manner)
        # behind the main clause it would stand for somebody there
        is_fronted |= isinstance(subject, Pronoun) and subject.agreement.person == 3
    elif is_fronted:
        main = sample_clause(draft, words, tense, refer_to(subject), manner)
    else:
        main = sample_clause(draft, words, tense, subject, manner)
        lower = replace(lower, subject=refer_to(subject))
    return _subordinate(draft, main, lower, conjunction, is_fronted=is_fronted)


def _subordinate(
    draft: Draft, main: Clause, lower: Clause, conjunction: str, *, is_fronted: bool = False
) -> Subordination:
    return Subordination(main, lower, draft.lexicon.conjunctions[conjunction], is_fronted)


def _size(subject: Nominal) -> int:
    return len(realise_nominal(subject, is_subject=True))
