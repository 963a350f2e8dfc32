"""What kind of character each is, looked up for a whole text at once: letters by script, digits, spaces, odd ones."""

import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

CODE_POINTS = 0x110000
# Their letters are mixed in the sentences of one language, so that neither is foreign to the other.
EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "IDEOGRAPHIC")
SCRIPTS = (
    *("Latin", "Cyrillic", "Greek", "Hangul", "Han and kana", "Arabic", "Hebrew", "Devanagari", "Bengali", "Thai"),
    *("Tamil", "Telugu", "Kannada", "Malayalam", "Gujarati", "Gurmukhi", "Sinhala", "Khmer", "Lao", "Myanmar"),
    *("Tibetan", "Georgian", "Armenian", "Ethiopic", "Mongolian", "other letters"),
)
_BY_NAME = {script.upper(): index for index, script in enumerate(SCRIPTS)} | dict.fromkeys(EAST_ASIAN, 4)


class Kind(IntEnum):
    """What a character is; a letter is `LETTER` and the number of its script in `SCRIPTS`.

    `ODD` ones have no place in a sentence: controls, private use, U+FFFD and the like; those among them that end a line
    or part words are `ODD_SPACE`.
    """

    SYMBOL = 0
    SPACE = 1
    DIGIT = 2
    MARK = 3
    INVISIBLE = 4
    ODD = 5
    ODD_SPACE = 6
    LETTER = 7


KINDS = Kind.LETTER + len(SCRIPTS)
_UNKNOWN = 255


def code_points(texts: Sequence[str]) -> NDArray[np.uint32]:
    """The characters of all texts, one text after the other, as numbers."""
    return np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")


def kinds_of(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """The kind of each character, in the shape of `codes`."""
    table = _table()
    kinds = table[codes]
    unknown = kinds == _UNKNOWN
    if unknown.any():
        for code in np.unique(codes[unknown]).tolist():
            table[code] = kind_of(chr(code))
        kinds = table[codes]
    return kinds


def kind_of(character: str) -> int:
    """The kind of one character."""
    category = unicodedata.category(character)
    if _is_odd(character, category):
        return Kind.ODD_SPACE if character.isspace() else Kind.ODD
    if character.isspace():
        return Kind.SPACE
    match category[0]:
        case "L":
            return Kind.LETTER + _script(character)
        case "M":
            return Kind.MARK
        case "N":
            return Kind.DIGIT if category == "Nd" else Kind.SYMBOL
        case "C" if category == "Cf":
            return Kind.INVISIBLE
    return Kind.SYMBOL


def name_of(character: str) -> str:
    """A character for the eye: itself if it can be shown, its number, and its name if it has one: `é U+00E9 ...`."""
    shown = f"{character} " if character.isprintable() and not character.isspace() else ""
    name = unicodedata.name(character, "").capitalize() or _nameless(character)
    return f"{shown}U+{ord(character):04X} {name}".rstrip()


def _is_odd(character: str, category: str) -> bool:
    """Unassigned ones are not odd: a later Unicode has signs that this Python does not know."""
    code = ord(character)
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    is_control = category == "Cc" and character != "\t"
    return is_control or is_noncharacter or character == "\ufffd" or category in ("Co", "Cs", "Zl", "Zp")


def _script(letter: str) -> int:
    """Nearly every letter's name begins with its script, or has it among its words (`FULLWIDTH LATIN ...`)."""
    words = unicodedata.name(letter, "").replace("-", " ").split()
    return next((_BY_NAME[word] for word in words if word in _BY_NAME), len(SCRIPTS) - 1)


def _nameless(character: str) -> str:
    kinds = {"Cc": "Control character", "Co": "Private use", "Cs": "Half of a character"}
    return kinds.get(unicodedata.category(character), "")


@cache
def _table() -> NDArray[np.uint8]:
    """By code point, filled in as characters are met: to look at all of them would take a second."""
    return np.full(CODE_POINTS, _UNKNOWN, dtype=np.uint8)
