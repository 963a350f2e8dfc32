"""Reasons: the state of somebody, the thing or the weather that explains a deed."""

from engine.corpora.grammar.entries import Verb
from engine.corpora.grammar.features import Tense
from engine.corpora.grammar.lexicon import load_lexicon, verbs_with_object
from engine.corpora.grammar.sampling.clauses import WEATHER, sample_remark, sample_simple_clause
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.frames import reasons_of
from engine.corpora.grammar.sampling.manners import PAST_TENSES, RAIN, REASONS
from engine.corpora.grammar.sampling.nominals import refer_to, sample_person
from engine.corpora.grammar.syntax import PERSON, AdjectivePhrase, Argument, Clause, NounPhrase, Predicate

_FEELINGS = ("like", "love")
_AGAINST = ("tired", "sick", "busy", "be late", "be afraid")
_WEATHER = ("rain", "snow")
_GIVEN_AWAY = ("sell", "throw", "hide", "push", "give", "lend", "use")
_UNEXPLAINED = ("forget", "decide", "hope")


def sample_reason(draft: Draft, words: int, tense: Tense, main: Clause) -> Clause | None:
    """Why somebody does something, in about `words` words: their state, the object's quality, the weather; or None."""
    tense = Tense.PAST if tense in PAST_TENSES else Tense.PRESENT
    about = _sample_reason_about(draft, words, tense, main) if words >= 4 and draft.chance(0.5) else None
    return about or sample_state(draft, tense, main)


def sample_state(draft: Draft, tense: Tense, main: Clause) -> Clause | None:
    """A state that explains the main clause, or makes it possible, said of the same subject; None if none is known."""
    predicate, subject = main.predicates[-1], main.subject
    states = _states_of(predicate)
    states = tuple(state for state in states if state in _WEATHER or _can_be(state, subject))
    if not states:
        return None
    state = draft.pick(states)
    if state in _WEATHER:
        return _sample_weather(draft, tense, state)
    return Clause(refer_to(subject), (_state(draft, state, tense),))


def _sample_weather(draft: Draft, tense: Tense, state: str) -> Clause:
    """It is raining; it was snowing."""
    shown = Tense.PROGRESSIVE if tense is Tense.PRESENT else Tense.PAST_PROGRESSIVE
    verb = next(one for one in draft.lexicon.verbs["weather"] if one.english.base == state)
    return Clause(WEATHER, (Predicate(verb, shown),))


def sample_weather(draft: Draft, tense: Tense) -> Clause:
    """A short remark on rain or snow, in this tense."""
    return sample_simple_clause(draft, 2, tense, WEATHER, RAIN)


def _states_of(predicate: Predicate) -> tuple[str, ...]:
    if predicate.negation:
        return _AGAINST if predicate.verb.aspect == "event" else ()
    if predicate.modal and predicate.modal.english.base in _UNEXPLAINED:
        return ()
    kinds = predicate.direct.kinds if predicate.direct else ()
    return tuple(state for state, kind in predicate.verb.reasons if not kind or kind in kinds)


def _can_be(state: str, subject: Argument) -> bool:
    verb = _condition(state)
    kinds = verb.subjects if verb else _adjective_kinds(state)
    return not kinds.isdisjoint(subject.kinds)


def _condition(state: str) -> Verb | None:
    verbs = load_lexicon().verbs["condition"]
    return next((one for one in verbs if " ".join((one.english.base, *one.english_rest)) == state), None)


def _adjective_kinds(state: str) -> frozenset[str]:
    return next(one.said_of for one in load_lexicon().adjectives if one.english == state)


def _state(draft: Draft, state: str, tense: Tense) -> Predicate:
    """Being hungry; being tired, or very tired."""
    verb = _condition(state)
    if verb:
        return Predicate(verb, tense)
    adjective = next(one for one in draft.lexicon.adjectives if one.english == state)
    (be,) = draft.lexicon.verbs["copula"]
    phrase = AdjectivePhrase((adjective,), is_very=adjective.is_gradable and draft.chance(0.25))
    return Predicate(be, tense, complement=phrase)


def _sample_reason_about(draft: Draft, words: int, tense: Tense, main: Clause) -> Clause | None:
    """... because she likes it; ... because it is beautiful; None if the main clause has no fitting object."""
    predicate = main.predicates[-1]
    direct = predicate.direct
    if predicate.negation or predicate.modal or predicate.verb.french_rest or predicate.verb.aspect != "event":
        return None
    if not isinstance(direct, NounPhrase) or direct.determiner is draft.lexicon.determiners["generic"]:
        return None
    if predicate.verb.english.base in _GIVEN_AWAY:
        return None
    is_confused = direct.agreement.is_plural == main.subject.agreement.is_plural
    is_confused &= direct.agreement.is_plural or "person" not in main.subject.kinds  # which of the two are "they"?
    if is_confused:
        return None
    if "person" not in direct.kinds and reasons_of(direct) and draft.chance(0.5):
        return sample_remark(draft, words, tense, direct, REASONS)
    verbs = [one for one in verbs_with_object(tense, PERSON, direct.kinds) if one.english.base in _FEELINGS]
    if not verbs or "person" not in main.subject.kinds:
        return None
    other = draft.chance(0.35) and words >= 5
    subject = sample_person(draft, 2) if other else refer_to(main.subject)
    return Clause(subject, (Predicate(draft.fresh(verbs), tense, direct=refer_to(direct)),))
