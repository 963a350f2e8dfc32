"""Short hands for building trees of the grammar by hand."""

from typing import Any

from engine.corpora.grammar.entries import Adjective, Adverb, Conjunction, Determiner, Noun, Phrase, Preposition, Verb
from engine.corpora.grammar.features import Agreement, Tense
from engine.corpora.grammar.lexicon import load_lexicon
from engine.corpora.grammar.syntax import Argument, Clause, NounPhrase, Predicate, Pronoun, ProperName

I = Agreement(1, False, False)  # noqa: E741
YOU = Agreement(2, False, False)
HE = Agreement(3, False, False)
SHE = Agreement(3, False, True)
WE = Agreement(1, True, False)
THEY = Agreement(3, True, False)
THEY_FEMININE = Agreement(3, True, True)


def noun(word: str) -> Noun:
    """The noun with this English singular."""
    return next(one for one in load_lexicon().nouns if one.english == word)


def adjective(word: str) -> Adjective:
    """The adjective with this English form."""
    return next(one for one in load_lexicon().adjectives if one.english == word)


def verb(frame: str, words: str) -> Verb:
    """The verb of a frame with this English base and what always follows it."""
    return next(one for one in load_lexicon().verbs[frame] if " ".join((one.english.base, *one.english_rest)) == words)


def determiner(name: str) -> Determiner:
    """The determiner of this name."""
    return load_lexicon().determiners[name]


def negation(word: str) -> Adverb:
    """A negation by its English words."""
    return load_lexicon().negations[word]


def adverb(words: str) -> Adverb:
    """An adverb by its English words."""
    return next(one for one in load_lexicon().adverbs if " ".join(one.english) == words)


def conjunction(word: str) -> Conjunction:
    """A conjunction by its English word."""
    return load_lexicon().conjunctions[word]


def relative(words: str) -> Conjunction:
    """What begins a relative clause about no object, by its English words."""
    return load_lexicon().relatives[words]


def infinitive(word: str) -> Conjunction:
    """What stands before an infinitive, by its English word."""
    return load_lexicon().infinitives[word]


def time(words: str) -> Phrase:
    """A time by its English words."""
    return next(one for one in load_lexicon().times if " ".join(word for word, _ in one.english) == words)


def spatial(words: str) -> Preposition:
    """A preposition of place by its English words."""
    return next(one for one in load_lexicon().spatial if " ".join(one.english) == words)


def name(text: str) -> ProperName:
    """A person by name."""
    return ProperName(next(one for one in load_lexicon().names if one.text == text))


def phrase(determiner_name: str | None, word: str, *adjectives: str, plural: bool = False, **rest: Any) -> NounPhrase:
    """A noun phrase; without a determiner it is indefinite."""
    return NounPhrase(
        noun(word),
        plural,
        determiner(determiner_name) if determiner_name else None,
        tuple(adjective(one) for one in adjectives),
        **rest,
    )


def clause(subject: Argument | Agreement, frame: str, words: str, tense: Tense, **rest: Any) -> Clause:
    """A clause with one verb; an agreement as its subject is a pronoun."""
    if isinstance(subject, Agreement):
        subject = Pronoun(subject)
    return Clause(subject, (Predicate(verb(frame, words), tense, **rest),))
