"""The gallery's sentences for models of the grammar are its own: a tree says each of them and its reference."""

import json
from dataclasses import replace
from typing import Any

import pytest

from engine.corpora.grammar import realise
from engine.corpora.grammar.entries import Preposition
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import load_lexicon
from engine.corpora.grammar.syntax import (
    AdjectivePhrase,
    Clause,
    Compound,
    Coordination,
    Gap,
    NamedPlace,
    NounPhrase,
    PlacePhrase,
    Predicate,
    Pronoun,
    Question,
    Relative,
    Subordination,
    TimePhrase,
    Utterance,
)
from engine.paths import shipped_assets
from tests.engine.corpora.grammar_trees import (
    HE,
    SHE,
    THEY,
    WE,
    adjective,
    clause,
    conjunction,
    negation,
    noun,
    phrase,
    relative,
    spatial,
    time,
    verb,
)

PRESENT, PROGRESSIVE, PAST, PAST_PROGRESSIVE = Tense.PRESENT, Tense.PROGRESSIVE, Tense.PAST, Tense.PAST_PROGRESSIVE
AND, BECAUSE = conjunction("and"), conjunction("because")
THING = ("thing",)
RAIN = clause(Pronoun(HE, ("weather",)), "weather", "rain", PAST_PROGRESSIVE)


def being(word: str) -> AdjectivePhrase:
    return AdjectivePhrase((adjective(word),))


def at(*words: str, **rest: Any) -> PlacePhrase:
    """Being in a place: the article, adjectives and the noun."""
    english, french = noun(words[1]).place or ("", "")
    return PlacePhrase(Preposition((english,), (french,)), phrase(*words, **rest))


def to(*words: str) -> PlacePhrase:
    """Going to a place."""
    return PlacePhrase(Preposition(("to",), (noun(words[1]).goal,)), phrase(*words))


def on(words: str) -> TimePhrase:
    return TimePhrase(time(words))


def woman(word: str, *adjectives: str, **rest: Any) -> NounPhrase:
    """A woman by her profession."""
    found = phrase("the", word, *adjectives, **rest)
    return replace(found, noun=found.noun.feminine or found.noun)


def did(frame: str, words: str, **rest: Any) -> Predicate:
    return Predicate(verb(frame, words), PAST, **rest)


def gap(word: str, *, plural: bool = False) -> Gap:
    named = phrase("the", word, plural=plural)
    return Gap(named.agreement, named.kinds)


def dress() -> Utterance:
    return clause(SHE, "transitive", "buy", PAST, direct=phrase(None, "dress", "green"))


def unseen() -> Utterance:
    return clause(THEY, "transitive", "see", PRESENT, direct=Pronoun(HE, THING), negation=negation("not"))


def house() -> Utterance:
    return clause(phrase("the", "house", "small", "white"), "copula", "be", PRESENT, complement=being("beautiful"))


def keys() -> Utterance:
    looking = clause(
        Gap(HE, ("person",)), "transitive", "look for", PROGRESSIVE, direct=phrase("the", "key", "old", plural=True)
    )
    return Question(looking, "who")


def bread() -> Utterance:
    bring = clause(
        SHE,
        "ditransitive",
        "bring",
        PAST,
        direct=phrase(None, "bread", "fresh"),
        recipient=Pronoun(WE),
        adjuncts=(on("this morning"),),
    )
    return Question(bring, "")


def letters() -> Utterance:
    read = clause(
        phrase("the", "queen"),
        "transitive",
        "read",
        PAST,
        direct=gap("letter", plural=True),
        adjuncts=(on("yesterday"),),
    )
    long = phrase("the", "letter", plural=True, modifier=Relative(read))
    return clause(long, "copula", "be", PAST, complement=being("long"))


def waitress() -> Utterance:
    hotel = at("the", "hotel", modifier=PlacePhrase(spatial("near"), phrase("the", "station")))
    works = clause(gap("waitress"), "located", "work", PRESENT, complement=hotel)
    subject = phrase("the", "waitress", modifier=Relative(works))
    return clause(subject, "copula", "be", PAST, complement=being("tired"), adjuncts=(on("this morning"),))


