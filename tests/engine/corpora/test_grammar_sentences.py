"""Hand-checked sentences: what a given tree says in English and in French."""

import pytest

from engine.corpora.grammar import realise
from engine.corpora.grammar.features import Agreement, Tense
from engine.corpora.grammar.lexicon import load_lexicon
from engine.corpora.grammar.syntax import (
    AdjectivePhrase,
    Clause,
    Compound,
    Content,
    Coordination,
    Existential,
    Gap,
    NamedPlace,
    NounPhrase,
    PlacePhrase,
    Predicate,
    Profession,
    Pronoun,
    Question,
    Relative,
    Subordination,
    TimePhrase,
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
    name,
    negation,
    noun,
    phrase,
    spatial,
    time,
    verb,
)

PRESENT, PROGRESSIVE, PAST, FUTURE = Tense.PRESENT, Tense.PROGRESSIVE, Tense.PAST, Tense.FUTURE
NOT, NEVER, NO_LONGER = negation("not"), negation("never"), negation("no longer")
THING = ("thing",)
WEATHER = Pronoun(HE, ("weather",))
BAG = PlacePhrase(spatial("in"), phrase("the", "bag"))
RAIN = Clause(WEATHER, (Predicate(verb("weather", "rain"), PRESENT),))
STUDENT = noun("student")


def that(subject: Agreement, frame: str, words: str, head: NounPhrase, tense: Tense) -> Relative:
    """A relative clause about the object of its verb."""
    return Relative(clause(subject, frame, words, tense, direct=Gap(head.agreement, head.kinds)))


def who(frame: str, words: str, head: NounPhrase, tense: Tense, **rest: object) -> Relative:
    """A relative clause about its subject."""
    return Relative(clause(Gap(head.agreement, head.kinds), frame, words, tense, **rest))


APPLES = phrase("the", "apple", plural=True)
WOMAN = phrase("the", "woman")

