"""Sentences sorted by their number of words."""

from engine.length_buckets import rows_by_length


def words(count: int) -> str:
    return " ".join(["w"] * count)


def test_each_source_is_in_the_bucket_of_its_length_and_empty_buckets_are_left_out() -> None:
    sources = [words(count) for count in (41, 1, 10, 11, 99, 20)]
    assert list(rows_by_length(sources)) == [(1, 10, [1, 2]), (11, 20, [3, 5]), (41, None, [0, 4])]


def test_other_buckets_can_be_asked_for() -> None:
    sources = [words(count) for count in (3, 4, 6, 7, 25)]
    assert list(rows_by_length(sources, [(4, 6), (7, 9)])) == [(4, 6, [1, 2]), (7, 9, [3])]
