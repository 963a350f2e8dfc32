"""Manners: what a predicate may be about and may have, as its place in the sentence asks."""

from dataclasses import dataclass

ACTIONS = ("intransitive", "transitive", "oblique", "dative", "ditransitive", "motion", "located", "placing")
EVENTS = ("event", "instant", "mishap")


@dataclass(frozen=True, slots=True)
class Manner:
    """What a predicate may have: a negation; a modal or an adverb; only the `frames` and `aspects` named, if any."""

    can_negate: bool = True
    can_add: bool = True
    frames: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()


def plain(frames: tuple[str, ...] = (), aspects: tuple[str, ...] = ()) -> Manner:
    """A manner without negation, modal and adverb."""
    return Manner(False, False, frames, aspects)


FREE = Manner()
DEEDS = Manner(frames=ACTIONS, aspects=EVENTS)
PLAIN_DEEDS = plain(ACTIONS, EVENTS)
STATES = plain(aspects=("state", "passing"))
MOODS = plain(("condition", "mood"))
REASONS = plain(("reason",))
SIMULTANEOUS = plain(("transitive", "oblique", "dative", "ditransitive"), EVENTS)
ARRIVALS = plain(("motion",))
MOMENTS = plain(("transitive",), ("instant", "mishap"))
RAIN = plain(("weather",), EVENTS)
COLD = plain(("weather",), ("passing",))
PROFESSION = plain(("profession",))
