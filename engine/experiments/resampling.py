"""Confidence intervals of corpus scores by resampling the sentences (Koehn 2004, section 3)."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.evaluation import forget_tokenized_texts
from engine.measurements.bottleneck import Interval

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

RESAMPLINGS = 1000


def bleu_interval(hypotheses: Sequence[str], references: Sequence[str]) -> Interval:
    """BLEU of a set and its 95 % interval."""
    from sacrebleu.metrics.bleu import BLEU  # late: it takes a tenth of a second

    return _interval(BLEU(), hypotheses, references)


def chrf_interval(hypotheses: Sequence[str], references: Sequence[str]) -> Interval:
    """The chrF of a set and its 95 % interval."""
    from sacrebleu.metrics.chrf import CHRF

    return _interval(CHRF(), hypotheses, references)


def _interval(metric: "Metric", hypotheses: Sequence[str], references: Sequence[str]) -> Interval:
    """The score, and the mean of the resampled ones with what lies 95 % around it; the score alone if all are 0."""
    found = metric.corpus_score(list(hypotheses), [list(references)], n_bootstrap=RESAMPLINGS)
    forget_tokenized_texts()
    facts = json.loads(found.format(width=4, signature=metric.get_signature().format(), is_json=True))
    mean, reach = facts.get("confidence_mean", found.score), facts.get("confidence_var", 0.0)
    return Interval(score=found.score, low=max(0.0, mean - reach), high=min(100.0, mean + reach))
