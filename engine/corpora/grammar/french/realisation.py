"""The words of a tree in French."""

from collections.abc import Sequence

from engine.corpora.grammar.derivation import Origin, Token
from engine.corpora.grammar.entries import Conjunction
from engine.corpora.grammar.features import Agreement, Scope, Tense
from engine.corpora.grammar.french.elision import begins_with_vowel, contraction, elide
from engine.corpora.grammar.french.verb_group import realise_verb_group
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

_IT = Agreement(3, False, False)
_SUBJECTS = ("je", "tu", "il", "nous", "vous", "ils")
_STRESSED = ("moi", "toi", "lui", "nous", "vous", "eux")
_FEMININE = {"il": "elle", "ils": "elles", "lui": "elle", "eux": "elles"}
_WITHOUT_ARTICLE = (Scope.NEGATED, Scope.NEVER, Scope.NONE)
_QUESTION_WORDS = {"who": "qui", "where": "où", "when": "quand", "why": "pourquoi", "how": "comment"}
_INVERTING = ("be", "can", "must")


def realise_french(utterance: Utterance) -> list[Token]:
    """The tokens of a whole sentence, elided and contracted, its mark at the end among them."""
    if isinstance(utterance, Question):
        return [*_join(_question(utterance)), Token("?", ((utterance, "mark"),))]
    return [*_join(_sentence(utterance)), Token(".", ((utterance, "mark"),))]


def spell_french(tokens: Sequence[Token]) -> str:
    """The tokens as plain text; a question mark has a space before it."""
    text = ""
    for token in tokens:
        is_attached = text.endswith("'") or token.text.startswith(("-", ",", "."))
        text += token.text if is_attached or not text else f" {token.text}"
    return text[0].upper() + text[1:]


def _join(tokens: list[Token]) -> list[Token]:
    """Elide and contract neighbours."""
    joined: list[Token] = []
    following = ""
    for token in reversed(tokens):
        text = elide(token.text, following) if following else token.text
        one = contraction(text, following)
        if one:
            joined[-1] = Token(one, token.origins + joined[-1].origins)
        else:
            joined.append(Token(text, token.origins))
        following = joined[-1].text
    return joined[::-1]


def _question(question: Question) -> list[Token]:
    clause = question.clause
    (predicate,) = clause.predicates
    inversion: Origin = (question, "inversion")
    word: list[Token] = []
    if isinstance(question.word, NounPhrase):
        word = _nominal(question.word)
    elif question.word:
        word = [Token(_QUESTION_WORDS.get(question.word, "que"), ((question, "word"),))]
    if isinstance(clause.subject, Gap):
        return word + _predicate(predicate, clause.subject.agreement)
    if _is_inverted(question, predicate):
        return word + _inverted(predicate, clause.subject, inversion)
    asking = [Token("est-ce", (inversion,)), Token("que", (inversion,))]
    return word + asking + _clause(clause)


def _is_inverted(question: Question, predicate: Predicate) -> bool:
    """Whether verb and subject change places: a pronoun where English does the same without do, and où est."""
    head = predicate.modal or predicate.verb
    is_simple = predicate.tense in (Tense.PRESENT, Tense.PAST) and not predicate.negation
    if not is_simple or head.english.base not in _INVERTING:
        return False
    return isinstance(question.clause.subject, Pronoun) or (question.word == "where" and not predicate.modal)


def _inverted(predicate: Predicate, subject: Argument, inversion: Origin) -> list[Token]:
    """Où est la gare, où est-elle; a-t-il faim, peut-elle le voir."""
    first, *rest = _predicate(predicate, subject.agreement)
    first = Token(first.text, (*first.origins, inversion))
    if not isinstance(subject, Pronoun):
        return [first, *_nominal(subject), *rest]
    (pronoun,) = _nominal(subject)
    needs_t = first.text[-1] in "ae" and begins_with_vowel(pronoun.text)
    return [first, Token(f"-t-{pronoun.text}" if needs_t else f"-{pronoun.text}", pronoun.origins), *rest]


