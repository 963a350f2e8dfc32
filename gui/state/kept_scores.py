"""The three figures that are drawn of a sample: quality, and words and their order apart."""

from typing import Literal, NamedTuple

from engine.measurements.positions import VariantMeasured

Measure = Literal["bleu", "words", "order"]
MEASURES: tuple[Measure, ...] = ("bleu", "words", "order")


class KeptScore(NamedTuple):
    """A figure of a sample: `value` as it is drawn, at most 1, and as it is written."""

    measure: Measure
    value: float
    text: str


def kept_scores(measured: VariantMeasured) -> tuple[KeptScore, ...]:
    """BLEU of the sample, words and order of the mirrored sentences, in the order of MEASURES."""
    words, order = measured.mirrored.words, measured.mirrored.order
    return (
        KeptScore("bleu", measured.bleu / 100, f"{measured.bleu:.0f}"),
        KeptScore("words", words, short_share(words)),
        KeptScore("order", order, short_share(order)),
    )


def short_share(value: float) -> str:
    """A share with two decimals and no zero before the point: `.78`, `−.73`, `1.0`, `0`."""
    text = f"{abs(value):.2f}"
    shown = {"0.00": "0", "1.00": "1.0"}.get(text, text.removeprefix("0"))
    return f"−{shown}" if value < 0 and shown != "0" else shown
