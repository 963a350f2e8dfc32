"""Hand-checked sentences: denials, infinitives, relative clauses about no object, lists, and forms of questions."""

import pytest

from engine.corpora.grammar import realise
from engine.corpora.grammar.entries import Preposition
from engine.corpora.grammar.features import Agreement, Tense
from engine.corpora.grammar.syntax import (
    AdjectivePhrase,
    Clause,
    Content,
    Coordination,
    Gap,
    InfinitivePhrase,
    Nobody,
    NounPhrase,
    PlacePhrase,
    Predicate,
    Pronoun,
    Question,
    Relative,
    There,
    Utterance,
)
from tests.engine.corpora.grammar_trees import (
    HE,
    SHE,
    THEY,
    THEY_FEMININE,
    WE,
    YOU,
    I,
    adjective,
    adverb,
    clause,
    conjunction,
    infinitive,
    name,
    negation,
    phrase,
    relative,
    spatial,
    verb,
)

PRESENT, PROGRESSIVE, PAST, FUTURE = Tense.PRESENT, Tense.PROGRESSIVE, Tense.PAST, Tense.FUTURE
NOT, NEVER = negation("not"), negation("never")
THING = ("thing",)
BAG = PlacePhrase(spatial("in"), phrase("the", "bag"))
APPLES = phrase("the", "apple", plural=True)
GIRLS = phrase("the", "girl", plural=True)


def that(subject: Agreement, frame: str, words: str, head: NounPhrase, tense: Tense) -> Relative:
    """A relative clause about the object of its verb."""
    return Relative(clause(subject, frame, words, tense, direct=Gap(head.agreement, head.kinds)))


