"""Who and what: pronouns, names and noun phrases of about as many words as asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.corpora.grammar.entries import Adjective, Determiner, Noun
from engine.corpora.grammar.features import Agreement
from engine.corpora.grammar.lexicon import adjectives_beside, nouns_of
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.places import sample_place_beside
from engine.corpora.grammar.syntax import Argument, Coordination, Nominal, NounPhrase, Pronoun, ProperName

POSSESSIVES = ("my", "your", "his", "her", "our", "their")
_NUMERALS = ("two", "three", "four", "five")
_DETERMINERS = {
    "definite": ("the",),
    "this": ("this",),
    "possessive": POSSESSIVES,
    "numeral": _NUMERALS,
    "many": ("many", "several"),
    "every": ("every",),
}
_OWNED_PERSONS = {"family", "neighbour", "teacher", "doctor", "lawyer", "dentist", "gardener", "cook", "animal"}
_OWNED_THINGS = {"clothing", "tool", "tableware", "container", "text", "furniture", "snack", "idea"}
_OWNED_PLACES = {"car", "bicycle", "boat", "house", "garden", "bedroom", "kitchen", "office"}
_OWNED = frozenset(_OWNED_PERSONS | _OWNED_THINGS | _OWNED_PLACES)
_SUBJECT_PRONOUNS = (
    (Agreement(1, False, False), 3.0),
    (Agreement(2, False, False), 2.0),
    (Agreement(3, False, False), 2.5),
    (Agreement(3, False, True), 2.5),
    (Agreement(1, True, False), 1.5),
    (Agreement(3, True, False), 1.5),
)


@dataclass(frozen=True, slots=True)
class Usage:
    """How likely each kind of determiner is for a noun phrase in some place of the sentence."""

    definite: float
    indefinite: float
    possessive: float
    owner: float
    this: float
    numeral: float
    many: float
    every: float
    plural: float


PERSON = Usage(5, 0.6, 2, 0.8, 0.6, 0.5, 0.3, 0, plural=0.3)
SUBJECT = Usage(5, 0.6, 2, 0.8, 0.6, 0.5, 0.3, 0.4, plural=0.3)
OBJECT = Usage(3, 3.2, 1.6, 0.8, 0.7, 0.6, 0.4, 0, plural=0.35)
NEGATED_OBJECT = Usage(3, 3, 1.6, 0.8, 0.7, 0, 0, 0, plural=0.35)
THING = Usage(5, 0, 2, 0.8, 0.8, 0.2, 0, 0, plural=0.25)
DEFINITE = Usage(6, 0, 2.0, 0.8, 0.7, 0, 0, 0, plural=0.2)
EXISTING = Usage(0, 6, 0, 0, 0, 1.5, 1.2, 0, plural=0.4)


def sample_pronoun(draft: Draft) -> Pronoun:
    """A subject that is a person and was not named before."""
    return Pronoun(draft.weigh([one for one in _SUBJECT_PRONOUNS if _is_clear(draft, one[0])]))


def sample_other_person(draft: Draft, subject: Agreement) -> Pronoun:
    """An object pronoun for a person other than the subject: never "I see me" nor "we help me"."""
    options = [
        agreement
        for agreement, _ in _SUBJECT_PRONOUNS
        if _is_clear(draft, agreement)
        if agreement.person != subject.person or (agreement.person == 3 and agreement != subject)
    ]
    return Pronoun(draft.pick(options))


def _is_clear(draft: Draft, agreement: Agreement) -> bool:
    """Whether a pronoun for persons not named before has one translation: they are men if no women were named."""
    return agreement.person < 3 or not agreement.is_plural or not draft.has_feminine_plural


def refer_to(node: Argument) -> Pronoun:
    """The pronoun that stands for a noun phrase already said."""
    return Pronoun(node.agreement, node.kinds)


def sample_name(draft: Draft) -> ProperName:
    """A person's name."""
    return ProperName(draft.fresh(draft.lexicon.names))


def sample_person(draft: Draft, words: int, usage: Usage = PERSON) -> Nominal:
    """A person or persons as a subject, from a pronoun to a long noun phrase."""
    if words == 1:
        return sample_pronoun(draft) if draft.chance(0.6) else sample_name(draft)
    if words >= 3 and draft.chance(0.12):
        return sample_group(draft, words)
    return sample_noun_phrase(draft, draft.fresh(nouns_of(("person",))), words, usage)


