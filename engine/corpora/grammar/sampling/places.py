"""Where and when: places, goals and times."""

from engine.corpora.grammar.entries import Kinds, Noun, Preposition
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import adjectives_beside, nouns_of
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.syntax import NamedPlace, NounPhrase, PlacePhrase, TimePhrase

_INSIDE = ("garden", "park", "street", "forest", "kitchen", "bedroom", "office", "house", "church", "shop")
_OUTSIDE = ("garden", "park", "street", "forest")
_FROM = Preposition(("from",), ("de",))


def sample_place_beside(draft: Draft, kinds: Kinds, words: int, *, is_modifier: bool = False) -> PlacePhrase | None:
    """Where something of these kinds can be, in up to `words` words; None if nothing is known.

    `is_modifier`: it is to follow a noun, which French allows for "dans le jardin", hardly for "à la gare".
    """
    options: list[Preposition | None] = [
        one for one in draft.lexicon.spatial if len(one.english) + 2 <= words and not one.located.isdisjoint(kinds)
    ]
    if "person" in kinds or "animal" in kinds:
        options.append(None)
    if not options:
        return None
    preposition = draft.pick(options)
    if preposition:
        ground = draft.fresh(nouns_of(preposition.grounds))
        return PlacePhrase(preposition, sample_ground(draft, ground, words - len(preposition.english)))
    if "animal" in kinds:
        return sample_place(draft, _OUTSIDE, words)
    return sample_place(draft, _INSIDE if is_modifier else ("outdoors", "room", "building"), words)


def sample_place(draft: Draft, kinds: Kinds, words: int) -> PlacePhrase:
    """In, on or at a place of one of the kinds, in up to `words` words (three at least)."""
    noun = draft.fresh(nouns_of(kinds))
    if not noun.place:
        raise ValueError(f"{noun.english!r} is not a place")
    english, french = noun.place
    return PlacePhrase(Preposition((english,), (french,)), sample_ground(draft, noun, words - 1))


def sample_goal(draft: Draft, words: int, *, is_source: bool) -> PlacePhrase | NamedPlace:
    """To a place, or from there, in up to `words` words (two at least)."""
    if words < 3 or draft.chance(0.3):
        return NamedPlace(draft.fresh(draft.lexicon.places), is_goal=not is_source, is_source=is_source)
    noun = draft.fresh([one for one in nouns_of(("place", "sea")) if one.goal])
    preposition = _FROM if is_source else Preposition(("to",), (noun.goal,))
    return PlacePhrase(preposition, sample_ground(draft, noun, words - 1))


def sample_ground(draft: Draft, noun: Noun, words: int) -> NounPhrase:
    """A noun phrase that a place is named by: definite and singular."""
    is_home = not {"furniture", "container", "house", "garden", "kitchen", "bedroom", "car"}.isdisjoint(noun.kinds)
    name = draft.weigh((("the", 8.0), ("this", 0.6), (draft.pick(("my", "his", "her", "our")), 1.2 * is_home)))
    options = adjectives_beside(noun.kinds)
    adjectives = (draft.fresh(options),) if words >= 3 and options and draft.chance(0.6) else ()
    return NounPhrase(noun, False, draft.lexicon.determiners[name], adjectives)


def sample_time(draft: Draft, tense: Tense, words: int, verb: str = "") -> TimePhrase | None:
    """A time that suits tense and verb, in up to `words` words; None if the sentence has one already or none suits."""
    options = [
        one
        for one in draft.lexicon.times
        if tense in one.tenses and len(one.english) <= words and (not one.verbs or verb in one.verbs)
    ]
    if draft.has_time or not options:
        return None
    draft.has_time = True
    return TimePhrase(draft.fresh(options))
