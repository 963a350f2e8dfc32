"""Manners: what a predicate may be about and may have, as its place in the sentence asks."""

from dataclasses import dataclass

from engine.corpora.grammar.features import Tense

ACTIONS = ("intransitive", "transitive", "oblique", "dative", "ditransitive", "motion", "located", "placing")
EVENTS = ("event", "instant", "mishap")
PAST_TENSES = (Tense.PAST, Tense.PAST_PROGRESSIVE)


@dataclass(frozen=True, slots=True)
class Manner:
    """What a predicate may have: a negation; a modal or an adverb; an infinitive; only these `frames` and `aspects`."""

    can_negate: bool = True
    can_add: bool = True
    frames: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    can_extend: bool = True


def plain(frames: tuple[str, ...] = (), aspects: tuple[str, ...] = ()) -> Manner:
    """A manner without negation, modal, adverb and infinitive."""
    return Manner(False, False, frames, aspects, False)


FREE = Manner()
DEEDS = Manner(frames=ACTIONS, aspects=EVENTS)
PLAIN_DEEDS = plain(ACTIONS, EVENTS)
STATES = plain(aspects=("state", "passing"))
MOODS = plain(("condition", "mood"))
QUALITIES = plain(("quality",))
REASONS = plain(("reason",))
SIMULTANEOUS = plain(("transitive", "oblique", "dative", "ditransitive"), EVENTS)
ARRIVALS = plain(("motion",))
MOMENTS = plain(("transitive",), ("instant", "mishap"))
VISITS = plain(("motion", "located", "intransitive"), ("event",))
RAIN = plain(("weather",), EVENTS)
COLD = plain(("weather",), ("passing",))
PROFESSION = plain(("profession",))
