"""What is measured of a model on held-out pairs while it trains."""

from collections.abc import Generator, Sequence
from dataclasses import astuple, dataclass
from typing import Any

import torch

from engine.alignment_error import measure_alignment
from engine.architectures.contract import Architecture
from engine.config import ValidationConfig
from engine.corpora.batching import Batch, bucket_by_length, make_batch
from engine.corpora.pair import AlignedPair, Pair
from engine.corpora.preparation import PreparedCorpus
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import attention_to_reference, translations_in_steps
from engine.errors import ConfigError
from engine.evaluation import corpus_scores
from engine.loss import sequence_loss

# So small that a reader who pauses or asks for a translation need not wait.
LOSS_TOKENS, DECODING_TOKENS = 512, 1024


@dataclass(frozen=True, slots=True)
class ValidationScore:
    """How good a model is on held-out pairs.

    Attributes:
        loss: nats per target piece, without smoothing. bleu: 0..100.
        alignment_error: of its attention's mean (0..1); None without attention or without gold alignments.
    """

    loss: float
    bleu: float
    alignment_error: float | None = None

    def is_better_than(self, other: "ValidationScore | None") -> bool:
        """By BLEU; by loss where BLEU is equal."""
        return other is None or (self.bleu, -self.loss) > (other.bleu, -other.loss)


@dataclass(slots=True)
class ValidationRecord:
    """How the validations of a training went, and when the next one is due.

    Attributes:
        best: the best score; None before the first.
        since_best: validations since then.
        last_step: after which the newest one was; -1 before the first.
        next_seconds: of the training's own time, at which the next one is due where no `steps` are configured.
    """

    config: ValidationConfig
    best: ValidationScore | None = None
    since_best: int = 0
    last_step: int = -1
    next_seconds: float = 0.0

    def is_due(self, step: int, seconds: float) -> bool:
        """Whether the model has to be scored after this step, at this time."""
        if self.last_step == step:
            return False
        return step % self.config.steps == 0 if self.config.steps else seconds >= self.next_seconds

    def take(self, score: ValidationScore, step: int, seconds: float) -> None:
        """Take note of a score."""
        is_best = score.is_better_than(self.best)
        self.best, self.since_best = (score, 0) if is_best else (self.best, self.since_best + 1)
        self.last_step, self.next_seconds = step, seconds + self.config.seconds

    def progress(self) -> dict[str, Any]:
        """What a checkpoint keeps."""
        return {
            "best": astuple(self.best) if self.best else None,
            "validations_since_best": self.since_best,
            "last_validation_step": self.last_step,
            "next_validation": self.next_seconds,
        }

    def load(self, progress: dict[str, Any]) -> None:
        """Go on from what `progress` gave; raises KeyError, TypeError or ValueError for anything else."""
        self.best = None
        if progress["best"]:
            loss, bleu, *others = progress["best"]
            errors = [None if error is None else float(error) for error in others]  # earlier versions kept none
            self.best = ValidationScore(float(loss), float(bleu), *errors)
        self.since_best = int(progress["validations_since_best"])
        self.last_step = int(progress["last_validation_step"])
        self.next_seconds = float(progress["next_validation"])


def pinned_pair(corpus: PreparedCorpus, source: str | None) -> Pair:
    """The held-out pair with this source, or the corpus's own choice; raises ConfigError if there is no such pair."""
    if source is None:
        return corpus.sample
    for pair in corpus.validation:
        if pair.source == source:
            return pair
    raise ConfigError(
        f"The sample {source!r} is not the source of a pair held out for validation.",
        advice="Add it to the validation pairs, or leave validation.sample out.",
    )


def validate(
    model: Architecture[Any],
    tokenizer: Tokenizer,
    pairs: Sequence[Pair],
    bleu_pairs: int,
    precision: str = "auto",
    *,
    lower_case: bool = False,
    aligned: Sequence[AlignedPair] = (),
) -> Generator[tuple[int, int] | None, None, ValidationScore]:
    """Yield (done, total) between batches and None more often.

    Return the score: BLEU on the first `bleu_pairs`, the alignment error rate on those that are `aligned`.
    """
    model.eval()
    sides = (tokenizer.encode_lines([pair[side] for pair in pairs]) for side in (0, 1))
    encoded = list(zip(*sides, strict=True))
    judged = pairs[:bleu_pairs]
    total, done = len(pairs) + len(judged), 0
    summed, pieces = 0.0, 0
    for indices in bucket_by_length(encoded, LOSS_TOKENS):
        batch = make_batch([encoded[i] for i in indices]).to(model.projection.weight.device)
        count = int(batch.target_out.ne(0).sum())
        summed, pieces = summed + batch_loss(model, batch) * count, pieces + count
        done += len(indices)
        yield done, total
    translations: dict[int, str] = {}
    sources = [pair.source for pair in judged]
    for translation in translations_in_steps(
        model, tokenizer, sources, batch_tokens=DECODING_TOKENS, precision=precision
    ):
        if translation is None:
            yield None
            continue
        translations[translation[0]] = translation[1]
        if len(translations) % 8 == 0:
            yield done + len(translations), total
    yield None
    hypotheses = [translations[i] for i in range(len(judged))]
    scores = corpus_scores(hypotheses, [pair.target for pair in judged], lower_case=lower_case)
    errors = (yield from measure_alignment(model, tokenizer, aligned)) if aligned else None
    return ValidationScore(summed / pieces, scores.bleu, errors.mean if errors else None)


@torch.inference_mode()
def batch_loss(model: Architecture[Any], batch: Batch) -> float:
    """Mean loss a target piece, without smoothing."""
    features = model(batch.source, batch.source_mask, batch.target_in)
    return float(sequence_loss(model.projection, features, batch.target_out, batch.target_out.ne(0), 0.0))


def translate_sample(
    model: Architecture[Any], tokenizer: Tokenizer, pair: Pair
) -> Generator[None, None, tuple[str, torch.Tensor | None]]:
    """Yield between pieces, and return the source's translation and the alignment with the reference."""
    model.eval()
    text = ""
    for translation in translations_in_steps(model, tokenizer, [pair.source]):
        if translation:
            text = translation[1]
        yield
    return text, (yield from align_reference(model, tokenizer.encode(pair.source), tokenizer.encode(pair.target)))


def align_reference(
    model: Architecture[Any], source_ids: list[int], target_ids: list[int]
) -> Generator[None, None, torch.Tensor | None]:
    """Attention (target, source), mean over layers and heads, while the reference is forced; None without attention."""
    batch = make_batch([(source_ids, target_ids)]).to(model.projection.weight.device)
    attention = yield from attention_to_reference(model, batch)
    return None if attention is None else attention[0].mean((0, 1))