def _sentence(sentence: Sentence) -> list[Token]:
    match sentence:
        case Clause():
            return _clause(sentence)
        case Existential():
            return _existential(sentence)
        case Compound(first, second, conjunction):
            joint = [Token(word, ((sentence, "and"),)) for word in conjunction.french]
            return [*_sentence(first), Token(",", ((sentence, "comma"),)), *joint, *_sentence(second)]
        case Subordination(main, subordinate, conjunction, is_fronted):
            words = [Token(word, ((sentence, "if"),)) for word in conjunction.french]
            lower = words + _sentence(subordinate)
            if is_fronted:
                return [*lower, Token(",", ((sentence, "comma"),)), *_sentence(main)]
            return _sentence(main) + lower


def _clause(clause: Clause) -> list[Token]:
    tokens = _nominal(clause.subject)
    if clause.opening:
        tokens = [*_adjunct(clause.opening), Token(",", ((clause, "comma"),)), *tokens]
    if isinstance(clause.subject, Nobody):
        tokens.append(Token("ne", ((clause.subject, "nobody"),)))
    agreement = clause.subject.agreement
    first, *others = clause.predicates
    tokens += _predicate(first, agreement)
    omits_finite = clause.shares_auxiliary and first.tense is Tense.FUTURE
    for n, predicate in enumerate(others, 1):
        tokens += _joint(clause, clause.conjunction, n, is_last=n == len(others))
        tokens += _predicate(predicate, agreement, omits_finite=omits_finite)
    return tokens


def _joint(node: Clause | Coordination, conjunction: Conjunction | None, n: int, *, is_last: bool) -> list[Token]:
    """What stands before the last of several, or before another but the first."""
    if is_last and conjunction:
        return [Token(word, ((node, "and"),)) for word in conjunction.french]
    return [Token(",", ((node, f"comma {n}"),))]


def _predicate(predicate: Predicate, subject: Agreement, *, omits_finite: bool = False) -> list[Token]:
    tokens = realise_verb_group(predicate, subject, omits_finite=omits_finite)
    is_said = isinstance(predicate.direct, Pronoun) or (
        isinstance(predicate.direct, Nobody) and not predicate.direct.is_person
    )
    if predicate.direct and not is_said:
        tokens += _nominal(predicate.direct, predicate.scope_of_object())
    if predicate.recipient and not isinstance(predicate.recipient, Pronoun):
        expresses_to = bool(predicate.direct or predicate.verb.english_rest)  # to phone somebody: téléphoner à
        tokens += [Token("à", ((predicate, "to" if expresses_to else "verb"),)), *_nominal(predicate.recipient)]
    if predicate.complement:
        tokens += _complement(predicate.complement, subject)
    for adjunct in predicate.adjuncts:
        tokens += _adjunct(adjunct, subject)
    return tokens


def _complement(complement: Complement, subject: Agreement) -> list[Token]:
    match complement:
        case AdjectivePhrase(adjectives, is_very, conjunction):
            words = [
                Token(
                    adjective.french.agreeing(is_plural=subject.is_plural, is_feminine=subject.is_feminine),
                    ((complement, n),),
                )
                for n, adjective in enumerate(adjectives)
            ]
            if conjunction:
                words[1:1] = [Token(word, ((complement, "and"),)) for word in conjunction.french]
            return [Token("très", ((complement, "very"),)), *words] if is_very else words
        case Profession(noun, is_plural):
            return [Token(noun.french_plural if is_plural else noun.french, ((complement, "noun"),))]
        case Content(clause, conjunction):
            return [*(Token(word, ((complement, "that"),)) for word in conjunction.french), *_sentence(clause)]
        case There():
            return []
        case NounPhrase():
            return _nominal(complement)
        case _:
            return _adjunct(complement)


def _existential(existential: Existential) -> list[Token]:
    there: Origin = (existential, "there is")
    tokens = [Token("y", (there,)), Token("avait" if existential.tense is Tense.PAST else "a", (there,))]
    if existential.negation:
        negation: Origin = (existential, "negation")
        tokens = [Token("ne", (negation,)), *tokens, Token(existential.negation.french, (negation,))]
    scope = Scope.NONE if existential.negation else Scope.PLAIN
    tokens = [Token("il", (there,)), *tokens, *_nominal(existential.thing, scope)]
    return tokens + _adjunct(existential.place) if existential.place else tokens


