"""Cleaning keeps what it should, and an inspection tells beforehand what it drops."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.config import USUAL_CLEANING, CleaningConfig
from engine.corpora.cleaning import Cleaner
from engine.corpora.inspection import Inspector
from engine.corpora.inspection_report import SuspectReason
from engine.corpora.pair_measures import TextPair
from engine.errors import CorpusError
from tests.engine.corpora.faulty_corpus import FAULTS, FAULTY_CORPUS, PAIR_LISTS, SOUND
from tests.engine.corpora.inspecting import inspect_pairs, portions_of

OPTIONS = st.sets(st.sampled_from(USUAL_CLEANING.options))


def clean(pairs: list[TextPair], config: CleaningConfig, portion: int = 7) -> tuple[list[TextPair], Cleaner]:
    cleaner = Cleaner(config)
    return [pair for part in portions_of(pairs, portion) for pair in cleaner.clean(part)], cleaner


@settings(max_examples=25, deadline=None)
@given(PAIR_LISTS, OPTIONS, st.integers(1, 20))
def test_the_counts_of_an_inspection_are_what_cleaning_drops(
    pairs: list[TextPair], options: set[str], portion: int
) -> None:
    inspection = inspect_pairs(pairs, portion=portion)
    kept, cleaner = clean(pairs, USUAL_CLEANING.only(options))
    assert len(pairs) - len(kept) == inspection.dropped_by(options)
    if report := cleaner.report():
        assert (report.pairs, report.kept) == (len(pairs), len(kept))
        assert dict(report.dropped) == {name: count for name, count in inspection.drops if name in options}
    else:
        assert not options
        assert kept == pairs


@settings(max_examples=25, deadline=None)
@given(PAIR_LISTS)
def test_what_is_kept_keeps_its_order_and_cleaning_it_again_changes_nothing(pairs: list[TextPair]) -> None:
    kept, _ = clean(pairs, USUAL_CLEANING)
    rest = iter(pairs)
    assert all(pair in rest for pair in kept)
    assert clean(kept, USUAL_CLEANING)[0] == kept


@pytest.mark.parametrize(
    ("option", "fault"),
    [
        ("drop_copies", "copy"),
        ("drop_unequal_numbers", "numbers"),
        ("drop_markup", "markup"),
        ("drop_odd_characters", "characters"),
        ("largest_length_ratio", "length"),
    ],
)
def test_each_option_drops_its_fault_and_nothing_else(option: str, fault: SuspectReason) -> None:
    kept, _ = clean(list(FAULTY_CORPUS), USUAL_CLEANING.only({option}))
    assert kept == [pair for pair in FAULTY_CORPUS if pair != FAULTS[fault]]


def test_the_first_of_equal_pairs_stays() -> None:
    kept, _ = clean(list(FAULTY_CORPUS), CleaningConfig(drop_duplicates=True))
    assert kept == list(dict.fromkeys(FAULTY_CORPUS))


def test_limits_are_kept_to_the_word() -> None:
    pairs = [("a b", "c d e"), ("a", "b c"), ("a b c", "d e f g")]
    assert clean(pairs, CleaningConfig(shortest_words=2))[0] == [pairs[0], pairs[2]]
    assert clean(pairs, CleaningConfig(longest_words=3))[0] == pairs[:2]
    ratio = (11 + 10) / (4 + 10)
    long = [("abcd", "abcd efghij")]
    assert clean(long, CleaningConfig(largest_length_ratio=ratio + 0.001))[0] == long
    assert clean(long, CleaningConfig(largest_length_ratio=ratio - 0.001))[0] == []


def test_a_corpus_of_which_nothing_is_left_is_refused() -> None:
    _, cleaner = clean([SOUND[0]], CleaningConfig(shortest_words=50))
    with pytest.raises(CorpusError, match="none of the 1 pairs"):
        cleaner.refuse_if_nothing_is_left()
    _, cleaner = clean([SOUND[0]], CleaningConfig(longest_words=50))
    cleaner.refuse_if_nothing_is_left()


def test_the_limits_that_are_asked_for_are_counted() -> None:
    inspector = Inspector(USUAL_CLEANING.with_values_of(CleaningConfig(longest_words=4)))
    assert inspect_pairs(list(FAULTY_CORPUS), inspector=inspector).dropped_by({"longest_words"}) == sum(
        any(len(side.split()) > 4 for side in pair) for pair in FAULTY_CORPUS
    )
