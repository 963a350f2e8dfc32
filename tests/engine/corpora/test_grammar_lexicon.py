"""Forms of words, and a lexicon that fits together."""

import pytest

from engine.corpora.grammar.english import forms as english
from engine.corpora.grammar.entries import Noun
from engine.corpora.grammar.features import Agreement
from engine.corpora.grammar.french import forms as french
from engine.corpora.grammar.french.elision import contraction, elide
from engine.corpora.grammar.lexicon import load_lexicon, nouns_of
from tests.engine.corpora.grammar_trees import adjective, noun, verb


@pytest.mark.parametrize(
    ("infinitive", "present"),
    [
        ("donner", "donne donnes donne donnons donnez donnent"),
        ("manger", "mange manges mange mangeons mangez mangent"),
        ("lancer", "lance lances lance lançons lancez lancent"),
        ("acheter", "achète achètes achète achetons achetez achètent"),
        ("espérer", "espère espères espère espérons espérez espèrent"),
        ("appeler", "appelle appelles appelle appelons appelez appellent"),
        ("nettoyer", "nettoie nettoies nettoie nettoyons nettoyez nettoient"),
        ("chercher", "cherche cherches cherche cherchons cherchez cherchent"),
        ("étudier", "étudie étudies étudie étudions étudiez étudient"),
        ("finir", "finis finis finit finissons finissez finissent"),
        ("vendre", "vends vends vend vendons vendez vendent"),
        ("se lever", "lève lèves lève levons levez lèvent"),
    ],
)
def test_regular_french_presents(infinitive: str, present: str) -> None:
    assert " ".join(french.conjugate(infinitive).present) == present


@pytest.mark.parametrize(
    ("infinitive", "imparfait"),
    [
        ("manger", "mangeais mangeais mangeait mangions mangiez mangeaient"),
        ("lancer", "lançais lançais lançait lancions lanciez lançaient"),
        ("étudier", "étudiais étudiais étudiait étudiions étudiiez étudiaient"),
        ("finir", "finissais finissais finissait finissions finissiez finissaient"),
    ],
)
def test_french_imparfaits(infinitive: str, imparfait: str) -> None:
    assert " ".join(french.conjugate(infinitive).imparfait) == imparfait


def test_irregular_french_verbs_come_from_the_lexicon() -> None:
    assert verb("copula", "be").french.imparfait[2] == "était"
    assert verb("transitive", "drink").french.present[5] == "boivent"
    assert verb("transitive", "open").french.participle.feminine == "ouverte"
    assert verb("motion", "come").french.takes_être
    assert verb("intransitive", "wake up").french.is_reflexive


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("red", "rouge rouge rouges rouges"),
        ("old", "vieux vieille vieux vieilles"),
        ("beautiful", "beau belle beaux belles"),
        ("happy", "heureux heureuse heureux heureuses"),
        ("expensive", "cher chère chers chères"),
        ("good", "bon bonne bons bonnes"),
        ("grey", "gris grise gris grises"),
        ("fresh", "frais fraîche frais fraîches"),
    ],
)
def test_french_adjectives(word: str, forms: str) -> None:
    adjective_forms = adjective(word).french
    assert " ".join(adjective_forms[:4]) == forms


def test_a_masculine_adjective_changes_before_a_vowel_in_the_singular_only() -> None:
    new = adjective("new").french
    assert new.agreeing(is_plural=False, is_feminine=False, before_vowel=True) == "nouvel"
    assert new.agreeing(is_plural=True, is_feminine=False, before_vowel=True) == "nouveaux"
    assert new.agreeing(is_plural=False, is_feminine=True, before_vowel=True) == "nouvelle"


