"""Beam search (Sutskever et al. 2014, section 3.2) with the length normalisation of Wu et al. 2016 (1609.08144)."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from engine.architectures.contract import Architecture, DecodeState
from engine.corpora.tokenizer import END, PAD, START
from engine.decoding.record import next_log_probs
from engine.errors import ConfigError

ALPHA = 0.6  # Vaswani et al. 2017 (section 6.1), with a beam of 4


@dataclass(frozen=True, slots=True)
class BeamHypothesis:
    """A translation, or the beginning of one.

    Attributes:
        token_ids: its pieces, the forced ones included; the end symbol last if it is finished.
        log_prob: natural logarithm of its probability given the source.
        score: log_prob over `length_penalty`, so that hypotheses of different lengths compare.
    """

    token_ids: tuple[int, ...]
    log_prob: float
    score: float

    @property
    def is_finished(self) -> bool:
        """Whether it has come to the end symbol."""
        return self.token_ids[-1:] == (END,)


@dataclass(frozen=True, slots=True)
class BeamStep:
    """What became of the beam at one step, each part best first.

    The parent of a hypothesis is the kept one of the step before that has all its pieces but the last.

    Attributes:
        kept: those that go on.
        finished: those that ended here.
        pruned: the other continuations that were looked at, as many of each parent as the beam had places.
    """

    kept: tuple[BeamHypothesis, ...]
    finished: tuple[BeamHypothesis, ...] = ()
    pruned: tuple[BeamHypothesis, ...] = ()


def length_penalty(length: int, alpha: float) -> float:
    """lp(Y) of equation 14, by which a log-probability is divided: ((5 + |Y|) / 6)^alpha.

    |Y| counts the end symbol. The equation's coverage penalty is left out: it needs attention, which an RNN has not.
    """
    return math.pow((5 + length) / 6, alpha)


@torch.inference_mode()
def beam_search(
    model: Architecture[Any],
    source_ids: Sequence[int],
    *,
    width: int,
    max_tokens: int,
    alpha: float = ALPHA,
    prefix: Sequence[int] = (),
    wanted: int = 1,
) -> Iterator[BeamStep]:
    """Yield the forced prefix alone (empty without one), then what became of the beam at every step.

    At each step the `width` most probable continuations of all live hypotheses stay; one that has finished keeps its
    place, so that the others have one place less. The search stops when no hypothesis is alive, when the live ones
    have `max_tokens` pieces, or when none of them can come before the `wanted` best finished ones any more: not even
    if all its further pieces up to `max_tokens` had probability 1.
    Raises ConfigError if the width is below 1 or alpha below 0.
    """
    if width < 1 or not 0 <= alpha < math.inf:
        raise ConfigError(f"A beam of width {width} with the length penalty {alpha} cannot be searched.")
    state, beginning = _read(model, source_ids, prefix, alpha)
    live: tuple[BeamHypothesis, ...] = (beginning,)
    finished: list[BeamHypothesis] = []
    yield BeamStep(live)
    while live and len(live[0].token_ids) < max_tokens and not _is_decided(live, finished, wanted, alpha, max_tokens):
        last = [_last_piece(hypothesis.token_ids) for hypothesis in live]
        device = model.projection.weight.device
        output = model.step(state, torch.tensor(last, device=device), with_attention=False)
        places = width - len(finished)
        ranked = _continuations(live, next_log_probs(output.logits), places, alpha)
        going_on = [(row, hypothesis) for row, hypothesis in ranked[:places] if not hypothesis.is_finished]
        ended = tuple(hypothesis for _, hypothesis in ranked[:places] if hypothesis.is_finished)
        state = output.state.select(torch.tensor([row for row, _ in going_on], dtype=torch.long, device=device))
        live = tuple(hypothesis for _, hypothesis in going_on)
        finished += ended
        yield BeamStep(live, ended, tuple(hypothesis for _, hypothesis in ranked[places:]))


def n_best(
    model: Architecture[Any],
    source_ids: Sequence[int],
    n: int = 1,
    *,
    width: int,
    max_tokens: int,
    alpha: float = ALPHA,
    prefix: Sequence[int] = (),
) -> list[BeamHypothesis]:
    """At most n (and at most `width`) translations, best first; unfinished ones last, where too few came to an end."""
    search = beam_search(
        model, source_ids, width=width, max_tokens=max_tokens, alpha=alpha, prefix=prefix, wanted=min(n, width)
    )
    steps = list(search)
    finished = [hypothesis for step in steps for hypothesis in step.finished]
    return [*sorted(finished, key=lambda hypothesis: -hypothesis.score), *steps[-1].kept][:n]


def _read(
    model: Architecture[Any], source_ids: Sequence[int], prefix: Sequence[int], alpha: float
) -> tuple[DecodeState, BeamHypothesis]:
    """The source and all of the prefix but its last piece, which the first step is fed with."""
    source = torch.tensor([list(source_ids)], device=model.projection.weight.device)
    state: DecodeState = model.start(source, source != PAD, with_attention=False)
    read = BeamHypothesis((), 0.0, 0.0)
    for token_id in prefix:
        output = model.step(state, source.new_tensor([_last_piece(read.token_ids)]), with_attention=False)
        read = _extended(read, token_id, float(next_log_probs(output.logits)[0, token_id]), alpha)
        state = output.state
    return state, read


def _last_piece(token_ids: tuple[int, ...]) -> int:
    return token_ids[-1] if token_ids else START


def _continuations(
    parents: Sequence[BeamHypothesis], log_probs: Tensor, places: int, alpha: float
) -> list[tuple[int, BeamHypothesis]]:
    """The `places` most probable continuations of each parent with its row, of all parents the best first."""
    top = log_probs.topk(min(places, log_probs.size(-1)))
    rows = zip(parents, top.indices.tolist(), top.values.tolist(), strict=True)
    found = [
        (row, _extended(parent, token_id, log_prob, alpha))
        for row, (parent, token_ids, values) in enumerate(rows)
        for token_id, log_prob in zip(token_ids, values, strict=True)
        if log_prob > -math.inf
    ]
    return sorted(found, key=lambda continuation: -continuation[1].log_prob)


def _extended(parent: BeamHypothesis, token_id: int, log_prob: float, alpha: float) -> BeamHypothesis:
    token_ids, total = (*parent.token_ids, token_id), parent.log_prob + log_prob
    return BeamHypothesis(token_ids, total, total / length_penalty(len(token_ids), alpha))


def _is_decided(
    live: Sequence[BeamHypothesis], finished: Sequence[BeamHypothesis], wanted: int, alpha: float, max_tokens: int
) -> bool:
    """Whether no live hypothesis, of which the most probable is the first, can come before the wanted finished ones."""
    if len(finished) < wanted:
        return False
    attainable = live[0].log_prob / length_penalty(max_tokens, alpha)
    return sorted(hypothesis.score for hypothesis in finished)[-wanted] >= attainable
