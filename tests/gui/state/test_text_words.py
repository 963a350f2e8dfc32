"""Words are found in pieces as they are found in the text that the pieces make."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from engine.events import Piece
from gui.state.text_words import plain_words, text_words

END = Piece("</s>", starts_word=True, is_end=True)
TEXTS = st.lists(st.text(alphabet="abéœ'’-.,!1 9출", max_size=5), max_size=12)


@given(TEXTS, st.data())
def test_however_a_text_is_cut_its_words_are_the_same(parts: list[str], data: st.DataObject) -> None:
    pieces = [Piece(part.strip(), starts_word=data.draw(st.booleans())) for part in parts]
    text = "".join((" " if piece.starts_word else "") + piece.text for piece in pieces)
    words = text_words([*pieces, END])
    assert [word.text for word in words] == plain_words(text)
    for before, after in pairwise(words):
        assert before.first <= before.last <= after.first
    for word in words:
        assert word.text in "".join(piece.text for piece in pieces[word.first : word.last + 1]).casefold()


def test_an_apostrophe_parts_two_words_and_case_does_not_count() -> None:
    pieces = [Piece("L'", True), Piece("hom", False), Piece("me", False), Piece(".", False)]
    assert [(word.text, word.first, word.last) for word in text_words(pieces)] == [("l", 0, 0), ("homme", 1, 2)]
    assert plain_words("l’HOMME !") == ["l", "homme"]
