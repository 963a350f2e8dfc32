"""The heads of a Transformer: what they look at, and what becomes of the translation without some of them."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, TypeAdapter
from torch import Tensor

from engine.architectures.transformer import Transformer
from engine.corpora.made_sets import make_unseen_pairs
from engine.corpora.pair import AlignedPair
from engine.decoding import most_tokens, translations_in_steps
from engine.errors import ConfigError, TextError
from engine.evaluation import corpus_scores
from engine.events import Piece
from engine.experiments.contract import ExperimentEntry, ExperimentSteps, Laboratory, Progress
from engine.experiments.head_reading import HeadsReading, read_in_steps, without_heads
from engine.experiments.head_roles import measure_heads
from engine.experiments.languages import check_languages
from engine.measurements.self_attention import (
    Head,
    HeadsMeasured,
    SampleScored,
    SelfAttentionMeasured,
    SelfAttentionOptions,
    SentenceRead,
    Weights,
    best_aligned,
    head_text,
    self_attention_tables,
)
from engine.models import LoadedModel

SEED = 31  # none of its 80 sentences is among those that the pack grammar was trained on
SHORTEST, LONGEST = 5, 16
LONGEST_SENTENCE, LONGEST_TRANSLATION = 64, 96  # pieces: more squares nobody could tell apart
DECIMALS = 4
BATCH_TOKENS = 512


def run(options: SelfAttentionOptions, laboratory: Laboratory) -> ExperimentSteps:
    """Measure all heads on the sample, or read the sentence."""
    loaded = laboratory.models.get(_model_of(options))
    pairs = make_unseen_pairs(options.corpus, options.sentences, SEED, shortest=SHORTEST, longest=LONGEST)
    if options.sentence.strip():
        yield from _read_sentence(loaded, options, pairs)
    else:
        check_languages(loaded, options.corpus)
        yield from _measure_heads(loaded, pairs, laboratory.known)


def _measure_heads(
    loaded: LoadedModel, pairs: Sequence[AlignedPair], known: Sequence[SelfAttentionMeasured]
) -> ExperimentSteps:
    """Roles first; then the scores without each head, and without more and more heads of the cross-attention."""
    found = next((measured for measured in known if isinstance(measured, HeadsMeasured)), None)
    if found is None:
        steps = measure_heads(loaded.reference, _transformer(loaded), loaded.tokenizer, pairs)
        while found is None:
            try:
                done = next(steps)
                yield None if done is None else Progress("Watching the heads", done, len(pairs))
            except StopIteration as end:
                found = end.value
        yield found
    known_sets = {measured.off for measured in known if isinstance(measured, SampleScored)}
    wanted = sets_to_switch_off(found)
    for done, off in enumerate(wanted):
        if off not in known_sets:
            what = f"Translating without {', '.join(map(head_text, off))}" if off else "Translating with all heads"
            yield Progress(what, done, len(wanted))
            yield from _score(loaded, off, pairs)


def sets_to_switch_off(measured: HeadsMeasured) -> list[tuple[Head, ...]]:
    """No head, each by itself, then those of cross-attention one after the other: the best aligned first, and last."""
    best = best_aligned(measured.heads)
    growing = [tuple(sorted(order[:count])) for order in (best, best[::-1]) for count in range(2, len(best) + 1)]
    return list(dict.fromkeys([(), *((head.head,) for head in measured.heads), *growing]))


def _score(loaded: LoadedModel, off: tuple[Head, ...], pairs: Sequence[AlignedPair]) -> ExperimentSteps:
    model = without_heads(_transformer(loaded), off)
    hypotheses = [""] * len(pairs)
    # In float32: what one head is worth is often less than the rounding of bfloat16.
    for step in translations_in_steps(
        model, loaded.tokenizer, [pair.source for pair in pairs], precision="float32", batch_tokens=BATCH_TOKENS
    ):
        if step is None:
            yield None
        else:
            hypotheses[step[0]] = step[1]
    scores = corpus_scores(hypotheses, [pair.target for pair in pairs])
    yield SampleScored(off=off, bleu=scores.bleu, chrf=scores.chrf)


def _read_sentence(loaded: LoadedModel, options: SelfAttentionOptions, pairs: Sequence[AlignedPair]) -> ExperimentSteps:
    """The sentence with all heads, then without those that are off, then the sample's scores without them."""
    source_ids = loaded.tokenizer.encode(options.sentence)
    if len(source_ids) > LONGEST_SENTENCE:
        raise TextError(
            f"The sentence has {len(source_ids)} pieces; the heads of more than {LONGEST_SENTENCE} are not shown.",
            advice="Choose a shorter sentence.",
        )
    for off in dict.fromkeys([(), options.off]):
        model = without_heads(_transformer(loaded), off)
        most = min(most_tokens(len(source_ids)), LONGEST_TRANSLATION)
        reading = yield from read_in_steps(model, source_ids, most=most)
        yield _sentence_read(loaded, options.sentence, off, reading)
    yield from _score(loaded, options.off, pairs)


def _sentence_read(loaded: LoadedModel, sentence: str, off: tuple[Head, ...], reading: HeadsReading) -> SentenceRead:
    tokenizer = loaded.tokenizer

    def text(piece: Piece) -> str:
        return f" {piece.text}" if piece.starts_word else piece.text

    return SentenceRead(
        off=off,
        translation=tokenizer.decode(reading.target_ids),
        source=tuple(map(text, tokenizer.source_pieces(sentence))),
        target=tuple(text(tokenizer.piece(token_id)) for token_id in reading.target_ids),
        encoder=_rounded(reading.encoder),
        decoder=_rounded(reading.decoder),
        cross=_rounded(reading.cross),
    )


def _rounded(weights: Tensor) -> tuple[tuple[Weights, ...], ...]:
    """Weights (layers, heads, rows, columns) as plain numbers."""
    layers: list[list[list[list[float]]]] = weights.double().round(decimals=DECIMALS).tolist()
    return tuple(tuple(tuple(map(tuple, head)) for head in heads) for heads in layers)


def _transformer(loaded: LoadedModel) -> Transformer:
    if not isinstance(loaded.model, Transformer):
        raise ConfigError(f"The model {loaded.reference} is no Transformer.", advice="Choose another pack.")
    return loaded.model


def _model_of(options: SelfAttentionOptions) -> str:
    return f"{options.pack}/transformer"


ENTRY = ExperimentEntry(
    name="self_attention",
    version=1,
    options=SelfAttentionOptions,
    measured=TypeAdapter(Annotated[SelfAttentionMeasured, Field(discriminator="kind")]),
    models=lambda options: (_model_of(options),),
    run=run,
    tables=self_attention_tables,
    keeps=lambda options: not options.sentence.strip(),
)
