"""What the heads of a Transformer do, and what the translation is without some of them.

Roles as in Voita et al. 2019 (1905.09418, section 4) and Clark et al. 2019 (1906.04341, section 3), heads switched off
as in Michel et al. 2019 (1905.10650, section 3), alignment error rate as in Och and Ney 2003.
"""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from engine.measurements.contract import Cell, ExperimentOptions, Measurement, Table

AttentionKind = Literal["encoder", "decoder", "cross"]
Head = tuple[AttentionKind, int, int]
"""Whose attention, its layer and its number, both from 0."""

Role = Literal["previous", "same", "next", "separator"]
ROLES: tuple[Role, ...] = ("previous", "same", "next", "separator")
CLEAR = 0.5
"""From this mean weight on a head has a role and no mere leaning."""
LEANING = 2.0
"""A head leans towards a role if it gives it so many times what a head that weighs everything alike would."""

Layer = Annotated[int, Field(ge=0)]
Weights = tuple[tuple[float, ...], ...]


class SelfAttentionOptions(ExperimentOptions):
    """What is measured: the heads on a sample, or one sentence.

    Attributes:
        pack: whose Transformer it is.
        corpus: the embedded corpus that makes the sample.
        sentences: how many pairs the sample has.
        sentence: to be read by the model; if empty, all its heads are measured.
        off: heads that are switched off while it reads the sentence; in order, none twice.
    """

    pack: str = "grammar"
    corpus: str = "grammar"
    sentences: int = Field(default=80, ge=4, le=1000)
    sentence: str = ""
    off: tuple[tuple[AttentionKind, Layer, Layer], ...] = ()

    @field_validator("off")
    @classmethod
    def in_order(cls, off: tuple[Head, ...]) -> tuple[Head, ...]:
        """The same heads, however they were chosen, are the same choice."""
        return tuple(sorted(set(off)))

    @model_validator(mode="after")
    def has_a_sentence_to_read(self) -> "SelfAttentionOptions":
        """Heads are switched off for a sentence; measuring them switches each off by itself."""
        if self.off and not self.sentence.strip():
            raise ValueError("heads can be switched off for a sentence alone")
        return self


class Shares(Measurement):
    """How much of its weight a head gives, on average over the positions that can: 0..1.

    For self-attention the piece before, the piece itself, the one after (the decoder may not look there), and all full
    stops, commas, ends and starts. For cross-attention counted along the gold alignment: the source words of the target
    word before the one that is written, of this one, and of the one after.
    """

    previous: float
    same: float
    next: float | None
    separator: float

    def of(self, role: Role) -> float | None:
        """The share of one role."""
        found: float | None = getattr(self, role)
        return found


class HeadMeasured(Measurement):
    """A head on the sample.

    Attributes:
        largest: its largest weight, on average (its confidence in Voita et al. 2019).
        alignment_error: the alignment error rate of a cross-attention's head, 0..1.
    """

    head: Head
    shares: Shares
    largest: float
    alignment_error: float | None = None


class HeadsMeasured(Measurement):
    """All heads of a model, and by kind the shares that a head would have that weighs all it may look at alike."""

    kind: Literal["heads"] = "heads"
    model: str
    heads: tuple[HeadMeasured, ...]
    uniform: dict[AttentionKind, Shares]


class SampleScored(Measurement):
    """The scores of the sample, 0..100, with these heads switched off, in order."""

    kind: Literal["score"] = "score"
    off: tuple[Head, ...]
    bleu: float
    chrf: float


class SentenceRead(Measurement):
    """A sentence, its greedy translation with these heads switched off, and what the others looked at.

    Attributes:
        source, target: the pieces, the end symbol last; a piece that begins a word begins with a space.
        encoder: weights (layers, heads, source, source).
        decoder: (layers, heads, target, target); row and column t stand for the piece that is read at step t, which is
            the start symbol and then the target without its end.
        cross: (layers, heads, target, source); row t is of the step that writes piece t.
    """

    kind: Literal["sentence"] = "sentence"
    off: tuple[Head, ...]
    translation: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    encoder: tuple[tuple[Weights, ...], ...]
    decoder: tuple[tuple[Weights, ...], ...]
    cross: tuple[tuple[Weights, ...], ...]

    def weights(self, head: Head) -> Weights:
        """What one head looked at: (rows, columns)."""
        kind, layer, number = head
        layers: tuple[tuple[Weights, ...], ...] = getattr(self, kind)
        return layers[layer][number]


SelfAttentionMeasured = HeadsMeasured | SampleScored | SentenceRead


def role_of(measured: HeadMeasured, uniform: Shares) -> tuple[Role, bool] | None:
    """The role that a head takes more of than an even one would, and whether clearly; None: it has none of them."""
    known = [(role, share, uniform.of(role)) for role in ROLES if (share := measured.shares.of(role)) is not None]
    rises = [(share / even, role, share) for role, share, even in known if even]
    clear = [rise for rise in rises if rise[2] >= CLEAR]
    rise, role, share = max(clear or rises, default=(0.0, ROLES[0], 0.0))
    return (role, share >= CLEAR) if rise >= LEANING else None


def best_aligned(heads: Sequence[HeadMeasured]) -> list[Head]:
    """The heads of cross-attention, the one with the lowest alignment error rate first."""
    known = [(measured.alignment_error, measured.head) for measured in heads if measured.alignment_error is not None]
    return [head for _, head in sorted(known)]


def head_text(head: Head) -> str:
    """A head as it is printed, such as `cross 2.1`; layer and number from 1."""
    kind, layer, number = head
    return f"{kind} {layer + 1}.{number + 1}"


def self_attention_tables(measured: Sequence[SelfAttentionMeasured]) -> tuple[Table, ...]:
    """The heads with their roles and what each is worth, the scores, and the sentence."""
    scores = [m for m in measured if isinstance(m, SampleScored)]
    tables = [_heads(m, scores) for m in measured if isinstance(m, HeadsMeasured)]
    if scores:
        figures = tuple((_off_text(m.off), round(m.bleu, 2), round(m.chrf, 2)) for m in scores)
        tables.append(Table("Scores of the sample", ("switched off", "BLEU", "chrF"), figures))
    read = [m for m in measured if isinstance(m, SentenceRead)]
    if read:
        rows = tuple((_off_text(m.off), m.translation) for m in read)
        tables.append(Table("Translations", ("switched off", "translation"), rows))
    return tuple(tables)


def _heads(measured: HeadsMeasured, scores: Sequence[SampleScored]) -> Table:
    bleu = {m.off: m.bleu for m in scores}
    whole = bleu.get(())
    columns = ("head", *ROLES, "largest", "alignment error", "role", "BLEU lost")

    def row(head: HeadMeasured) -> tuple[Cell, ...]:
        without, role = bleu.get((head.head,)), role_of(head, measured.uniform[head.head[0]])
        name = "" if role is None else role[0] if role[1] else f"({role[0]})"
        lost = None if whole is None or without is None else round(whole - without, 2)
        shares = (_rounded(head.shares.of(role)) for role in ROLES)
        return head_text(head.head), *shares, _rounded(head.largest), _rounded(head.alignment_error), name, lost

    even = tuple(
        (f"{kind}, even", *(_rounded(shares.of(role)) for role in ROLES), None, None, None, None)
        for kind, shares in measured.uniform.items()
    )
    return Table("Heads", columns, (*map(row, measured.heads), *even))


def _off_text(off: Sequence[Head]) -> str:
    return ", ".join(map(head_text, off)) or "none"


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)
