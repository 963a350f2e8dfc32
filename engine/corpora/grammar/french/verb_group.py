"""The French verb with its negation, clitic pronouns and auxiliary: ne l'a pas vue, va la voir."""

from engine.corpora.grammar.derivation import Origin, Token
from engine.corpora.grammar.entries import Verb
from engine.corpora.grammar.features import Agreement, Tense
from engine.corpora.grammar.syntax import Gap, Predicate, Pronoun

_AVOIR = ("ai", "as", "a", "avons", "avez", "ont")
_ÊTRE = ("suis", "es", "est", "sommes", "êtes", "sont")
_ALLER = ("vais", "vas", "va", "allons", "allez", "vont")
_REFLEXIVE = ("me", "te", "se", "nous", "vous", "se")
_DIRECT = ("me", "te", "le", "nous", "vous", "les")
_DATIVE = ("me", "te", "lui", "nous", "vous", "leur")
_CLITIC_ORDER = {"le": 1, "la": 1, "les": 1, "lui": 2, "leur": 2}  # all others stand before these


def realise_verb_group(predicate: Predicate, subject: Agreement, *, omits_finite: bool = False) -> list[Token]:
    """The verb with all that stands before its objects; `omits_finite` leaves the auxiliary of the future out."""
    head = predicate.modal or predicate.verb
    clitics = _clitics(predicate, subject)
    verb: Origin = (predicate, "verb")
    tense: Origin = (predicate, "tense")
    if predicate.modal or predicate.tense is Tense.FUTURE:
        finite = Token(_ALLER[subject.slot], (tense,))
        if predicate.modal:
            finite = Token(_simple(predicate.modal, predicate.tense)[subject.slot], ((predicate, "modal"), tense))
        infinitive = [*clitics, Token(predicate.verb.french.infinitive, (verb,))]
        tokens = infinitive if omits_finite else _negate(predicate, [], finite, infinitive)
    elif _is_compound(head, predicate.tense):
        auxiliary = _ÊTRE if head.french.takes_être else _AVOIR
        participle = Token(_participle(predicate, subject), (verb,))
        tokens = _negate(predicate, clitics, Token(auxiliary[subject.slot], (tense,)), [participle])
    else:
        word = _simple(head, predicate.tense)[subject.slot]
        tokens = _negate(predicate, clitics, Token(word, (verb, tense)), [])
    rest: Origin = (predicate, "rest" if predicate.verb.english_rest else "verb")
    return tokens + [Token(word, (rest,)) for word in predicate.verb.french_rest]


def _negate(predicate: Predicate, clitics: list[Token], finite: Token, others: list[Token]) -> list[Token]:
    """Put the negation around the finite verb and its clitics, then an adverb."""
    tokens = [*clitics, finite]
    if predicate.negation:
        origins: tuple[Origin, ...] = ((predicate, "negation"),)
        tokens = [Token("ne", origins), *tokens, Token(predicate.negation.french, origins)]
    if predicate.adverb:
        tokens.append(Token(predicate.adverb.french, ((predicate, "adverb"),)))
    return tokens + others


def _clitics(predicate: Predicate, subject: Agreement) -> list[Token]:
    clitics: list[Token] = []
    if predicate.verb.french.is_reflexive:
        clitics.append(Token(_REFLEXIVE[subject.slot], ((predicate, "verb"),)))
    if isinstance(predicate.direct, Pronoun):
        agreement = predicate.direct.agreement
        is_her = agreement.is_feminine and agreement.person == 3 and not agreement.is_plural
        clitics.append(Token("la" if is_her else _DIRECT[agreement.slot], ((predicate.direct, "pronoun"),)))
    if isinstance(predicate.recipient, Pronoun):
        word = _DATIVE[predicate.recipient.agreement.slot]
        clitics.append(Token(word, ((predicate.recipient, "pronoun"), (predicate, "to"))))
    return sorted(clitics, key=lambda clitic: _CLITIC_ORDER.get(clitic.text, 0))


def _is_compound(verb: Verb, tense: Tense) -> bool:
    """Whether the tense is the passé composé of this verb."""
    return tense is Tense.PERFECT or (tense is Tense.PAST and not verb.is_state)


def _simple(verb: Verb, tense: Tense) -> tuple[str, ...]:
    is_past = tense in (Tense.PAST, Tense.PAST_PROGRESSIVE)
    return verb.french.imparfait if is_past else verb.french.present


def _participle(predicate: Predicate, subject: Agreement) -> str:
    """The participle: with être it agrees with the subject, with avoir with an object that stands before it."""
    forms = predicate.verb.french.participle
    if predicate.verb.french.takes_être:
        agreement = subject
    elif isinstance(predicate.direct, Pronoun | Gap):
        agreement = predicate.direct.agreement
    else:
        return forms.masculine
    return forms.agreeing(is_plural=agreement.is_plural, is_feminine=agreement.is_feminine)
