"""Order without recurrence: the sinusoids themselves, and a Transformer with other positions in their place."""

import random
from collections.abc import Generator, Sequence

from engine.architectures.transformer import Transformer
from engine.corpora.made_sets import make_unseen_pairs
from engine.corpora.pair import Pair
from engine.decoding import translations_in_steps
from engine.evaluation import corpus_scores
from engine.experiments.contract import ExperimentEntry, ExperimentSteps, Laboratory, Progress
from engine.experiments.languages import check_languages
from engine.experiments.mirrored_sentences import mirrored_pairs
from engine.experiments.position_geometry import dot_products, picture, rotation
from engine.experiments.position_variants import (
    learned,
    no_positions,
    read_learned,
    shifted,
    shuffled,
    with_positions,
)
from engine.experiments.word_order import words_kept
from engine.layers.positional import Positions, sinusoids
from engine.measurements.positions import (
    POSITIONS_MEASURED,
    SHIFTS,
    PositionsOptions,
    ProductsMeasured,
    RotationMeasured,
    SentenceMeasured,
    TableMeasured,
    TableName,
    Variant,
    VariantMeasured,
    positions_tables,
)
from engine.models import LoadedModel

SEED = 29  # none of its usual sample is among what the pack `grammar` was trained on
SHORTEST, LONGEST = 14, 20
LENGTH_IN_PICTURES = 512


def run(options: PositionsOptions, laboratory: Laboratory) -> ExperimentSteps:
    """The vectors first, then the sentence, then the sample with one kind of positions after the other."""
    yield Progress("Reading the model", 0, 0)
    loaded = laboratory.models.get(_model_of(options))
    model = _transformer(loaded)
    table = read_learned(loaded.weights, model.embedding.size)
    variants: dict[tuple[Variant, int], Positions] = {("normal", 0): sinusoids, ("off", 0): no_positions}
    variants["shuffled", 0] = shuffled(options.seed)
    if table is not None:
        variants["learned", 0] = learned(table)
    variants["shifted", options.shift] = shifted(options.shift)
    yield from _vectors(options, laboratory, model, variants)
    known = {(m.variant, m.shift) for m in laboratory.known if isinstance(m, SentenceMeasured)}
    for (variant, shift), positions in variants.items():
        if (variant, shift) not in known:
            changed = with_positions(model, positions, options.side)
            yield from _sentence(options, changed, loaded, variant, shift)
    if options.sentences:
        variants |= {("shifted", shift): shifted(shift) for shift in SHIFTS}
        yield from _sample(options, laboratory, loaded, variants)


def _model_of(options: PositionsOptions) -> str:
    return f"{options.pack}/transformer"


def _transformer(loaded: LoadedModel) -> Transformer:
    check_languages(loaded, "grammar")
    assert isinstance(loaded.model, Transformer)
    return loaded.model


def _vectors(
    options: PositionsOptions,
    laboratory: Laboratory,
    model: Transformer,
    variants: dict[tuple[Variant, int], Positions],
) -> ExperimentSteps:
    """Pictures of the tables, and the map of the shift."""
    kinds = (TableMeasured, ProductsMeasured)
    known = {(type(m), m.table) for m in laboratory.known if isinstance(m, kinds)}
    names: tuple[tuple[TableName, Variant], ...] = (("sinusoids", "normal"), ("learned", "learned"))
    for name, variant in names:
        if (variant, 0) in variants:
            table = variants[variant, 0](LENGTH_IN_PICTURES, model.embedding.size)
            if (TableMeasured, name) not in known:
                yield picture(name, table)
            if (ProductsMeasured, name) not in known:
                yield dot_products(name, table)
    if not any(isinstance(m, RotationMeasured) for m in laboratory.known):
        yield rotation(options.shift, sinusoids(LENGTH_IN_PICTURES, model.embedding.size))


