"""Clauses of about as many words as asked: subject and predicate, relative clauses, verbs joined by and."""

from dataclasses import replace

from engine.corpora.grammar.english.realisation import realise_nominal, realise_predicate
from engine.corpora.grammar.entries import Kinds, Verb
from engine.corpora.grammar.features import Agreement, Tense
from engine.corpora.grammar.lexicon import nouns_of, verbs_of, verbs_with_object
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.frames import can_be_somewhere, qualities_of, sample_adjuncts
from engine.corpora.grammar.sampling.manners import ACTIONS, EVENTS, FREE, SIMULTANEOUS, Manner
from engine.corpora.grammar.sampling.nominals import (
    OBJECT,
    SUBJECT,
    THING,
    refer_to,
    sample_noun_phrase,
    sample_other_person,
    sample_person,
)
from engine.corpora.grammar.sampling.places import sample_time
from engine.corpora.grammar.sampling.predicates import hides_tense, pick_clear, sample_predicate, verb_size
from engine.corpora.grammar.sampling.relatives import extend_object, restrict, sample_relative
from engine.corpora.grammar.syntax import (
    Argument,
    Clause,
    Nominal,
    NounPhrase,
    Predicate,
    Pronoun,
)

# nothing more is done to a thing after the first of these, and the second are not done after anything else
_FINAL = (
    "share",
    "eat",
    "drink",
    "sell",
    "lose",
    "break",
    "throw",
    "forget",
    "leave",
    "hide",
    "rent",
    "take",
    "receive",
)
_EARLIER = (
    "look",
    "meet",
    "want",
    "recognise",
    "wait",
    "hear",
    "receive",
    "see",
    "choose",
    "pick",
    "enter",
    "write",
    "buy",
    "prepare",
    "build",
    "plant",
    "rent",
    "take",
    "tell",
)
WEATHER = Pronoun(Agreement(3, False, False), ("weather",))
_THINGS: Kinds = (
    "public",
    "furniture",
    "tool",
    "clothing",
    "container",
    "barrier",
    "building",
    "snack",
    "text",
    "show",
)


def sample_subject(draft: Draft, words: int, tense: Tense) -> Nominal:
    """What a sentence is about: mostly a person; a thing only is or was, it does nothing."""
    can_be_thing = words > 1 and tense in (Tense.PRESENT, Tense.PAST)
    kind = draft.weigh((("person", 8.0), ("animal", 0.9 * (words > 1)), ("thing", 1.8 * can_be_thing)))
    if kind == "person":
        return sample_person(draft, words, SUBJECT)
    noun = draft.fresh(nouns_of(("animal",) if kind == "animal" else _THINGS))
    subject = sample_noun_phrase(draft, noun, words, SUBJECT if kind == "animal" else THING)
    return subject if qualities_of(subject) else replace(subject, adjectives=())


def sample_clause(
    draft: Draft, words: int, tense: Tense, subject: Nominal | None = None, manner: Manner = FREE
) -> Clause:
    """A clause of about `words` words, with a relative clause, a second verb or a time in front if they are enough."""
    is_personal = not subject or "person" in subject.kinds
    if is_personal and draft.depth == 0 and 7 <= words <= 16 and draft.chance(0.12):
        time = sample_time(draft, tense, 3)
        if time:
            subject = subject or sample_person(draft, draft.between(1, 2))
            manner = replace(_actions(manner), can_add=False, can_negate=False)
            clause = sample_simple_clause(draft, words - len(time.phrase.english), tense, subject, manner)
            return replace(clause, opening=time)
    is_long = words >= 15
    if is_personal and words >= 8 and (is_long or draft.chance(0.7 if words >= 12 else 0.35)):
        options = [(_sample_with_object_relative, 1.2), (_sample_with_more_verbs, 3.0 if is_long else 1.0)]
        if not subject:
            options.append((_sample_with_subject_relative, 3.0 if is_long else 1.0))
        return draft.weigh(options)(draft, words, tense, subject, manner)
    return sample_simple_clause(draft, words, tense, subject, manner)


