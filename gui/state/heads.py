"""The heads of a Transformer as they were measured: what they do, what they are worth, and which are off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

import numpy as np

from engine.events import Array
from engine.measurements.contract import Measurement
from engine.measurements.self_attention import (
    ROLES,
    AttentionKind,
    Head,
    HeadMeasured,
    HeadsMeasured,
    Role,
    SampleScored,
    SentenceRead,
    best_aligned,
    role_of,
)

Figure = Literal["previous", "same", "next", "separator", "alignment", "lost"]
"""By what heads are ranked: a role, the alignment error rate, or the BLEU that is lost without them."""

KINDS: tuple[AttentionKind, ...] = ("encoder", "decoder", "cross")
START = " <s>"


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A head in the ranking; None where something is not known, or is nothing that such a head has."""

    head: Head
    figures: dict[str, float | None]
    role: tuple[Role, bool] | None
    is_off: bool


@dataclass(slots=True)
class Heads:
    """What is known of the heads, and which are switched off.

    Attributes:
        kind: whose attention is looked at. chosen: layer and number, from 0, of the head in front.
        off: the heads that are switched off, of all kinds.
        whole: the sentence as all heads read it.
        read: as it is read without those that are off; the one before until a new one has come.
    """

    kind: AttentionKind = "encoder"
    chosen: tuple[int, int] = (0, 0)
    off: frozenset[Head] = frozenset()
    measured: HeadsMeasured | None = None
    whole: SentenceRead | None = None
    read: SentenceRead | None = None
    scores: dict[tuple[Head, ...], SampleScored] = field(default_factory=dict)

    @property
    def head(self) -> Head:
        """The head in front."""
        return (self.kind, *self.chosen)

    @property
    def off_in_order(self) -> tuple[Head, ...]:
        """As measurements name them."""
        return tuple(sorted(self.off))

    @property
    def whole_score(self) -> SampleScored | None:
        """The scores of the sample with all heads."""
        return self.scores.get(())

    @property
    def score(self) -> SampleScored | None:
        """Without those that are off, if that is known."""
        return self.scores.get(self.off_in_order)

    def forget(self) -> None:
        """Another model has other heads."""
        self.measured, self.whole, self.read, self.off = None, None, None, frozenset()
        self.scores.clear()

    def take(self, measurements: Iterable[Measurement]) -> None:
        """Take measurements in, in the order in which they came."""
        for measured in measurements:
            if isinstance(measured, HeadsMeasured):
                self.measured = measured
            elif isinstance(measured, SampleScored):
                self.scores[measured.off] = measured
            elif isinstance(measured, SentenceRead):
                if not measured.off:
                    self.whole = measured
                if measured.off == self.off_in_order or self.read is None:
                    self.read = measured
        self.choose(self.chosen)

    def look_at(self, kind: AttentionKind) -> None:
        """Look at another kind of attention."""
        self.kind = kind
        self.choose(self.chosen)

    def choose(self, place: tuple[int, int]) -> None:
        """Put a head in front: the nearest that there is."""
        layers, heads = self.shape()
        self.chosen = (min(place[0], layers - 1), min(place[1], heads - 1)) if layers else place

    def switch(self, head: Head) -> None:
        """Switch a head off, or on again."""
        self.off = self.off ^ {head}

    def shape(self) -> tuple[int, int]:
        """Layers and heads of the kind that is looked at; (0, 0) while nothing was read."""
        layers = getattr(self.read, self.kind) if self.read else ()
        return len(layers), len(layers[0]) if layers else 0

    def matrices(self) -> Array | None:
        """The weights of all heads of that kind, (layers, heads, rows, columns)."""
        return np.asarray(getattr(self.read, self.kind), dtype=np.float32) if self.read else None

    def weights(self) -> Array | None:
        """The weights of the head in front, (rows, columns)."""
        return np.asarray(self.read.weights(self.head), dtype=np.float32) if self.read else None

    def readers(self) -> tuple[str, ...]:
        """The pieces that look: one a row of the weights."""
        if self.read is None:
            return ()
        if self.kind == "decoder":
            return (START, *self.read.target[:-1])
        return self.read.source if self.kind == "encoder" else self.read.target

    def looked_at(self) -> tuple[str, ...]:
        """The pieces that are looked at: one a column of the weights."""
        return self.readers() if self.kind == "decoder" or self.read is None else self.read.source

    def role(self, head: Head) -> tuple[Role, bool] | None:
        """What a head does, and whether clearly; None: none of what is measured, or not known."""
        found = self._measured(head)
        return role_of(found, self.measured.uniform[head[0]]) if found and self.measured else None

    def lost(self, head: Head) -> float | None:
        """How much BLEU is lost without this head alone."""
        without = self.scores.get((head,))
        return self.whole_score.bleu - without.bleu if self.whole_score and without else None

    def ranking(self, by: Figure) -> list[HeadRow]:
        """The heads of that kind; those first that have most of a figure, or the lowest error."""
        known = self.measured.heads if self.measured else ()
        rows = [self.row(found) for found in known if found.head[0] == self.kind]
        sign = 1 if by == "alignment" else -1

        def place(row: HeadRow) -> tuple[bool, float, Head]:
            figure = row.figures[by]
            return figure is None, sign * (figure or 0.0), row.head

        return sorted(rows, key=place)

    def row(self, measured: HeadMeasured) -> HeadRow:
        """All that is known of one head."""
        figures: dict[str, float | None] = {role: measured.shares.of(role) for role in ROLES}
        figures |= {"alignment": measured.alignment_error, "lost": self.lost(measured.head)}
        return HeadRow(measured.head, figures, self.role(measured.head), measured.head in self.off)

    def figures_of(self, head: Head) -> dict[str, float | None]:
        """The figures of one head by their names; none while it is not measured."""
        found = self._measured(head)
        return self.row(found).figures if found else {}

    def figures(self) -> tuple[Figure, ...]:
        """What heads of that kind can be ranked by."""
        places: tuple[Figure, ...] = ROLES if self.kind != "decoder" else ("previous", "same", "separator")
        return (*places, "alignment", "lost") if self.kind == "cross" else (*places, "lost")

    def even(self, figure: Figure) -> float | None:
        """What a head of that kind that weighs everything alike would have of a role."""
        if self.measured is None:
            return None
        return next((self.measured.uniform[self.kind].of(role) for role in ROLES if role == figure), None)

    def aligners(self, *, best: bool) -> frozenset[Head]:
        """The half of the heads over the source that aligns best, or the other; none while they are not measured."""
        order = best_aligned(self.measured.heads) if self.measured else []
        half = len(order) // 2
        return frozenset(order[:half] if best else order[half:])

    def pruning(self, *, best_first: bool) -> list[tuple[tuple[Head, ...], float]]:
        """Heads over the source switched off one after the other, and BLEU without them, as far as it is known."""
        order = best_aligned(self.measured.heads) if self.measured else []
        order = order if best_first else order[::-1]
        sets = [tuple(sorted(order[:count])) for count in range(len(order) + 1)]
        return [(off, self.scores[off].bleu) for off in sets if off in self.scores] if order else []

    def _measured(self, head: Head) -> HeadMeasured | None:
        return next((found for found in self.measured.heads if found.head == head), None) if self.measured else None


def changed_words(before: str, now: str) -> list[tuple[str, bool]]:
    """The words of a translation, and whether it did not have them before."""
    old, new = before.split(), now.split()
    matched = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(word, tag != "equal") for tag, _, _, first, after in matched for word in new[first:after]]


def is_of(read: SentenceRead | None, off: Sequence[Head]) -> bool:
    """Whether a sentence was read with just these heads off."""
    return read is not None and read.off == tuple(off)
