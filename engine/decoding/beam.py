"""Beam search (Sutskever et al. 2014, section 3.2) with the length normalisation of Wu et al. 2016 (1609.08144)."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from engine.architectures.contract import Architecture, DecodeState
from engine.corpora.batching import pad
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

    @property
    def last_piece(self) -> int:
        """What the decoder is fed with next."""
        return self.token_ids[-1] if self.token_ids else START


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


@dataclass(slots=True)
class Beam:
    """The search for the translations of one source, which knows no model: it is told what each step could go on with.

    At each step the `width` most probable continuations of all live hypotheses stay; one that has finished keeps its
    place, so that the others have one place less. The search is over when no hypothesis is alive, when the live ones
    have `max_tokens` pieces, or when none of them can come before the `wanted` best finished ones any more: not even
    if all its further pieces up to `max_tokens` had probability 1.

    Attributes:
        prefix: pieces that every hypothesis is forced to begin with.
        live: hypotheses that go on, the most probable first.
        finished: in the order in which they ended.
    """

    width: int
    max_tokens: int
    alpha: float = ALPHA
    prefix: tuple[int, ...] = ()
    wanted: int = 1
    live: tuple[BeamHypothesis, ...] = (BeamHypothesis((), 0.0, 0.0),)
    finished: list[BeamHypothesis] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.width < 1 or not 0 <= self.alpha < math.inf:
            raise ConfigError(f"A beam of width {self.width} with the length penalty {self.alpha} cannot be searched.")

    @property
    def forced(self) -> int | None:
        """The piece of the prefix that has to come next; None after the prefix, and when nothing goes on."""
        length = len(self.live[0].token_ids) if self.live else len(self.prefix)
        return self.prefix[length] if length < len(self.prefix) else None

    @property
    def is_over(self) -> bool:
        """Whether the search has come to its end."""
        if not self.live or len(self.live[0].token_ids) >= max(self.max_tokens, len(self.prefix)):
            return True
        if len(self.finished) < self.wanted:
            return False
        attainable = self.live[0].log_prob / length_penalty(self.max_tokens, self.alpha)
        return sorted(hypothesis.score for hypothesis in self.finished)[-self.wanted] >= attainable

    def advance(self, continuations: Sequence[Sequence[tuple[int, float]]]) -> tuple[BeamStep, list[int]]:
        """Go on with the best of (piece, log-probability) of each live hypothesis, each list the most probable first.

        Gives what became of the beam, and of each hypothesis that stays alive which of the former ones it continues.
        """
        places, is_forced = self.width - len(self.finished), self.forced is not None
        ranked = sorted(
            (
                (row, self._extended(parent, token_id, log_prob))
                for row, (parent, best) in enumerate(zip(self.live, continuations, strict=True))
                for token_id, log_prob in best[:places]
                if is_forced or log_prob > -math.inf
            ),
            key=lambda continuation: -continuation[1].log_prob,
        )
        going_on = [(row, hypothesis) for row, hypothesis in ranked[:places] if not hypothesis.is_finished]
        ended = tuple(hypothesis for _, hypothesis in ranked[:places] if hypothesis.is_finished)
        self.live = tuple(hypothesis for _, hypothesis in going_on)
        self.finished += ended
        step = BeamStep(self.live, ended, tuple(hypothesis for _, hypothesis in ranked[places:]))
        return step, [row for row, _ in going_on]

    def best(self, n: int) -> list[BeamHypothesis]:
        """At most n translations, best first; unfinished ones last, where too few came to an end."""
        return [*sorted(self.finished, key=lambda hypothesis: -hypothesis.score), *self.live][:n]

    def _extended(self, parent: BeamHypothesis, token_id: int, log_prob: float) -> BeamHypothesis:
        token_ids, total = (*parent.token_ids, token_id), parent.log_prob + log_prob
        return BeamHypothesis(token_ids, total, total / length_penalty(len(token_ids), self.alpha))


@torch.inference_mode()
def search(
    model: Architecture[Any], sources: Sequence[Sequence[int]], beams: Sequence[Beam]
) -> Iterator[dict[int, BeamStep]]:
    """Advance the beams of several sources until all are over, the hypotheses of all of them one batch.

    Yields at every step what became of each beam that was not over, by the number of its source.
    """
    device = model.projection.weight.device
    source = pad([list(ids) for ids in sources]).to(device)
    state: DecodeState = model.start(source, source != PAD, with_attention=False)
    going_on = [i for i, beam in enumerate(beams) if not beam.is_over]
    if len(going_on) < len(beams):
        state = state.select(torch.tensor(going_on, dtype=torch.long, device=device))
    while going_on:
        last = [hypothesis.last_piece for i in going_on for hypothesis in beams[i].live]
        output = model.step(state, torch.tensor(last, device=device), with_attention=False)
        log_probs = next_log_probs(output.logits)
        continuations = _best_pieces(log_probs, max(beams[i].width for i in going_on))
        steps, rows, first = {}, [], 0
        for i in going_on:
            beam, after = beams[i], first + len(beams[i].live)
            if (forced := beam.forced) is not None:
                continuations[first] = [(forced, float(log_probs[first, forced]))]
            steps[i], parents = beam.advance(continuations[first:after])
            rows += [] if beam.is_over else [first + parent for parent in parents]
            first = after
        going_on = [i for i in going_on if not beams[i].is_over]
        state = output.state.select(torch.tensor(rows, dtype=torch.long, device=device))
        yield steps


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
    """Yield the forced prefix alone (empty without one), then what became of the beam of one source at every step.

    A prefix that comes to the end symbol is finished, and nothing follows it. Raises ConfigError if the width
    is below 1 or alpha below 0.
    """
    beam = Beam(width, max_tokens, alpha, tuple(prefix), wanted)
    steps = search(model, [source_ids], [beam])
    for _ in prefix:
        next(steps, None)
    yield BeamStep(beam.live, tuple(beam.finished))
    for step in steps:
        yield step[0]


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
    beam = Beam(width, max_tokens, alpha, tuple(prefix), min(n, width))
    for _ in search(model, [source_ids], [beam]):
        pass
    return beam.best(n)


def _best_pieces(log_probs: Tensor, count: int) -> list[list[tuple[int, float]]]:
    """The most probable pieces of each row (rows, vocabulary), with their log-probabilities."""
    top = log_probs.topk(min(count, log_probs.size(-1)))
    rows = zip(top.indices.tolist(), top.values.tolist(), strict=True)
    return [list(zip(token_ids, values, strict=True)) for token_ids, values in rows]
