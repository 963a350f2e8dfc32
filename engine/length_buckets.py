"""Sentences sorted by their length in words (Bahdanau et al. 2014, figure 2)."""

from collections.abc import Iterator, Sequence

Buckets = Sequence[tuple[int, int | None]]
"""Shortest and longest of each bucket, both inside it; None: no limit."""

LENGTH_BUCKETS: tuple[tuple[int, int | None], ...] = ((1, 10), (11, 20), (21, 30), (31, 40), (41, None))


def rows_by_length(
    sources: Sequence[str], buckets: Buckets = LENGTH_BUCKETS
) -> Iterator[tuple[int, int | None, list[int]]]:
    """Yield (shortest, longest, rows of the sources of these lengths) for each bucket that is not empty."""
    lengths = [len(source.split()) for source in sources]
    for shortest, longest in buckets:
        rows = [i for i, length in enumerate(lengths) if shortest <= length and (longest is None or length <= longest)]
        if rows:
            yield shortest, longest, rows