SENTENCES: list[tuple[Utterance, str, str]] = [
    (
        clause(Nobody(), "intransitive", "wake up", PAST),
        "Nobody woke up.",
        "Personne ne s'est réveillé.",
    ),
    (
        clause(SHE, "transitive", "find", PAST, direct=Nobody(is_person=False)),
        "She found nothing.",
        "Elle n'a rien trouvé.",
    ),
    (
        clause(SHE, "transitive", "meet", PAST, direct=Nobody()),
        "She met nobody.",
        "Elle n'a rencontré personne.",
    ),
    (
        clause(HE, "motion", "return", PAST, complement=There(), negation=NEVER),
        "He never returned there.",
        "Il n'y est jamais retourné.",
    ),
    (
        clause(I, "located", "live", PRESENT, complement=There(), modal=verb("modal", "want to")),
        "I want to live there.",
        "Je veux y habiter.",
    ),
    (
        clause(HE, "transitive", "open", PAST, modal=verb("modal", "try to"), direct=Pronoun(SHE, THING), negation=NOT),
        "He did not try to open it.",
        "Il n'a pas essayé de l'ouvrir.",
    ),
    (
        clause(
            SHE,
            "ditransitive",
            "offer",
            PAST,
            direct=Pronoun(THEY_FEMININE, THING),
            recipient=Pronoun(THEY),
            negation=NOT,
            is_contracted=True,
        ),
        "She didn't offer them to them.",
        "Elle ne les leur a pas offertes.",
    ),
    (
        clause(WE, "transitive", "repair", PAST, direct=phrase("the", "radio"), adverb=adverb("carefully")),
        "We repaired the radio carefully.",
        "Nous avons réparé soigneusement la radio.",
    ),
    (
        clause(
            Coordination((name("Anna"), name("Julie"), name("Emma")), conjunction("and")),
            "motion",
            "go",
            PAST,
            complement=There(),
            adjuncts=(InfinitivePhrase(infinitive("to"), Predicate(verb("intransitive", "rest"), FUTURE)),),
        ),
        "Anna, Julie and Emma went there to rest.",
        "Anna, Julie et Emma y sont allées pour se reposer.",
    ),
    (
        clause(
            I,
            "intransitive",
            "leave",
            PAST,
            adjuncts=(
                InfinitivePhrase(
                    infinitive("without"), Predicate(verb("transitive", "help"), PROGRESSIVE, direct=Pronoun(SHE))
                ),
            ),
        ),
        "I left without helping her.",
        "Je suis parti sans l'aider.",
    ),
    (
        clause(
            WE,
            "intransitive",
            "eat",
            PRESENT,
            adjuncts=(InfinitivePhrase(infinitive("before"), Predicate(verb("intransitive", "go out"), PROGRESSIVE)),),
        ),
        "We eat before going out.",
        "Nous mangeons avant de sortir.",
    ),
    (
        Clause(
            Pronoun(SHE),
            (
                Predicate(verb("transitive", "open"), PAST, direct=phrase("the", "door")),
                Predicate(verb("transitive", "take"), PAST, direct=phrase("the", "key")),
                Predicate(verb("intransitive", "leave"), PAST),
            ),
            conjunction("and"),
        ),
        "She opened the door, took the key and left.",
        "Elle a ouvert la porte, a pris la clé et est partie.",
    ),
    (
        clause(
            phrase("the", "key", plural=True, modifier=BAG),
            "copula",
            "be",
            PRESENT,
            complement=AdjectivePhrase((adjective("heavy"),)),
        ),
        "The keys in the bag are heavy.",
        "Les clés dans le sac sont lourdes.",
    ),
    (
        clause(
            phrase("the", "girl", plural=True, modifier=that(HE, "transitive", "see", GIRLS, PAST)),
            "intransitive",
            "leave",
            PAST,
        ),
        "The girls that he saw left.",
        "Les filles qu'il a vues sont parties.",
    ),
    (
        clause(
            WE,
            "transitive",
            "visit",
            PAST,
            direct=phrase(
                "the",
                "village",
                modifier=Relative(clause(name("Omar"), "located", "live", PAST), relative("where")),
            ),
        ),
        "We visited the village where Omar lived.",
        "Nous avons visité le village où Omar habitait.",
    ),
    (
        clause(
            phrase(
                "the",
                "man",
                modifier=Relative(
                    clause(
                        phrase("generic", "car"),
                        "copula",
                        "be",
                        PRESENT,
                        complement=AdjectivePhrase((adjective("white"),)),
                    ),
                    relative("whose"),
                ),
            ),
            "intransitive",
            "laugh",
            PROGRESSIVE,
        ),
        "The man whose car is white is laughing.",
        "L'homme dont la voiture est blanche rit.",
    ),
    (
        clause(
            I,
            "transitive",
            "know",
            PRESENT,
            direct=phrase(
                "the",
                "woman",
                modifier=Relative(
                    clause(YOU, "ditransitive", "give", PAST, direct=phrase("the", "letter", plural=True)),
                    relative("to whom"),
                ),
            ),
        ),
        "I know the woman to whom you gave the letters.",
        "Je connais la femme à qui tu as donné les lettres.",
    ),
    (
        clause(
            HE,
            "asking",
            "ask",
            PAST,
            complement=Content(clause(THEY, "intransitive", "wait", Tense.PAST_PROGRESSIVE), conjunction("whether")),
        ),
        "He asked whether they were waiting.",
        "Il a demandé s'ils attendaient.",
    ),
    (
        clause(
            SHE,
            "intransitive",
            "run",
            PAST,
            adjuncts=(PlacePhrase(Preposition(("as", "far", "as"), ("jusqu'à",)), phrase("the", "market")),),
        ),
        "She ran as far as the market.",
        "Elle a couru jusqu'au marché.",
    ),
    (Question(clause(HE, "condition", "be hungry", PRESENT), ""), "Is he hungry?", "A-t-il faim ?"),
    (
        Question(
            clause(YOU, "transitive", "help", PRESENT, modal=verb("modal", "can"), direct=Pronoun(I)),
            "",
        ),
        "Can you help me?",
        "Peux-tu m'aider ?",
    ),
    (
        Question(
            clause(YOU, "transitive", "buy", PAST, direct=Gap(APPLES.agreement, APPLES.kinds)),
            phrase("how many", "apple", plural=True),
        ),
        "How many apples did you buy?",
        "Combien de pommes est-ce que tu as achetées ?",
    ),
    (
        Question(
            clause(Gap(GIRLS.agreement, GIRLS.kinds), "intransitive", "arrive", PAST),
            phrase("which", "girl", plural=True),
        ),
        "Which girls arrived?",
        "Quelles filles sont arrivées ?",
    ),
]


@pytest.mark.parametrize(("tree", "english", "french"), SENTENCES, ids=[english for _, english, _ in SENTENCES])
def test_a_tree_says_the_same_in_both_languages(tree: Utterance, english: str, french: str) -> None:
    derivation = realise(tree)
    assert (derivation.source, derivation.target) == (english, french)
