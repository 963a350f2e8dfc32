"""The files of assets come through one door."""

import json
import re
from itertools import groupby, pairwise
from pathlib import Path
from typing import get_args

import pytest
from pytestqt.qtbot import QtBot

from engine.corpora.grammar import generate_derivations
from engine.paths import shipped_assets
from gui.i18n.language import Language
from gui.resources import application_icon, icon_svg, samples


def test_the_gallery_offers_thirty_english_sentences_with_references_and_says_what_to_watch() -> None:
    found = samples("English", "French")
    assert len(found) >= 30
    for value in ("text", "reference", "watch"):
        assert len({getattr(sample, value) for sample in found} - {""}) == len(found), value
    groups = [group for group, _ in groupby(found, lambda sample: sample.group)]
    assert len(set(groups)) == len(groups) >= 8


def test_the_ladder_grows_clause_by_clause_from_five_words_to_forty_five() -> None:
    rungs = [sample for sample in samples("English", "French") if sample.rung]
    assert [sample.rung for sample in rungs] == list(range(1, len(rungs) + 1))
    lengths = [len(sample.text.split()) for sample in rungs]
    assert (lengths[0], lengths[-1]) == (5, 45)
    for before, after in pairwise(rungs):
        words, more = re.findall(r"\w+", before.text), re.findall(r"\w+", after.text)
        assert 3 <= len(more) - len(words) <= 8
        rest = iter(more)
        assert all(word in rest for word in words), "a rung says all that the one before says"


def test_sentences_are_offered_for_their_own_languages_only() -> None:
    assert samples("French", "English") == ()
    assert not set(samples("English", "French")) & set(samples("Digits", "Digits reversed"))


def test_models_of_the_grammar_have_sentences_of_their_own() -> None:
    own, others = samples("English", "French", "grammar"), samples("English", "French")
    assert not set(own) & set(others)
    assert samples("English", "French", "pairs.tsv") == others
    lengths = [len(sample.text.split()) for sample in own]
    assert (min(lengths), lengths) == (5, sorted(lengths))
    assert 45 <= max(lengths) <= 50


def test_every_word_of_the_sentences_for_the_grammar_is_in_its_vocabulary() -> None:
    derived = (*generate_derivations(900, 5, min_words=41, max_words=60), *generate_derivations(300, 5, max_words=12))
    known = {token.lower() for derivation in derived for token in derivation.source_tokens}
    for sample in samples("English", "French", "grammar"):
        words = re.findall(r"\w+|[^\w ]", sample.text.lower())
        assert set(words) <= known, sample.text


def test_the_sentences_of_digits_are_as_long_as_a_training_has_them() -> None:
    texts = [sample.text for sample in samples("Digits", "Digits reversed", "reversal")]
    assert all(re.fullmatch(r"\d( \d)+", text) for text in texts)
    lengths = [len(text.split()) for text in texts]
    assert (min(lengths), max(lengths)) == (4, 24)


def test_the_reference_of_digits_is_their_reversal() -> None:
    for sample in samples("Digits", "Digits reversed", "reversal"):
        assert sample.reference.split() == sample.text.split()[::-1]


@pytest.mark.parametrize("path", sorted((shipped_assets() / "samples").glob("*.json")), ids=lambda path: path.stem)
def test_what_is_told_of_a_sentence_is_told_in_every_language(path: Path) -> None:
    for group in json.loads(path.read_text(encoding="utf-8"))["groups"]:
        for told in (group["title"], *(sentence["watch"] for sentence in group["sentences"])):
            assert tuple(told) == get_args(Language), told
            assert re.search("[가-힣]", told["ko"]), told


def test_what_is_told_of_a_sentence_is_in_the_language_of_the_window(korean: None) -> None:
    sample = samples("English", "French")[0]
    assert (sample.text, sample.group) == ("The dog is sleeping in the kitchen.", "시작하기")


@pytest.mark.parametrize("path", sorted((shipped_assets() / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_leaves_its_colour_open(path: Path) -> None:
    assert path.stem == "lockstep" or "currentColor" in icon_svg(path.stem)


def test_the_application_has_an_icon_of_its_own(qtbot: QtBot) -> None:
    assert not application_icon().pixmap(64, 64).isNull()
