"""Exact match: the measure of tasks that have one right answer."""

from collections.abc import Sequence


def exact_match(hypotheses: Sequence[str], references: Sequence[str], *, lower_case: bool = False) -> float:
    """Share of translations that equal their reference, both in `lower_case` if asked, 0..100.

    Raises ValueError for none, or not equally many.
    """
    if not hypotheses or len(hypotheses) != len(references):
        raise ValueError(f"{len(hypotheses)} translations cannot be compared with {len(references)} references")
    pairs = zip(hypotheses, references, strict=True)
    equal = sum(left.lower() == right.lower() if lower_case else left == right for left, right in pairs)
    return 100 * equal / len(hypotheses)
