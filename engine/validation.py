"""What is measured of a model on held-out pairs while it trains."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from engine.architectures.contract import Architecture
from engine.corpora.batching import Batch, bucket_by_length, make_batch
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import iterate_translations
from engine.evaluation import corpus_scores
from engine.loss import sequence_loss

BATCH_TOKENS = 1024


@dataclass(frozen=True, slots=True)
class ValidationScore:
    """Loss in nats per target piece, without smoothing, and BLEU (0..100)."""

    loss: float
    bleu: float

    def is_better_than(self, other: "ValidationScore | None") -> bool:
        """By BLEU; by loss where BLEU is equal."""
        return other is None or (self.bleu, -self.loss) > (other.bleu, -other.loss)


def validate(
    model: Architecture[Any], tokenizer: Tokenizer, pairs: Sequence[Pair], bleu_pairs: int
) -> Generator[tuple[int, int], None, ValidationScore]:
    """Yield (done, total) between batches and return the score; BLEU on the first `bleu_pairs` pairs."""
    model.eval()
    sides = (tokenizer.encode_lines([pair[side] for pair in pairs]) for side in (0, 1))
    encoded = list(zip(*sides, strict=True))
    judged = pairs[:bleu_pairs]
    total, done = len(pairs) + len(judged), 0
    summed, pieces = 0.0, 0
    for indices in bucket_by_length(encoded, BATCH_TOKENS):
        batch = make_batch([encoded[i] for i in indices]).to(model.projection.weight.device)
        count = int(batch.target_out.ne(0).sum())
        summed, pieces = summed + batch_loss(model, batch) * count, pieces + count
        done += len(indices)
        yield done, total
    translations: dict[int, str] = {}
    for i, text in iterate_translations(model, tokenizer, [p.source for p in judged], batch_tokens=BATCH_TOKENS):
        translations[i] = text
        if len(translations) % 8 == 0:
            yield done + len(translations), total
    hypotheses = [translations[i] for i in range(len(judged))]
    return ValidationScore(summed / pieces, corpus_scores(hypotheses, [p.target for p in judged]).bleu)


@torch.inference_mode()
def batch_loss(model: Architecture[Any], batch: Batch) -> float:
    """Mean loss a target piece, without smoothing."""
    features = model(batch.source, batch.source_mask, batch.target_in)
    return float(sequence_loss(model.projection, features, batch.target_out, batch.target_out.ne(0), 0.0))


@torch.inference_mode()
def reference_alignment(model: Architecture[Any], source_ids: list[int], target_ids: list[int]) -> torch.Tensor | None:
    """Attention (target, source), mean over layers and heads, while the reference is forced; None without attention."""
    model.eval()
    device = model.projection.weight.device
    batch = make_batch([(source_ids, target_ids)]).to(device)
    state = model.start(batch.source, batch.source_mask, with_attention=False)
    rows = []
    for token_id in batch.target_in.unbind(1):
        output = model.step(state, token_id)
        state = output.state
        if output.attention is None:
            return None
        rows.append(output.attention[0].flatten(0, -2).mean(0) if output.attention.dim() > 2 else output.attention[0])
    return torch.stack(rows)
