"""What is said of a subject: a verb with its objects and adjuncts, of about as many words as asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.corpora.grammar.english.verb_group import realise_verb_group
from engine.corpora.grammar.entries import Adverb, Verb
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import verbs_of
from engine.corpora.grammar.sampling import frames
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.infinitives import add_infinitive, room_for_infinitive
from engine.corpora.grammar.sampling.manners import EVENTS, FREE, Manner
from engine.corpora.grammar.syntax import PERSON, Argument, Gap, Nobody, NounPhrase, Predicate


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of verbs.

    Attributes:
        name: what `Manner` calls it.
        verbs: its table in words/verbs.toml.
        least: fewest English words of a predicate in the present.
        weight: how often it is chosen.
        fill: gives a predicate its objects and adjuncts.
    """

    name: str
    verbs: str
    least: int
    weight: float
    fill: frames.Fill


_FRAMES = (
    Frame("intransitive", "intransitive", 1, 2.5, frames.fill_intransitive),
    Frame("condition", "condition", 2, 0.8, frames.fill_intransitive),
    Frame("situation", "situation", 2, 0.3, frames.fill_intransitive),
    Frame("weather", "weather", 1, 1.0, frames.fill_intransitive),
    Frame("mood", "copula", 2, 1.0, frames.fill_mood),
    Frame("quality", "copula", 2, 1.2, frames.fill_quality),
    Frame("reason", "copula", 2, 0.0, frames.fill_reason),
    Frame("profession", "copula", 3, 1.3, frames.fill_profession),
    Frame("becoming", "becoming", 3, 0.3, frames.fill_profession),
    Frame("whereabouts", "copula", 3, 1.2, frames.fill_whereabouts),
    Frame("transitive", "transitive", 2, 7.0, frames.fill_transitive),
    Frame("oblique", "oblique", 4, 0.8, frames.fill_oblique),
    Frame("dative", "dative", 3, 0.7, frames.fill_dative),
    Frame("ditransitive", "ditransitive", 4, 1.8, frames.fill_ditransitive),
    Frame("motion", "motion", 3, 1.2, frames.fill_motion),
    Frame("located", "located", 3, 1.4, frames.fill_located),
    Frame("placing", "placing", 6, 0.7, frames.fill_placing),
)
_AUXILIARIES = {
    Tense.PRESENT: 0,
    Tense.PROGRESSIVE: 1,
    Tense.PAST: 0,
    Tense.PAST_PROGRESSIVE: 1,
    Tense.PERFECT: 1,
    Tense.FUTURE: 3,
}
_NOT_DENIED = ("every", "many", "several", "two", "three", "four", "five")


def sample_predicate(draft: Draft, subject: Argument, words: int, tense: Tense, manner: Manner = FREE) -> Predicate:
    """A predicate of about `words` English words; chooses among the frames that they are enough for."""
    room = words - _AUXILIARIES[tense]
    frame = _choose_frame(draft, subject, room, tense, manner)
    predicate = Predicate(draft.fresh(_verbs(frame, subject, tense, manner)), tense)
    if manner.can_add:
        predicate = _add_modal_or_adverb(draft, frame, predicate, subject, room - frame.least)
    if not predicate.modal and hides_tense(predicate.verb, subject, tense):
        predicate = Predicate(pick_clear(draft, _verbs(frame, subject, tense, manner), subject, tense), tense)
    if manner.can_negate and not predicate.adverb and draft.chance(0.2) and _can_be_denied(draft, subject):
        spare = words - frame.least + 1 - verb_size(predicate, subject)
        predicate = _add_negation(draft, predicate, spare)
    left = words - verb_size(predicate, subject)
    size = room_for_infinitive(draft, frame.name, predicate, subject, left - frame.least) if manner.can_extend else 0
    predicate = frame.fill(draft, predicate, subject, left - size)
    if manner.can_negate and frame.name == "transitive" and draft.chance(0.15):
        predicate = _deny_object(predicate, subject)
    return add_infinitive(draft, predicate, subject, size) if size else predicate


def _deny_object(predicate: Predicate, subject: Argument) -> Predicate:
    """Nothing or nobody instead of its object, if that makes sense."""
    direct = predicate.direct
    if not direct or not frames.can_be_nothing(predicate, subject):
        return predicate
    return replace(predicate, direct=Nobody(is_person="person" in direct.kinds))


def hides_tense(verb: Verb, subject: Argument, tense: Tense) -> bool:
    """Whether its present would read as a past: I read, they put."""
    is_third = subject.agreement.person == 3 and not subject.agreement.is_plural
    return tense is Tense.PRESENT and not is_third and verb.english.base == verb.english.past


def pick_clear(draft: Draft, verbs: Sequence[Verb], subject: Argument, tense: Tense) -> Verb:
    """One of the verbs that shows its tense."""
    verb = draft.fresh(verbs)
    if not hides_tense(verb, subject, tense):
        return verb
    return draft.fresh([one for one in verbs if not hides_tense(one, subject, tense)])


