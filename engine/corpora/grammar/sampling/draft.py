"""The seeded choices of one sentence."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from engine.corpora.grammar.entries import Adjective, Name, Noun, Phrase, Place, Verb
from engine.corpora.grammar.lexicon import Lexicon, load_lexicon

_T = TypeVar("_T")
_Word = TypeVar("_Word", Noun, Verb, Adjective, Name, Phrase, Place)
_TRIES = 4


class Draft:
    """A sentence in the making: chooses by a seeded generator and remembers the words that it has used.

    Attributes:
        has_time: whether a time was said: one is enough, and two might contradict each other.
        has_feminine_plural: whether several women or feminine things were named, whom "they" would have to stand for.
        margin: by how many words its length may differ from what is asked, at least and at most.
        depth: how many clauses lie around the one in the making.

    Only `random()` and `randrange()` are asked of the generator: their values are the same everywhere.
    """

    def __init__(self, random: Random, margin: tuple[int, int] = (-1000, 1000)) -> None:
        self._random = random
        self.margin = margin
        self._used: set[str] = set()
        self.has_time = False
        self.has_feminine_plural = False
        self.depth = 0
        self.lexicon: Lexicon = load_lexicon()

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self._random.random() < probability

    def between(self, least: int, most: int) -> int:
        """A number from `least` to `most`, both included; `least` if there is none."""
        return self._random.randrange(least, most + 1) if most > least else least

    def pick(self, options: Sequence[_T]) -> _T:
        """One of the options, all equally likely."""
        return options[self._random.randrange(len(options))]

    def weigh(self, options: Sequence[tuple[_T, float]]) -> _T:
        """One of the options, each as likely as its weight says."""
        point = self._random.random() * sum(weight for _, weight in options)
        for option, weight in options:
            point -= weight
            if point < 0:
                return option
        return options[-1][0]

    def fresh(self, options: Sequence[_Word]) -> _Word:
        """One of the words, if possible one that the sentence has not used, and note it as used."""
        word = self.pick(options)
        for _ in range(_TRIES):
            if _label(word) not in self._used:
                break
            word = self.pick(options)
        self._used.add(_label(word))
        return word


def _label(word: Noun | Verb | Adjective | Name | Phrase | Place) -> str:
    """The English word, by which a repetition is heard."""
    if isinstance(word, Name):
        return word.text
    if isinstance(word, Phrase):
        return " ".join(text for text, _ in word.english)
    return word.english.base if isinstance(word, Verb) else word.english
