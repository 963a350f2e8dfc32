"""The words of a tree in English."""

from collections.abc import Sequence

from engine.corpora.grammar.derivation import Origin, Token
from engine.corpora.grammar.english.forms import indefinite_article, possessive
from engine.corpora.grammar.english.verb_group import realise_second_verb_group, realise_verb_group
from engine.corpora.grammar.entries import Conjunction
from engine.corpora.grammar.features import Agreement, Scope, Tense
from engine.corpora.grammar.syntax import (
    AdjectivePhrase,
    Adjunct,
    Argument,
    Clause,
    Complement,
    Compound,
    Content,
    Coordination,
    Existential,
    Gap,
    InfinitivePhrase,
    NamedPlace,
    Nobody,
    NounPhrase,
    PlacePhrase,
    Predicate,
    Profession,
    Pronoun,
    ProperName,
    Question,
    Relative,
    Sentence,
    Subordination,
    There,
    TimePhrase,
    Utterance,
)

_NOBODY = Agreement(3, False, False)  # an infinitive agrees with nothing
_MARKS = ",.?"
_SUBJECTS = ("I", "you", "he", "we", "you", "they")
_OBJECTS = ("me", "you", "him", "us", "you", "them")
_INDEFINITE = {Scope.PLAIN: "some", Scope.HABIT: "", Scope.NEGATED: "any", Scope.NEVER: "", Scope.ASKED: "any"}


def realise_english(utterance: Utterance) -> list[Token]:
    """The tokens of a whole sentence, its mark at the end among them."""
    if isinstance(utterance, Question):
        return [*_question(utterance), Token("?", ((utterance, "mark"),))]
    return [*_sentence(utterance), Token(".", ((utterance, "mark"),))]


def count_words(utterance: Utterance) -> int:
    """Number of English words, marks not counted."""
    return sum(token.text not in _MARKS for token in realise_english(utterance))


def spell_english(tokens: Sequence[Token]) -> str:
    """The tokens as plain text."""
    text = "".join(token.text if token.text in _MARKS else f" {token.text}" for token in tokens).lstrip()
    return text[0].upper() + text[1:]


def _question(question: Question) -> list[Token]:
    clause = question.clause
    (predicate,) = clause.predicates
    if isinstance(question.word, NounPhrase):
        word = realise_nominal(question.word)
    else:
        word = [Token(question.word, ((question, "word"),))] if question.word else []
    if isinstance(clause.subject, Gap):
        return word + realise_predicate(predicate, clause.subject.agreement)
    is_open = question.word == ""
    first, *rest = realise_predicate(predicate, clause.subject.agreement, is_open=is_open, is_inverted=True)
    fronted = Token(first.text, (*first.origins, (question, "inversion")))
    return [*word, fronted, *realise_nominal(clause.subject, is_subject=True), *rest]


def _sentence(sentence: Sentence) -> list[Token]:
    match sentence:
        case Clause():
            return _clause(sentence)
        case Existential():
            return _existential(sentence)
        case Compound(first, second, conjunction):
            joint = [Token(",", ((sentence, "comma"),)), *_words(conjunction.english, (sentence, "and"))]
            return _sentence(first) + joint + _sentence(second)
        case Subordination(main, subordinate, conjunction, is_fronted):
            lower = [*_words(conjunction.english, (sentence, "if")), *_sentence(subordinate)]
            if is_fronted:
                return [*lower, Token(",", ((sentence, "comma"),)), *_sentence(main)]
            return _sentence(main) + lower


def _clause(clause: Clause) -> list[Token]:
    tokens = realise_nominal(clause.subject, is_subject=True)
    if clause.opening:
        tokens = [*realise_adjunct(clause.opening), Token(",", ((clause, "comma"),)), *tokens]
    agreement = clause.subject.agreement
    first, *others = clause.predicates
    tokens += realise_predicate(first, agreement)
    for n, predicate in enumerate(others, 1):
        is_last = n == len(others)
        tokens += _joint(clause, clause.conjunction, n, is_last=is_last)
        tokens += realise_predicate(predicate, agreement, shares_auxiliary=clause.shares_auxiliary)
    return tokens


