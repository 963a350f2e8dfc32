from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.text_lines import break_lines


def width(text: str) -> float:
    return len(text)


def test_words_fill_lines() -> None:
    assert break_lines("the old man reads", 8, 5, width) == ["the old", "man", "reads"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert break_lines("the old man reads", 8, 2, width) == ["the old", "man…"]


def test_a_word_wider_than_a_line_is_cut() -> None:
    assert break_lines("222222222", 4, 5, width) == ["2222", "2222", "2"]


def test_no_text_is_one_empty_line() -> None:
    assert break_lines("", 10, 3, width) == [""]


@given(st.text(st.characters(categories=["L", "Zs"]), max_size=80), st.integers(2, 20), st.integers(1, 5))
def test_no_line_is_too_wide_and_none_too_many(text: str, room: int, most: int) -> None:
    lines = break_lines(text, room, most, width)
    assert 1 <= len(lines) <= most
    assert all(len(line) <= room for line in lines)
