"""The lexicon: entries with all their forms, read from the TOML files in `words/`."""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from engine.corpora.grammar.english import forms as english
from engine.corpora.grammar.entries import (
    Adjective,
    Adverb,
    Conjunction,
    Determiner,
    Kinds,
    Name,
    Noun,
    NumberedWords,
    Phrase,
    Place,
    Preposition,
    Verb,
)
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.french import forms as french

_T = TypeVar("_T")
_RANKS = {2: "size", 3: "age", 4: "colour"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words; verbs by frame."""

    nouns: tuple[Noun, ...]
    adjectives: tuple[Adjective, ...]
    verbs: dict[str, tuple[Verb, ...]]
    determiners: dict[str, Determiner]
    negations: dict[str, Adverb]
    adverbs: tuple[Adverb, ...]
    times: tuple[Phrase, ...]
    spatial: tuple[Preposition, ...]
    companions: tuple[Preposition, ...]
    places: tuple[Place, ...]
    names: tuple[Name, ...]
    conjunctions: dict[str, Conjunction]
    relatives: dict[str, Conjunction]
    infinitives: dict[str, Conjunction]


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon once."""
    phrases = _read("phrases")
    return Lexicon(
        nouns=_nouns(_read("nouns")),
        adjectives=tuple(_adjective(word, entry) for word, entry in _read("adjectives").items()),
        verbs=_verbs(),
        determiners={name: _determiner(entry) for name, entry in phrases["determiners"].items()},
        negations={word: _adverb(word, entry) for word, entry in phrases["negations"].items()},
        adverbs=tuple(_adverb(word, entry) for word, entry in phrases["adverbs"].items()),
        times=tuple(_phrase(words, entry) for words, entry in phrases["times"].items()),
        spatial=_prepositions(phrases["spatial"]),
        companions=_prepositions(phrases["companions"]),
        places=tuple(_place(name, entry) for name, entry in phrases["places"].items()),
        names=tuple(Name(text, gender == "f") for gender in ("f", "m") for text in phrases["names"][gender]),
        conjunctions=_conjunctions(phrases["conjunctions"]),
        relatives=_conjunctions(phrases["relatives"]),
        infinitives=_conjunctions(phrases["infinitives"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words" / f"{name}.toml").read_text(encoding="utf-8"))


def _nouns(groups: dict[str, Any]) -> tuple[Noun, ...]:
    broader = groups.pop("kinds")
    return tuple(
        _noun(word, entry, (group, *broader.get(group, ()), *entry.get("also", ()), word))
        for group, entries in groups.items()
        for word, entry in entries.items()
    )


def _noun(word: str, entry: dict[str, Any], kinds: Kinds) -> Noun:
    place = entry.get("place")

    def make(gender: str, feminine: Noun | None = None) -> Noun:
        singular = entry[gender]
        return Noun(
            english=word,
            english_plural=entry.get("plural") or english.add_s(word),
            french=singular,
            french_plural=entry.get("pluriel") or french.pluralise(singular),
            is_feminine=gender == "f",
            kinds=kinds,
            is_mass=entry.get("mass", False),
            feminine=feminine,
            place=tuple(place) if place else None,
            goal=entry.get("goal", place[1] if place else ""),
        )

    if "m" in entry:
        return make("m", make("f") if "f" in entry else None)
    return make("f")


def _adjective(word: str, entry: dict[str, Any]) -> Adjective:
    masculine = entry.get("before") or entry["after"]
    rank = entry["rank"]
    return Adjective(
        english=word,
        french=french.inflect_adjective(masculine, entry.get("feminine", ""), entry.get("vowel", "")),
        is_before="before" in entry,
        rank=rank,
        beside=frozenset(entry["of"]),
        said_of=frozenset(entry.get("is", entry["of"])),
        group=entry.get("group", word if rank == 1 else _RANKS[rank]),
        is_mood=entry.get("mood", False),
        is_gradable=entry.get("gradable", rank < 4),
        is_reason=entry.get("reason", False),
        is_alone=entry.get("alone", False),
    )


def _verbs() -> dict[str, tuple[Verb, ...]]:
    english_irregular, french_irregular = _read("english_verbs"), _read("french_verbs")
    with_être = frozenset(french_irregular.pop("with_être"))

    def make(words: str, entry: dict[str, Any]) -> Verb:
        head, *rest = words.split()
        french_head, french_rest = _split_french(entry["fr"])
        return Verb(
            english=english.conjugate(head, english_irregular.get(head, ())),
            english_rest=tuple(rest),
            french=french.conjugate(
                french_head, **french_irregular.get(french_head, {}), takes_être=french_head in with_être
            ),
            french_rest=french_rest,
            aspect=entry.get("aspect", "event"),
            subjects=frozenset(entry.get("subject", ("person",))),
            objects=tuple(entry.get("object", ())),
            places=tuple(entry.get("at", ())),
            takes_company=entry.get("company", False),
            is_choosy=entry.get("choosy", False),
            takes_generic=entry.get("generic", False),
            shifts=entry.get("shift", False),
            reasons=tuple(_reason(words) for words in entry.get("because", ())),
        )

    frames = _read("verbs").items()
    return {frame: tuple(make(words, entry) for words, entry in entries.items()) for frame, entries in frames}


def _split_french(words: str) -> tuple[str, tuple[str, ...]]:
    """Separate the verb, with its se, from what always follows it."""
    parts = words.split()
    size = 2 if parts[0] == "se" else 1
    return " ".join(parts[:size]), tuple(parts[size:])


def _reason(words: str) -> tuple[str, str]:
    """Read "be hungry:food"."""
    state, _, kind = words.partition(":")
    return state, kind


def _conjunctions(entries: dict[str, str]) -> dict[str, Conjunction]:
    return {words: Conjunction(tuple(words.split()), tuple(fr.split())) for words, fr in entries.items()}


def _determiner(entry: dict[str, Any]) -> Determiner:
    def words(*keys: str) -> tuple[str, ...]:
        return tuple(next(entry[key] for key in keys if key in entry).split())

    return Determiner(
        english=tuple(entry["en"]),
        masculine=words("m"),
        feminine=words("f"),
        plural=words("plural"),
        feminine_plural=words("plural_f", "plural"),
        masculine_vowel=words("vowel_m", "m"),
        feminine_vowel=words("vowel_f", "f"),
    )


def _adverb(words: str, entry: dict[str, Any]) -> Adverb:
    return Adverb(
        english=tuple(words.split()),
        french=entry["fr"],
        tenses=_tenses(entry["tenses"]),
        is_last=entry.get("last", False),
        follows=entry.get("follows", False),
        verbs=frozenset(entry.get("with", ())),
    )


def _phrase(words: str, entry: dict[str, Any]) -> Phrase:
    return Phrase(_numbered(words), _numbered(entry["fr"]), _tenses(entry["tenses"]), frozenset(entry.get("with", ())))


def _numbered(words: str) -> NumberedWords:
    """Read "last/1 week/2"; a word without a number has 0."""
    split = (word.partition("/") for word in words.split())
    return tuple((text, int(number or 0)) for text, _, number in split)


def _tenses(names: Iterable[str]) -> frozenset[Tense]:
    return frozenset(Tense(name) for name in names)


def _prepositions(entries: dict[str, Any]) -> tuple[Preposition, ...]:
    return tuple(
        Preposition(
            english=tuple(words.split()),
            french=tuple(entry["fr"].split()),
            located=frozenset(entry.get("of", ())),
            grounds=tuple(entry.get("ground", ())),
        )
        for words, entry in entries.items()
    )


def _place(name: str, entry: dict[str, Any]) -> Place:
    there, french_name = entry["fr"].split()
    source = entry["from"].replace("'", "' ").split()[0]
    return Place(name, french_name, there, source.replace("d'", "de"))


@cache
def nouns_of(kinds: Kinds) -> tuple[Noun, ...]:
    """All nouns of at least one of the kinds, in the lexicon's order."""
    return _select(load_lexicon().nouns, lambda noun: any(kind in noun.kinds for kind in kinds))


@cache
def verbs_of(frame: str, tense: Tense, subject: Kinds, aspects: Kinds = ()) -> tuple[Verb, ...]:
    """All verbs of a frame (and of these aspects, if any) that have the tense and take a subject of these kinds."""
    verbs = _select(load_lexicon().verbs[frame], lambda verb: not aspects or verb.aspect in aspects)
    return _select(verbs, lambda verb: tense in verb.tenses and not verb.subjects.isdisjoint(subject))


@cache
def verbs_with_object(tense: Tense, subject: Kinds, direct: Kinds) -> tuple[Verb, ...]:
    """All transitive verbs that have the tense and take a subject and an object of these kinds."""
    return _select(verbs_of("transitive", tense, subject), lambda verb: any(kind in verb.objects for kind in direct))


@cache
def adjectives_beside(kinds: Kinds) -> tuple[Adjective, ...]:
    """All adjectives that stand beside a noun of these kinds."""
    return _select(load_lexicon().adjectives, lambda adjective: not adjective.beside.isdisjoint(kinds))


@cache
def adjectives_said_of(kinds: Kinds, is_mood: bool) -> tuple[Adjective, ...]:
    """All adjectives that a noun of these kinds can be said to be: passing states, or qualities."""
    return _select(load_lexicon().adjectives, lambda one: one.is_mood == is_mood and not one.said_of.isdisjoint(kinds))


def _select(items: Iterable[_T], is_wanted: Callable[[_T], bool]) -> tuple[_T, ...]:
    return tuple(item for item in items if is_wanted(item))