def _joint(node: Clause | Coordination, conjunction: Conjunction | None, n: int, *, is_last: bool) -> list[Token]:
    """What stands before the last of several, or before another but the first."""
    if is_last and conjunction:
        return _words(conjunction.english, (node, "and"))
    return [Token(",", ((node, f"comma {n}"),))]


def _words(words: Sequence[str], origin: Origin) -> list[Token]:
    return [Token(word, (origin,)) for word in words]


def realise_predicate(
    predicate: Predicate,
    subject: Agreement,
    *,
    is_open: bool = False,
    is_inverted: bool = False,
    shares_auxiliary: bool = False,
) -> list[Token]:
    """The tokens of a verb with its objects and adjuncts."""
    if shares_auxiliary:
        tokens = realise_second_verb_group(predicate, subject)
    else:
        tokens = realise_verb_group(predicate, subject, is_inverted=is_inverted)
    tokens += _objects(predicate, predicate.scope_of_object(is_open=is_open))
    if predicate.complement:
        tokens += _complement(predicate.complement)
    if predicate.adverb and predicate.adverb.is_last:
        tokens += [Token(word, ((predicate, "adverb"),)) for word in predicate.adverb.english]
    for adjunct in predicate.adjuncts:
        tokens += realise_adjunct(adjunct)
    return tokens


def _objects(predicate: Predicate, scope: Scope) -> list[Token]:
    direct = realise_nominal(predicate.direct, scope) if predicate.direct else []
    if not predicate.recipient:
        return direct
    recipient = realise_nominal(predicate.recipient)
    if not predicate.direct:
        return recipient
    if predicate.verb.shifts and isinstance(predicate.recipient, Pronoun) and not isinstance(predicate.direct, Pronoun):
        return recipient + direct
    return [*direct, Token("to", ((predicate, "to"),)), *recipient]


def _complement(complement: Complement) -> list[Token]:
    match complement:
        case AdjectivePhrase(adjectives, is_very, conjunction):
            words = [Token(adjective.english, ((complement, n),)) for n, adjective in enumerate(adjectives)]
            if conjunction:
                words[1:1] = _words(conjunction.english, (complement, "and"))
            return [Token("very", ((complement, "very"),)), *words] if is_very else words
        case Profession(noun, is_plural):
            if is_plural:
                return [Token(noun.english_plural, ((complement, "noun"),))]
            words = [Token(noun.english, ((complement, "noun"),))]
            return [Token(indefinite_article(noun.english), ((complement, "noun"),)), *words]
        case Content(clause, conjunction):
            return [*_words(conjunction.english, (complement, "that")), *_sentence(clause)]
        case There():
            return [Token("there", ((complement, "there"),))]
        case NounPhrase():
            return realise_nominal(complement)
        case _:
            return realise_adjunct(complement)


def _existential(existential: Existential) -> list[Token]:
    thing = existential.thing
    agreement = Agreement(3, thing.is_plural, False)
    verb = {False: ("is", "are"), True: ("was", "were")}[existential.tense is Tense.PAST][agreement.is_plural]
    tokens = [Token(word, ((existential, "there is"),)) for word in ("there", verb)]
    if existential.negation:
        first, *rest = realise_nominal(thing, Scope.NONE)
        tokens += [Token(first.text, (*first.origins, (existential, "negation"))), *rest]
    else:
        tokens += realise_nominal(thing)
    return tokens + realise_adjunct(existential.place) if existential.place else tokens


