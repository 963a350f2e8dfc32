"""Questions of about as many words as asked: for yes or no, and for who, what, where, when and why."""

from dataclasses import replace

from engine.corpora.grammar.english.realisation import realise_nominal
from engine.corpora.grammar.entries import Noun, Verb
from engine.corpora.grammar.features import Agreement, Tense
from engine.corpora.grammar.lexicon import nouns_of, verbs_of
from engine.corpora.grammar.sampling.clauses import sample_simple_clause
from engine.corpora.grammar.sampling.draft import Draft
from engine.corpora.grammar.sampling.frames import fill_intransitive, fill_transitive, sample_adjuncts
from engine.corpora.grammar.sampling.manners import ACTIONS, EVENTS, PLAIN_DEEDS, Manner
from engine.corpora.grammar.sampling.nominals import DEFINITE, is_counted, sample_name, sample_noun_phrase
from engine.corpora.grammar.sampling.predicates import sample_predicate, verb_size
from engine.corpora.grammar.syntax import PERSON, Clause, Gap, Nominal, NounPhrase, Predicate, Pronoun, Question

_TENSES = ((Tense.PRESENT, 3.0), (Tense.PROGRESSIVE, 1.5), (Tense.PAST, 3.0), (Tense.FUTURE, 1.5))
_TIMED = ((Tense.PRESENT, 1.0), (Tense.PAST, 2.0), (Tense.FUTURE, 2.0))
_WORDS = (
    ("", 5.0),
    ("what", 1.2),
    ("who", 1.4),
    ("where", 2.2),
    ("when", 0.8),
    ("why", 1.0),
    ("how", 0.7),
    ("which", 1.6),
)
_UNKNOWN = Agreement(3, False, False)
_ASKED = (
    Agreement(2, False, False),
    Agreement(2, False, False),
    Agreement(3, False, False),
    Agreement(3, False, True),
    Agreement(3, True, False),
)
_SAID = Manner(can_negate=False)
_DONE = Manner(can_negate=False, frames=ACTIONS, aspects=EVENTS)
_HOW = ("find", "open", "repair", "learn", "clean", "prepare", "build", "lose", "travel", "work", "sing")
_PLACES = ("building", "market", "beach", "farm", "park", "bridge")
_THINGS = ("tool", "clothing", "text", "container", "animal", "car", "bicycle")


def sample_question(draft: Draft, words: int) -> Question:
    """A question of about `words` English words."""
    word = draft.weigh(_WORDS)
    if word == "where" and (words <= 4 or draft.chance(0.4)):
        return _ask_whereabouts(draft, words)
    if word == "who" and draft.chance(0.6):
        return _ask_who(draft, words)
    if word == "which" and words >= 4:
        return _ask_which(draft, words)
    if word == "how":
        return _ask_how(draft, words)
    if word in ("who", "what", "where", "which"):
        word = "what" if word == "which" else word
        return _ask_missing(draft, words, word)
    if word == "when":
        draft.has_time = True
        tense = draft.weigh(_TIMED)
        clause = sample_simple_clause(draft, words - 2, tense, _sample_asked(draft, words - 3), PLAIN_DEEDS)
        return Question(clause, word)
    tense = draft.weigh(_TENSES)
    size = words - (word != "")
    subject = _sample_asked(draft, size - 2)
    does = tense in (Tense.PRESENT, Tense.PAST)
    return Question(sample_simple_clause(draft, size - does, tense, subject, _SAID), word)


def _sample_asked(draft: Draft, words: int) -> Nominal:
    """A subject that one asks about."""
    if words < 2 or draft.chance(0.65):
        return Pronoun(draft.pick(_ASKED)) if draft.chance(0.65) else sample_name(draft)
    noun = draft.fresh(nouns_of(("person",)))
    return sample_noun_phrase(draft, noun, min(words, 3), DEFINITE, can_have_place=False)


def _ask_whereabouts(draft: Draft, words: int) -> Question:
    """Where is the station?"""
    subject: Nominal
    if words <= 3:
        subject = Pronoun(draft.pick(_ASKED[2:])) if draft.chance(0.4) else sample_name(draft)
    else:
        noun = draft.fresh(nouns_of(_PLACES if draft.chance(0.6) else _THINGS))
        subject = sample_noun_phrase(draft, noun, words - 2, DEFINITE)
    (be,) = draft.lexicon.verbs["copula"]
    tense = Tense.PAST if draft.chance(0.2) else Tense.PRESENT
    return Question(Clause(subject, (Predicate(be, tense),)), "where")