def _sentence(
    options: PositionsOptions, model: Transformer, loaded: LoadedModel, variant: Variant, shift: int
) -> ExperimentSteps:
    other_order = shuffle_words(options.sentence, options.seed)
    # One by one: in a batch the shorter one is padded, and sums in another order are other numbers.
    (translation,) = yield from _translate(model, loaded, [options.sentence])
    (shuffled_translation,) = yield from _translate(model, loaded, [other_order])
    yield SentenceMeasured(
        variant=variant,
        side=options.side,
        shift=shift,
        source=options.sentence,
        translation=translation,
        shuffled_source=other_order,
        shuffled_translation=shuffled_translation,
    )


def _sample(
    options: PositionsOptions,
    laboratory: Laboratory,
    loaded: LoadedModel,
    variants: dict[tuple[Variant, int], Positions],
) -> ExperimentSteps:
    known = {(m.variant, m.shift) for m in laboratory.known if isinstance(m, VariantMeasured)}
    model = _transformer(loaded)
    sample, mirrored = sample_pairs(options.sentences)
    for done, ((variant, shift), positions) in enumerate(variants.items()):
        if (variant, shift) in known:
            continue
        what = f"shifted by {shift}" if shift else variant
        yield Progress(f"Translating the sample, positions {what}", done, len(variants))
        changed = with_positions(model, positions, options.side)
        hypotheses = yield from _translate(changed, loaded, [pair.source for pair in sample])
        turned = yield from _translate(changed, loaded, [pair.source for pair in mirrored])
        yield _score(options, variant, shift, (sample, hypotheses), (mirrored, turned))


def sample_pairs(sentences: int) -> tuple[list[Pair], list[Pair]]:
    """So many sentences, and about as many mirrored ones, two after each other."""
    made = make_unseen_pairs("grammar", sentences, SEED, shortest=SHORTEST, longest=LONGEST)
    mirrored = mirrored_pairs(max(1, sentences // 2), SEED)
    return [Pair(pair.source, pair.target) for pair in made], [pair for both in mirrored for pair in both]


Translated = tuple[Sequence[Pair], Sequence[str]]


def _score(
    options: PositionsOptions, variant: Variant, shift: int, sample: Translated, mirrored: Translated
) -> VariantMeasured:
    references, turned_references = ([pair.target for pair in pairs] for pairs, _ in (sample, mirrored))
    hypotheses, turned = sample[1], mirrored[1]
    scores = corpus_scores(hypotheses, references)
    twos = list(zip(turned[::2], turned[1::2], strict=True))
    right = list(zip(turned_references[::2], turned_references[1::2], strict=True))
    return VariantMeasured(
        variant=variant,
        side=options.side,
        shift=shift,
        sentences=len(references),
        bleu=scores.bleu,
        chrf=scores.chrf,
        kept=words_kept(hypotheses, references),
        pairs=len(twos),
        told_apart=sum(one != other for one, other in twos),
        both_right=sum(two == both for two, both in zip(twos, right, strict=True)),
        mirrored=words_kept(turned, turned_references),
    )


def _translate(model: Transformer, loaded: LoadedModel, sentences: Sequence[str]) -> Generator[None, None, list[str]]:
    """Greedy ones in float32: rounding must not tell two sentences apart that differ in the order of words alone."""
    translations = [""] * len(sentences)
    for step in translations_in_steps(model, loaded.tokenizer, sentences, precision="float32"):
        if step is None:
            yield
        else:
            translations[step[0]] = step[1]
    return translations


def shuffle_words(sentence: str, seed: int) -> str:
    """The same words, with the marks that cling to them, in another order, if there is one."""
    words = sentence.split()
    chance = random.Random(seed)
    for _ in range(20):
        other = chance.sample(words, len(words))
        if other != words:
            return " ".join(other)
    return " ".join(words)


ENTRY = ExperimentEntry(
    name="positions",
    version=1,
    options=PositionsOptions,
    measured=POSITIONS_MEASURED,
    models=lambda options: (_model_of(options),),
    run=run,
    tables=positions_tables,
    keeps=lambda options: options.sentences > 0,
)
