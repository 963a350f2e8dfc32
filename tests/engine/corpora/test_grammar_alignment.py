"""Which words of a derivation translate each other."""

from engine.corpora.grammar import generate_derivations, realise
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import load_lexicon
from engine.corpora.grammar.syntax import AdjectivePhrase, Nobody, Pronoun, Relative, There, Utterance
from tests.engine.corpora.grammar_trees import HE, SHE, I, adjective, clause, name, negation, phrase, relative

PRESENT, PAST = Tense.PRESENT, Tense.PAST
RED = AdjectivePhrase((adjective("red"),))


def aligned_words(tree: Utterance) -> dict[str, str]:
    """Each French word with the English words that it is aligned with."""
    derivation = realise(tree)
    return {
        word: " ".join(derivation.source_tokens[source] for source, target in derivation.alignment if target == index)
        for index, word in enumerate(derivation.target_tokens)
    }


def test_adjectives_are_aligned_across_the_noun() -> None:
    tree = clause(HE, "transitive", "see", PRESENT, direct=phrase("the", "house", "small", "white"))
    derivation = realise(tree)
    assert derivation.source_tokens == ("he", "sees", "the", "small", "white", "house", ".")
    assert derivation.target_tokens == ("il", "voit", "la", "petite", "maison", "blanche", ".")
    assert derivation.alignment == ((0, 0), (1, 1), (2, 2), (3, 3), (4, 5), (5, 4), (6, 6))


def test_a_pronoun_before_the_verb_is_aligned_with_the_one_after_it() -> None:
    tree = clause(SHE, "transitive", "help", PAST, direct=Pronoun(HE), negation=negation("not"), is_contracted=True)
    assert aligned_words(tree) == {
        "elle": "she",
        "ne": "didn't",
        "l'": "him",
        "a": "didn't",
        "pas": "didn't",
        "aidé": "help",
        ".": ".",
    }


def test_a_contraction_is_aligned_with_preposition_and_article() -> None:
    tree = clause(I, "ditransitive", "send", PRESENT, direct=phrase("the", "letter"), recipient=phrase("the", "baker"))
    assert aligned_words(tree)["au"] == "to the"


def test_an_owner_is_aligned_with_its_preposition_and_the_article() -> None:
    tree = clause(HE, "transitive", "repair", PRESENT, direct=phrase(None, "car", owner=name("Paul")))
    words = aligned_words(tree)
    assert (words["la"], words["voiture"], words["de"], words["Paul"]) == ("Paul's", "car", "Paul's", "Paul's")


def test_an_indefinite_plural_takes_its_article_from_the_noun_when_english_has_none() -> None:
    tree = clause(HE, "transitive", "buy", PRESENT, direct=phrase(None, "apple", plural=True))
    assert realise(tree).source == "He buys apples."
    assert aligned_words(tree)["des"] == "apples"


def test_every_word_of_a_generated_pair_is_aligned() -> None:
    for derivation in generate_derivations(800, 5, max_words=60):
        sources = {source for source, _ in derivation.alignment}
        targets = {target for _, target in derivation.alignment}
        assert sources == set(range(len(derivation.source_tokens))), derivation.source
        assert targets == set(range(len(derivation.target_tokens))), derivation.target


def test_a_denied_verb_a_place_and_a_relative_are_aligned_with_what_says_them() -> None:
    words = aligned_words(clause(HE, "motion", "return", PAST, complement=There(), negation=negation("never")))
    assert (words["n'"], words["y"], words["jamais"]) == ("never", "there", "never")
    words = aligned_words(clause(SHE, "transitive", "find", PAST, direct=Nobody(is_person=False)))
    assert (words["n'"], words["rien"], words["trouvé"]) == ("nothing", "nothing", "found")
    words = aligned_words(clause(I, "dative", "phone", PRESENT, recipient=phrase("the", "doctor")))
    assert words["au"] == "phone the"
    whose = Relative(clause(phrase("generic", "car"), "copula", "be", PRESENT, complement=RED), relative("whose"))
    words = aligned_words(clause(HE, "transitive", "see", PRESENT, direct=phrase("the", "man", modifier=whose)))
    assert (words["dont"], words["la"], words["voiture"]) == ("whose", "car", "car")


def test_the_alignment_is_sorted_and_within_the_sentences() -> None:
    for derivation in generate_derivations(500, 6):
        assert list(derivation.alignment) == sorted(set(derivation.alignment))
        last_source, last_target = derivation.alignment[-1]
        assert (last_source, last_target) == (len(derivation.source_tokens) - 1, len(derivation.target_tokens) - 1)


def test_names_are_aligned_with_themselves() -> None:
    names = {name.text for name in load_lexicon().names}
    seen = 0
    for derivation in generate_derivations(1000, 7):
        for source, target in derivation.alignment:
            word = derivation.target_tokens[target]
            if word in names and derivation.target_tokens.count(word) == 1:
                seen += 1
                assert derivation.source_tokens[source] in (word, f"{word}'s")
    assert seen > 200


def test_the_spans_of_the_tokens_lie_where_the_text_has_them() -> None:
    for derivation in generate_derivations(1000, 8):
        for tokens, spans, text in (
            (derivation.source_tokens, derivation.source_spans, derivation.source),
            (derivation.target_tokens, derivation.target_spans, derivation.target),
        ):
            words = [text[start:end] for start, end in spans]
            assert [words[0].lower(), *words[1:]] == [tokens[0].lower(), *tokens[1:]]
            covered = {place for start, end in spans for place in range(start, end)}
            assert all(text[place] == " " for place in set(range(len(text))) - covered)
            assert spans[-1][1] == len(text)
