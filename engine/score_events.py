"""What the engine reports of translations that it was asked to score."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TranslationScored:
    """A translation was scored against its reference: sentence chrF, 0..100, and how sacrebleu computed it."""

    job_id: int
    chrf: float
    signature: str
