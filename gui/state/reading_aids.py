"""What helps to read a translation once it has come to its end: pure functions of its record and a reference."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engine.events import Piece
from gui.state.text_words import plain_words, text_words
from gui.state.translation_faults import Fault, find_faults
from gui.state.translation_trace import LaneTrace


@dataclass(frozen=True, slots=True)
class LaneAids:
    """What is told of one lane's translation.

    Attributes:
        log_probability: of the whole, the natural logarithm, the end symbol included.
        length: pieces, the end symbol not counted.
        chrf: sentence chrF against the reference, 0..100; None while it is not known. signature: how it was computed.
        faults: what went wrong.
    """

    log_probability: float
    length: int
    chrf: float | None = None
    signature: str = ""
    faults: tuple[Fault, ...] = ()


def lane_aids(lane: LaneTrace, chrf: float | None = None, signature: str = "") -> LaneAids | None:
    """What can be told of a translation; None before it has come to its end."""
    if not lane.is_finished:
        return None
    length = sum(not step.piece.is_end for step in lane.steps)
    return LaneAids(sum(step.log_prob for step in lane.steps), length, chrf, signature, find_faults(lane))


def not_in_reference(pieces: Sequence[Piece], reference: str) -> frozenset[int]:
    """The numbers of the pieces of words that the reference does not have, or not as often.

    Of words that come too often the later ones are meant. Case and punctuation do not count; without a reference there
    is nothing to miss. The words of a translation that grows keep their verdict, but for the last one, which may not be
    whole yet.
    """
    if not reference:
        return frozenset()
    left = Counter(plain_words(reference))
    found: set[int] = set()
    for word in text_words(pieces):
        left[word.text] -= 1
        if left[word.text] < 0:
            found.update(range(word.first, word.last + 1))
    return frozenset(found)
