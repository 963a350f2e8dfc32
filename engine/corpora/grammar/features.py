"""The grammatical features that both languages share."""

from enum import Enum
from typing import NamedTuple


class Agreement(NamedTuple):
    """What a verb, an adjective or a pronoun agrees with: the person 1 to 3, the number, and the gender in French."""

    person: int
    is_plural: bool
    is_feminine: bool

    @property
    def slot(self) -> int:
        """Place in a paradigm of six: I, you, he or she; we, you, they."""
        return self.person - 1 + 3 * self.is_plural


class Tense(Enum):
    """Tenses by their English name.

    French has the présent for both `PRESENT` and `PROGRESSIVE`; the passé composé, of states the imparfait, for
    `PAST`; the imparfait for `PAST_PROGRESSIVE`; the passé composé for `PERFECT`; aller + infinitive for `FUTURE`.
    """

    PRESENT = "present"
    PROGRESSIVE = "progressive"
    PAST = "past"
    PAST_PROGRESSIVE = "past progressive"
    PERFECT = "perfect"
    FUTURE = "future"

    __hash__ = object.__hash__  # the members are single: quicker than Enum's own, by the name


class Scope(Enum):
    """Where an indefinite noun phrase stands: this chooses among some, any and nothing, and among du, des and de."""

    PLAIN = "plain"
    HABIT = "habit"
    NEGATED = "negated"
    NEVER = "never"
    ASKED = "asked"
    NONE = "none"
