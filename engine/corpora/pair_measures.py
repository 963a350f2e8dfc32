"""What can be measured of sentence pairs without knowing their languages, many pairs at once."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.corpora.characters import KINDS, Kind, code_points, kinds_of

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
TextPair = tuple[str, str]

# Added to both lengths before they are compared, so that a word more or less does not tell in a short sentence.
SPARE_CHARACTERS, SPARE_WORDS = 10, 3
SHARED_WORDS = 0.8
FEWEST_SHARED_WORDS, FEWEST_SHARED_LETTERS = 3, 10  # less may well be a name
# Nothing in it is looked at twice, so that a long line takes no longer than many short ones.
MARKUP = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@<>]++@[^\s@]++|</?\w[^<>]*>|&#?\w+;")
MARKUP_SIGNS = "/@<&"
WORD = re.compile(r"[^\W\d_]+")
THOUSANDS = re.compile(r"(?<=\d)[ .,'’\u00a0\u202f](?=\d{3}(?!\d))")
NUMBER = re.compile(r"\d+")
LONGEST_NUMBER = 40  # digits


@dataclass(frozen=True, eq=False)
class PairMeasures:
    """Of each pair, what its two sides are like; column 0 is the source, 1 the target.

    What takes longer is measured when it is asked for, once.

    Attributes:
        pairs: the texts, (pairs,).
        codes: their characters as numbers, by side.
        words: between spaces, (pairs, 2).
        characters: (pairs, 2).
        kinds: how many characters of each `Kind`, (pairs, 2, kinds).
    """

    pairs: Sequence[TextPair]
    codes: tuple[NDArray[np.uint32], NDArray[np.uint32]]
    words: Counts
    characters: Counts
    kinds: Counts

    @cached_property
    def character_ratio(self) -> Floats:
        """Natural logarithm of target characters to source characters, 0 where they are as many, (pairs,)."""
        return _log_ratio(self.characters, SPARE_CHARACTERS)

    @cached_property
    def word_ratio(self) -> Floats:
        """The same by words."""
        return _log_ratio(self.words, SPARE_WORDS)

    @cached_property
    def scripts(self) -> Counts:
        """The script of most letters of each side, an index of `SCRIPTS`; -1 without letters, (pairs, 2)."""
        letters = self.kinds[:, :, Kind.LETTER :]
        found: Counts = np.where(letters.any(2), letters.argmax(2), -1)
        return found

    @cached_property
    def has_odd_characters(self) -> Bools:
        """Controls, private use, U+FFFD and the like, or UTF-8 that was read as Latin-1 (`Ã©`), on any side."""
        odd: Bools = np.any(self.kinds[:, :, (Kind.ODD, Kind.ODD_SPACE)], axis=(1, 2))
        for side, codes in enumerate(self.codes):
            first = np.flatnonzero(((codes == 0xC3) | (codes == 0xC2))[:-1] & (codes[1:] >= 0x80) & (codes[1:] < 0xC0))
            owners = np.searchsorted(np.cumsum(self.characters[:, side]), np.stack([first, first + 1]), side="right")
            odd[owners[0][owners[0] == owners[1]]] = True
        return odd

    @cached_property
    def is_copy(self) -> Bools:
        """Whether at least 4 of 5 words are the same on both sides, however they are ordered, names aside."""
        letters = self.kinds[:, :, Kind.LETTER :].sum(2)
        can_be = letters.min(1) * 2 > letters.max(1)
        return self._judged(can_be, _is_copy)

    @cached_property
    def has_unequal_numbers(self) -> Bools:
        """Whether each side has numbers in digits that the other lacks, or one side two or more."""
        has_digits: Bools = np.any(self.kinds[:, :, Kind.DIGIT], axis=1)
        return self._judged(has_digits, lambda pair: any(unequal_numbers(pair)))

    @cached_property
    def is_markup(self) -> Bools:
        """Whether more than half of a side is punctuation and symbols, addresses, tags or entities."""
        visible = self.characters - self.kinds[:, :, Kind.SPACE]
        content = self.kinds[:, :, Kind.LETTER :].sum(2) + self.kinds[:, :, (Kind.DIGIT, Kind.MARK)].sum(2)
        is_symbols: Bools = (2 * content < visible).any(1)
        can_be = np.zeros(len(self.pairs), bool)
        for side, codes in enumerate(self.codes):
            places = np.flatnonzero(np.isin(codes, [ord(sign) for sign in MARKUP_SIGNS]))
            can_be[np.searchsorted(np.cumsum(self.characters[:, side]), places, side="right")] = True
        return is_symbols | self._judged(can_be, lambda pair: any(map(_is_markup, pair)))

    def _judged(self, can_be: Bools, judge: Callable[[TextPair], bool]) -> Bools:
        """What a judge says of the pairs that can be so, (pairs,); looking at each by itself is what takes time."""
        result = np.zeros(len(self.pairs), bool)
        for index in np.flatnonzero(can_be).tolist():
            result[index] = judge(self.pairs[index])
        return result


def measure_pairs(pairs: Sequence[TextPair]) -> PairMeasures:
    """Measure pairs of texts; some thousand at once are measured fastest."""
    sides = [_measure_texts([pair[side] for pair in pairs]) for side in (0, 1)]
    codes, words, characters, kinds = zip(*sides, strict=True)
    return PairMeasures(pairs, (codes[0], codes[1]), np.stack(words, 1), np.stack(characters, 1), np.stack(kinds, 1))


def length_ratio_limit(ratio: float) -> float:
    """What `character_ratio` is at where one side is `ratio` times as long as the other."""
    return math.log(ratio)


def unequal_numbers(pair: TextPair) -> tuple[list[int], list[int]]:
    """The numbers of each side that the other lacks, in rising order; none where that is no reason to doubt the pair.

    One number alone is none: `30` may be `trente`.
    """
    source, target = map(_numbers, pair)
    lacking = sorted(source - target), sorted(target - source)
    is_doubtful = all(lacking) or max(map(len, lacking)) > 1
    return lacking if is_doubtful else ([], [])


def _measure_texts(texts: Sequence[str]) -> tuple[NDArray[np.uint32], Counts, Counts, Counts]:
    """Code points, words (texts,), characters (texts,) and characters of each kind (texts, kinds)."""
    codes = code_points(texts)
    kinds = kinds_of(codes)
    characters = np.fromiter(map(len, texts), np.int64, len(texts))
    owners = np.repeat(np.arange(len(texts)), characters)
    counts = np.bincount(owners * KINDS + kinds, minlength=len(texts) * KINDS).reshape(len(texts), KINDS)
    in_word = (kinds != Kind.SPACE) & (kinds != Kind.ODD_SPACE)
    begins = in_word.copy()
    begins[1:] &= ~in_word[:-1] | (owners[1:] != owners[:-1])
    words = np.bincount(owners[begins], minlength=len(texts))
    return codes, words, characters, counts


def _log_ratio(lengths: Counts, spare: int) -> Floats:
    logarithms: Floats = np.log(lengths + spare)
    return logarithms[:, 1] - logarithms[:, 0]


def _is_copy(pair: TextPair) -> bool:
    source, target = (set(text.split()) for text in pair)
    if 3 * len(source & target) < max(len(source), len(target)):  # with punctuation and case: quick, and seldom passed
        return False
    source, target = (set(WORD.findall(text.casefold())) for text in pair)
    shared = source & target
    if len(shared) < SHARED_WORDS * max(len(source), len(target)):
        return False
    return len(shared) >= FEWEST_SHARED_WORDS or sum(map(len, shared)) >= FEWEST_SHARED_LETTERS


def _numbers(text: str) -> set[int]:
    return {int(digits[:LONGEST_NUMBER]) for digits in NUMBER.findall(THOUSANDS.sub("", text))}


def _is_markup(text: str) -> bool:
    visible = len("".join(text.split()))
    return 2 * sum(len("".join(found.split())) for found in MARKUP.findall(text)) > visible
