"""What is measured of pairs, one by one, whatever stands beside them."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.corpora.characters import SCRIPTS, Kind, kind_of, name_of
from engine.corpora.pair_measures import TextPair, measure_pairs, unequal_numbers

TEXTS = st.text(st.sampled_from("aé日가1. \u00a0\u0085\u200b\U0001f600<@/"), max_size=12)
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=8)
PLAIN = ("The house is red.", "La maison est rouge.")


def script_of(text: str) -> str:
    return SCRIPTS[int(measure_pairs([(text, "x")]).scripts[0, 0])]


@settings(max_examples=50, deadline=None)
@given(PAIRS)
def test_pairs_are_measured_together_as_they_are_one_by_one(pairs: list[TextPair]) -> None:
    together = measure_pairs(pairs)
    for index, pair in enumerate(pairs):
        alone = measure_pairs([pair])
        for name in ("words", "characters", "kinds", "character_ratio", "word_ratio", "scripts"):
            assert np.array_equal(getattr(together, name)[index], getattr(alone, name)[0]), name
        for name in ("is_copy", "has_unequal_numbers", "is_markup", "has_odd_characters"):
            assert getattr(together, name)[index] == getattr(alone, name)[0], name


@settings(max_examples=50, deadline=None)
@given(PAIRS)
def test_words_and_characters_are_those_of_python(pairs: list[TextPair]) -> None:
    measures = measure_pairs(pairs)
    assert measures.words.tolist() == [[len(side.split()) for side in pair] for pair in pairs]
    assert measures.characters.tolist() == [[len(side) for side in pair] for pair in pairs]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Ein Haus", "Latin"),
        ("Мост закрыт", "Cyrillic"),
        ("다리가 닫혔다", "Hangul"),
        ("橋は閉まっている", "Han and kana"),
        ("ｗｉｄｅ", "Latin"),
        ("الجسر مغلق", "Arabic"),
        ("these мост", "Latin"),
    ],
)
def test_a_text_is_in_the_script_of_its_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_characters_are_told_apart() -> None:
    kinds = {c: kind_of(c) for c in "a1 \u00a0\u0301\u00ad\x07\u0085\ue000\ufffd.\t"}
    assert list(kinds.values()) == [
        *(Kind.LETTER, Kind.DIGIT, Kind.SPACE, Kind.SPACE, Kind.MARK, Kind.INVISIBLE),
        *(Kind.ODD, Kind.ODD_SPACE, Kind.ODD, Kind.ODD, Kind.SYMBOL, Kind.SPACE),
    ]
    assert name_of("é") == "é U+00E9 Latin small letter e with acute"
    assert name_of("\x07") == "U+0007 Control character"


@pytest.mark.parametrize(
    ("source", "target", "is_copy"),
    [
        ("Do not feed the birds.", "Do not feed the birds.", True),
        ("Do not feed the birds.", "do not feed, the Birds!", True),
        ("Do not feed the birds.", "Ne nourrissez pas les oiseaux.", False),
        ("Anna Miller", "Anna Miller", True),
        ("Paris", "Paris", False),
        ("1 2 3 4 5", "1 2 3 4 5", False),
        ("", "", False),
    ],
)
def test_a_copy_is_known_from_a_translation_and_from_a_name(source: str, target: str, is_copy: bool) -> None:
    assert measure_pairs([(source, target)]).is_copy[0] == is_copy


@pytest.mark.parametrize(
    ("source", "target", "lacking"),
    [
        ("in 1998", "en 2003", ([1998], [2003])),
        ("1,250 pairs", "1 250 paires", ([], [])),
        ("3.5 or 4", "3,5 ou 4", ([], [])),
        ("He is 30.", "Il a trente ans.", ([], [])),
        ("on 12 May 1998", "un jour de mai", ([12, 1998], [])),
        ("٣ books", "3 livres", ([], [])),
    ],
)
def test_numbers_are_compared_however_they_are_written(
    source: str, target: str, lacking: tuple[list[int], list[int]]
) -> None:
    assert unequal_numbers((source, target)) == lacking
    assert measure_pairs([(source, target)]).has_unequal_numbers[0] == any(lacking)


def test_a_number_of_many_digits_is_no_trouble() -> None:
    assert not measure_pairs([("9" * 20_000, "9" * 20_000)]).has_unequal_numbers[0]


@pytest.mark.parametrize(
    ("text", "is_markup"),
    [
        ("*** === ---", True),
        ("See http://example.org/a/long/path/to/it", True),
        ("<b></b>x", True),
        ("2 7 1 8", False),
        ("It is on www.example.org since the first of May.", False),
        ("하나 둘", False),
    ],
)
def test_what_is_mostly_signs_is_no_sentence(text: str, is_markup: bool) -> None:
    assert measure_pairs([PLAIN, ("A plain one.", text), PLAIN]).is_markup.tolist() == [False, is_markup, False]


@pytest.mark.parametrize(
    ("text", "is_odd"),
    [
        ("caf\u00c3\u00a9", True),
        ("\u0085", True),
        ("\ufffd", True),
        ("\ue000", True),
        ("Ã", False),
        ("a\u200bb", False),
    ],
)
def test_damaged_text_is_noticed(text: str, is_odd: bool) -> None:
    assert measure_pairs([("A", text), ("\u00bf", "\u00bf")]).has_odd_characters.tolist() == [is_odd, False]


@pytest.mark.parametrize(
    "line", ["/" * 32_000, "@" * 32_000, "a" * 32_000 + "@", "a@" * 16_000, "&a" * 16_000, "<a" * 16_000]
)
def test_a_long_line_without_spaces_is_measured_in_a_moment(line: str) -> None:
    began = time.process_time()
    assert measure_pairs([(line, "a")]).is_markup.shape == (1,)
    assert time.process_time() - began < 2


def test_addresses_and_tags_are_markup() -> None:
    texts = [
        "ann@example.org",
        "see https://example.org/a/b",
        "<b><i></i></b> a",
        "&nbsp;&nbsp; a",
        "a man @ home",
        "3 < 4",
    ]
    found = measure_pairs([(text, "a") for text in texts]).is_markup
    assert found.tolist() == [True, True, True, True, False, False]
