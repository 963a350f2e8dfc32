"""How close one translation comes to its reference, as sacrebleu defines it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """Sentence chrF, 0..100 (Popović 2015: character n-gram F-score); `signature` says how it was computed."""

    chrf: float
    signature: str


def score_sentence(translation: str, reference: str) -> SentenceScore:
    """Score one translation against one reference."""
    # Imported late: it takes a tenth of a second, which a window's start need not wait for.
    from sacrebleu.metrics.chrf import CHRF

    chrf = CHRF()
    score = chrf.sentence_score(translation, [reference]).score  # its signature is known only after that
    return SentenceScore(score, str(chrf.get_signature()))