def _ask_who(draft: Draft, words: int) -> Question:
    """Who is eating the apple?"""
    gap = Gap(_UNKNOWN, PERSON)
    return Question(Clause(gap, (sample_predicate(draft, gap, words - 1, draft.weigh(_TENSES), _DONE),)), "who")


def _ask_missing(draft: Draft, words: int, word: str) -> Question:
    """What is Paul eating? Who did you meet? Where does Marie live?"""
    tense = draft.weigh(_TENSES)
    subject = _sample_asked(draft, words - 4)
    verbs = [verb for verb in _askable_verbs(word, tense) if _is_asked(verb, word)]
    predicate = Predicate(draft.fresh(verbs), tense)
    if word != "where":
        predicate = replace(predicate, direct=Gap(_UNKNOWN, ()))
    does = tense in (Tense.PRESENT, Tense.PAST)
    left = words - 1 - does - len(realise_nominal(subject, is_subject=True)) - verb_size(predicate, subject)
    adjuncts = sample_adjuncts(draft, predicate, subject, left, can_have_place=word != "where")
    return Question(Clause(subject, (replace(predicate, adjuncts=adjuncts),)), word)


def _ask_which(draft: Draft, words: int) -> Question:
    """Which book did Paul read? How many students are sleeping?"""
    tense = draft.weigh(_TENSES)
    if draft.chance(0.35):
        noun = draft.fresh(nouns_of(("person", "animal")))
        phrase = _sample_asked_phrase(draft, noun)
        gap = Gap(phrase.agreement, phrase.kinds)
        predicate = sample_predicate(draft, gap, words - _phrase_size(phrase), tense, _DONE)
        return Question(Clause(gap, (predicate,)), phrase)
    subject = _sample_asked(draft, words - 5)
    verbs = [verb for verb in verbs_of("transitive", tense, PERSON, EVENTS) if _chosen_among(verb)]
    predicate = Predicate(draft.fresh(verbs), tense)
    phrase = _sample_asked_phrase(draft, draft.fresh(_chosen_among(predicate.verb)))
    predicate = replace(predicate, direct=Gap(phrase.agreement, phrase.kinds))
    size = len(realise_nominal(subject, is_subject=True)) + verb_size(predicate, subject)
    left = words - _phrase_size(phrase) - (tense in (Tense.PRESENT, Tense.PAST)) - size
    adjuncts = sample_adjuncts(draft, predicate, subject, left)
    return Question(Clause(subject, (replace(predicate, adjuncts=adjuncts),)), phrase)


def _sample_asked_phrase(draft: Draft, noun: Noun) -> NounPhrase:
    """Which book, which books, how many books."""
    is_plural = is_counted(noun) and draft.chance(0.5)
    name = "how many" if is_plural and draft.chance(0.6) else "which"
    return NounPhrase(noun, is_plural, draft.lexicon.determiners[name])


def _chosen_among(verb: Verb) -> list[Noun]:
    """The objects of a verb of which one can ask which."""
    return [one for one in nouns_of(verb.objects) if not one.is_mass and "unique" not in one.kinds]


def _phrase_size(phrase: NounPhrase) -> int:
    return len(realise_nominal(phrase))


def _ask_how(draft: Draft, words: int) -> Question:
    """How did Marie find the key?"""
    tense = draft.weigh(_TENSES)
    subject = _sample_asked(draft, words - 4)
    verbs = [one for frame in ("intransitive", "transitive") for one in verbs_of(frame, tense, PERSON)]
    predicate = Predicate(draft.fresh([one for one in verbs if one.english.base in _HOW]), tense)
    size = len(realise_nominal(subject, is_subject=True)) + verb_size(predicate, subject)
    left = words - 1 - (tense in (Tense.PRESENT, Tense.PAST)) - size
    fill = fill_transitive if predicate.verb.objects else fill_intransitive
    return Question(Clause(subject, (fill(draft, predicate, subject, max(2, left)),)), "how")


def _askable_verbs(word: str, tense: Tense) -> tuple[Verb, ...]:
    if word == "where":
        return verbs_of("located", tense, PERSON) + verbs_of("motion", tense, PERSON)
    return verbs_of("transitive", tense, PERSON, EVENTS)


def _is_asked(verb: Verb, word: str) -> bool:
    """Whether the answer would fit the question: a person to who, a thing to what."""
    if word == "where":
        return verb.english.base != "come"
    if verb.english.base == "tell":
        return False
    is_of_person = any("person" in noun.kinds for noun in nouns_of(verb.objects))
    return is_of_person == (word == "who")
