"""One sentence, piece by piece, with a full record of each step."""

import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from engine.architectures.contract import Architecture, DecodeState
from engine.commands import Sampling
from engine.corpora.tokenizer import END, PAD, START, Tokenizer
from engine.decoding.record import CANDIDATES, DecodedToken, entropy_of, next_log_probs, saliency_of
from engine.decoding.sampling import Sampler, sampler
from engine.errors import ConfigError


@dataclass(slots=True)
class Decoder:
    """Produces one piece at every step: the next of the forced ones, else a sampled or the most probable one.

    Attributes:
        start: where the decoder stood when it had read the source: context vector, encoder self-attention.
        embedded: the source as vectors that saliency is measured by, or None.
        prefix: pieces that the translation is forced to begin with.
        sampler: chooses a piece; without one the most probable is taken.
    """

    model: Architecture[Any]
    source: Tensor
    start: DecodeState
    embedded: Tensor | None
    prefix: tuple[int, ...] = ()
    sampler: Sampler | None = None

    def __iter__(self) -> Iterator[DecodedToken]:
        """Yield a piece after another, the end symbol last; without an end, for ever."""
        state, token_id, forced = self.start, START, iter(self.prefix)
        while token_id != END:
            with _gradient(wanted=self.embedded is not None):
                began = time.perf_counter()
                output = self.model.step(state, self.source.new_tensor([token_id]))
                log_probs = next_log_probs(output.logits)[0]
                distribution = log_probs.detach()
                top = distribution.topk(CANDIDATES)
                candidates = tuple(zip(top.indices.tolist(), top.values.exp().tolist(), strict=True))
                given = next(forced, None)
                token_id = self._choose(distribution, candidates) if given is None else given
                seconds = time.perf_counter() - began
                saliency = None if self.embedded is None else saliency_of(log_probs[token_id], self.embedded)
            yield DecodedToken(
                token_id,
                float(distribution[token_id]),
                candidates,
                entropy_of(distribution),
                _first(output.attention),
                _first(output.self_attention),
                saliency,
                seconds,
                is_forced=given is not None,
            )
            state = output.state

    def _choose(self, log_probs: Tensor, candidates: Sequence[tuple[int, float]]) -> int:
        return candidates[0][0] if self.sampler is None else self.sampler(log_probs)


def decode_greedily(
    model: Architecture[Any], source_ids: Sequence[int], *, prefix: Sequence[int] = (), with_saliency: bool = False
) -> Decoder:
    """Read one source; iterating over what is returned produces its translation, piece by piece."""
    device = model.projection.weight.device
    source = torch.tensor([list(source_ids)], device=device)
    with _gradient(wanted=with_saliency):
        embedded = model.embed_source(source).detach().requires_grad_() if with_saliency else None
        start = model.start(source, source != PAD, embedded)
    return Decoder(model, source, start, embedded, tuple(prefix))


def sample(
    model: Architecture[Any],
    source_ids: Sequence[int],
    sampling: Sampling,
    *,
    prefix: Sequence[int] = (),
    with_saliency: bool = False,
) -> Decoder:
    """The same, but each piece is drawn by chance; the same seed draws the same translation."""
    decoder = decode_greedily(model, source_ids, prefix=prefix, with_saliency=with_saliency)
    decoder.sampler = sampler(sampling)
    return decoder


def prefix_ids(tokenizer: Tokenizer, text: str) -> tuple[int, ...]:
    """The pieces that a translation beginning with `text` begins with; none for a blank one.

    Raises TextError. The text is cut by itself: a word that stops in its middle may be cut as if it were whole.
    """
    return tuple(tokenizer.encode(text)[:-1]) if text.strip() else ()


def checked_ids(tokenizer: Tokenizer, token_ids: Sequence[int]) -> tuple[int, ...]:
    """The same pieces; raises ConfigError unless a translation in this vocabulary can begin with them."""
    impossible = [i for i in token_ids if not 0 <= i < tokenizer.vocabulary_size or i in (PAD, START)]
    if impossible:
        raise ConfigError(
            f"No translation can begin with these pieces: there is none with the number {impossible[0]}.",
            advice="They belong to another model: translate the sentence anew.",
        )
    return tuple(token_ids)


def _gradient(*, wanted: bool) -> AbstractContextManager[object]:
    return torch.enable_grad() if wanted else torch.inference_mode()


def _first(weights: Tensor | None) -> Tensor | None:
    return None if weights is None else weights[0].detach()
