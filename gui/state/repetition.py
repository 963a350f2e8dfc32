"""Where a translation says the same again and again: a pure function of its pieces and those of its source."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engine.events import Piece
from gui.state.text_words import TextWord, text_words

LONGEST_CYCLE = 8  # words that come again at once
LONG_PHRASE = 4  # words that come again somewhere
CONTENT_LETTERS = 5
MANY = 3


@dataclass(frozen=True, slots=True)
class Repetition:
    """Words that come again, and the number of the piece with which they do."""

    words: tuple[str, ...]
    piece: int


def find_repetition(pieces: Sequence[Piece], source: Sequence[Piece]) -> Repetition | None:
    """The first thing that is repeated more than the source repeats anything of its kind.

    That is: a word three times in a row, or two and more words twice in a row; a phrase of four words twice; a word of
    five letters or more, or a number, three times. What the source says as often may be repeated.
    """
    words, read = text_words(pieces), [word.text for word in text_words(source)]
    found = [*_cycles(words, read), *_phrases(words, read), *_single_words(words, read)]
    return min(found, key=lambda repetition: repetition.piece, default=None)


def _cycles(words: Sequence[TextWord], read: Sequence[str]) -> list[Repetition]:
    texts, found = [word.text for word in words], []
    for size in range(1, min(LONGEST_CYCLE, len(texts) // 2) + 1):
        times, end = _longest_cycle(texts, size)
        if times > max(_longest_cycle(read, size)[0], 2 if size == 1 else 1):
            again = end - (times - 1) * size
            found.append(Repetition(tuple(texts[again : again + size]), words[again].first))
    return found


def _longest_cycle(texts: Sequence[str], size: int) -> tuple[int, int]:
    """How often `size` words come in a row at most, and where that row ends."""
    best, end, same = 1, size, 0
    for index in range(size, len(texts)):
        same = same + 1 if texts[index] == texts[index - size] else 0
        if same // size + 1 > best:
            best, end = same // size + 1, index + 1
    return best, end


def _phrases(words: Sequence[TextWord], read: Sequence[str]) -> list[Repetition]:
    if _phrase_again(read, LONG_PHRASE - 1) is not None:
        return []
    texts = [word.text for word in words]
    again = _phrase_again(texts, LONG_PHRASE)
    return [] if again is None else [Repetition(tuple(texts[again : again + LONG_PHRASE]), words[again].first)]


def _phrase_again(texts: Sequence[str], size: int) -> int | None:
    """Where a phrase of `size` words begins that was there before, and does not overlap with that."""
    seen: dict[tuple[str, ...], int] = {}
    for index in range(len(texts) - size + 1):
        phrase = tuple(texts[index : index + size])
        if seen.setdefault(phrase, index) + size <= index:
            return index
    return None


def _single_words(words: Sequence[TextWord], read: Sequence[str]) -> list[Repetition]:
    allowed = max(MANY - 1, *Counter(filter(is_content, read)).values(), 0)
    counts: Counter[str] = Counter()
    for word in words:
        counts[word.text] += is_content(word.text)
        if counts[word.text] > allowed:
            return [Repetition((word.text,), word.first)]
    return []


def is_content(word: str) -> bool:
    """Whether a word is likely to carry meaning of its own: not one of a few Latin letters, as `the` and `dans` are."""
    return len(word) >= CONTENT_LETTERS or not all("LATIN" in unicodedata.name(letter, "") for letter in word)
