"""What a corpus holds, as an inspection reports it. Plain Python."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from engine.config import CleaningConfig

SuspectReason = Literal["length", "copy", "numbers", "script", "markup", "characters"]
SUSPECT_REASONS: tuple[SuspectReason, ...] = ("length", "copy", "numbers", "script", "markup", "characters")

BUCKET_WORDS, BUCKETS = 5, 12
# Lowest and highest number of words of each bar of a histogram, both included; the last has no highest.
WORD_BUCKETS: tuple[tuple[int, int | None], ...] = (
    *((first, first + BUCKET_WORDS - 1) for first in range(1, BUCKETS * BUCKET_WORDS, BUCKET_WORDS)),
    (BUCKETS * BUCKET_WORDS + 1, None),
)
LONGEST_EXCERPT = 400
JOINERS = "\u200c\u200d"  # part of the spelling in some scripts


@dataclass(frozen=True, slots=True)
class CharacterCount:
    """A character by its number and name, such as `U+200B Zero width space`, and how often it stands in the texts."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class SideInspection:
    """What one side of a corpus holds.

    Attributes:
        histogram: how many sentences have as many words as `WORD_BUCKETS` says.
        mean_words, median_words, longest_words: of a sentence; words are what is between spaces.
        characters, distinct_characters: how many there are, and how many different ones.
        scripts: how many letters of each script, most first.
        odd_characters: those that are no part of a sentence (controls, private use, U+FFFD), most frequent first.
        invisible_characters: formatting ones such as zero-width spaces, most frequent first.
        rare_characters: how many different ones stand there so seldom that a model hardly sees them.
        rarest_characters: the first few of these.
    """

    language: str
    histogram: tuple[int, ...]
    mean_words: float
    median_words: int
    longest_words: int
    characters: int
    distinct_characters: int
    scripts: tuple[tuple[str, int], ...]
    odd_characters: tuple[CharacterCount, ...]
    invisible_characters: tuple[CharacterCount, ...]
    rare_characters: int
    rarest_characters: tuple[CharacterCount, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A pair as it is shown: each side is cut after `LONGEST_EXCERPT` characters, and all spaces are plain ones.

    What cannot be seen, and could confuse a terminal or turn the text around it, is escaped.

    Attributes:
        number: its place among the pairs, 1 for the first.
        note: what is suspicious about it, in a few words; "" for a sample.
    """

    number: int
    source: str
    target: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Suspects:
    """Pairs that may be misaligned, not translated or damaged: how many for this reason, and some of them."""

    reason: SuspectReason
    pairs: int
    examples: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class CorpusInspection:
    """What a corpus holds, before anything is trained on it.

    Attributes:
        duplicate_pairs: those that came before, both sides equal.
        repeated_sources: pairs whose source came before, whatever their target.
        ambiguous_sources: different sources that have two translations or more.
        suspects: by reason, most first; none that has no pair.
        samples: drawn by chance over all lengths.
        cleaning: the options that were counted, with their limits.
        catches: how many pairs are dropped by each combination of these options and by no other option.
    """

    name: str
    pairs: int
    source: SideInspection
    target: SideInspection
    duplicate_pairs: int
    repeated_sources: int
    ambiguous_sources: int
    suspects: tuple[Suspects, ...]
    samples: tuple[Excerpt, ...]
    cleaning: CleaningConfig
    catches: tuple[tuple[tuple[str, ...], int], ...]

    def dropped_by(self, options: Collection[str]) -> int:
        """How many pairs these options would drop together."""
        return sum(count for combination, count in self.catches if not set(options).isdisjoint(combination))

    @property
    def drops(self) -> tuple[tuple[str, int], ...]:
        """How many pairs each counted option would drop alone."""
        return tuple((option, self.dropped_by((option,))) for option in self.cleaning.options)


def excerpt(number: int, pair: tuple[str, str], note: str = "") -> Excerpt:
    """A pair as it is shown."""
    source, target = map(_shown, pair)
    return Excerpt(number, source, target, note)


def _shown(text: str) -> str:
    cut = text if len(text) <= LONGEST_EXCERPT else text[:LONGEST_EXCERPT] + "…"
    if cut.isprintable():
        return cut
    return "".join(c if c.isprintable() or c in JOINERS else _escaped(c) for c in cut)


def _escaped(character: str) -> str:
    is_space = character == "\t" or unicodedata.category(character) == "Zs"
    return " " if is_space else ascii(character)[1:-1]