def umbrella() -> Utterance:
    bought = clause(phrase("my", "sister"), "transitive", "buy", PAST, direct=phrase(None, "umbrella", "blue"))
    chair = phrase("the", "chair", modifier=at("the", "kitchen"))
    forgot = clause(
        SHE,
        "transitive",
        "forget",
        PAST,
        direct=Pronoun(HE, THING),
        adjuncts=(PlacePhrase(spatial("on"), chair),),
    )
    return Compound(Subordination(bought, RAIN, BECAUSE, False), forgot, conjunction("but"))


def pilot() -> Utterance:
    rome = NamedPlace(next(place for place in load_lexicon().places if place.english == "Rome"), is_goal=True)
    returned = clause(woman("pilot"), "motion", "return", PAST, complement=rome)
    cooking = clause(
        phrase("her", "brother"),
        "transitive",
        "prepare",
        PAST_PROGRESSIVE,
        direct=phrase("the", "soup"),
        adjuncts=(at("the", "kitchen"),),
    )
    telling = clause(
        phrase("her", "grandmother"),
        "ditransitive",
        "tell",
        PAST_PROGRESSIVE,
        direct=phrase(None, "story"),
        recipient=phrase("the", "child", plural=True),
    )
    reasons = Compound(RAIN, clause(THEY, "condition", "be bored", PAST), AND)
    return Compound(
        Subordination(cooking, returned, conjunction("when"), True),
        Subordination(telling, reasons, BECAUSE, False),
        AND,
    )


def gardener() -> Utterance:
    planted = clause(
        gap("gardener"),
        "transitive",
        "plant",
        PAST,
        direct=phrase("the", "flower", "yellow", plural=True),
        adjuncts=(PlacePhrase(spatial("near"), phrase("the", "castle")),),
    )
    subject = phrase("the", "gardener", modifier=Relative(planted))
    sick = clause(subject, "copula", "be", PAST, complement=being("sick"), adjuncts=(on("last week"),))
    carried = clause(
        THEY,
        "transitive",
        "carry",
        PAST,
        direct=gap("armchair"),
        adjuncts=(to("his", "house"), on("on Friday")),
    )
    fruit = Coordination((phrase("the", "apple", plural=True), phrase("the", "cherry", plural=True)), AND)
    friends = Clause(
        phrase("his", "friend", plural=True),
        (
            did("transitive", "pick", direct=fruit),
            did("ditransitive", "sell", direct=Pronoun(THEY, THING), adjuncts=(at("the", "market"),)),
            did("transitive", "buy", direct=phrase(None, "armchair", "comfortable", modifier=Relative(carried))),
        ),
        AND,
    )
    return Compound(sick, friends, conjunction("but"))


def writer() -> Utterance:
    works = clause(Gap(SHE, ("person",)), "located", "work", PRESENT, complement=at("the", "island"))
    wrote = clause(
        woman("writer", "young", modifier=Relative(works)),
        "transitive",
        "write",
        PAST,
        direct=phrase(None, "letter", "long"),
        recipient=phrase("her", "aunt"),
    )
    sad = clause(SHE, "copula", "be", PAST, complement=being("sad"))
    walks = clause(SHE, "intransitive", "walk", PRESENT, adjuncts=(at("the", "beach"), on("every day")))
    man = Clause(
        phrase("the", "man", "old", modifier=Relative(walks, relative("with whom"))),
        (
            did("transitive", "open", direct=phrase("the", "door")),
            did("ditransitive", "give", direct=phrase(None, "tea", "hot"), recipient=Pronoun(SHE)),
            did("ditransitive", "tell", direct=phrase(None, "story", "funny"), recipient=Pronoun(SHE)),
            did("intransitive", "play the guitar"),
        ),
        AND,
    )
    return Compound(Subordination(wrote, sad, BECAUSE, False), man, AND)


TREES = (dress, unseen, house, keys, bread, letters, waitress, umbrella, pilot, gardener, writer)


@pytest.mark.parametrize("place", range(len(TREES)), ids=[tree.__name__ for tree in TREES])
def test_a_tree_says_each_sentence_and_its_reference(place: int) -> None:
    shipped = json.loads((shipped_assets() / "samples" / "grammar.json").read_text(encoding="utf-8"))
    samples = [sentence for group in shipped["groups"] for sentence in group["sentences"]]
    assert len(samples) == len(TREES)
    told = realise(TREES[place]())
    assert (samples[place]["text"], samples[place]["reference"]) == (told.source, told.target)