@pytest.mark.parametrize(
    ("word", "english_plural", "french_plural"),
    [
        ("child", "children", "enfants"),
        ("mouse", "mice", "souris"),
        ("horse", "horses", "chevaux"),
        ("newspaper", "newspapers", "journaux"),
        ("gift", "gifts", "cadeaux"),
        ("strawberry", "strawberries", "fraises"),
        ("knife", "knives", "couteaux"),
        ("box", "boxes", "boîtes"),
        ("grandmother", "grandmothers", "grands-mères"),
    ],
)
def test_plurals(word: str, english_plural: str, french_plural: str) -> None:
    assert (noun(word).english_plural, noun(word).french_plural) == (english_plural, french_plural)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("study", "studies studying studied studied"),
        ("play", "plays playing played played"),
        ("dance", "dances dancing danced danced"),
        ("plan", "plans planning planned planned"),
        ("open", "opens opening opened opened"),
        ("watch", "watches watching watched watched"),
    ],
)
def test_regular_english_verbs(base: str, forms: str) -> None:
    assert " ".join(english.conjugate(base)[1:]) == forms


def test_irregular_english_verbs_come_from_the_lexicon() -> None:
    assert verb("transitive", "have").english == ("have", "has", "having", "had", "had")
    assert verb("located", "swim").english == ("swim", "swims", "swimming", "swam", "swum")


def test_be_agrees_in_every_person() -> None:
    be = verb("copula", "be").english
    persons = [Agreement(person, is_plural, False) for is_plural in (False, True) for person in (1, 2, 3)]
    assert [english.finite(be, one, is_past=False) for one in persons] == ["am", "are", "is", "are", "are", "are"]
    assert [english.finite(be, one, is_past=True) for one in persons] == ["was", "were", "was", "were", "were", "were"]


def test_english_possessives_and_articles() -> None:
    assert english.possessive("students", is_plural=True) == "students'"
    assert english.possessive("children", is_plural=True) == "children's"
    assert english.possessive("Louis", is_plural=False) == "Louis's"
    assert english.indefinite_article("orange") == "an"
    assert english.indefinite_article("red") == "a"


def test_french_words_elide_before_a_vowel_and_a_mute_h_only() -> None:
    assert elide("le", "homme") == "l'"
    assert elide("de", "huit") == "de"
    assert elide("que", "elle") == "qu'"
    assert elide("ne", "y") == "n'"
    assert elide("la", "femme") == "la"
    assert elide("si", "ils") == "s'"
    assert elide("si", "elle") == "si"


def test_prepositions_contract_with_the_masculine_and_plural_article() -> None:
    assert [contraction(*pair) for pair in (("de", "le"), ("de", "les"), ("à", "le"), ("à", "les"))] == [
        "du",
        "des",
        "au",
        "aux",
    ]
    assert contraction("de", "la") is None
    assert contraction("de", "l'") is None


def test_every_kind_that_the_lexicon_asks_for_has_nouns() -> None:
    lexicon = load_lexicon()
    kinds = {kind for one in lexicon.adjectives for kind in one.beside | one.said_of}
    kinds |= {kind for one in lexicon.spatial for kind in (*one.located, *one.grounds)}
    for frame, verbs in lexicon.verbs.items():
        for one in verbs:
            kinds |= set(one.subjects) | set(one.places)
            kinds |= set() if frame == "modal" else set(one.objects)
    known = {kind for one in lexicon.nouns for kind in one.kinds} | {"weather", "named"}
    assert kinds <= known


def test_every_place_where_something_is_done_is_a_place() -> None:
    for verbs in load_lexicon().verbs.values():
        for one in verbs:
            places = tuple(kind for kind in one.places if kind != "named")
            assert all(place.place for place in nouns_of(places)), one.english.base


def test_modals_name_verbs_of_the_lexicon() -> None:
    bases = {one.english.base for verbs in load_lexicon().verbs.values() for one in verbs}
    for modal in load_lexicon().verbs["modal"]:
        assert set(modal.objects) <= bases


def test_no_two_nouns_share_their_english_or_their_french_singular() -> None:
    nouns: tuple[Noun, ...] = load_lexicon().nouns
    assert len({one.english for one in nouns}) == len(nouns)
    assert len({one.french for one in nouns}) == len(nouns)


def test_the_lexicon_has_about_four_hundred_lemmas() -> None:
    lexicon = load_lexicon()
    verbs = {one.french.infinitive for verbs in lexicon.verbs.values() for one in verbs}
    assert 380 <= len(lexicon.nouns) + len(lexicon.adjectives) + len(verbs) + len(lexicon.adverbs) <= 450
