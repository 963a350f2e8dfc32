"""Forms of French words: verbs, plurals, adjectives."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_IMPARFAIT = ("ais", "ais", "ait", "ions", "iez", "aient")
_PRESENT = {
    "er": ("e", "es", "e", "ons", "ez", "ent"),
    "ir": ("is", "is", "it", "issons", "issez", "issent"),
    "re": ("s", "s", "", "ons", "ez", "ent"),
}
_PARTICIPLE = {"er": "é", "ir": "i", "re": "u"}
_DOUBLING = ("appeler", "jeter")
_FEMININE = (("er", "ère"), ("eux", "euse"), ("if", "ive"), ("en", "enne"), ("on", "onne"), ("el", "elle"))


class AdjectiveForms(NamedTuple):
    """An adjective's forms; `vowel` is the masculine singular before a vowel."""

    masculine: str
    feminine: str
    masculine_plural: str
    feminine_plural: str
    vowel: str

    def agreeing(self, *, is_plural: bool, is_feminine: bool, before_vowel: bool = False) -> str:
        """The form for a noun, as it stands before a word that begins with a vowel or not."""
        if is_plural:
            return self.feminine_plural if is_feminine else self.masculine_plural
        if is_feminine:
            return self.feminine
        return self.vowel if before_vowel else self.masculine


class FrenchVerb(NamedTuple):
    """A verb's forms.

    Attributes:
        present, imparfait: for je, tu, il, nous, vous, ils.
        participle: the past participle.
        takes_être: whether it forms its passé composé with être.
        is_reflexive: whether it goes with se (which `infinitive` leaves out).
    """

    infinitive: str
    present: tuple[str, ...]
    imparfait: tuple[str, ...]
    participle: AdjectiveForms
    takes_être: bool
    is_reflexive: bool


def conjugate(
    infinitive: str,
    present: Sequence[str] = (),
    participle: str = "",
    imparfait: str = "",
    *,
    takes_être: bool = False,
) -> FrenchVerb:
    """Form a verb; what is given replaces what the rules of -er, -ir and -re would form."""
    is_reflexive = infinitive.startswith(("se ", "s'"))
    infinitive = infinitive.removeprefix("se ").removeprefix("s'")
    ending = infinitive[-2:]
    present = tuple(present) or _regular_present(infinitive)
    return FrenchVerb(
        infinitive,
        present,
        tuple(_imparfait(imparfait or present[3].removesuffix("ons"), person) for person in _IMPARFAIT),
        inflect_adjective(participle or infinitive[:-2] + _PARTICIPLE[ending]),
        takes_être or is_reflexive,
        is_reflexive,
    )


def _regular_present(infinitive: str) -> tuple[str, ...]:
    stem, endings = infinitive[:-2], _PRESENT[infinitive[-2:]]
    if not infinitive.endswith("er"):
        return tuple(stem + ending for ending in endings)
    silent = _stem_before_silent_ending(infinitive)
    stems = (silent, silent, silent, _stem_before_back_vowel(stem), stem, silent)
    return tuple(one + ending for one, ending in zip(stems, endings, strict=True))


def _stem_before_silent_ending(infinitive: str) -> str:
    """The stem that is stressed: achèt-, préfèr-, appell-, nettoi-."""
    stem = infinitive[:-2]
    if infinitive.endswith(_DOUBLING):
        return stem + stem[-1]
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    return re.sub(r"[eé]([^aeéiouy])$", r"è\1", stem)


def _stem_before_back_vowel(stem: str) -> str:
    """The stem before a and o, spelled so that g and c stay soft: mange-, lanç-."""
    if stem.endswith("g"):
        return stem + "e"
    return stem[:-1] + "ç" if stem.endswith("c") else stem


def _imparfait(stem: str, ending: str) -> str:
    if ending.startswith("i"):
        stem = stem.removesuffix("e") if stem.endswith("ge") else stem
        stem = stem[:-1] + "c" if stem.endswith("ç") else stem
    return stem + ending


def pluralise(word: str) -> str:
    """The plural of a noun or of a masculine adjective: chats, journaux, gâteaux, repas."""
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-1] + "ux"
    if word.endswith(("eau", "œu")):
        return word + "x"
    return word + "s"


def feminise(masculine: str) -> str:
    """The regular feminine of an adjective: rouge, chère, heureuse, verte."""
    if masculine.endswith("e"):
        return masculine
    for ending, feminine in _FEMININE:
        if masculine.endswith(ending):
            return masculine.removesuffix(ending) + feminine
    return masculine + "e"


def inflect_adjective(masculine: str, feminine: str = "", vowel: str = "") -> AdjectiveForms:
    """Form an adjective; what is given replaces what the rules would form."""
    stem = "du" if masculine == "dû" else masculine  # the circumflex tells it from the article: due, dus
    feminine = feminine or feminise(stem)
    return AdjectiveForms(masculine, feminine, pluralise(stem), feminine + "s", vowel or masculine)
