"""Relative clauses: who, that, where, whose, to whom, with whom."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from engine.corpora.grammar.english.realisation import realise_nominal, realise_predicate
from engine.corpora.grammar.entries import Kinds, Verb
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import nouns_of, verbs_of, verbs_with_object
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.frames import can_be_somewhere, qualities_of, sample_adjuncts
from engine.corpora.grammar.sampling.manners import ACTIONS, EVENTS, PAST_TENSES, QUALITIES, Manner
from engine.corpora.grammar.sampling.nominals import (
    OBJECT,
    POSSESSIVES,
    sample_name,
    sample_noun_phrase,
    sample_pronoun,
)
from engine.corpora.grammar.sampling.predicates import pick_clear, sample_predicate, verb_size
from engine.corpora.grammar.syntax import PERSON, Clause, Gap, Nominal, NounPhrase, Predicate, Relative

_MOST_DEPTH = 2
_POSSESSIONS = ("car", "bicycle", "house", "hat", "dress", "coat", "dog", "cat", "computer", "garden")
_UNTELLING = ("have", "eat", "drink", "break", "sell", "clean")
_PARTS = ("door", "window", "garden")


def sample_relative(draft: Draft, head: NounPhrase, words: int, tense: Tense) -> Relative:
    """A relative clause for a noun phrase, about as long as asked."""
    draft.depth += 1
    sample = draft.weigh(_options(draft, head, words))
    acts = not {"person", "animal"}.isdisjoint(head.kinds)
    is_described = sample is _sample_of_owner or (sample is _sample_of_subject and not acts)
    is_before = not is_described and draft.chance(0.55)
    tense = Tense.PAST if tense in PAST_TENSES or is_before else Tense.PRESENT
    relative = sample(draft, head, words, tense)
    draft.depth -= 1
    return relative


def can_be_restricted(draft: Draft, phrase: NounPhrase) -> bool:
    """Whether a relative clause can say which one is meant: not of a kind as a whole, nor of relatives."""
    is_generic = phrase.determiner is draft.lexicon.determiners["generic"]
    is_vague = is_generic or phrase.noun.is_mass or {"family", "unique"} & set(phrase.kinds)
    return not is_vague and draft.depth < _MOST_DEPTH


def restrict(draft: Draft, phrase: NounPhrase) -> NounPhrase:
    """The noun phrase with an article, so that a relative clause can say which one is meant."""
    articles = (None, draft.lexicon.determiners["the"])
    if phrase.determiner in articles and not phrase.owner:
        return phrase
    return replace(phrase, owner=None, determiner=draft.lexicon.determiners["the"])


def extend_object(draft: Draft, predicate: Predicate, subject: Nominal | Gap, words: int) -> Predicate:
    """Put words that were not used into a relative clause of the object, if that ends the predicate."""
    direct = predicate.direct
    is_ended = predicate.adjuncts or (predicate.adverb and predicate.adverb.is_last)
    if words < 6 or predicate.negation or predicate.recipient or predicate.complement or is_ended:
        return predicate
    if not isinstance(direct, NounPhrase) or direct.modifier or not can_be_restricted(draft, direct):
        return predicate
    left = words - len(realise_predicate(predicate, subject.agreement))
    if left < 3:
        return predicate
    head = restrict(draft, direct)
    return replace(predicate, direct=replace(head, modifier=sample_relative(draft, head, left, predicate.tense)))


_Sample = Callable[[Draft, NounPhrase, int, Tense], Relative]


def _options(draft: Draft, head: NounPhrase, words: int) -> list[tuple[_Sample, float]]:
    is_person = "person" in head.kinds
    acts = is_person or "animal" in head.kinds
    is_thing_done = any(_verbs_about(head.kinds, tense) for tense in (Tense.PRESENT, Tense.PAST))
    options: list[tuple[_Sample, float]] = [
        (_sample_of_subject, 3.0 if is_person else 1.0 if acts else 0.2 * _is_described(head)),
        (_sample_of_object, (1.0 if is_person else 3.0) * is_thing_done),
        (_sample_of_topic, 0.4 * bool(_verbs_of_topic(head.kinds, Tense.PAST))),
    ]
    if head.noun.place and _verbs_of_place(head.kinds, Tense.PAST):
        options.append((_sample_of_place, 3.0))
    if words >= 5 and (is_person or "house" in head.kinds):
        options.append((_sample_of_owner, 0.8))
    if is_person:
        options += [(_sample_of_company, 0.4 * (words >= 4)), (_sample_of_recipient, 0.4 * (words >= 5))]
    return options


def _is_described(head: NounPhrase) -> bool:
    """Whether something is known that a thing can be, besides doing nothing."""
    return bool(qualities_of(head)) or can_be_somewhere(head)


def _sample_of_subject(draft: Draft, head: NounPhrase, words: int, tense: Tense) -> Relative:
    """The boy who found the key; the table that is in the kitchen."""
    gap = Gap(head.agreement, head.kinds)
    acts = "person" in head.kinds or "animal" in head.kinds
    manner = Manner(frames=(*ACTIONS, "whereabouts") if acts else ("whereabouts", "quality"))
    predicate = sample_predicate(draft, gap, words - 1, tense, manner)
    return Relative(Clause(gap, (extend_object(draft, predicate, gap, words - 1),)))


def _sample_of_object(draft: Draft, head: NounPhrase, words: int, tense: Tense) -> Relative:
    """The book that I bought at the market."""
    verbs = _verbs_about(head.kinds, tense)
    if not verbs:
        tense = Tense.PAST if tense is Tense.PRESENT else Tense.PRESENT
        verbs = _verbs_about(head.kinds, tense)
    subject = _sample_subject(draft, words - 2)
    predicate = Predicate(draft.fresh(verbs), tense, direct=Gap(head.agreement, head.kinds))
    return _finish(draft, subject, predicate, words - 1)


def _sample_of_topic(draft: Draft, head: NounPhrase, words: int, tense: Tense) -> Relative:
    """The film that Marie talked about: le film dont Marie a parlé."""
    subject = _sample_subject(draft, words - 3)
    verb = draft.fresh(_verbs_of_topic(head.kinds, tense))
    predicate = Predicate(replace(verb, french_rest=verb.french_rest[:-1]), tense)
    return _finish(draft, subject, predicate, words - 1, word="that")


def _sample_of_place(draft: Draft, head: NounPhrase, words: int, tense: Tense) -> Relative:
    """The house where Paul lives."""
    subject = _sample_subject(draft, words - 2)
    verb = pick_clear(draft, _verbs_of_place(head.kinds, tense), subject, tense)
    return _finish(draft, subject, Predicate(verb, tense), words - 1, word="where")


def _sample_of_owner(draft: Draft, head: NounPhrase, words: int, tense: Tense) -> Relative:
    """The man whose car is red: l'homme dont la voiture est rouge."""
    noun = draft.fresh(nouns_of(_POSSESSIONS if "person" in head.kinds else _PARTS))
    owned = NounPhrase(noun, False, draft.lexicon.determiners["generic"])
    if not qualities_of(owned):
        return _sample_of_subject(draft, head, words, tense)
    predicate = sample_predicate(draft, owned, words - 2, tense, QUALITIES)
    return Relative(Clause(owned, (predicate,)), draft.lexicon.relatives["whose"])