def _adjunct(adjunct: Adjunct, subject: Agreement = _IT) -> list[Token]:
    match adjunct:
        case TimePhrase(phrase):
            return [Token(word, ((adjunct, number),)) for word, number in phrase.french]
        case NamedPlace(place, _, is_source):
            preposition = place.source if is_source else place.there
            return [Token(preposition, ((adjunct, "preposition"),)), Token(place.french, ((adjunct, "name"),))]
        case PlacePhrase(preposition, ground):
            words = [Token(word, ((adjunct, "preposition"),)) for word in preposition.french]
            return words + _nominal(ground, is_stressed=True)
        case InfinitivePhrase(conjunction, predicate):
            words = [Token(word, ((adjunct, "conjunction"),)) for word in conjunction.french]
            return words + _predicate(predicate, subject, omits_finite=True)


def _nominal(node: Argument, scope: Scope = Scope.PLAIN, *, is_stressed: bool = False) -> list[Token]:
    match node:
        case Gap():
            return []
        case Pronoun(agreement):
            word = (_STRESSED if is_stressed else _SUBJECTS)[agreement.slot]
            return [Token(_FEMININE.get(word, word) if agreement.is_feminine else word, ((node, "pronoun"),))]
        case ProperName(name):
            return [Token(name.text, ((node, "name"),))]
        case Nobody(is_person):
            return [Token("personne" if is_person else "rien", ((node, "nobody"),))]
        case Coordination(members, conjunction):
            first, *others = members
            tokens = _nominal(first, scope)
            for n, member in enumerate(others, 1):
                tokens += _joint(node, conjunction, n, is_last=n == len(others)) + _nominal(member, scope)
            return tokens
        case NounPhrase():
            return _noun_phrase(node, scope)


def _noun_phrase(node: NounPhrase, scope: Scope) -> list[Token]:
    noun, agreement = node.noun, node.agreement
    tokens = [Token(noun.french_plural if node.is_plural else noun.french, ((node, "noun"),))]
    for n, adjective in enumerate(node.adjectives):
        form = adjective.french.agreeing(
            is_plural=node.is_plural,
            is_feminine=agreement.is_feminine,
            before_vowel=adjective.is_before and begins_with_vowel(tokens[0].text),
        )
        tokens.insert(0 if adjective.is_before else len(tokens), Token(form, ((node, n),)))
    tokens = _determiner(node, scope, tokens[0].text) + tokens
    if node.owner:
        tokens += [Token("de", ((node, "owner"),)), *_nominal(node.owner)]
    return tokens + _modifier(node.modifier)


def _determiner(node: NounPhrase, scope: Scope, next_word: str) -> list[Token]:
    is_feminine = node.noun.is_feminine
    if node.owner:
        return [Token("les" if node.is_plural else "la" if is_feminine else "le", ((node, "owner"),))]
    if node.determiner:
        words = _chosen_form(node, next_word)
    elif scope in _WITHOUT_ARTICLE or (node.is_plural and any(a.is_before for a in node.adjectives)):
        words = ("de",)
    elif node.noun.is_mass:
        words = ("de", "la" if is_feminine else "le")
    elif node.is_plural:
        words = ("des",)
    else:
        words = ("une" if is_feminine else "un",)
    return [Token(word, ((node, "determiner"),)) for word in words]


def _chosen_form(node: NounPhrase, next_word: str) -> tuple[str, ...]:
    determiner = node.determiner
    if not determiner:
        return ()
    if node.is_plural:
        return determiner.feminine_plural if node.noun.is_feminine else determiner.plural
    if begins_with_vowel(next_word):
        return determiner.feminine_vowel if node.noun.is_feminine else determiner.masculine_vowel
    return determiner.feminine if node.noun.is_feminine else determiner.masculine


def _modifier(modifier: PlacePhrase | Relative | None) -> list[Token]:
    match modifier:
        case None:
            return []
        case PlacePhrase():
            return _adjunct(modifier)
        case Relative(clause, pronoun):
            words = pronoun.french if pronoun else ("qui",) if modifier.is_of_subject else ("que",)
            return [*(Token(word, ((modifier, "pronoun"),)) for word in words), *_clause(clause)]