def sample_group(draft: Draft, words: int) -> Coordination:
    """Two or three persons: Paul and Marie; my brother and my aunt; Paul, Marie and Omar."""
    size = 3 if words >= 5 and draft.chance(0.4) else 2
    if draft.chance(0.6):
        return coordinate(draft, [sample_name(draft) for _ in range(size)])
    relatives = nouns_of(("family",))
    owner = draft.lexicon.determiners[draft.pick(POSSESSIVES)]
    return coordinate(draft, [NounPhrase(draft.fresh(relatives), False, owner) for _ in range(size)])


def coordinate(draft: Draft, members: Sequence[NounPhrase | ProperName]) -> Coordination:
    """Join noun phrases by and."""
    group = Coordination(tuple(members), draft.lexicon.conjunctions["and"])
    draft.has_feminine_plural |= group.agreement.is_feminine
    return group


def sample_noun_phrase(
    draft: Draft, noun: Noun, words: int, usage: Usage, *, can_have_place: bool = True
) -> NounPhrase:
    """A noun phrase of up to `words` English words (two at least)."""
    is_plural = is_counted(noun) and draft.chance(usage.plural)
    draft.has_feminine_plural |= is_plural and noun.is_feminine
    kind = draft.weigh(_determiner_kinds(noun, usage, is_plural))
    spare = words - 2
    owner = _sample_owner(draft, spare) if kind == "owner" else None
    spare -= isinstance(owner, NounPhrase)
    is_plain = kind in ("definite", "indefinite", "numeral")
    place = None
    if can_have_place and is_plain and spare >= 3 and draft.chance(0.45):
        place = sample_place_beside(draft, noun.kinds, spare, is_modifier=True)
        spare -= len(place.preposition.english) + 2 if place else 0
    adjectives = _sample_adjectives(draft, noun, min(spare, 2)) if spare >= 1 and draft.chance(0.8) else ()
    return NounPhrase(noun, is_plural, _determiner(draft, kind), adjectives, owner, place)


def is_counted(noun: Noun) -> bool:
    """Whether there can sensibly be several: not of bread, nor of my mother."""
    return not noun.is_mass and "single" not in noun.kinds


def _determiner_kinds(noun: Noun, usage: Usage, is_plural: bool) -> list[tuple[str, float]]:
    if "unique" in noun.kinds:
        return [("definite", 1.0)]
    is_owned = not _OWNED.isdisjoint(noun.kinds)
    possessive, owner = (usage.possessive, usage.owner) if is_owned else (0.0, 0.0)
    if "family" in noun.kinds:
        return [("possessive", possessive * 4), ("owner", owner * 2), ("definite", 0.01)]
    kinds = [("definite", usage.definite), ("indefinite", usage.indefinite), ("this", usage.this)]
    kinds += [("possessive", possessive), ("owner", owner)]
    if is_plural:
        kinds += [("numeral", usage.numeral * 3), ("many", usage.many * 3)]
    elif not noun.is_mass:
        kinds += [("every", usage.every)]
    return kinds


def _determiner(draft: Draft, kind: str) -> Determiner | None:
    names = _DETERMINERS.get(kind)
    return draft.lexicon.determiners[draft.pick(names)] if names else None


def _sample_owner(draft: Draft, spare: int) -> NounPhrase | ProperName:
    if spare < 1 or draft.chance(0.5):
        return sample_name(draft)
    noun = draft.fresh(nouns_of(("family", "profession", "neighbour")))
    name = draft.pick(POSSESSIVES) if "family" in noun.kinds else "the"
    return NounPhrase(noun, is_counted(noun) and draft.chance(0.15), draft.lexicon.determiners[name])


def _go_together(first: Adjective, second: Adjective) -> bool:
    is_alone = first.is_alone or second.is_alone
    return not is_alone and first.is_before != second.is_before and first.group != second.group


def _sample_adjectives(draft: Draft, noun: Noun, most: int) -> tuple[Adjective, ...]:
    """Up to two adjectives, at most one on each side of the French noun."""
    options = adjectives_beside(noun.kinds)
    if not options:
        return ()
    first = draft.fresh(options)
    others = [one for one in options if _go_together(first, one)]
    if most < 2 or not others or draft.chance(0.4):
        return (first,)
    return first, draft.fresh(others)
