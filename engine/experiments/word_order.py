"""What a translation keeps of its reference, with the words and their order measured apart."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from engine.measurements.positions import WordsKept

WORD = re.compile(r"\w+")
LEAST_LETTERS = 4  # without articles and most other function words, which stand where grammar puts them


def words_kept(translations: Sequence[str], references: Sequence[str]) -> WordsKept:
    """Over all sentences together; the order is 0 where no two words can be compared."""
    common = length = agreeing = compared = 0
    for pair in zip(translations, references, strict=True):
        translation, reference = (WORD.findall(text.casefold()) for text in pair)
        common += (Counter(translation) & Counter(reference)).total()
        length += len(translation) + len(reference)
        places = _places_in_order(translation, reference)
        for earlier, later in combinations(places, 2):
            agreeing += earlier < later
            compared += 1
    return WordsKept(
        words=2 * common / length if length else 0.0,
        order=2 * agreeing / compared - 1 if compared else 0.0,
    )


def _places_in_order(translation: Sequence[str], reference: Sequence[str]) -> list[int]:
    """Where the words that can be compared stand in the translation, in the order of the reference."""
    counts = Counter(translation), Counter(reference)
    return [
        translation.index(word)
        for word in reference
        if len(word) >= LEAST_LETTERS and all(count[word] == 1 for count in counts)
    ]