def sample_simple_clause(
    draft: Draft, words: int, tense: Tense, subject: Nominal | None = None, manner: Manner = FREE
) -> Clause:
    """A clause with one verb and no relative clause."""
    subject = subject or sample_subject(draft, draft.between(1, max(1, min(words - 2, words // 3 + 1))), tense)
    left = words - _size(subject)
    predicate = sample_predicate(draft, subject, left, tense, manner)
    return Clause(subject, (extend_object(draft, predicate, subject, left),))


def sample_remark(draft: Draft, words: int, tense: Tense, antecedent: Argument, manner: Manner) -> Clause:
    """A short clause about something that was just named: she is tired; it is beautiful."""
    return Clause(refer_to(antecedent), (sample_predicate(draft, antecedent, words - 1, tense, manner),))


def _sample_with_subject_relative(
    draft: Draft, words: int, tense: Tense, subject: Nominal | None, manner: Manner
) -> Clause:
    """The boy who found the key is happy."""
    can_be_thing = tense in (Tense.PRESENT, Tense.PAST) and manner.frames != ACTIONS
    kind = draft.weigh((("person", 6.0), ("animal", 1.0), ("thing", 2.0 * can_be_thing)))
    kinds = {"person": ("man", "woman", "neighbour", "child", "profession"), "animal": ("animal",), "thing": _THINGS}[
        kind
    ]
    head = restrict(draft, sample_noun_phrase(draft, draft.fresh(nouns_of(kinds)), 2, SUBJECT))
    size = draft.between(max(3, words // 4), max(3, min(max(9, words // 2), words - 5)))
    subject = replace(head, modifier=sample_relative(draft, head, size, tense))
    if kind == "thing" and not qualities_of(subject) and not can_be_somewhere(subject):
        subject = head  # the relative clause has said all that could be said
    left = words - _size(subject)
    if kind == "person" and left >= 8:
        return _sample_with_more_verbs(draft, words, tense, subject, manner)
    return Clause(subject, (sample_predicate(draft, subject, left, tense, manner),))


def _sample_with_object_relative(
    draft: Draft, words: int, tense: Tense, subject: Nominal | None, manner: Manner
) -> Clause:
    """I read the letter that my brother wrote."""
    subject = subject or sample_person(draft, draft.between(1, 2))
    verbs = verbs_of("transitive", tense, subject.kinds, manner.aspects)
    predicate = Predicate(pick_clear(draft, verbs, subject, tense), tense)
    nouns = [
        noun
        for noun in nouns_of(predicate.verb.objects)
        if not noun.is_mass and not {"family", "unique"} & set(noun.kinds)
    ]
    if not nouns:
        return sample_simple_clause(draft, words, tense, subject, manner)
    size = draft.between(max(3, words // 3), max(3, min(max(9, words // 2), words - 5)))
    left = words - _size(subject) - verb_size(predicate, subject) - size
    head = restrict(draft, sample_noun_phrase(draft, draft.fresh(nouns), left, OBJECT, can_have_place=False))
    direct = replace(head, modifier=sample_relative(draft, head, size, tense))
    return Clause(subject, (replace(predicate, direct=direct),))


def _sample_with_more_verbs(draft: Draft, words: int, tense: Tense, subject: Nominal | None, manner: Manner) -> Clause:
    """Paul buys a book and reads it; Paul opened the door, took the key and left."""
    subject = subject or sample_person(draft, draft.between(1, 3))
    is_progressive = tense in (Tense.PROGRESSIVE, Tense.PAST_PROGRESSIVE)
    manner = SIMULTANEOUS if is_progressive else replace(_actions(manner), can_add=False, can_negate=False)
    count = 2
    if words >= 13 and not is_progressive:
        count = 2 + draft.chance(0.45 if words < 19 else 0.9) + (words >= 25 and draft.chance(0.7))
    left = words - _size(subject) - 1
    predicates: list[Predicate] = []
    for n in range(count):
        share = left // (count - n)
        size = left if n == count - 1 else draft.between(share - share // 4, share + share // 4)
        about = _sample_about(draft, predicates[-1], subject, size) if n and draft.chance(0.5) else None
        if not about:
            about = sample_predicate(draft, subject, size, tense, manner)
            about = extend_object(draft, about, subject, size)
        predicates.append(about)
        left -= len(realise_predicate(about, subject.agreement))
    return Clause(subject, tuple(predicates), draft.lexicon.conjunctions["and"])


def _sample_about(draft: Draft, first: Predicate, subject: Nominal, words: int) -> Predicate | None:
    """Something done to the object of the verb before: ... and reads it; ... and gives it to her; or None."""
    direct = first.direct
    if not isinstance(direct, NounPhrase) or direct.determiner is draft.lexicon.determiners["generic"]:
        return None
    if first.recipient or first.verb.english.base in _FINAL:
        return None
    if words >= 4 and draft.chance(0.4):
        given = _sample_given(draft, first, direct, subject)
        if given:
            return given
    verbs = verbs_with_object(first.tense, subject.kinds, direct.kinds)
    verbs = tuple(verb for verb in verbs if verb.aspect in EVENTS and _can_follow(verb, first, subject))
    if not verbs:
        return None
    predicate = Predicate(draft.fresh(verbs), first.tense, direct=refer_to(direct))
    left = words - 1 - verb_size(predicate, subject)
    return replace(predicate, adjuncts=sample_adjuncts(draft, predicate, subject, left))


def _sample_given(draft: Draft, first: Predicate, direct: NounPhrase, subject: Nominal) -> Predicate | None:
    """Giving the object of the verb before to somebody: ... and gives it to her, et le lui donne."""
    verbs = verbs_of("ditransitive", first.tense, subject.kinds)
    verbs = tuple(
        verb for verb in verbs if _can_follow(verb, first, subject) and not set(verb.objects).isdisjoint(direct.kinds)
    )
    if not verbs or "person" not in subject.kinds:
        return None
    recipient = sample_other_person(draft, subject.agreement)
    return Predicate(draft.fresh(verbs), first.tense, direct=refer_to(direct), recipient=recipient)


def _can_follow(verb: Verb, first: Predicate, subject: Nominal) -> bool:
    base = verb.english.base
    if base == first.verb.english.base or base in _EARLIER or hides_tense(verb, subject, first.tense):
        return False
    return (base == "find") == (first.verb.english_rest == ("for",))


def _actions(manner: Manner) -> Manner:
    """The same manner, with verbs of doing only."""
    return replace(manner, frames=manner.frames or ACTIONS, aspects=manner.aspects or EVENTS)


def _size(subject: Nominal) -> int:
    return len(realise_nominal(subject, is_subject=True))