def realise_adjunct(adjunct: Adjunct) -> list[Token]:
    """The tokens of a place or a time."""
    match adjunct:
        case TimePhrase(phrase):
            return [Token(word, ((adjunct, number),)) for word, number in phrase.english]
        case NamedPlace(place, is_goal, is_source):
            preposition = "to" if is_goal else "from" if is_source else "in"
            return [Token(preposition, ((adjunct, "preposition"),)), Token(place.english, ((adjunct, "name"),))]
        case PlacePhrase(preposition, ground):
            words = [Token(word, ((adjunct, "preposition"),)) for word in preposition.english]
            return words + realise_nominal(ground)
        case InfinitivePhrase(conjunction, predicate):
            words = _words(conjunction.english, (adjunct, "conjunction"))
            return words + realise_predicate(predicate, _NOBODY, shares_auxiliary=True)


def realise_nominal(node: Argument, scope: Scope = Scope.PLAIN, *, is_subject: bool = False) -> list[Token]:
    """The tokens of a noun phrase, a name or a pronoun; none for a gap."""
    match node:
        case Gap():
            return []
        case Pronoun():
            return [Token(_pronoun(node, is_subject), ((node, "pronoun"),))]
        case ProperName(name):
            return [Token(name.text, ((node, "name"),))]
        case Nobody(is_person):
            return [Token("nobody" if is_person else "nothing", ((node, "nobody"),))]
        case Coordination(members, conjunction):
            first, *others = members
            tokens = realise_nominal(first, scope)
            for n, member in enumerate(others, 1):
                tokens += _joint(node, conjunction, n, is_last=n == len(others))
                tokens += realise_nominal(member, scope)
            return tokens
        case NounPhrase():
            return _noun_phrase(node, scope)


def _pronoun(pronoun: Pronoun, is_subject: bool) -> str:
    agreement = pronoun.agreement
    if agreement.person == 3 and not agreement.is_plural:
        if "person" not in pronoun.kinds:
            return "it"
        if agreement.is_feminine:
            return "she" if is_subject else "her"
    return (_SUBJECTS if is_subject else _OBJECTS)[agreement.slot]


def _noun_phrase(node: NounPhrase, scope: Scope) -> list[Token]:
    noun = node.noun
    order = sorted(
        range(len(node.adjectives)), key=lambda n: (node.adjectives[n].rank, not node.adjectives[n].is_before)
    )
    tokens = [Token(node.adjectives[n].english, ((node, n),)) for n in order]
    tokens.append(Token(noun.english_plural if node.is_plural else noun.english, ((node, "noun"),)))
    determiner = _determiner(node, scope, tokens[0].text)
    if not determiner:  # French has one all the same: it goes with the noun
        tokens[-1] = Token(tokens[-1].text, (*tokens[-1].origins, (node, "determiner")))
    return determiner + tokens + _modifier(node.modifier)


def _determiner(node: NounPhrase, scope: Scope, next_word: str) -> list[Token]:
    if node.owner:
        *before, last = realise_nominal(node.owner)
        word = possessive(last.text, is_plural=node.owner.agreement.is_plural)
        return [*before, Token(word, (*last.origins, (node, "owner")))]
    if node.determiner:
        word = node.determiner.english[node.is_plural]
    elif scope is Scope.NONE:
        word = "no"
    elif node.is_plural or node.noun.is_mass:
        word = _INDEFINITE[scope]
    else:
        word = indefinite_article(next_word)
    return _words(word.split(), (node, "determiner"))


def _modifier(modifier: PlacePhrase | Relative | None) -> list[Token]:
    match modifier:
        case None:
            return []
        case PlacePhrase():
            return realise_adjunct(modifier)
        case Relative(clause, pronoun) if pronoun:
            return [*_words(pronoun.english, (modifier, "pronoun")), *_clause(clause)]
        case Relative(clause):
            gap = clause.subject if isinstance(clause.subject, Gap) else None
            word = "who" if gap and "person" in gap.kinds else "that"
            return [Token(word, ((modifier, "pronoun"),)), *_clause(clause)]
