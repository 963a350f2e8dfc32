"""What holds for all pairs that the grammar generates."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from itertools import islice, pairwise
from random import Random

import pytest

from engine.corpora.grammar import Derivation, derive, generate_derivations, generate_pairs
from engine.corpora.grammar.lexicon import load_lexicon
from engine.errors import CorpusError

MASCULINE = {"le", "un", "ce", "cet", "mon", "ton", "son", "du", "au"}
FEMININE = {"la", "une", "cette", "ma", "ta", "sa"}
PLURAL = {
    "les",
    "des",
    "ces",
    "mes",
    "tes",
    "ses",
    "nos",
    "leurs",
    "aux",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "plusieurs",
}
VOWEL = "aàâeéèêëiîïoôuûœh"  # every h of the lexicon but that of huit is mute
PRETTY_MANY = 3000


@cache
def derivations() -> tuple[Derivation, ...]:
    return tuple(generate_derivations(PRETTY_MANY, 2026))


@cache
def verb_forms() -> set[str]:
    """French forms that may be a verb, whatever else they are: avions, prête."""
    verbs = [verb.french for verbs in load_lexicon().verbs.values() for verb in verbs]
    return {form for verb in verbs for form in (*verb.present, *verb.imparfait)}


@cache
def noun_features() -> dict[str, tuple[bool, bool]]:
    """Whether a French noun form is feminine and plural, for the forms that are only one thing."""
    features: dict[str, set[tuple[bool, bool]]] = {}
    for noun in load_lexicon().nouns:
        for one in filter(None, (noun, noun.feminine)):
            features.setdefault(one.french, set()).add((one.is_feminine, False))
            features.setdefault(one.french_plural, set()).add((one.is_feminine, True))
    return {form: one.pop() for form, one in features.items() if len(one) == 1 and form not in verb_forms()}


@cache
def adjective_features() -> dict[str, set[tuple[bool, bool]]]:
    """The genders and numbers that an adjective form can stand for."""
    features: dict[str, set[tuple[bool, bool]]] = {}
    for adjective in load_lexicon().adjectives:
        forms = adjective.french
        for form, is_feminine, is_plural in (
            (forms.masculine, False, False),
            (forms.vowel, False, False),
            (forms.feminine, True, False),
            (forms.masculine_plural, False, True),
            (forms.feminine_plural, True, True),
        ):
            features.setdefault(form, set()).add((is_feminine, is_plural))
    return {form: one for form, one in features.items() if form not in verb_forms()}


def noun_groups(tokens: Sequence[str]) -> list[tuple[str, list[str], str, list[str]]]:
    """All (determiner, adjectives before, noun, adjectives after) of a French sentence."""
    groups = []
    adjectives, nouns = adjective_features(), noun_features()
    for index, token in enumerate(tokens):
        if token not in nouns:
            continue
        start = index
        while start > 0 and tokens[start - 1] in adjectives:
            start -= 1
        end = index + 1
        while end < len(tokens) and tokens[end] in adjectives:
            end += 1
        determiner = tokens[start - 1] if start > 0 else ""
        groups.append((determiner, list(tokens[start:index]), token, list(tokens[index + 1 : end])))
    return groups


def test_every_french_determiner_agrees_with_its_noun() -> None:
    checked = 0
    for derivation in derivations():
        for determiner, adjectives, noun, _ in noun_groups(derivation.target_tokens):
            is_feminine, is_plural = noun_features()[noun]
            before_vowel = [*adjectives, noun][0][0] in VOWEL
            if determiner in MASCULINE:
                takes_feminine = determiner in ("mon", "ton", "son") and before_vowel
                assert not is_plural, derivation.target
                assert takes_feminine or not is_feminine, derivation.target
            elif determiner in FEMININE:
                assert is_feminine, derivation.target
                assert not is_plural, derivation.target
            elif determiner in PLURAL:
                assert is_plural, derivation.target
            else:
                continue
            checked += 1
    assert checked > PRETTY_MANY


def test_every_french_adjective_agrees_with_the_noun_beside_it() -> None:
    checked = 0
    for derivation in derivations():
        for _, before, noun, after in noun_groups(derivation.target_tokens):
            for adjective in before + after:
                assert noun_features()[noun] in adjective_features()[adjective], derivation.target
                checked += 1
    assert checked > PRETTY_MANY // 3


def test_predicative_adjectives_and_participles_agree_with_a_pronoun() -> None:
    expected = {"il": (False, False), "elle": (True, False), "ils": (False, True), "elles": (True, True)}
    participles = {
        form: {(is_feminine, is_plural)}
        for verbs in load_lexicon().verbs.values()
        for verb in verbs
        if verb.french.takes_être
        for is_feminine in (False, True)
        for is_plural in (False, True)
        for form in (verb.french.participle.agreeing(is_plural=is_plural, is_feminine=is_feminine),)
    }
    pattern = re.compile(
        r"\b(ils?|elles?) (?:n'|ne |s'|se )*(?:est|sont|était|étaient) (?:très |pas |plus |jamais )*(\w+)"
    )
    checked = 0
    for derivation in derivations():
        for pronoun, word in pattern.findall(derivation.target.lower()):
            features = adjective_features().get(word) or participles.get(word)
            if features:
                assert expected[pronoun] in features, derivation.target
                checked += 1
    assert checked > 100


def test_no_french_word_is_left_unelided_or_uncontracted() -> None:
    unelided = re.compile(rf"\b(?:le|la|je|me|te|se|ne|de|que) (?:[{VOWEL}]|y\b)|\bsi ils?\b", re.IGNORECASE)
    uncontracted = re.compile(r"\b(?:de|à) les? |\bde (?:du|des)\b", re.IGNORECASE)
    unjoined = re.compile(
        rf"\b(?:ce|[mts]a) [{VOWEL}]|\b(?:un|le|ce|[mts]on) (?:beau|vieux|nouveau) [{VOWEL}]", re.IGNORECASE
    )
    wrongly_elided = re.compile(rf"\b(?:[ljmtsnd]|qu)'(?![{VOWEL}y])", re.IGNORECASE)
    for derivation in derivations():
        for pattern in (unelided, uncontracted, unjoined, wrongly_elided):
            assert not pattern.search(derivation.target), derivation.target


def test_english_articles_and_verbs_agree_with_their_neighbours() -> None:
    start = r"(?:^|, |\b(?:and|but|so|because|if|when|while) )"
    wrong = re.compile(
        r"\ba (?!useful)[aeiou]|\ba honest|\ban (?!honest)[^aeiou]|\ban useful"
        rf"|{start}(?:he|she|it) (?:am|are|were|have|do|don't)\b"
        rf"|{start}(?:we|they|you) (?:am|is|was|has|does)\b"
        r"|\bI (?:is|are|were|has|does)\b"
        r"|\b(?:do|does|did)(?:n't| not) (?:\w+ed|\w+s|is|was)\b",
        re.IGNORECASE,
    )
    for derivation in derivations():
        assert not wrong.search(derivation.source), derivation.source


def test_negation_stands_around_the_verb_and_takes_the_indefinite_article_from_its_object() -> None:
    negated = 0
    for derivation in derivations():
        tokens = derivation.target_tokens
        if "ne" in tokens or "n'" in tokens:
            negated += 1
            assert {"pas", "jamais", "plus", "rien", "personne", "Personne"} & set(tokens), derivation.target
        for word, following in pairwise(tokens):
            is_denied = word in ("pas", "plus", "jamais") and following in ("un", "une")
            assert not is_denied, derivation.target
    assert negated > PRETTY_MANY // 20


def test_sentences_begin_with_a_capital_and_end_with_their_mark() -> None:
    for derivation in derivations():
        assert derivation.source[0].isupper()
        assert derivation.target[0].isupper()
        if derivation.source.endswith("?"):
            assert derivation.source[-2] != " "
            assert derivation.target.endswith(" ?")
        else:
            assert derivation.source.endswith(".")
            assert derivation.target.endswith(".")
            assert derivation.target[-2] != " "
        for text in (derivation.source, derivation.target):
            assert "  " not in text
            assert " ," not in text
            assert "' " not in text or "s' " in derivation.source


def test_no_sentence_comes_twice() -> None:
    sources = [derivation.source for derivation in derivations()]
    assert len(set(sources)) == PRETTY_MANY


def test_one_seed_gives_the_same_pairs_and_another_seed_others() -> None:
    assert list(generate_pairs(300, 1)) == list(generate_pairs(300, 1))
    assert len({*generate_pairs(300, 1)} & {*generate_pairs(300, 2)}) < 30


def test_more_pairs_begin_with_the_fewer() -> None:
    assert list(generate_pairs(50, 3)) == list(islice(generate_pairs(200, 3), 50))


def test_pairs_do_not_depend_on_the_hash_seed_of_the_process() -> None:
    program = "from engine.corpora.grammar import generate_pairs; print(*generate_pairs(300, 4), sep='\\n')"
    expected = hashlib.sha256("".join(f"{pair}\n" for pair in generate_pairs(300, 4)).encode()).hexdigest()
    for hash_seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"}
        output = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, check=True
        ).stdout
        assert hashlib.sha256(output.replace(b"\r\n", b"\n")).hexdigest() == expected


def test_half_the_sentences_have_four_to_ten_words_and_the_rest_reach_the_longest() -> None:
    lengths = [len(derivation.source.split()) for derivation in derivations()]
    assert 0.4 < sum(4 <= length <= 10 for length in lengths) / len(lengths) < 0.6
    assert min(lengths) == 3
    assert max(lengths) == 30
    assert sum(length > 20 for length in lengths) > PRETTY_MANY // 20


@pytest.mark.parametrize(("least", "most"), [(3, 6), (12, 12), (25, 40)])
def test_lengths_stay_within_what_is_asked(least: int, most: int) -> None:
    lengths = [len(pair.source.split()) for pair in generate_pairs(200, 5, min_words=least, max_words=most)]
    assert least <= min(lengths)
    assert max(lengths) <= most


@pytest.mark.parametrize("words", [4, 8, 14, 20, 28, 40])
def test_a_derivation_is_about_as_long_as_asked(words: int) -> None:
    random = Random(6)
    lengths = [len(derive(words, random).source.split()) for _ in range(150)]
    near = sum(abs(length - words) <= max(1, words // 5) for length in lengths)
    assert near > 0.8 * len(lengths)


def test_pairs_are_streamed() -> None:
    assert len(list(islice(generate_pairs(5_000_000, 7), 10))) == 10


def test_a_grammar_that_runs_out_of_sentences_says_so() -> None:
    with pytest.raises(CorpusError, match="no more than about"):
        list(generate_pairs(1, 8, min_words=1, max_words=1))


@pytest.mark.parametrize(("least", "most"), [(5, 4), (0, 10)])
def test_impossible_lengths_are_refused(least: int, most: int) -> None:
    with pytest.raises(CorpusError, match="No sentence has from"):
        next(generate_pairs(1, 1, min_words=least, max_words=most))
