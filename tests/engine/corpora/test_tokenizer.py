"""Text to pieces and back, how pieces are shown, and what cannot be cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpora.pair import Pair
from engine.corpora.tokenizer import (
    END,
    END_PIECE,
    LONGEST_TEXT,
    PAD,
    START,
    UNKNOWN,
    Tokenizer,
    train_tokenizer,
)
from engine.errors import CheckpointError, CorpusError, TextError
from engine.events import Piece

NOUNS = (("cat", "chat"), ("garden", "jardin"), ("bird", "oiseau"), ("child", "élève"), ("tree", "arbre"))
PAIRS = [
    Pair(f"The {one} sees the {other} at {hour} o'clock.", f"Le {un} voit l'{autre} à {hour} heures, où ça ?")
    for one, un in NOUNS
    for other, autre in NOUNS
    for hour in (3, 12, 485, 967)
]
LETTERS = sorted({letter for pair in PAIRS for text in pair for letter in text if letter != " "})
known_text = st.text([*LETTERS, " "], min_size=1).filter(str.strip)


@pytest.fixture(scope="module")
def bilingual() -> Tokenizer:
    return train_tokenizer(PAIRS, 120)


def shown(pieces: tuple[Piece, ...]) -> str:
    """What a reader sees: pieces side by side, a space where a word starts."""
    return "".join(" " * piece.starts_word + piece.text.strip() for piece in pieces if not piece.is_end).strip()


@given(text=known_text)
def test_text_of_known_letters_survives_the_way_there_and_back(bilingual: Tokenizer, text: str) -> None:
    assert bilingual.decode(bilingual.encode(text)) == " ".join(text.split())


@given(text=st.text(min_size=1))
def test_any_text_is_cut_into_pieces_or_refused(bilingual: Tokenizer, text: str) -> None:
    try:
        ids = bilingual.encode(text)
    except TextError:
        assert not text.strip() or len(text) > LONGEST_TEXT or any(0xD800 <= ord(c) <= 0xDFFF for c in text)
        return
    assert ids.index(END) == len(ids) - 1
    assert not {PAD, START} & set(ids)
    pieces = bilingual.source_pieces(text)
    assert len(pieces) == len(ids)
    assert [piece.is_unknown for piece in pieces] == [token_id == UNKNOWN for token_id in ids]
    assert pieces[-1] == END_PIECE


@given(words=st.lists(st.text([*LETTERS, *"日本語한Ω%"], min_size=1), min_size=1))
def test_the_pieces_of_a_source_show_all_its_letters_the_unknown_ones_too(
    bilingual: Tokenizer, words: list[str]
) -> None:
    text = " ".join(words)
    assert shown(bilingual.source_pieces(text)) == text


def test_an_unknown_letter_is_shown_as_itself(bilingual: Tokenizer) -> None:
    pieces = bilingual.source_pieces("The 日 sees")
    unknown = [piece for piece in pieces if piece.is_unknown]
    assert [piece.text for piece in unknown] == ["日"]
    assert bilingual.piece(UNKNOWN) == Piece("⁇", starts_word=True, is_unknown=True)


def test_pieces_say_where_a_word_starts(bilingual: Tokenizer) -> None:
    pieces = bilingual.source_pieces("The cat")
    assert pieces[0].starts_word
    assert sum(piece.starts_word for piece in pieces[:-1]) == 2
    assert [bilingual.piece(i) for i in bilingual.encode("The cat")] == list(pieces)


def test_the_special_numbers_are_fixed(bilingual: Tokenizer) -> None:
    assert (PAD, UNKNOWN, START, END) == (0, 1, 2, 3)
    assert bilingual.piece(END) == Piece("</s>", starts_word=True, is_end=True)
    assert [bilingual.piece(i).text for i in (PAD, START)] == ["<pad>", "<s>"]


@pytest.mark.parametrize("text", ["</s>", "<s> a", "<pad>", "a </s> b"])
def test_a_reader_cannot_type_a_special_symbol(bilingual: Tokenizer, text: str) -> None:
    ids = bilingual.encode(text)
    assert not {PAD, START} & set(ids)
    assert ids.count(END) == 1


def test_decoding_ends_at_the_end_symbol(bilingual: Tokenizer) -> None:
    ids = bilingual.encode("The cat")
    assert bilingual.decode([*ids, *bilingual.encode("sees")]) == "The cat"
    assert bilingual.decode([]) == ""
    assert bilingual.decode([END]) == ""


def test_many_lines_are_cut_as_one_by_one(bilingual: Tokenizer) -> None:
    lines = [pair.source for pair in PAIRS[:5]]
    assert bilingual.encode_lines(lines) == [bilingual.encode(line) for line in lines]
    assert bilingual.encode_lines([]) == []


def test_the_vocabulary_is_joint_and_no_larger_than_asked(bilingual: Tokenizer) -> None:
    assert 60 < bilingual.vocabulary_size <= 120
    assert UNKNOWN not in bilingual.encode("garden jardin élève où")


def test_the_same_text_gives_the_same_tokenizer_and_its_digest_tells_others_apart(bilingual: Tokenizer) -> None:
    assert train_tokenizer(PAIRS, 120).digest == bilingual.digest
    assert Tokenizer(bilingual.model).digest == bilingual.digest
    assert train_tokenizer(PAIRS, 100).digest != bilingual.digest


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "\u3000"])
def test_no_text_is_refused(bilingual: Tokenizer, text: str) -> None:
    with pytest.raises(TextError, match="no text") as caught:
        bilingual.encode(text)
    assert caught.value.advice == "Type a sentence."


def test_too_long_a_text_is_refused_with_its_length(bilingual: Tokenizer) -> None:
    assert bilingual.encode("a" * LONGEST_TEXT)
    with pytest.raises(TextError, match="2001 characters"):
        bilingual.encode("a" * (LONGEST_TEXT + 1))


def test_half_a_character_is_refused(bilingual: Tokenizer) -> None:
    with pytest.raises(TextError, match="lone surrogate"):
        bilingual.source_pieces("The \ud83d cat")


def test_text_that_vanishes_when_it_is_normalised_is_the_end_symbol_alone(bilingual: Tokenizer) -> None:
    assert bilingual.encode("\u200b") == [END]
    assert bilingual.source_pieces("\u200b") == (END_PIECE,)


@pytest.mark.parametrize("pairs", [[], [Pair("\u200b", "\u200b")]])
def test_there_must_be_text_to_learn_from(pairs: list[Pair]) -> None:
    with pytest.raises(CorpusError, match="there is no text"):
        train_tokenizer(pairs, 100)


def test_a_vocabulary_must_hold_all_letters(bilingual: Tokenizer) -> None:
    with pytest.raises(CorpusError, match="a vocabulary of 16 pieces can hold") as caught:
        train_tokenizer(PAIRS, 16)
    assert caught.value.advice == "Use a larger vocabulary_size."


def test_a_short_text_gives_a_small_vocabulary() -> None:
    assert train_tokenizer([Pair("a", "b")], 8000).vocabulary_size < 10


@pytest.mark.parametrize("model", [b"", b"\x00", b"not a model at all", b"\x80\x04\x95pickle."])
def test_a_file_that_is_no_model_is_refused(model: bytes) -> None:
    with pytest.raises(CheckpointError, match="tokenizer is damaged"):
        Tokenizer(model)


def test_a_tokenizer_that_folds_case_takes_all_text_in_lower_case() -> None:
    folding = train_tokenizer(PAIRS, 120, fold_case=True)
    assert folding.decode(folding.encode("The CAT sees the Élève")) == "the cat sees the élève"


def test_each_piece_stands_where_its_text_does_and_the_end_symbol_behind_the_text() -> None:
    tokenizer = train_tokenizer(PAIRS, 80)
    for text in ("She eats  the apple.", " L'élève 출구\u00a0dort ?", "x"):
        ids, spans = tokenizer.encode_spans(text)
        assert ids == tokenizer.encode(text)
        assert len(spans) == len(ids)
        assert spans[-1] == (len(text), len(text))
        pieces = tokenizer.source_pieces(text)
        assert [text[first:last].strip() for first, last in spans[:-1]] == [piece.text.strip() for piece in pieces[:-1]]
    with pytest.raises(TextError):
        tokenizer.encode_spans(" ")