SENTENCES: list[tuple[Utterance, str, str]] = [
    (
        clause(I, "copula", "be", PRESENT, complement=Profession(STUDENT, False)),
        "I am a student.",
        "Je suis étudiant.",
    ),
    (
        clause(name("Anna"), "copula", "be", PRESENT, complement=Profession(STUDENT.feminine or STUDENT, False)),
        "Anna is a student.",
        "Anna est étudiante.",
    ),
    (
        clause(phrase("the", "teacher", "old"), "transitive", "read", PRESENT, direct=phrase("the", "book", "red")),
        "The old teacher reads the red book.",
        "Le vieux professeur lit le livre rouge.",
    ),
    (
        clause(phrase("this", "man", "old"), "transitive", "like", PRESENT, direct=phrase("generic", "coffee")),
        "This old man likes coffee.",
        "Ce vieil homme aime le café.",
    ),
    (
        clause(
            phrase("my", "school", "old", "quiet"),
            "copula",
            "be",
            PRESENT,
            complement=AdjectivePhrase((adjective("beautiful"),), is_very=True),
        ),
        "My quiet old school is very beautiful.",
        "Ma vieille école calme est très belle.",
    ),
    (
        clause(HE, "transitive", "see", PAST, direct=phrase(None, "flower", "beautiful", plural=True)),
        "He saw some beautiful flowers.",
        "Il a vu de belles fleurs.",
    ),
    (
        clause(WE, "transitive", "drink", PROGRESSIVE, direct=phrase(None, "water", "cold")),
        "We are drinking some cold water.",
        "Nous buvons de l'eau froide.",
    ),
    (
        clause(SHE, "transitive", "eat", PRESENT, direct=phrase(None, "bread"), negation=NOT, is_contracted=True),
        "She doesn't eat any bread.",
        "Elle ne mange pas de pain.",
    ),
    (
        clause(I, "transitive", "buy", PAST, direct=phrase(None, "orange", plural=True), negation=NEVER),
        "I never bought oranges.",
        "Je n'ai jamais acheté d'oranges.",
    ),
    (
        clause(YOU, "intransitive", "work", PRESENT, negation=NO_LONGER),
        "You no longer work.",
        "Tu ne travailles plus.",
    ),
    (
        clause(THEY_FEMININE, "motion", "go", PAST, complement=NamedPlace(load_lexicon().places[-2], is_goal=True)),
        "They went to Canada.",
        "Elles sont allées au Canada.",
    ),
    (
        clause(name("Marie"), "intransitive", "get up", PAST, negation=NOT),
        "Marie did not get up.",
        "Marie ne s'est pas levée.",
    ),
    (
        clause(HE, "transitive", "invite", PAST, direct=Pronoun(THEY_FEMININE)),
        "He invited them.",
        "Il les a invitées.",
    ),
    (
        clause(SHE, "ditransitive", "give", PAST, direct=Pronoun(SHE, THING), recipient=Pronoun(I), negation=NOT),
        "She did not give it to me.",
        "Elle ne me l'a pas donnée.",
    ),
    (
        clause(I, "ditransitive", "show", FUTURE, direct=Pronoun(HE, THING), recipient=Pronoun(THEY)),
        "I am going to show it to them.",
        "Je vais le leur montrer.",
    ),
    (
        clause(YOU, "ditransitive", "lend", PRESENT, direct=phrase("your", "umbrella"), recipient=Pronoun(HE)),
        "You lend him your umbrella.",
        "Tu lui prêtes ton parapluie.",
    ),
    (
        clause(
            name("Paul"),
            "transitive",
            "buy",
            PRESENT,
            modal=verb("modal", "want to"),
            direct=Pronoun(SHE, THING),
            negation=NOT,
        ),
        "Paul does not want to buy it.",
        "Paul ne veut pas l'acheter.",
    ),
    (
        clause(HE, "intransitive", "sleep", Tense.PERFECT, adverb=adverb("a lot")),
        "He has slept a lot.",
        "Il a beaucoup dormi.",
    ),
    (
        clause(
            WE,
            "transitive",
            "eat",
            PAST,
            direct=phrase("the", "apple", plural=True, modifier=that(YOU, "transitive", "buy", APPLES, PAST)),
        ),
        "We ate the apples that you bought.",
        "Nous avons mangé les pommes que tu as achetées.",
    ),
    (
        clause(
            phrase(
                "the", "woman", modifier=who("transitive", "read", WOMAN, PROGRESSIVE, direct=phrase(None, "novel"))
            ),
            "copula",
            "be",
            PRESENT,
            complement=AdjectivePhrase((adjective("happy"),)),
        ),
        "The woman who is reading a novel is happy.",
        "La femme qui lit un roman est heureuse.",
    ),
    (
        clause(phrase(None, "key", owner=phrase("my", "aunt")), "copula", "be", PRESENT, complement=BAG),
        "My aunt's key is in the bag.",
        "La clé de ma tante est dans le sac.",
    ),
    (
        clause(
            Coordination((name("Anna"), name("Julie")), conjunction("and")),
            "intransitive",
            "arrive",
            PAST,
            adjuncts=(TimePhrase(time("last week")),),
        ),
        "Anna and Julie arrived last week.",
        "Anna et Julie sont arrivées la semaine dernière.",
    ),
    (
        Question(clause(HE, "transitive", "write", PRESENT, direct=Gap(HE, ())), "what"),
        "What does he write?",
        "Qu'est-ce qu'il écrit ?",
    ),
    (
        Question(clause(YOU, "transitive", "have", PRESENT, direct=phrase(None, "bicycle", plural=True)), ""),
        "Do you have any bicycles?",
        "Est-ce que tu as des vélos ?",
    ),
    (
        Question(clause(phrase("the", "station"), "copula", "be", PRESENT), "where"),
        "Where is the station?",
        "Où est la gare ?",
    ),
    (Question(clause(SHE, "copula", "be", PAST), "where"), "Where was she?", "Où était-elle ?"),
    (
        Question(clause(Gap(HE, ("person",)), "oblique", "answer", PAST, direct=phrase("the", "question")), "who"),
        "Who answered the question?",
        "Qui a répondu à la question ?",
    ),
    (
        clause(HE, "oblique", "talk about", PAST, direct=phrase("the", "film", plural=True)),
        "He talked about the films.",
        "Il a parlé des films.",
    ),
    (
        clause(I, "dative", "phone", PRESENT, recipient=phrase("the", "doctor")),
        "I phone the doctor.",
        "Je téléphone au médecin.",
    ),
    (
        Subordination(clause(HE, "intransitive", "go home", FUTURE), RAIN, conjunction("if"), True),
        "If it rains, he is going to go home.",
        "S'il pleut, il va rentrer à la maison.",
    ),
    (
        Subordination(
            clause(name("Alice"), "intransitive", "sleep", PROGRESSIVE),
            clause(SHE, "copula", "be", PRESENT, complement=AdjectivePhrase((adjective("tired"),))),
            conjunction("because"),
            False,
        ),
        "Alice is sleeping because she is tired.",
        "Alice dort parce qu'elle est fatiguée.",
    ),
    (
        Compound(
            clause(I, "condition", "be hungry", PAST),
            clause(YOU, "condition", "be cold", PAST),
            conjunction("but"),
        ),
        "I was hungry, but you were cold.",
        "J'avais faim, mais tu avais froid.",
    ),
    (
        Existential(phrase(None, "cat"), PRESENT, NOT, PlacePhrase(spatial("next to"), phrase("the", "hotel"))),
        "There is no cat next to the hotel.",
        "Il n'y a pas de chat à côté de l'hôtel.",
    ),
    (
        clause(
            name("Louis"),
            "content",
            "think",
            PAST,
            complement=Content(clause(SHE, "condition", "be late", PAST), conjunction("that")),
        ),
        "Louis thought that she was late.",
        "Louis pensait qu'elle était en retard.",
    ),
    (
        Clause(
            name("Paul"),
            (
                Predicate(verb("transitive", "pick"), PAST, direct=phrase(None, "pear")),
                Predicate(verb("transitive", "eat"), PAST, direct=Pronoun(SHE, THING)),
            ),
            conjunction("and"),
        ),
        "Paul picked a pear and ate it.",
        "Paul a cueilli une poire et l'a mangée.",
    ),
    (
        Clause(
            Pronoun(SHE),
            (
                Predicate(verb("transitive", "write"), FUTURE, direct=phrase(None, "letter")),
                Predicate(verb("transitive", "read"), FUTURE, direct=Pronoun(SHE, THING)),
            ),
            conjunction("and"),
            TimePhrase(time("tomorrow")),
        ),
        "Tomorrow, she is going to write a letter and read it.",
        "Demain, elle va écrire une lettre et la lire.",
    ),
]


@pytest.mark.parametrize(("tree", "english", "french"), SENTENCES, ids=[english for _, english, _ in SENTENCES])
def test_a_tree_says_the_same_in_both_languages(tree: Utterance, english: str, french: str) -> None:
    derivation = realise(tree)
    assert (derivation.source, derivation.target) == (english, french)


def test_every_determiner_agrees_with_nouns_of_each_gender_number_and_beginning() -> None:
    def french(determiner_name: str, word: str, *, plural: bool = False) -> str:
        tree = clause(phrase(determiner_name, word, plural=plural), "intransitive", "run", PRESENT)
        return realise(tree).target.removesuffix(".").rsplit(" ", 1)[0]

    assert french("my", "friend") == "Mon ami"
    assert french("my", "school") == "Mon école"
    assert french("this", "child") == "Cet enfant"
    assert french("this", "girl") == "Cette fille"
    assert french("our", "horse", plural=True) == "Nos chevaux"
    assert french("many", "bird", plural=True) == "Beaucoup d'oiseaux"
    assert french("the", "tree") == "L'arbre"
