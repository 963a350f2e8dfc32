"""What went wrong in a translation, found in its record alone."""

from dataclasses import dataclass
from typing import Literal

from gui.state.coverage import most_read_at, unread_words
from gui.state.repetition import find_repetition
from gui.state.text_words import text_words
from gui.state.translation_trace import LaneTrace

FaultKind = Literal["repetition", "unread", "early_end", "unknown"]

FEW_SOURCE_PIECES = 6
SHORT = 0.5  # of the pieces of the source
MANY_UNREAD, UNREAD_SHARE = 3, 0.2


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that went wrong.

    Attributes:
        step: where it can be seen, 1 for the first piece.
        words: which words it is about: those repeated or not read, or the unknown piece.
    """

    kind: FaultKind
    step: int
    words: tuple[str, ...] = ()


def find_faults(lane: LaneTrace) -> tuple[Fault, ...]:
    """What went wrong in a translation that has come to its end, at most one fault of each kind; else nothing."""
    if not lane.is_finished or not lane.steps:
        return ()
    found = (_repetition(lane), _unread(lane), _early_end(lane), _unknown(lane))
    return tuple(fault for fault in found if fault)


def _repetition(lane: LaneTrace) -> Fault | None:
    repetition = find_repetition([step.piece for step in lane.steps], lane.source_pieces)
    return Fault("repetition", repetition.piece + 1, repetition.words) if repetition else None


def _unread(lane: LaneTrace) -> Fault | None:
    words = unread_words(lane.source_pieces, lane.steps)
    if not words:
        return None
    step = most_read_at(lane.steps, words[0].first, words[0].last) + 1
    return Fault("unread", step, tuple(word.text for word in words))


def _early_end(lane: LaneTrace) -> Fault | None:
    """An end that the model chose, after far fewer pieces than it read or while much of the source is unread."""
    if not lane.steps[-1].piece.is_end:
        return None
    source = len(lane.source_pieces)
    is_short = source >= FEW_SOURCE_PIECES and len(lane.steps) < SHORT * source
    unread = len(unread_words(lane.source_pieces, lane.steps))
    is_incomplete = unread >= max(MANY_UNREAD, UNREAD_SHARE * len(text_words(lane.source_pieces)))
    return Fault("early_end", len(lane.steps)) if is_short or is_incomplete else None


def _unknown(lane: LaneTrace) -> Fault | None:
    """A piece that the vocabulary lacks, produced or else read."""
    for number, step in enumerate(lane.steps, start=1):
        if step.piece.is_unknown:
            return Fault("unknown", number, (step.piece.text,))
    for place, piece in enumerate(lane.source_pieces):
        if piece.is_unknown:
            return Fault("unknown", most_read_at(lane.steps, place, place) + 1, (piece.text,))
    return None
