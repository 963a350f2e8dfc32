"""The abstract tree of a sentence: what both languages say, before either has words.

Nodes are compared by identity: a word of a sentence names the node that it comes from, and two words that name the
same part of the same node translate each other.
"""

from dataclasses import dataclass

from engine.corpora.grammar.entries import (
    Adjective,
    Adverb,
    Conjunction,
    Determiner,
    Kinds,
    Name,
    Noun,
    Phrase,
    Place,
    Preposition,
    Verb,
)
from engine.corpora.grammar.features import Agreement, Scope, Tense

PERSON: Kinds = ("person", "adult")


@dataclass(frozen=True, eq=False, slots=True)
class Pronoun:
    """A personal pronoun; `kinds` are those of what it stands for."""

    agreement: Agreement
    kinds: Kinds = PERSON


@dataclass(frozen=True, eq=False, slots=True)
class ProperName:
    """A person by name."""

    name: Name
    kinds: Kinds = PERSON

    @property
    def agreement(self) -> Agreement:
        """Third person singular, with the name's gender."""
        return Agreement(3, False, self.name.is_feminine)


@dataclass(frozen=True, eq=False, slots=True)
class Gap:
    """Nothing, where a relative or interrogative pronoun has taken the place of a noun phrase."""

    agreement: Agreement
    kinds: Kinds


@dataclass(frozen=True, eq=False, slots=True)
class Nobody:
    """Nobody, or nothing; personne, rien: with it French denies the verb."""

    is_person: bool = True

    @property
    def agreement(self) -> Agreement:
        """Third person singular."""
        return Agreement(3, False, False)

    @property
    def kinds(self) -> Kinds:
        """A person, or nothing that is known."""
        return PERSON if self.is_person else ()


@dataclass(frozen=True, eq=False, slots=True)
class NounPhrase:
    """A noun and what goes with it.

    Attributes:
        determiner: None makes it indefinite (a, some; un, des, du), unless it has an owner.
        owner: Marie's; de Marie.
        modifier: what follows the noun.
    """

    noun: Noun
    is_plural: bool
    determiner: Determiner | None = None
    adjectives: tuple[Adjective, ...] = ()
    owner: "NounPhrase | ProperName | None" = None
    modifier: "PlacePhrase | Relative | None" = None

    @property
    def agreement(self) -> Agreement:
        """Third person, with the noun's number and gender."""
        return Agreement(3, self.is_plural, self.noun.is_feminine)

    @property
    def kinds(self) -> Kinds:
        """What it names."""
        return self.noun.kinds


@dataclass(frozen=True, eq=False, slots=True)
class Coordination:
    """Two or more noun phrases joined by commas and and."""

    members: "tuple[NounPhrase | ProperName, ...]"
    conjunction: Conjunction

    @property
    def agreement(self) -> Agreement:
        """Third person plural, feminine if all are."""
        return Agreement(3, True, all(member.agreement.is_feminine for member in self.members))

    @property
    def kinds(self) -> Kinds:
        """What all are."""
        first, *others = self.members
        return tuple(kind for kind in first.kinds if all(kind in other.kinds for other in others))


Nominal = Pronoun | ProperName | NounPhrase | Coordination | Nobody
Argument = Nominal | Gap


@dataclass(frozen=True, eq=False, slots=True)
class PlacePhrase:
    """A preposition with a noun phrase: under the table, with her, to the market."""

    preposition: Preposition
    ground: Nominal


@dataclass(frozen=True, eq=False, slots=True)
class NamedPlace:
    """A city or country: being there, going there (`is_goal`) or coming from there (`is_source`)."""

    place: Place
    is_goal: bool = False
    is_source: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class TimePhrase:
    """When: every day, last week."""

    phrase: Phrase


@dataclass(frozen=True, eq=False, slots=True)
class There:
    """The place that is known: there; y, before the verb."""


@dataclass(frozen=True, eq=False, slots=True)
class InfinitivePhrase:
    """What somebody does something for, before or without: to buy some bread; before leaving."""

    conjunction: Conjunction
    predicate: "Predicate"


