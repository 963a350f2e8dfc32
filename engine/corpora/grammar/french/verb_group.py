"""The French verb with its negation, clitic pronouns and auxiliary: ne l'a pas vue, va la voir."""

from engine.corpora.grammar.derivation import Origin, Token
from engine.corpora.grammar.entries import Adverb, Verb
from engine.corpora.grammar.features import Agreement, Tense
from engine.corpora.grammar.syntax import Gap, Nobody, Predicate, Pronoun, There

_AVOIR = ("ai", "as", "a", "avons", "avez", "ont")
_ÊTRE = ("suis", "es", "est", "sommes", "êtes", "sont")
_ALLER = ("vais", "vas", "va", "allons", "allez", "vont")
_REFLEXIVE = ("me", "te", "se", "nous", "vous", "se")
_DIRECT = ("me", "te", "le", "nous", "vous", "les")
_DATIVE = ("me", "te", "lui", "nous", "vous", "leur")
_CLITIC_ORDER = {"le": 1, "la": 1, "les": 1, "lui": 2, "leur": 2, "y": 3}  # all others stand before these


def realise_verb_group(predicate: Predicate, subject: Agreement, *, omits_finite: bool = False) -> list[Token]:
    """The verb with all that stands before its objects; `omits_finite` leaves the infinitive only."""
    clitics = _clitics(predicate, subject)
    if omits_finite:
        tokens = [*clitics, Token(predicate.verb.french.infinitive, ((predicate, "verb"),))]
        if isinstance(predicate.direct, Nobody):  # an infinitive has rien before it: ne rien acheter
            words = ("ne",) if predicate.direct.is_person else ("ne", "rien")
            tokens = [*(Token(word, ((predicate.direct, "nobody"),)) for word in words), *tokens]
    elif predicate.modal or predicate.tense is Tense.FUTURE:
        tokens = _with_infinitive(predicate, subject, clitics)
    elif _is_compound(predicate.verb, predicate.tense):
        auxiliary = _ÊTRE if predicate.verb.french.takes_être else _AVOIR
        participle = Token(_participle(predicate, subject), ((predicate, "verb"),))
        tokens = _negate(predicate, clitics, Token(auxiliary[subject.slot], ((predicate, "tense"),)), [participle])
    else:
        word = _simple(predicate.verb, predicate.tense)[subject.slot]
        tokens = _negate(predicate, clitics, Token(word, ((predicate, "verb"), (predicate, "tense"))), [])
    if predicate.adverb and predicate.adverb.follows:
        tokens.append(_adverb(predicate, predicate.adverb))
    rest: Origin = (predicate, "rest" if predicate.verb.english_rest else "verb")
    return tokens + [Token(word, (rest,)) for word in predicate.verb.french_rest]


def _with_infinitive(predicate: Predicate, subject: Agreement, clitics: list[Token]) -> list[Token]:
    """Va la voir, veut la voir, a essayé de la voir, va essayer de la voir."""
    infinitive = [*clitics, Token(predicate.verb.french.infinitive, ((predicate, "verb"),))]
    tense: Origin = (predicate, "tense")
    modal = predicate.modal
    if not modal:
        return _negate(predicate, [], Token(_ALLER[subject.slot], (tense,)), infinitive)
    role: Origin = (predicate, "modal")
    infinitive = [*(Token(word, (role,)) for word in modal.french_rest), *infinitive]
    if predicate.tense is Tense.FUTURE:
        finite, others = Token(_ALLER[subject.slot], (tense,)), [Token(modal.french.infinitive, (role,))]
    elif _is_compound(modal, predicate.tense):
        finite, others = Token(_AVOIR[subject.slot], (tense,)), [Token(modal.french.participle.masculine, (role,))]
    else:
        finite, others = Token(_simple(modal, predicate.tense)[subject.slot], (role, tense)), []
    return _negate(predicate, [], finite, [*others, *infinitive])


def _negate(predicate: Predicate, clitics: list[Token], finite: Token, others: list[Token]) -> list[Token]:
    """Put the negation around the finite verb and its clitics, then an adverb."""
    tokens = [*clitics, finite]
    if predicate.negation:
        origins: tuple[Origin, ...] = ((predicate, "negation"),)
        tokens = [Token("ne", origins), *tokens, Token(predicate.negation.french, origins)]
    elif isinstance(predicate.direct, Nobody):
        origins = ((predicate.direct, "nobody"),)
        tokens = [Token("ne", origins), *tokens]
        if not predicate.direct.is_person:
            tokens.append(Token("rien", origins))
    if predicate.adverb and not predicate.adverb.follows:
        tokens.append(_adverb(predicate, predicate.adverb))
    return tokens + others


def _adverb(predicate: Predicate, adverb: Adverb) -> Token:
    return Token(adverb.french, ((predicate, "adverb"),))


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
    if isinstance(predicate.complement, There):
        clitics.append(Token("y", ((predicate.complement, "there"),)))
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
