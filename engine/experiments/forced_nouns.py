"""What comes when the attention of a noun's step is forced, over sentences of which the true alignment is known."""

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import torch
from torch import Tensor

from engine.alignment_error import shares
from engine.architectures.attention_rnn import AttentionRNN, Intervention
from engine.corpora.grammar import Derivation, generate_derivations
from engine.corpora.grammar.lexicon import load_lexicon
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import most_tokens
from engine.experiments.operated_decoding import OperatedStep, continues_word, decode_operated, read_source
from engine.measurements.surgery import NUDGE, NounTrial, SentenceTried, Treatment

SHORTEST, LONGEST = 7, 14
SEED = 41
LONGEST_WORD = 12  # pieces: a forced step may say the same piece for ever
MARKS = " ,.;:?!"


@dataclass(frozen=True, slots=True, eq=False)
class TranslatedNoun:
    """A noun of the source that the model translated as the grammar does.

    Attributes:
        weights: of the source pieces if all weight lies on it, as its share in each, (source,).
        place: of the step that begins its translation, 0 for the first.
        word: its translation. forms: all that it may be in French.
    """

    weights: Tensor
    place: int
    word: str
    forms: frozenset[str]


def try_nouns(
    model: AttentionRNN, tokenizer: Tokenizer, name: str, count: int, known: frozenset[str] = frozenset()
) -> Generator[SentenceTried | None, None, None]:
    """Yield the trials of `count` sentences with two nouns or more that can be tried, and None for one that cannot.

    Those of `known` sources count as done. The same sentences come for the same model, a larger count begins with
    those of a smaller one.
    """
    found = 0
    for pair in generate_derivations(200 * count, SEED, min_words=SHORTEST, max_words=LONGEST):
        if found == count:
            return
        if pair.source in known:
            found += 1
            continue
        steps = _translated(model, tokenizer, pair.source)
        nouns = translated_nouns(tokenizer, pair, steps)
        trials = tuple(_trials(model, tokenizer, steps, nouns))
        if not any(trial.treatment == "other_word" for trial in trials):
            yield None
            continue
        translation = tokenizer.decode(step.token_id for step in steps)
        yield SentenceTried(
            model=name,
            source=pair.source,
            source_pieces=steps[0].weights.numel(),
            translation=translation,
            trials=trials,
        )
        found += 1


def translated_nouns(
    tokenizer: Tokenizer, pair: Derivation, steps: Sequence[OperatedStep]
) -> tuple[TranslatedNoun, ...]:
    """The nouns of the source whose one translation, by the true alignment, the model produced as one word."""
    words = list(_words(tokenizer, [step.token_id for step in steps]))
    produced = Counter(word for _, word in words)
    places = {word: place for place, word in words}
    _, spans = tokenizer.encode_spans(pair.source)
    pieces = shares(pair.source_spans, spans)
    nouns = []
    for source, target in pair.alignment:
        word = pair.target_tokens[target].lower()
        forms = _noun_forms().get(pair.source_tokens[source].lower(), frozenset())
        if word in forms and produced[word] == 1:
            weights = pieces[source] / pieces[source].sum()
            nouns.append(TranslatedNoun(weights, places[word], word, forms))
    return tuple(nouns)


def _translated(model: AttentionRNN, tokenizer: Tokenizer, text: str) -> list[OperatedStep]:
    state = read_source(model, tokenizer, text)
    return list(islice(decode_operated(model, tokenizer, state), most_tokens(state.states.size(1))))


def _trials(
    model: AttentionRNN, tokenizer: Tokenizer, steps: Sequence[OperatedStep], nouns: Sequence[TranslatedNoun]
) -> Iterator[NounTrial]:
    for noun in nouns:
        step = steps[noun.place]
        others = [other for other in nouns if other.forms.isdisjoint(noun.forms)]
        forced: list[tuple[Treatment, TranslatedNoun]] = [
            *(("other_word", other) for other in others),
            ("own_word", noun),
        ]
        treatments: list[tuple[Treatment, TranslatedNoun, Intervention]] = [
            *((treatment, wanted, _given(wanted.weights)) for treatment, wanted in forced),
            ("uniform", noun, _uniform),
            ("nudged", noun, _nudged),
        ]
        for treatment, wanted, intervention in treatments:
            produced, log_prob = _produced(model, tokenizer, step, intervention)
            yield NounTrial(
                treatment=treatment,
                step=noun.place + 1,
                noun=noun.word,
                positions=_positions(wanted.weights) if treatment in ("other_word", "own_word") else (),
                wanted=wanted.word,
                produced=produced,
                is_wanted=produced in wanted.forms,
                is_kept=produced in noun.forms,
                change=log_prob - float(step.log_probs[step.token_id]),
            )


def _produced(
    model: AttentionRNN, tokenizer: Tokenizer, begun: OperatedStep, intervention: Intervention
) -> tuple[str, float]:
    """The word that comes of a step, and the log-probability there of the piece that came untouched."""
    operated = decode_operated(model, tokenizer, begun.state, begun.fed, intervention=intervention, lasts="word")
    steps = list(islice(operated, LONGEST_WORD))
    _, word = next(_words(tokenizer, [step.token_id for step in steps]))
    return word, float(steps[0].log_probs[begun.token_id])


def _words(tokenizer: Tokenizer, token_ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Each word of a translation in lower case, with the place of its first piece; marks count as words."""
    place, text = 0, ""
    for index, piece in enumerate(map(tokenizer.piece, token_ids)):
        if index and not continues_word(piece):
            yield place, text.lower().strip(MARKS)
            place, text = index, ""
        text += piece.text
    yield place, text.lower().strip(MARKS)


def _positions(weights: Tensor) -> tuple[int, ...]:
    return tuple(place for place, weight in enumerate(weights.tolist(), 1) if weight)


def _given(weights: Tensor) -> Intervention:
    return lambda own: weights.to(own).expand_as(own)


def _uniform(own: Tensor) -> Tensor:
    return torch.full_like(own, 1 / own.size(-1))


def _nudged(own: Tensor) -> Tensor:
    return (1 - NUDGE) * own + NUDGE / own.size(-1)


@cache
def _noun_forms() -> dict[str, frozenset[str]]:
    """All French forms of the nouns that an English word, singular or plural, may be."""
    forms: dict[str, frozenset[str]] = {}
    for noun in load_lexicon().nouns:
        french = {noun.french, noun.french_plural}
        if noun.feminine:
            french |= {noun.feminine.french, noun.feminine.french_plural}
        for english in (noun.english, noun.english_plural):
            forms[english] = forms.get(english, frozenset()) | french
    return forms
