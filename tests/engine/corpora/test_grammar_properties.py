"""What holds for a derivation of any length and seed."""

from collections import defaultdict
from functools import cache
from itertools import pairwise
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.corpora.grammar import Derivation, derive, generate_derivations
from engine.corpora.grammar.french.elision import begins_with_vowel
from engine.corpora.grammar.lexicon import load_lexicon

DERIVATIONS = st.builds(lambda words, seed: derive(words, Random(seed)), st.integers(3, 60), st.integers(0, 10**9))
any_derivation = given(DERIVATIONS)
quickly = settings(max_examples=80, deadline=None, derandomize=True)

ELIDED = {"le", "la", "je", "me", "te", "se", "ne", "de", "que"}
RANKS = {"me": 1, "te": 1, "m'": 1, "t'": 1, "le": 2, "la": 2, "les": 2, "l'": 2, "lui": 3, "leur": 3, "y": 4}
AVOIR = {"ai", "as", "a", "avons", "avez", "ont"}
ÊTRE = {"suis", "es", "est", "sommes", "êtes", "sont"}
DENIALS = {"pas", "plus", "jamais", "rien", "personne"}


def participles() -> dict[str, set[tuple[bool, bool]]]:
    """Each participle with the genders and numbers that it may have: (is feminine, is plural)."""
    forms: dict[str, set[tuple[bool, bool]]] = defaultdict(set)
    for verb in (verb for verbs in load_lexicon().verbs.values() for verb in verbs):
        for is_feminine in (False, True):
            for is_plural in (False, True):
                form = verb.french.participle.agreeing(is_plural=is_plural, is_feminine=is_feminine)
                forms[form].add((is_feminine, is_plural))
    return forms


PARTICIPLES = participles()


@quickly
@any_derivation
def test_no_french_word_stands_before_a_vowel_that_should_have_elided(derivation: Derivation) -> None:
    for word, following in pairwise(derivation.target_tokens):
        assert not (word in ELIDED and begins_with_vowel(following)), derivation.target
        assert not (word == "si" and following in ("il", "ils")), derivation.target
        if word.endswith("'"):
            assert begins_with_vowel(following) or (word == "s'" and following in ("il", "ils")), derivation.target


@quickly
@any_derivation
def test_no_preposition_stands_beside_an_article_that_it_contracts_with(derivation: Derivation) -> None:
    for pair in pairwise(derivation.target_tokens):
        is_apart = pair[0] in ("de", "à", "jusqu'à") and pair[1] in ("le", "les")
        assert not is_apart or is_clitic(derivation, pair), derivation.target


def is_clitic(derivation: Derivation, pair: tuple[str, str]) -> bool:
    """Whether the second word of a pair is the object of an infinitive: essayer de le faire."""
    tokens = derivation.target_tokens
    after = [tokens[n + 2] for n, one in enumerate(pairwise(tokens)) if one == pair and n + 2 < len(tokens)]
    infinitives = {verb.french.infinitive for verbs in load_lexicon().verbs.values() for verb in verbs}
    return all(word in infinitives or word in RANKS for word in after)


@quickly
@any_derivation
def test_the_negation_embraces_the_finite_verb(derivation: Derivation) -> None:
    tokens = derivation.target_tokens
    for n, word in enumerate(tokens):
        if word in ("ne", "n'"):
            is_subject = n > 0 and tokens[n - 1] == "personne"
            assert is_subject or DENIALS & set(tokens[n + 1 : n + 7]), derivation.target
        if word in ("pas", "jamais", "rien") and n > 0:
            assert tokens[n - 1] not in PARTICIPLES or tokens[n - 1] in AVOIR | ÊTRE, derivation.target
            assert {"ne", "n'"} & set(tokens[max(0, n - 6) : n]), derivation.target


@cache
def long_derivations() -> tuple[Derivation, ...]:
    return tuple(generate_derivations(1500, 11, min_words=10, max_words=40))


def test_pronouns_before_a_verb_stand_in_their_order() -> None:
    doubled = 0
    verbs = AVOIR | {verb.french.infinitive for verb in load_lexicon().verbs["ditransitive"]}
    verbs |= {form for verb in load_lexicon().verbs["ditransitive"] for form in verb.french.present}
    for derivation in long_derivations():
        tokens = derivation.target_tokens
        for first, second, verb in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if (
                first in RANKS
                and second in RANKS
                and verb in verbs
                and (second != "les" or first not in ("lui", "leur"))
            ):
                doubled += 1
                assert RANKS[first] < RANKS[second], derivation.target
    assert doubled >= 10


def test_a_participle_agrees_with_the_plural_pronoun_before_it() -> None:
    checked = 0
    for derivation in long_derivations():
        tokens = derivation.target_tokens
        for pronoun, auxiliary, word in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if pronoun == "les" and auxiliary in AVOIR and word in PARTICIPLES:
                checked += 1
                assert any(is_plural for _, is_plural in PARTICIPLES[word]), derivation.target
    assert checked >= 10


@quickly
@any_derivation
def test_each_length_that_is_asked_for_is_nearly_met(derivation: Derivation) -> None:
    assert 2 <= len(derivation.source.split()) <= 75


def test_one_english_sentence_has_one_translation() -> None:
    random = Random(13)
    translations: dict[str, list[str]] = defaultdict(list)
    for n in range(5000):
        derivation = derive(3 + n % 4, random)
        translations[derivation.source].append(derivation.target)
    repeated = [targets for targets in translations.values() if len(targets) > 1]
    assert len(repeated) > 150
    assert all(len(set(targets)) == 1 for targets in repeated)


@pytest.mark.parametrize(("least", "most", "count"), [(40, 40, 20), (55, 60, 20), (60, 60, 10), (3, 3, 100)])
def test_narrow_windows_of_lengths_are_served(least: int, most: int, count: int) -> None:
    lengths = [len(one.source.split()) for one in generate_derivations(count, 14, min_words=least, max_words=most)]
    assert len(lengths) == count
    assert least <= min(lengths)
    assert max(lengths) <= most


def test_long_sentences_grow_by_more_than_coordination() -> None:
    sentences = list(generate_derivations(60, 15, min_words=45, max_words=60))
    openings = ("who ", "that ", "where ", "whose ", "whom ")
    with_relative = sum(any(word in one.source for word in openings) for one in sentences)
    subordinate = ("because ", "when ", "if ", "while ", "as soon as ", "why ", "whether ", "before ")
    with_subordinate = sum(any(word in one.source.lower() for word in subordinate) for one in sentences)
    assert with_relative > 0.7 * len(sentences)
    assert with_subordinate > 0.8 * len(sentences)


@pytest.mark.slow
def test_the_grammar_is_quick() -> None:
    """A wide margin below what a quiet core does: 2,200 pairs a second up to 30 words, 250 at 55 to 60."""
    for least, most, count, rate in ((3, 30, 2000, 300), (55, 60, 200, 40)):
        start = process_time()
        list(generate_derivations(count, 16, min_words=least, max_words=most))
        assert count / (process_time() - start) > rate