def _choose_frame(draft: Draft, subject: Argument, room: int, tense: Tense, manner: Manner) -> Frame:
    """A possible frame that `room` words are enough for; if there is none, the shortest."""
    allowed = [frame for frame in _FRAMES if not manner.frames or frame.name in manner.frames]
    affordable = [(frame, frame.weight) for frame in allowed if frame.least <= room]
    while affordable:
        frame = draft.weigh(affordable)
        if _is_possible(frame, subject, tense, manner):
            return frame
        affordable.remove((frame, frame.weight))
    return min(
        (frame for frame in allowed if _is_possible(frame, subject, tense, manner)), key=lambda frame: frame.least
    )


def verb_size(predicate: Predicate, subject: Argument) -> int:
    """Number of English words of the verb with its auxiliaries."""
    return len(realise_verb_group(predicate, subject.agreement))


def _is_possible(frame: Frame, subject: Argument, tense: Tense, manner: Manner) -> bool:
    if not _verbs(frame, subject, tense, manner):
        return False
    if frame.name == "mood":
        return bool(frames.moods_of(subject))
    if frame.name == "reason":
        return "reason" in manner.frames and bool(frames.reasons_of(subject))
    if frame.name == "quality":
        return tense is not Tense.FUTURE and bool(frames.qualities_of(subject))
    if frame.name == "whereabouts":
        return frames.can_be_somewhere(subject)
    if frame.name == "profession":
        return "adult" in subject.kinds and not isinstance(subject, NounPhrase | Gap | Nobody)
    if frame.name == "becoming":
        return not isinstance(subject, NounPhrase | Nobody)
    return True


def _verbs(frame: Frame, subject: Argument, tense: Tense, manner: Manner) -> tuple[Verb, ...]:
    """The verbs that suit the subject: anything can be."""
    kinds = PERSON if frame.verbs == "copula" else subject.kinds
    return verbs_of(frame.verbs, tense, kinds, manner.aspects)


def _add_modal_or_adverb(draft: Draft, frame: Frame, predicate: Predicate, subject: Argument, spare: int) -> Predicate:
    can_want = "person" in subject.kinds and predicate.verb.aspect == "event" and not isinstance(subject, Nobody)
    is_hidden = hides_tense(predicate.verb, subject, predicate.tense)
    if can_want and spare >= 2 and draft.chance(0.8 if is_hidden else 0.15):
        modal = draft.pick(draft.lexicon.verbs["modal"])
        is_fit = not modal.objects or predicate.verb.english.base in modal.objects
        if is_fit and predicate.tense in modal.tenses and modal.english.base != predicate.verb.english.base:
            return replace(predicate, modal=modal)
    if spare >= 1 and draft.chance(0.6 if predicate.tense is Tense.PERFECT else 0.12):
        options = [one for one in draft.lexicon.adverbs if _suits(one, frame, predicate, subject)]
        if options:
            return replace(predicate, adverb=draft.pick(options))
    return predicate


def _suits(adverb: Adverb, frame: Frame, predicate: Predicate, subject: Argument) -> bool:
    if predicate.tense not in adverb.tenses or predicate.verb.aspect in ("state", "lasting"):
        return False
    if adverb.english == ("together",) and not subject.agreement.is_plural:
        return False
    if adverb.is_last:
        is_of_deed = frame.name == "transitive" and adverb.follows and adverb.english != ("together",)
        is_alone = frame.name in ("intransitive", "weather") and not predicate.verb.english_rest
        return (is_of_deed or is_alone) and predicate.verb.english.base in adverb.verbs
    return frame.name not in ("profession", "quality", "whereabouts", "weather", "becoming")


def _can_be_denied(draft: Draft, subject: Argument) -> bool:
    """Whether a negation would be clear: not with "every student does not" or "some birds do not"."""
    if isinstance(subject, Nobody):
        return False
    if not isinstance(subject, NounPhrase) or subject.owner:
        return True
    unclear = [draft.lexicon.determiners[name] for name in _NOT_DENIED]
    return subject.determiner is not None and subject.determiner not in unclear


def _add_negation(draft: Draft, predicate: Predicate, spare: int) -> Predicate:
    if spare < 1 or predicate.verb.english.base == "prefer":
        return predicate
    negations = draft.lexicon.negations
    options = [("not", 6.0)]
    if predicate.tense in negations["never"].tenses and predicate.verb.aspect in EVENTS:
        options.append(("never", 2.5))
    if (
        predicate.tense in negations["no longer"].tenses
        and predicate.verb.aspect not in ("instant", "mishap")
        and spare >= 2
    ):
        options.append(("no longer", 1.5))
    name = draft.weigh(options)
    return replace(predicate, negation=negations[name], is_contracted=name == "not" and draft.chance(0.5))
