"""What the lexicon holds: one record a word, with all its forms in both languages."""

from dataclasses import dataclass

from engine.corpora.grammar.english.forms import EnglishVerb
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.french.forms import AdjectiveForms, FrenchVerb

Kinds = tuple[str, ...]
NumberedWords = tuple[tuple[str, int], ...]


_SIMPLE = (Tense.PRESENT, Tense.PAST)
_TENSES = {
    "event": tuple(Tense),
    "instant": (*_SIMPLE, Tense.PERFECT, Tense.FUTURE),
    "mishap": (*_SIMPLE, Tense.PERFECT),
    "lasting": (*_SIMPLE, Tense.PROGRESSIVE, Tense.PAST_PROGRESSIVE, Tense.FUTURE),
    "state": _SIMPLE,
    "passing": (*_SIMPLE, Tense.FUTURE),
    "modal": (Tense.PRESENT,),
}


@dataclass(frozen=True, eq=False, slots=True)
class Noun:
    """A noun.

    Attributes:
        kinds: what it names, for choosing sensible neighbours; its own English singular is the last.
        feminine: the noun for women, where there are two.
        place: the prepositions of being there, English and French, for places.
        goal: the French preposition of going there; "" if nobody goes there.
    """

    english: str
    english_plural: str
    french: str
    french_plural: str
    is_feminine: bool
    kinds: Kinds
    is_mass: bool
    feminine: "Noun | None" = None
    place: tuple[str, str] | None = None
    goal: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Adjective:
    """An adjective.

    Attributes:
        is_before: whether French puts it before the noun.
        rank: English puts lower ranks first.
        beside, said_of: the kinds of noun that it stands beside, and that can be said to be so.
        group: adjectives of one group do not go together.
        is_mood: whether it is a passing state that explains what somebody does.
        is_gradable: whether "very" goes with it.
        is_reason: whether a thing that is so gives a reason to do something with it.
        is_alone: whether it does not stand beside another adjective.
    """

    english: str
    french: AdjectiveForms
    is_before: bool
    rank: int
    beside: frozenset[str]
    said_of: frozenset[str]
    group: str
    is_mood: bool
    is_gradable: bool
    is_reason: bool
    is_alone: bool


@dataclass(frozen=True, eq=False, slots=True)
class Verb:
    """A verb with what always follows it (`rest`: "look at", "avoir faim") and the kinds of its subject and object.

    Attributes:
        aspect: `event`, `instant`, `mishap`, `lasting`, `state`, `passing` or `modal`; see words/verbs.toml.
        places: the kinds of place that it is done in, where it asks for one.
        takes_company: whether it is done with others.
        is_choosy: whether its object is a certain one: "knows the man", not "knows some men".
        takes_generic: whether it is said of a kind as a whole: "likes coffee", "aime le café".
        shifts: whether a recipient can precede the object: "gives her a book".
        reasons: states of its subject that explain it, with the kind of object that each asks for or "".
    """

    english: EnglishVerb
    english_rest: tuple[str, ...]
    french: FrenchVerb
    french_rest: tuple[str, ...]
    aspect: str
    subjects: frozenset[str]
    objects: Kinds
    places: Kinds
    takes_company: bool
    is_choosy: bool
    takes_generic: bool
    shifts: bool
    reasons: tuple[tuple[str, str], ...] = ()

    @property
    def tenses(self) -> tuple[Tense, ...]:
        """The tenses that suit its aspect."""
        return _TENSES[self.aspect]

    @property
    def is_state(self) -> bool:
        """Whether its past is an imparfait."""
        return self.aspect in ("state", "passing", "lasting")

    @property
    def takes_cities(self) -> bool:
        """Whether it can be done in a city or country."""
        return "named" in self.places


@dataclass(frozen=True, eq=False, slots=True)
class Determiner:
    """A determiner; `english`: its words in the singular and in the plural; `vowel`: French singular before a vowel."""

    english: tuple[str, str]
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    plural: tuple[str, ...]
    feminine_plural: tuple[str, ...]
    masculine_vowel: tuple[str, ...]
    feminine_vowel: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Phrase:
    """A fixed phrase: words, each with a number; words of the two languages with one number translate each other.

    `verbs` are the English verbs that it suits (or all).
    """

    english: NumberedWords
    french: NumberedWords
    tenses: frozenset[Tense]
    verbs: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False, slots=True)
class Adverb:
    """An adverb or a negation of a verb.

    Attributes:
        is_last: whether English puts it at the end.
        follows: whether French puts it after the participle or infinitive, not only after the finite verb.
        verbs: the English verbs that it suits (or all).
    """

    english: tuple[str, ...]
    french: str
    tenses: frozenset[Tense]
    is_last: bool
    follows: bool
    verbs: frozenset[str]


@dataclass(frozen=True, eq=False, slots=True)
class Preposition:
    """A preposition; `located` and `grounds`: the kinds that are there, and that they are beside."""

    english: tuple[str, ...]
    french: tuple[str, ...]
    located: frozenset[str] = frozenset()
    grounds: Kinds = ()


@dataclass(frozen=True, eq=False, slots=True)
class Conjunction:
    """A word or words that join clauses, verbs or nouns, or begin a relative clause or an infinitive."""

    english: tuple[str, ...]
    french: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Place:
    """A city or country; `there` and `source` are the French preposition of being or going there and of coming."""

    english: str
    french: str
    there: str
    source: str


@dataclass(frozen=True, eq=False, slots=True)
class Name:
    """A person's name, the same in both languages."""

    text: str
    is_feminine: bool