def _sample_of_company(draft: Draft, head: NounPhrase, words: int, tense: Tense) -> Relative:
    """The friend with whom I travelled."""
    subject = _sample_subject(draft, words - 3)
    verbs = [one for one in verbs_of("intransitive", tense, PERSON, EVENTS) if one.takes_company]
    verb = replace(pick_clear(draft, verbs, subject, tense), takes_company=False)
    return _finish(draft, subject, Predicate(verb, tense), words - 2, word="with whom")


def _sample_of_recipient(draft: Draft, head: NounPhrase, words: int, tense: Tense) -> Relative:
    """The friend to whom I gave the book."""
    subject = _sample_subject(draft, words - 5)
    predicate = Predicate(draft.fresh(verbs_of("ditransitive", Tense.PAST, PERSON, EVENTS)), Tense.PAST)
    left = words - 2 - _size(subject) - verb_size(predicate, subject)
    noun = draft.fresh(nouns_of(predicate.verb.objects))
    direct = sample_noun_phrase(draft, noun, max(2, left), OBJECT, can_have_place=False)
    predicate = replace(predicate, direct=direct)
    return Relative(Clause(subject, (predicate,)), draft.lexicon.relatives["to whom"])


def _finish(draft: Draft, subject: Nominal, predicate: Predicate, words: int, word: str = "") -> Relative:
    """Add adjuncts in the words that are left of the clause."""
    left = words - _size(subject) - verb_size(predicate, subject)
    adjuncts = sample_adjuncts(draft, predicate, subject, left, can_have_place=word != "where")
    pronoun = draft.lexicon.relatives[word] if word else None
    return Relative(Clause(subject, (replace(predicate, adjuncts=adjuncts),)), pronoun)


@cache
def _verbs_about(kinds: Kinds, tense: Tense) -> tuple[Verb, ...]:
    """What one says to tell a thing from others: the book that I like, the book that I bought."""
    aspects = ("state",) if tense is Tense.PRESENT else EVENTS
    verbs = verbs_with_object(tense, PERSON, kinds)
    return tuple(verb for verb in verbs if verb.aspect in aspects and verb.english.base not in _UNTELLING)


@cache
def _verbs_of_topic(kinds: Kinds, tense: Tense) -> tuple[Verb, ...]:
    """The verbs with de that can be about it."""
    verbs = verbs_of("oblique", tense, PERSON)
    return tuple(one for one in verbs if one.french_rest[-1] == "de" and not set(one.objects).isdisjoint(kinds))


@cache
def _verbs_of_place(kinds: Kinds, tense: Tense) -> tuple[Verb, ...]:
    """What is done at such a place."""
    verbs = (*verbs_of("intransitive", tense, PERSON), *verbs_of("located", tense, PERSON))
    return tuple(one for one in verbs if not set(one.places).isdisjoint(kinds))


def _sample_subject(draft: Draft, words: int) -> Nominal:
    if words < 2 or draft.chance(0.5):
        return sample_pronoun(draft) if draft.chance(0.5) else sample_name(draft)
    noun = draft.fresh(nouns_of(("family", "profession", "neighbour")))
    name = draft.pick(POSSESSIVES) if "family" in noun.kinds else "the"
    return NounPhrase(noun, False, draft.lexicon.determiners[name])


def _size(subject: Nominal) -> int:
    return len(realise_nominal(subject, is_subject=True))
