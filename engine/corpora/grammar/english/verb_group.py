"""The English verb with its auxiliaries: has not eaten, is going to eat, does not want to eat."""

from engine.corpora.grammar.derivation import Origin, Token
from engine.corpora.grammar.english.forms import conjugate, finite
from engine.corpora.grammar.features import Agreement, Tense
from engine.corpora.grammar.syntax import Predicate

_BE = conjugate("be", ("was", "been"))
_DO = conjugate("do", ("did", "done"))
_HAVE = conjugate("have", ("had", "had"))
_AUXILIARIES = ("be", "can", "must")
_UNCONTRACTED = ("am", "must")


def realise_verb_group(predicate: Predicate, subject: Agreement, *, is_inverted: bool = False) -> list[Token]:
    """The verb with all that stands before its objects; if the subject is to be inverted, the first word is finite."""
    chain = _chain(predicate, subject, is_inverted)
    finite_is_auxiliary = len(chain) > 1 or _head_base(predicate) in _AUXILIARIES
    tokens = _insert_middle(predicate, chain, finite_is_auxiliary)
    if predicate.modal:
        tokens += [Token(word, ((predicate, "modal"),)) for word in predicate.modal.english_rest]
        tokens.append(Token(predicate.verb.english.base, ((predicate, "verb"),)))
    return tokens + [Token(word, (_rest_origin(predicate),)) for word in predicate.verb.english_rest]


def realise_second_verb_group(predicate: Predicate, subject: Agreement) -> list[Token]:
    """The same without the auxiliaries that it shares with the verb before it."""
    tokens = realise_verb_group(predicate, subject)
    verb, *rest = tokens[3:] if predicate.tense is Tense.FUTURE else tokens[1:]
    return [Token(verb.text, (*verb.origins, (predicate, "tense"))), *rest]


def _chain(predicate: Predicate, subject: Agreement, is_inverted: bool) -> list[Token]:
    head = (predicate.modal or predicate.verb).english
    role: Origin = (predicate, "modal" if predicate.modal else "verb")
    tense: Origin = (predicate, "tense")
    is_past = predicate.tense in (Tense.PAST, Tense.PAST_PROGRESSIVE)
    match predicate.tense:
        case Tense.FUTURE:
            words = (finite(_BE, subject, is_past=False), "going", "to")
            return [*(Token(word, (tense,)) for word in words), Token(head.base, (role,))]
        case Tense.PROGRESSIVE | Tense.PAST_PROGRESSIVE:
            return [Token(finite(_BE, subject, is_past=is_past), (tense,)), Token(head.progressive, (role,))]
        case Tense.PERFECT:
            return [Token(finite(_HAVE, subject, is_past=False), (tense,)), Token(head.participle, (role,))]
    if head.base in ("can", "must"):
        return [Token(head.base, (role, tense))]
    if head.base != "be" and (is_inverted or _is_plain_negation(predicate)):
        return [Token(finite(_DO, subject, is_past=is_past), (tense,)), Token(head.base, (role,))]
    return [Token(finite(head, subject, is_past=is_past), (role, tense))]


def _insert_middle(predicate: Predicate, chain: list[Token], finite_is_auxiliary: bool) -> list[Token]:
    """Put negation and adverb after an auxiliary, before any other verb."""
    first, *others = chain
    middle: list[Token] = []
    if predicate.negation:
        negation: Origin = (predicate, "negation")
        joined = _join_not(first.text, predicate.is_contracted) if _is_plain_negation(predicate) else None
        if joined:
            first = Token(joined, (*first.origins, negation))
        else:
            middle = [Token(word, (negation,)) for word in predicate.negation.english]
    if predicate.adverb and not predicate.adverb.is_last:
        middle += [Token(word, ((predicate, "adverb"),)) for word in predicate.adverb.english]
    return [first, *middle, *others] if finite_is_auxiliary else [*middle, first, *others]


def _join_not(auxiliary: str, is_contracted: bool) -> str | None:
    """The one word that an auxiliary and not make: doesn't, cannot; None if they stay two."""
    if auxiliary == "can":
        return "can't" if is_contracted else "cannot"
    return auxiliary + "n't" if is_contracted and auxiliary not in _UNCONTRACTED else None


def _is_plain_negation(predicate: Predicate) -> bool:
    return predicate.negation is not None and predicate.negation.english == ("not",)


def _head_base(predicate: Predicate) -> str:
    return (predicate.modal or predicate.verb).english.base


def _rest_origin(predicate: Predicate) -> Origin:
    """What the words after the verb express: a part of it, a recipient's preposition, or something of their own."""
    if predicate.recipient and not predicate.direct:
        return predicate, "to"
    return predicate, "rest" if predicate.verb.french_rest else "verb"