Adjunct = PlacePhrase | NamedPlace | TimePhrase | InfinitivePhrase


@dataclass(frozen=True, eq=False, slots=True)
class AdjectivePhrase:
    """What a subject is said to be: very tired; tired and sad."""

    adjectives: tuple[Adjective, ...]
    is_very: bool = False
    conjunction: Conjunction | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Profession:
    """What a subject does for a living: a student; étudiant, without an article."""

    noun: Noun
    is_plural: bool


@dataclass(frozen=True, eq=False, slots=True)
class Content:
    """What somebody thinks, says or asks: that ..., where ..."""

    clause: "Sentence"
    conjunction: Conjunction


Complement = AdjectivePhrase | Profession | NounPhrase | PlacePhrase | NamedPlace | There | Content


@dataclass(frozen=True, eq=False, slots=True)
class Predicate:
    """A verb with its objects and adjuncts.

    Attributes:
        is_contracted: whether English joins the auxiliary and not: doesn't.
        modal: a verb that takes this one's infinitive.
        direct: the object; French puts a pronoun before the verb.
        recipient: to whom.
    """

    verb: Verb
    tense: Tense
    negation: Adverb | None = None
    is_contracted: bool = False
    modal: Verb | None = None
    adverb: Adverb | None = None
    direct: Argument | None = None
    recipient: Nominal | None = None
    complement: Complement | None = None
    adjuncts: tuple[Adjunct, ...] = ()

    def scope_of_object(self, *, is_open: bool = False) -> Scope:
        """The scope in which its object stands; `is_open`: in a question for yes or no."""
        if self.negation:
            return Scope.NEGATED if self.negation.english == ("not",) else Scope.NEVER
        if is_open:
            return Scope.ASKED
        is_habit = self.tense is Tense.PRESENT and self.verb.aspect == "event" and not self.modal
        return Scope.HABIT if is_habit else Scope.PLAIN


@dataclass(frozen=True, eq=False, slots=True)
class Clause:
    """A subject with one predicate or several joined by and; `opening` stands before the subject."""

    subject: Argument
    predicates: tuple[Predicate, ...]
    conjunction: Conjunction | None = None
    opening: TimePhrase | None = None

    @property
    def shares_auxiliary(self) -> bool:
        """Whether the other verbs can do without the auxiliary of the first: is going to read and write."""
        first, *others = self.predicates
        if not others or first.tense in (Tense.PRESENT, Tense.PAST) or any(one.adverb for one in others):
            return False
        return all(not one.negation and not one.modal and one.tense is first.tense for one in self.predicates)


@dataclass(frozen=True, eq=False, slots=True)
class Existential:
    """There is, there are; il y a."""

    thing: NounPhrase
    tense: Tense
    negation: Adverb | None
    place: PlacePhrase | None


@dataclass(frozen=True, eq=False, slots=True)
class Relative:
    """A clause with a gap that stands for the noun before it.

    `pronoun` is who or that (qui, que) if it is None; others stand for what is no object: where, whose, to whom.
    """

    clause: Clause
    pronoun: Conjunction | None = None

    @property
    def is_of_subject(self) -> bool:
        """Whether the gap is the subject (who; qui) or the object (that; que)."""
        return isinstance(self.clause.subject, Gap)


@dataclass(frozen=True, eq=False, slots=True)
class Compound:
    """Two sentences side by side: ..., but ..."""

    first: "Sentence"
    second: "Sentence"
    conjunction: Conjunction


@dataclass(frozen=True, eq=False, slots=True)
class Subordination:
    """A sentence with a subordinate one, which may come first: because, when, if, while."""

    main: "Sentence"
    subordinate: "Sentence"
    conjunction: Conjunction
    is_fronted: bool


Sentence = Clause | Existential | Compound | Subordination


@dataclass(frozen=True, eq=False, slots=True)
class Question:
    """A question with `word` (what, who, where, when, why, how; which book), or "" for yes or no."""

    clause: Clause
    word: str | NounPhrase


Utterance = Sentence | Question
