"""Infinitives after a verb's own objects: to buy some bread, before leaving, without helping us."""

from dataclasses import replace

from engine.corpora.grammar.entries import Verb
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import load_lexicon, nouns_of
from engine.corpora.grammar.sampling import frames
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.syntax import Argument, Gap, InfinitivePhrase, Nobody, Predicate, TimePhrase

_FRAMES = ("intransitive", "transitive", "motion", "dative", "ditransitive")
_GOING = ("go", "return", "leave", "go out", "hurry", "get up", "travel", "walk", "come back")
_TENSES = (Tense.PRESENT, Tense.PAST, Tense.FUTURE, Tense.PERFECT)
_PURPOSES = (
    "buy",
    "eat",
    "visit",
    "help",
    "look for",
    "learn",
    "rest",
    "work",
    "study",
    "admire",
    "invite",
    "thank",
    "have dinner",
    "dance",
    "interview",
)
_LATER = (
    "leave",
    "eat",
    "sleep",
    "go out",
    "work",
    "go to bed",
    "go home",
    "rest",
    "travel",
    "have dinner",
    "drink",
    "call",
    "thank",
    "visit",
    "read",
)
_OMITTED = ("help", "thank", "call", "invite", "wait for", "listen to", "wait", "laugh", "smile", "eat", "look for")
_PARTING = ("go", "return", "leave", "go out", "go home", "come back", "go to bed", "get up")


def room_for_infinitive(draft: Draft, frame: str, predicate: Predicate, subject: Argument, spare: int) -> int:
    """How many of the spare words go to an infinitive after the rest; 0 for none."""
    is_intended = predicate.verb.aspect == "event" and not predicate.negation and "person" in subject.kinds
    is_alone = isinstance(subject, Nobody | Gap) or predicate.modal or predicate.tense not in _TENSES
    if spare < 3 or not is_intended or is_alone or frame not in _FRAMES or not draft.chance(0.3):
        return 0
    return draft.between(3, max(3, min(8, spare)))


def add_infinitive(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """What it is done for, before or without, in about `words` words."""
    name = _name(predicate.verb)
    options = (("to", 3.0 * (name in _GOING)), ("before", 1.0), ("without", 1.0 * (name in _PARTING)))
    word = draft.weigh(options)
    names = {"to": _PURPOSES, "before": _LATER, "without": _OMITTED}[word]
    tense = Tense.FUTURE if word == "to" else Tense.PROGRESSIVE
    verbs = [one for one in _verbs(names) if one.english.base != predicate.verb.english.base]
    if word == "without":  # a person, or nothing
        verbs = [one for one in verbs if not one.objects or nouns_of(one.objects)[0] in nouns_of(("person",))]
    inner = Predicate(draft.fresh(verbs), tense)
    has_time, draft.has_time = draft.has_time, True
    left = words - 2 - len(inner.verb.english_rest)
    if not inner.verb.objects:
        inner = frames.fill_intransitive(draft, inner, subject, left)
    elif word == "without":
        inner = replace(inner, direct=frames.sample_recipient(draft, subject, max(1, left)))
    else:
        inner = frames.fill_transitive(draft, inner, subject, max(1, left))
    draft.has_time = has_time
    is_twice = any(isinstance(one, TimePhrase) and one.phrase.english[0][0] == word for one in predicate.adjuncts)
    if is_twice:  # before dinner before leaving
        return predicate
    phrase = InfinitivePhrase(draft.lexicon.infinitives[word], inner)
    return replace(predicate, adjuncts=(*predicate.adjuncts, phrase))


def _verbs(names: tuple[str, ...]) -> list[Verb]:
    lexicon = load_lexicon().verbs
    return [one for frame in ("intransitive", "transitive") for one in lexicon[frame] if _name(one) in names]


def _name(verb: Verb) -> str:
    return " ".join((verb.english.base, *verb.english_rest))
