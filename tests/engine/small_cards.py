"""A card as it is shipped, for tests of what shows one."""

from typing import Any

from engine.cards import (
    CurvePoint,
    DataSet,
    MadeFrom,
    MadeTest,
    ModelCard,
    ScoreByLength,
    ScoresOnSet,
    TrainingRecord,
    Weakness,
    Weights,
)


def small_card(**values: Any) -> ModelCard:
    """The card of a model that reverses digits, with everything that a card can hold."""
    by_length = (
        ScoreByLength(shortest=4, longest=10, pairs=50, bleu=98.5, chrf=99.1, exact_match=96.0),
        ScoreByLength(shortest=11, longest=None, pairs=40, bleu=41.2, chrf=66.3, exact_match=12.5),
    )
    scores = ScoresOnSet(
        name="unseen digits",
        pairs=90,
        made_from=MadeTest(corpus="reversal", seed=9, pairs_a_length=50),
        bleu=71.5,
        bleu_signature="nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0",
        chrf=84.0,
        chrf_signature="nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0",
        exact_match=58.9,
        alignment_error_rate=0.125,
        best_head=(2, 3, 0.0625),
        by_length=by_length,
    )
    curve = (
        CurvePoint(step=0, seconds=0.5, validation_loss=3.2, bleu=0.0),
        CurvePoint(step=500, seconds=60.0, training_loss=1.9, validation_loss=1.5, bleu=20.5, alignment_error_rate=0.5),
        CurvePoint(step=1000, seconds=125.0, training_loss=1.1, validation_loss=0.9, bleu=71.0),
    )
    made = MadeFrom(corpus="reversal", seed=1, pairs=1100, shortest=4, longest=24)
    card = ModelCard(
        title="Digits · Transformer",
        architecture="transformer",
        architecture_title="Transformer",
        sizes={"model_size": 96, "heads": 4},
        parameters=123_456,
        vocabulary_size=25,
        source_language="Digits",
        target_language="Digits reversed",
        weights=Weights(precision="float16", bytes=250_000, sha256="0" * 64),
        use="anything, like the program itself",
        data=(DataSet(name="reversal", pairs=1000, origin="made by the program", licence="MIT", made_from=made),),
        training=TrainingRecord(
            machine="two cores",
            steps=1000,
            minutes=2.1,
            checkpoint="last",
            pairs_an_epoch=1000,
            tokens_per_second=12_000,
            validated_on="pairs held out of the corpus: loss on 100 pairs, BLEU on the first 50",
            curve=curve,
        ),
        scores=(scores,),
        weaknesses=(
            Weakness(source="7 7 7 2", translation="2 7 7", remark="It loses count.", reference="2 7 7 7"),
            Weakness(source="8 8", translation="8", remark="Too short.", missing=("8 8",)),
        ),
    )
    return card.model_copy(update=values)
