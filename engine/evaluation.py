"""How good translations are: BLEU and chrF as sacrebleu defines them, whole and by the length of the source."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from engine.architectures.contract import Architecture
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import iterate_translations
from engine.exact_match import exact_match
from engine.length_buckets import LENGTH_BUCKETS, Buckets, rows_by_length


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of a whole set, 0..100.

    Attributes:
        bleu: Papineni et al. 2002, as Post 2018 fixes it; `signature` says how.
        chrf: character n-gram F-score (Popović 2015); `chrf_signature` says how.
        exact_match: share of translations that equal their reference.
    """

    bleu: float
    chrf: float
    signature: str
    chrf_signature: str
    exact_match: float


@dataclass(frozen=True, slots=True)
class LengthScore:
    """Scores of the pairs whose source has `shortest` to `longest` words; `longest` None: no limit."""

    shortest: int
    longest: int | None
    pairs: int
    bleu: float
    chrf: float
    exact_match: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a model reached on a set of pairs; `sentences_per_second` in batches."""

    hypotheses: tuple[str, ...]
    scores: Scores
    by_length: tuple[LengthScore, ...]
    sentences_per_second: float


def corpus_scores(hypotheses: Sequence[str], references: Sequence[str], *, lower_case: bool = False) -> Scores:
    """Score translations against one reference each, all in `lower_case` if asked.

    Raises ValueError for none, or not equally many.
    """
    if not hypotheses or len(hypotheses) != len(references):
        raise ValueError(f"{len(hypotheses)} translations cannot be scored against {len(references)} references")
    # Imported late: it takes a tenth of a second, which a window's start need not wait for.
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu, chrf = BLEU(lowercase=lower_case), CHRF(lowercase=lower_case)
    # Signatures are known only after the scores.
    bleu_score, chrf_score = (metric.corpus_score(hypotheses, [references]).score for metric in (bleu, chrf))
    signatures = str(bleu.get_signature()), str(chrf.get_signature())
    forget_tokenized_texts()
    return Scores(bleu_score, chrf_score, *signatures, exact_match(hypotheses, references, lower_case=lower_case))


def forget_tokenized_texts() -> None:
    """Free the texts that sacrebleu has tokenized and keeps, up to 65,536 of them, none of which is used again.

    A training that validates for hours would grow by some 8 MB/h.
    """
    from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a
    from sacrebleu.tokenizers.tokenizer_re import TokenizerRegexp

    Tokenizer13a.__call__.cache_clear()
    TokenizerRegexp.__call__.cache_clear()


def scores_by_length(
    sources: Sequence[str],
    hypotheses: Sequence[str],
    references: Sequence[str],
    *,
    lower_case: bool = False,
    buckets: Buckets = LENGTH_BUCKETS,
) -> tuple[LengthScore, ...]:
    """Scores by the number of words of the source (Bahdanau et al. 2014, figure 2); empty lengths are left out."""
    scores = []
    for shortest, longest, rows in rows_by_length(sources, buckets):
        chosen = [hypotheses[i] for i in rows], [references[i] for i in rows]
        own = corpus_scores(*chosen, lower_case=lower_case)
        scores.append(LengthScore(shortest, longest, len(rows), own.bleu, own.chrf, own.exact_match))
    return tuple(scores)


def evaluate_model(
    model: Architecture[Any],
    tokenizer: Tokenizer,
    pairs: Sequence[Pair],
    report: Callable[[int], None] = lambda done: None,
    *,
    beam: int = 1,
    precision: str = "auto",
    lower_case: bool = False,
    buckets: Buckets = LENGTH_BUCKETS,
) -> Evaluation:
    """Translate all sources and score them; `report` is told how many are done, batch by batch.

    Greedy (`beam` 1) or by beam search; `precision` is that of `choose_precision`.
    """
    sources, references = [pair.source for pair in pairs], [pair.target for pair in pairs]
    began = time.perf_counter()
    hypotheses = [""] * len(pairs)
    translations = iterate_translations(model, tokenizer, sources, beam=beam, precision=precision)
    for done, (i, text) in enumerate(translations, start=1):
        hypotheses[i] = text
        report(done)
    seconds = time.perf_counter() - began
    return Evaluation(
        tuple(hypotheses),
        corpus_scores(hypotheses, references, lower_case=lower_case),
        scores_by_length(sources, hypotheses, references, lower_case=lower_case, buckets=buckets),
        len(pairs) / seconds,
    )
