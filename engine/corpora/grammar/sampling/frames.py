"""Frames: what a verb takes besides its subject, filled with about as many words as asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.corpora.grammar.english.realisation import realise_adjunct, realise_nominal
from engine.corpora.grammar.entries import Adjective, Kinds, Noun, Preposition
from engine.corpora.grammar.features import Scope, Tense
from engine.corpora.grammar.lexicon import adjectives_said_of, load_lexicon, nouns_of
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.nominals import (
    DEFINITE,
    EXISTING,
    NEGATED_OBJECT,
    OBJECT,
    Usage,
    coordinate,
    is_counted,
    sample_name,
    sample_noun_phrase,
    sample_other_person,
)
from engine.corpora.grammar.sampling.places import (
    sample_goal,
    sample_ground,
    sample_place,
    sample_place_beside,
    sample_time,
)
from engine.corpora.grammar.syntax import (
    AdjectivePhrase,
    Adjunct,
    Argument,
    Coordination,
    Gap,
    NamedPlace,
    Nobody,
    Nominal,
    NounPhrase,
    PlacePhrase,
    Predicate,
    Profession,
    Relative,
    There,
)

Fill = Callable[[Draft, Predicate, Argument, int], Predicate]
_OUTSIDE = (("in", "front", "of"), ("near",), ("next", "to"))
_ONTO = (("on",), ("in",))
_GOING = ("walk", "run")
_DONE_TO_ONE = ("take", "leave", "enter", "wait")
_DONE_TO_NOTHING = ("eat", "drink", "buy", "see", "find", "read", "sell", "learn", "meet", "help", "call", "invite")
_AS_FAR_AS = Preposition(("as", "far", "as"), ("jusqu'à",))


def fill_intransitive(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """Paul sleeps (in the garden) (every day)."""
    return replace(predicate, adjuncts=sample_adjuncts(draft, predicate, subject, words))


def fill_transitive(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """Paul eats an apple (in the garden) (every day)."""
    is_bare = words >= 8 and draft.chance(0.4)  # leaves room for a relative clause of the object
    adjuncts = () if is_bare else sample_adjuncts(draft, predicate, subject, words - 2)
    direct = sample_object(draft, predicate, subject, words - _count(adjuncts), can_have_place=not adjuncts)
    return replace(predicate, direct=direct, adjuncts=adjuncts)


def fill_oblique(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """Paul talks about the film (every day)."""
    adjuncts = sample_adjuncts(draft, predicate, subject, words - 2)
    noun = draft.fresh(nouns_of(predicate.verb.objects))
    if "person" in noun.kinds and draft.chance(0.4):
        return replace(predicate, direct=sample_name(draft), adjuncts=adjuncts)
    direct = sample_noun_phrase(draft, noun, words - _count(adjuncts), DEFINITE)
    return replace(predicate, direct=direct, adjuncts=adjuncts)


def fill_dative(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """Paul speaks to her (every day)."""
    adjuncts = sample_adjuncts(draft, predicate, subject, words - 2)
    recipient = sample_recipient(draft, subject, words - _count(adjuncts))
    return replace(predicate, recipient=recipient, adjuncts=adjuncts)


def fill_ditransitive(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """Paul gives her a book (today); Paul gives the book to my sister."""
    time = sample_adjuncts(draft, predicate, subject, words - 4, can_have_place=False)
    words -= _count(time)
    size = draft.between(2, max(2, words - 2))
    direct = sample_object(draft, predicate, subject, size, can_be_pronoun=False, can_have_place=False)
    left = words - len(realise_nominal(direct, predicate.scope_of_object()))
    return replace(predicate, direct=direct, recipient=sample_recipient(draft, subject, left - 1), adjuncts=time)


def fill_motion(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """Paul goes to the market (every day); Paul comes from Paris."""
    adjuncts = sample_adjuncts(draft, predicate, subject, words - 3)
    if predicate.verb.english.base != "come" and draft.chance(0.08):
        return replace(predicate, complement=There(), adjuncts=adjuncts)
    is_source = predicate.verb.english.base == "come" and draft.chance(0.6)
    goal = sample_goal(draft, words - _count(adjuncts), is_source=is_source)
    return replace(predicate, complement=goal, adjuncts=adjuncts)


def fill_located(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """Paul lives in Paris; Paul waits at the station (every day)."""
    adjuncts = sample_adjuncts(draft, predicate, subject, words - 3, can_have_place=False)
    words -= _count(adjuncts)
    if predicate.verb.english.base != "arrive" and draft.chance(0.08):
        return replace(predicate, complement=There(), adjuncts=adjuncts)
    if predicate.verb.takes_cities and (words < 3 or draft.chance(0.4)):
        place: NamedPlace | PlacePhrase = NamedPlace(draft.fresh(draft.lexicon.places))
    else:
        place = sample_place(draft, predicate.verb.places, words)
    return replace(predicate, complement=place, adjuncts=adjuncts)


def fill_placing(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """Paul puts the key on the table (every day)."""
    time = sample_adjuncts(draft, predicate, subject, words - 5, can_have_place=False)
    words -= _count(time)
    noun = draft.fresh(nouns_of(predicate.verb.objects))
    preposition = draft.pick([one for one in draft.lexicon.spatial if one.english in _ONTO and _is_of(one, noun.kinds)])
    direct = sample_noun_phrase(draft, noun, words - 3, usage_of_object(predicate), can_have_place=False)
    left = words - len(realise_nominal(direct, predicate.scope_of_object())) - 1
    ground = sample_ground(draft, draft.fresh(nouns_of(preposition.grounds)), left)
    return replace(predicate, direct=direct, complement=PlacePhrase(preposition, ground), adjuncts=time)


def fill_mood(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """Paul is (very) tired (and sad) (today)."""
    phrase = _sample_adjective_phrase(draft, moods_of(subject), words, predicate)
    left = words - len(phrase.adjectives) - phrase.is_very - (phrase.conjunction is not None)
    adjuncts = sample_adjuncts(draft, predicate, subject, left, can_have_place=False)
    return replace(predicate, complement=phrase, adjuncts=adjuncts)


def fill_quality(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """The house is (very) old (and beautiful)."""
    return replace(predicate, complement=_sample_adjective_phrase(draft, qualities_of(subject), words, predicate))


def fill_reason(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """(... because) the house is beautiful: what gives a reason to do something with a thing."""
    return replace(predicate, complement=_sample_adjective_phrase(draft, reasons_of(subject), words, predicate))


def moods_of(subject: Argument) -> list[Adjective]:
    """The passing states that a subject can be in."""
    return _unsaid(adjectives_said_of(subject.kinds, True), subject)


def qualities_of(subject: Argument) -> list[Adjective]:
    """The qualities that a subject can have."""
    return _unsaid(adjectives_said_of(subject.kinds, False), subject)


def reasons_of(subject: Argument) -> list[Adjective]:
    """The qualities of a thing that give a reason to do something with it."""
    return [one for one in qualities_of(subject) if one.is_reason]


def _unsaid(options: Sequence[Adjective], subject: Argument) -> list[Adjective]:
    """The adjectives that neither repeat nor contradict those that the subject has already."""
    groups = [one.group for one in _said_of(subject)] if isinstance(subject, NounPhrase) else []
    return [one for one in options if one.group not in groups]


def _said_of(phrase: NounPhrase) -> list[Adjective]:
    """Its adjectives, and those of its relative clause."""
    said = list(phrase.adjectives)
    if isinstance(phrase.modifier, Relative):
        complements = (one.complement for one in phrase.modifier.clause.predicates)
        said += [word for one in complements if isinstance(one, AdjectivePhrase) for word in one.adjectives]
    return said


def _sample_adjective_phrase(
    draft: Draft, options: list[Adjective], words: int, predicate: Predicate
) -> AdjectivePhrase:
    first = draft.fresh(options)
    others = [one for one in options if one.group != first.group]
    if words >= 3 and others and not predicate.negation and draft.chance(0.3):
        return AdjectivePhrase((first, draft.fresh(others)), conjunction=draft.lexicon.conjunctions["and"])
    return AdjectivePhrase((first,), is_very=first.is_gradable and words >= 2 and draft.chance(0.4))


def fill_profession(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """Paul is a student; Marie est étudiante."""
    is_feminine = subject.agreement.is_feminine
    nouns = nouns_of(("profession",))
    noun = draft.fresh([one for one in nouns if "gendered" not in one.kinds or one.is_feminine == is_feminine])
    if is_feminine and noun.feminine:
        noun = noun.feminine
    return replace(predicate, complement=Profession(noun, subject.agreement.is_plural))


def fill_whereabouts(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> Predicate:
    """Paul is in Paris; the key is under the table."""
    if "person" in subject.kinds and (words < 3 or draft.chance(0.25)):
        place: NamedPlace | PlacePhrase | None = NamedPlace(draft.fresh(draft.lexicon.places))
    else:
        place = sample_place_beside(draft, subject.kinds, max(words, 5))
    return replace(predicate, complement=place)


def sample_adjuncts(
    draft: Draft, predicate: Predicate, subject: Argument, words: int, *, can_have_place: bool = True
) -> tuple[Adjunct, ...]:
    """Company, place and time in up to `words` words."""
    adjuncts: list[Adjunct] = []
    if predicate.verb.takes_company and "person" in subject.kinds and words >= 2 and draft.chance(0.2):
        company = _sample_company(draft, predicate, subject, words)
        words -= _count((company,))
        adjuncts.append(company)
    kinds = predicate.verb.places if can_have_place else ()
    if kinds and words >= 3 and draft.chance(0.5):
        place = _sample_scene(draft, predicate, kinds, subject, words)
        words -= _count((place,))
        adjuncts.append(place)
    can_have_time = (
        predicate.verb.aspect not in ("state", "lasting") and not predicate.adverb and _allows_time(predicate)
    )
    if can_have_time and words >= 1 and draft.chance(0.6):
        time = sample_time(draft, _tense_of_time(predicate), words, predicate.verb.english.base)
        if time:
            adjuncts.append(time)
    return tuple(adjuncts)


def sample_object(
    draft: Draft,
    predicate: Predicate,
    subject: Argument,
    words: int,
    *,
    can_be_pronoun: bool = True,
    can_have_place: bool = True,
) -> Nominal:
    """What the verb can be done to, in up to `words` words."""
    verb = predicate.verb
    noun = draft.fresh(nouns_of(verb.objects))
    if "person" in noun.kinds and can_be_pronoun and (words == 1 or draft.chance(0.4)):
        return sample_other_person(draft, subject.agreement) if draft.chance(0.6) else sample_name(draft)
    if verb.takes_generic and (words == 1 or draft.chance(0.5)):
        return NounPhrase(noun, is_counted(noun), draft.lexicon.determiners["generic"])
    if words == 1 and predicate.scope_of_object() in (Scope.HABIT, Scope.NEVER) and _is_vague(noun):
        return NounPhrase(noun, is_counted(noun))
    usage = DEFINITE if noun.place or verb.is_choosy or isinstance(subject, Nobody) else usage_of_object(predicate)
    if words >= 5 and not predicate.negation and verb.english.base not in _DONE_TO_ONE and draft.chance(0.3):
        others = [one for one in nouns_of(verb.objects) if one.kinds[0] == noun.kinds[0] and one is not noun]
        if others:
            return _sample_list(draft, noun, others, words, usage)
    return sample_noun_phrase(draft, noun, words, usage, can_have_place=can_have_place)


def _sample_list(draft: Draft, first: Noun, others: Sequence[Noun], words: int, usage: Usage) -> Coordination:
    """Two or three different things, in up to `words` words."""
    nouns = [first, draft.fresh(others)]
    left = [one for one in others if one is not nouns[1]]
    if words >= 9 and left and draft.chance(0.6):
        nouns.append(draft.fresh(left))
    size = (words - 1) // len(nouns)
    return coordinate(draft, [sample_noun_phrase(draft, noun, size, usage, can_have_place=False) for noun in nouns])


def can_be_nothing(predicate: Predicate, subject: Argument) -> bool:
    """Whether its object can be nothing or nobody: what is done, by somebody, without another negation."""
    is_free = not predicate.negation and not predicate.modal and not predicate.adverb
    is_done = predicate.verb.english.base in _DONE_TO_NOTHING and "person" in subject.kinds
    return bool(predicate.direct) and is_free and is_done and not isinstance(subject, Nobody | Gap)


def _is_vague(noun: Noun) -> bool:
    """Whether one can do something to some of a kind, whichever: buy books, not leave villages."""
    return not noun.place and "unique" not in noun.kinds


def usage_of_object(predicate: Predicate) -> Usage:
    """The determiners that suit the object: no numbers after a negation; what one has is seldom known."""
    if predicate.verb.english.base == "have" and not predicate.negation:
        return EXISTING
    return NEGATED_OBJECT if predicate.negation else OBJECT


def sample_recipient(draft: Draft, subject: Argument, words: int) -> Nominal:
    """To whom, in up to `words` words."""
    if words < 2 or draft.chance(0.4):
        return sample_other_person(draft, subject.agreement) if draft.chance(0.7) else sample_name(draft)
    return sample_noun_phrase(draft, draft.fresh(nouns_of(("person",))), words, DEFINITE, can_have_place=False)


def _sample_company(draft: Draft, predicate: Predicate, subject: Argument, words: int) -> PlacePhrase:
    """With or without whom."""
    together, alone = draft.lexicon.companions
    preposition = alone if not predicate.negation and draft.chance(0.2) else together
    return PlacePhrase(preposition, sample_recipient(draft, subject, min(words - 1, 3)))


def _sample_scene(draft: Draft, predicate: Predicate, kinds: Kinds, subject: Argument, words: int) -> PlacePhrase:
    """Where something is done: at one of the places that suit the verb, outside a building, or up to there."""
    if predicate.verb.english.base in _GOING and words >= 5 and draft.chance(0.4):
        ground = draft.fresh(nouns_of(("building", "bridge", "market", "lake")))
        return PlacePhrase(_AS_FAR_AS, sample_ground(draft, ground, words - 3))
    outside = [one for one in draft.lexicon.spatial if one.english in _OUTSIDE and len(one.english) + 2 <= words]
    if outside and "person" in subject.kinds and draft.chance(0.25):
        preposition = draft.pick(outside)
        ground = draft.fresh(nouns_of(("building",)))
        return PlacePhrase(preposition, sample_ground(draft, ground, words - len(preposition.english)))
    return sample_place(draft, tuple(kind for kind in kinds if kind != "named"), words)


def _tense_of_time(predicate: Predicate) -> Tense:
    """The tense whose times suit the predicate: a state's present is today, an intention's is tomorrow."""
    is_passing = predicate.verb.aspect == "passing"
    if predicate.modal and predicate.tense is not Tense.PRESENT:
        return predicate.tense
    if predicate.tense is Tense.PRESENT:
        if predicate.modal and predicate.modal.english.base != "like":
            return Tense.FUTURE
        return Tense.PROGRESSIVE if is_passing else Tense.PRESENT
    return Tense.PAST_PROGRESSIVE if is_passing and predicate.tense is Tense.PAST else predicate.tense


def _allows_time(predicate: Predicate) -> bool:
    return predicate.negation is None or predicate.negation.english == ("not",)


def _is_of(preposition: Preposition, kinds: Kinds) -> bool:
    return not preposition.located.isdisjoint(kinds)


def _count(adjuncts: tuple[Adjunct, ...]) -> int:
    return sum(len(realise_adjunct(adjunct)) for adjunct in adjuncts)


def can_be_somewhere(subject: Argument) -> bool:
    """Whether `fill_whereabouts` knows a place for such a subject."""
    return "person" in subject.kinds or any(_is_of(one, subject.kinds) for one in load_lexicon().spatial)
