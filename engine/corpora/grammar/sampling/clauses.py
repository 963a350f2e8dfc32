"""Clauses of about as many words as asked: subject and predicate, relative clauses, verbs joined by and."""

from dataclasses import replace

from engine.corpora.grammar.english.realisation import realise_nominal, realise_predicate
from engine.corpora.grammar.entries import Kinds, Verb
from engine.corpora.grammar.features import Agreement, Tense
from engine.corpora.grammar.lexicon import nouns_of, verbs_of, verbs_with_object
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.frames import qualities_of, sample_adjuncts
from engine.corpora.grammar.sampling.manners import ACTIONS, EVENTS, FREE, SIMULTANEOUS, Manner
from engine.corpora.grammar.sampling.nominals import (
    OBJECT,
    POSSESSIVES,
    SUBJECT,
    THING,
    refer_to,
    sample_name,
    sample_noun_phrase,
    sample_person,
    sample_pronoun,
)
from engine.corpora.grammar.sampling.places import sample_time
from engine.corpora.grammar.sampling.predicates import sample_predicate, verb_size
from engine.corpora.grammar.syntax import (
    PERSON,
    Argument,
    Clause,
    Gap,
    Nominal,
    NounPhrase,
    Predicate,
    Pronoun,
    Relative,
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
    if is_personal and words >= 7 and draft.chance(0.12):
        time = sample_time(draft, tense, 3)
        if time:
            subject = subject or sample_person(draft, draft.between(1, 2))
            manner = replace(_actions(manner), can_add=False, can_negate=False)
            clause = sample_simple_clause(draft, words - len(time.phrase.english), tense, subject, manner)
            return replace(clause, opening=time)
    if is_personal and words >= 8 and draft.chance(0.7 if words >= 12 else 0.35):
        options = [(_sample_with_object_relative, 1.2), (_sample_with_second_verb, 1.0)]
        if not subject:
            options.append((_sample_with_subject_relative, 1.0))
        return draft.weigh(options)(draft, words, tense, subject, manner)
    return sample_simple_clause(draft, words, tense, subject, manner)


def sample_simple_clause(
    draft: Draft, words: int, tense: Tense, subject: Nominal | None = None, manner: Manner = FREE
) -> Clause:
    """A clause with one verb and no relative clause."""
    subject = subject or sample_subject(draft, draft.between(1, max(1, min(words - 2, words // 3 + 1))), tense)
    left = words - _size(subject)
    predicate = sample_predicate(draft, subject, left, tense, manner)
    return Clause(subject, (_spend(draft, predicate, subject, left),))


def sample_remark(draft: Draft, words: int, tense: Tense, antecedent: Argument, manner: Manner) -> Clause:
    """A short clause about something that was just named: she is tired; it is beautiful."""
    return Clause(refer_to(antecedent), (sample_predicate(draft, antecedent, words - 1, tense, manner),))


def _spend(draft: Draft, predicate: Predicate, subject: Nominal, words: int) -> Predicate:
    """Put words that were not used into a relative clause of the object, if that ends the predicate."""
    direct = predicate.direct
    if words < 6 or predicate.negation or predicate.recipient or predicate.complement or predicate.adjuncts:
        return predicate
    if not isinstance(direct, NounPhrase) or direct.modifier or not _can_be_restricted(draft, direct):
        return predicate
    left = words - len(realise_predicate(predicate, subject.agreement))
    if left < 3:
        return predicate
    head = _restrict(draft, direct)
    return replace(predicate, direct=replace(head, modifier=_sample_relative(draft, head, left, predicate.tense)))


def _sample_with_subject_relative(
    draft: Draft, words: int, tense: Tense, subject: Nominal | None, manner: Manner
) -> Clause:
    """The boy who found the key is happy."""
    can_be_thing = tense in (Tense.PRESENT, Tense.PAST) and manner.frames != ACTIONS
    kind = draft.weigh((("person", 6.0), ("animal", 1.0), ("thing", 2.0 * can_be_thing)))
    kinds = {"person": ("man", "woman", "neighbour", "child", "profession"), "animal": ("animal",), "thing": _THINGS}[
        kind
    ]
    head = _restrict(draft, sample_noun_phrase(draft, draft.fresh(nouns_of(kinds)), 2, SUBJECT))
    size = draft.between(3, max(3, min(9, words - 5)))
    subject = replace(head, modifier=_sample_relative(draft, head, size, tense))
    left = words - _size(subject)
    if kind == "person" and left >= 9:
        return _sample_with_second_verb(draft, words, tense, subject, manner)
    return Clause(subject, (sample_predicate(draft, subject, left, tense, manner),))


def _sample_with_object_relative(
    draft: Draft, words: int, tense: Tense, subject: Nominal | None, manner: Manner
) -> Clause:
    """I read the letter that my brother wrote."""
    subject = subject or sample_person(draft, draft.between(1, 2))
    verbs = verbs_of("transitive", tense, subject.kinds, manner.aspects)
    predicate = Predicate(draft.fresh(verbs), tense)
    nouns = [
        noun
        for noun in nouns_of(predicate.verb.objects)
        if not noun.is_mass and not {"family", "unique"} & set(noun.kinds)
    ]
    if not nouns:
        return sample_simple_clause(draft, words, tense, subject, manner)
    size = draft.between(3, max(3, min(9, words - 5)))
    left = words - _size(subject) - verb_size(predicate, subject) - size
    head = _restrict(draft, sample_noun_phrase(draft, draft.fresh(nouns), left, OBJECT, can_have_place=False))
    direct = replace(head, modifier=_sample_relative(draft, head, size, tense))
    return Clause(subject, (replace(predicate, direct=direct),))


def _sample_with_second_verb(draft: Draft, words: int, tense: Tense, subject: Nominal | None, manner: Manner) -> Clause:
    """Paul buys a book and reads it."""
    subject = subject or sample_person(draft, draft.between(1, 3))
    is_progressive = tense in (Tense.PROGRESSIVE, Tense.PAST_PROGRESSIVE)
    manner = SIMULTANEOUS if is_progressive else replace(_actions(manner), can_add=False, can_negate=False)
    left = words - _size(subject) - 1
    first = sample_predicate(draft, subject, draft.between(left // 3, left - left // 3), tense, manner)
    left -= len(realise_predicate(first, subject.agreement))
    second = _sample_about(draft, first, subject, left) if draft.chance(0.5) else None
    second = second or _spend(draft, sample_predicate(draft, subject, left, tense, manner), subject, left)
    return Clause(subject, (first, second), draft.lexicon.conjunctions["and"])


def _sample_about(draft: Draft, first: Predicate, subject: Nominal, words: int) -> Predicate | None:
    """Something done to the object of the first verb: ... and reads it; None if there is nothing to do."""
    direct = first.direct
    if not isinstance(direct, NounPhrase) or direct.determiner is draft.lexicon.determiners["generic"]:
        return None
    verbs = verbs_with_object(first.tense, subject.kinds, direct.kinds)
    verbs = tuple(verb for verb in verbs if verb is not first.verb and verb.aspect in EVENTS)
    if not verbs:
        return None
    predicate = Predicate(draft.fresh(verbs), first.tense, direct=refer_to(direct))
    left = words - 1 - verb_size(predicate, subject)
    return replace(predicate, adjuncts=sample_adjuncts(draft, predicate, subject, left))


def _sample_relative(draft: Draft, head: NounPhrase, words: int, tense: Tense) -> Relative:
    """A relative clause for a noun phrase, about as long as asked."""
    is_past = tense in (Tense.PAST, Tense.PAST_PROGRESSIVE)
    tense = Tense.PAST if is_past or draft.chance(0.55) else Tense.PRESENT
    gap = Gap(head.agreement, head.kinds)
    acts = "person" in head.kinds or "animal" in head.kinds
    verbs = _verbs_about(head, tense)
    if not acts and not verbs:
        tense = Tense.PAST
        verbs = _verbs_about(head, tense)
    if verbs and (not acts or draft.chance(0.25 if "person" in head.kinds else 0.7)):
        subject = _sample_relative_subject(draft, words - 2)
        predicate = Predicate(draft.fresh(verbs), tense, direct=gap)
        left = words - 1 - _size(subject) - verb_size(predicate, subject)
        adjuncts = sample_adjuncts(draft, predicate, subject, left)
        return Relative(Clause(subject, (replace(predicate, adjuncts=adjuncts),)))
    manner = Manner(frames=(*ACTIONS, "whereabouts") if acts else ())
    return Relative(Clause(gap, (sample_predicate(draft, gap, words - 1, tense, manner),)))


def _verbs_about(head: NounPhrase, tense: Tense) -> list[Verb]:
    """What one says to tell a thing from others: the book that I like, the book that I bought."""
    aspects = ("state",) if tense is Tense.PRESENT else EVENTS
    verbs = verbs_with_object(tense, PERSON, head.kinds)
    return [verb for verb in verbs if verb.aspect in aspects and verb.english.base != "have"]


def _sample_relative_subject(draft: Draft, words: int) -> Nominal:
    if words < 2 or draft.chance(0.5):
        return sample_pronoun(draft) if draft.chance(0.5) else sample_name(draft)
    noun = draft.fresh(nouns_of(("family", "profession", "neighbour")))
    name = draft.pick(POSSESSIVES) if "family" in noun.kinds else "the"
    return NounPhrase(noun, False, draft.lexicon.determiners[name])


def _can_be_restricted(draft: Draft, phrase: NounPhrase) -> bool:
    """Whether a relative clause can say which one is meant: not of a kind as a whole, nor of relatives."""
    is_generic = phrase.determiner is draft.lexicon.determiners["generic"]
    return not is_generic and not phrase.noun.is_mass and "family" not in phrase.kinds and "unique" not in phrase.kinds


def _restrict(draft: Draft, phrase: NounPhrase) -> NounPhrase:
    """The noun phrase with an article, so that a relative clause can say which one is meant."""
    articles = (None, draft.lexicon.determiners["the"])
    if phrase.determiner in articles and not phrase.owner:
        return phrase
    return replace(phrase, owner=None, determiner=draft.lexicon.determiners["the"])


def _actions(manner: Manner) -> Manner:
    """The same manner, with verbs of doing only."""
    return replace(manner, frames=manner.frames or ACTIONS, aspects=manner.aspects or EVENTS)


def _size(subject: Nominal) -> int:
    return len(realise_nominal(subject, is_subject=True))
