"""Measures what heads look at on a sample: how much of their weight falls where."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from engine.alignment_error import Link, attention_of_words, error_rate, links_of, shares
from engine.architectures.transformer import Transformer
from engine.corpora.pair import AlignedPair, Span
from engine.corpora.tokenizer import Tokenizer
from engine.experiments.head_reading import read_in_steps
from engine.measurements.self_attention import AttentionKind, HeadMeasured, HeadsMeasured, Role, Shares

SEPARATORS = frozenset(".,;:!?…")


@dataclass(slots=True)
class ShareSums:
    """Adds up how much of its weight each head gives to a role, over the rows that have such a place."""

    sums: dict[Role, Tensor] = field(default_factory=dict)
    rows: dict[Role, int] = field(default_factory=dict)

    def add(self, weights: Tensor, places: Mapping[Role, Tensor]) -> None:
        """Take in weights (heads, rows, columns) of one sentence; `places` (rows, columns) are true for their role."""
        for role, place in places.items():
            given = (weights * place).sum((1, 2))
            self.sums[role] = self.sums[role] + given if role in self.sums else given
            self.rows[role] = self.rows.get(role, 0) + int(place.any(1).sum())

    def shares_of(self, head: int) -> Shares:
        """The means of one head, from 0."""
        means = {role: float(total[head]) / max(1, self.rows[role]) for role, total in self.sums.items()}
        return Shares(
            previous=means["previous"], same=means["same"], next=means.get("next"), separator=means["separator"]
        )


@dataclass(slots=True)
class KindSums:
    """What is added up of one kind of attention, all its heads in a row and last one that weighs all alike."""

    layers: int
    heads: int
    places: ShareSums = field(default_factory=ShareSums)
    largest: Tensor | float = 0.0
    rows: int = 0
    links: list[list[frozenset[Link]]] = field(default_factory=list)

    def add_largest(self, weights: Tensor) -> None:
        """Take in the largest weight of each row (heads, rows, columns)."""
        self.largest = self.largest + weights.amax(-1).sum(-1)
        self.rows += weights.size(1)

    def measured(self, kind: AttentionKind, gold: Sequence[frozenset[Link]]) -> list[HeadMeasured]:
        """All its heads; `gold` are the links of each sentence."""
        errors = [error_rate(links, gold) for links in zip(*self.links, strict=True)]
        assert isinstance(self.largest, Tensor)
        return [
            HeadMeasured(
                head=(kind, *divmod(i, self.heads)),
                shares=self.places.shares_of(i),
                largest=float(self.largest[i]) / self.rows,
                alignment_error=errors[i] if errors else None,
            )
            for i in range(self.layers * self.heads)
        ]


def measure_heads(
    name: str, model: Transformer, tokenizer: Tokenizer, pairs: Sequence[AlignedPair]
) -> Generator[int | None, None, HeadsMeasured]:
    """Let a model write the references; yield the number of each pair that is done, and None within it."""
    sums: dict[AttentionKind, KindSums] = {
        "encoder": KindSums(len(model.encoder), model.heads),
        "decoder": KindSums(len(model.decoder), model.heads),
        "cross": KindSums(len(model.decoder), model.heads),
    }
    for done, pair in enumerate(pairs, start=1):
        source_ids, source_spans = tokenizer.encode_spans(pair.source)
        target_ids, target_spans = tokenizer.encode_spans(pair.target)
        reading = yield from read_in_steps(model, source_ids, target_ids=target_ids, most=len(target_ids))
        source_marks, target_marks = separators(pair.source, source_spans), separators(pair.target, target_spans)
        _add_own(sums["encoder"], reading.encoder, source_marks)
        # What the decoder reads is the start symbol, then the target without its end.
        _add_own(sums["decoder"], reading.decoder, target_marks.roll(1), is_causal=True)
        _add_cross(sums["cross"], reading.cross, pair, source_spans, target_spans, source_marks)
        yield done
    gold = [frozenset(pair.alignment) for pair in pairs]
    return HeadsMeasured(
        model=name,
        heads=tuple(head for kind, added in sums.items() for head in added.measured(kind, gold)),
        uniform={kind: added.places.shares_of(-1) for kind, added in sums.items()},
    )


def separators(text: str, pieces: Sequence[Span]) -> Tensor:
    """Which pieces are nothing but punctuation, or the end symbol, which stands last: (pieces,)."""
    words = [text[begin:end].strip() for begin, end in pieces[:-1]]
    return torch.tensor([*(bool(word) and SEPARATORS.issuperset(word) for word in words), True])


def _add_own(sums: KindSums, weights: Tensor, marks: Tensor, *, is_causal: bool = False) -> None:
    """Add the self-attention (layers, heads, length, length) of one sentence."""
    length = weights.size(-1)
    seen = torch.ones(length, length).tril() if is_causal else torch.ones(length, length)
    heads = _with_an_even_one(weights, seen)
    places: dict[Role, Tensor] = {
        "previous": torch.ones(length - 1).diag(-1).bool(),
        "same": torch.eye(length).bool(),
        "separator": marks.expand(length, length),
    }
    if not is_causal:
        places["next"] = torch.ones(length - 1).diag(1).bool()
    sums.places.add(heads, places)
    sums.add_largest(heads)


def _add_cross(
    sums: KindSums, weights: Tensor, pair: AlignedPair, sources: Sequence[Span], targets: Sequence[Span], marks: Tensor
) -> None:
    """Add the cross-attention (layers, heads, target, source) of one sentence."""
    heads = _with_an_even_one(weights, torch.ones(weights.shape[2:]))
    source_shares, target_shares = shares(pair.source_spans, sources), shares(pair.target_spans, targets)
    words = attention_of_words(heads, source_shares, target_shares)
    aligned = torch.zeros(words.shape[1:], dtype=torch.bool)
    for source, target in pair.alignment:
        aligned[target, source] = True
    nothing = torch.zeros_like(aligned[:1])
    sums.places.add(
        words,
        {
            "previous": torch.cat([nothing, aligned[:-1]]),
            "same": aligned,
            "next": torch.cat([aligned[1:], nothing]),
        },
    )
    sums.places.add(heads, {"separator": marks.expand(heads.shape[1:])})
    sums.add_largest(heads)
    sums.links.append([links_of(head, target_shares) for head in words[:-1]])


def _with_an_even_one(weights: Tensor, seen: Tensor) -> Tensor:
    """All heads (layers, heads, rows, columns) in a row, and one more that weighs all it may look at alike."""
    return torch.cat([weights.flatten(0, 1), (seen / seen.sum(1, keepdim=True))[None]])
