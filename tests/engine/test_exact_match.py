"""The share of translations that are exactly right."""

import pytest

from engine.exact_match import exact_match


def test_only_translations_that_equal_their_reference_count() -> None:
    assert exact_match(["3 1 4", "4 1", "1 2 3 4"], ["3 1 4", "4 1 ", "1 2 4 3"]) == pytest.approx(100 / 3)
    assert exact_match(["3 1 4"], ["3 1 4"]) == 100
    assert exact_match(["3 1"], ["1 3"]) == 0


def test_capitals_count_unless_all_is_taken_in_lower_case() -> None:
    assert exact_match(["Le Chat"], ["le chat"]) == 0
    assert exact_match(["Le Chat"], ["le chat"], lower_case=True) == 100


@pytest.mark.parametrize(("hypotheses", "references"), [([], []), (["a"], []), (["a"], ["a", "b"])])
def test_what_cannot_be_compared_is_refused(hypotheses: list[str], references: list[str]) -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        exact_match(hypotheses, references)
