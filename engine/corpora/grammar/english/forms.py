"""Forms of English words: verbs, plurals, possessives, a and an."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from engine.corpora.grammar.features import Agreement

_UNLIKE_SPELLING = ("honest", "useful")
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")  # one short syllable: run, swim, cut


class EnglishVerb(NamedTuple):
    """A verb's five forms: go, goes, going, went, gone."""

    base: str
    third: str
    progressive: str
    past: str
    participle: str


def conjugate(base: str, irregular: Sequence[str] = ()) -> EnglishVerb:
    """Form a verb; `irregular` is its past, its participle and, if need be, its form in -ing."""
    doubled = base + base[-1] if _DOUBLING.fullmatch(base) else base
    stem = base[:-1] if base.endswith("e") and base != "be" and not base.endswith("ee") else doubled
    regular_past = base[:-1] + "ied" if re.search(r"[^aeiou]y$", base) else stem + "ed"
    past, participle = irregular[:2] if irregular else (regular_past, regular_past)
    progressive = irregular[2] if len(irregular) > 2 else stem + "ing"
    third = "has" if base == "have" else add_s(base)
    return EnglishVerb(base, third, progressive, past, participle)


def add_s(word: str) -> str:
    """The regular plural of a noun, or the third person of a verb."""
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in {"go", "do"}:
        return word + "es"
    return word + "s"


def finite(verb: EnglishVerb, agreement: Agreement, *, is_past: bool) -> str:
    """The form that agrees with a subject: am, is, are, was, were; reads, read."""
    singular_first = agreement.person == 1 and not agreement.is_plural
    singular_third = agreement.person == 3 and not agreement.is_plural
    if verb.base == "be":
        if is_past:
            return "was" if singular_first or singular_third else "were"
        return "am" if singular_first else "is" if singular_third else "are"
    if is_past:
        return verb.past
    return verb.third if singular_third else verb.base


def possessive(word: str, *, is_plural: bool) -> str:
    """Marie's, the students', the children's."""
    return word + ("'" if is_plural and word.endswith("s") else "'s")


def indefinite_article(next_word: str) -> str:
    """The article `a` or `an`, by the first sound of the word after it: an old book, an honest man, a useful map."""
    is_vowel = next_word[0].lower() in "aeiou" if next_word not in _UNLIKE_SPELLING else next_word[0] == "h"
    return "an" if is_vowel else "a"
