"""What the window knows of positions."""

import math

import pytest

from engine.measurements.positions import (
    PositionsMeasured,
    RotationMeasured,
    SentenceMeasured,
    TableMeasured,
    Variant,
    VariantMeasured,
    WordsKept,
)
from gui.state.kept_scores import kept_scores, short_share
from gui.state.position_record import PositionRecord, marked_words, wavelength


def scored(variant: Variant, shift: int = 0, bleu: float = 50.0, order: float = 0.5) -> VariantMeasured:
    return VariantMeasured(
        variant=variant,
        side="encoder",
        shift=shift,
        sentences=2,
        bleu=bleu,
        chrf=60,
        kept=WordsKept(words=0.5, order=0.6),
        pairs=1,
        told_apart=1,
        both_right=0,
        mirrored=WordsKept(words=0.7, order=order),
    )


def translated(text: str) -> SentenceMeasured:
    return SentenceMeasured(
        variant="off",
        side="encoder",
        shift=0,
        source="a b",
        translation=text,
        shuffled_source="b a",
        shuffled_translation=text,
    )


def rotated(shift: int) -> RotationMeasured:
    return RotationMeasured(shift=shift, angles=(1.0,), positions=8, residual=1e-6, exact_residual=1e-14)


def test_the_later_of_two_answers_counts() -> None:
    record = PositionRecord([translated("old"), rotated(5), translated("new"), rotated(7)])
    assert record.sentences["off"].translation == "new"
    assert record.rotation is not None
    assert record.rotation.shift == 7
    assert PositionRecord().rotation is None


def test_tables_are_kept_by_their_name() -> None:
    record = PositionRecord([TableMeasured(table="learned", vectors=((0.5, -1.0), (0.0, 2.0)))])
    assert list(record.tables) == ["learned"]
    assert record.tables["learned"].shape == (2, 2)


def test_the_sample_is_told_in_one_order_with_the_chosen_shift() -> None:
    measured: list[PositionsMeasured] = [
        scored("learned"),
        scored("shifted", 5),
        scored("normal"),
        scored("shifted", 2, bleu=70),
        scored("off"),
    ]
    record = PositionRecord(measured)
    assert list(record.scores(2)) == ["normal", "off", "shifted", "learned"]
    assert record.scores(2)["shifted"].bleu == 70
    assert "shifted" not in record.scores(9)
    assert [m.shift for m in record.shifts()] == [0, 2, 5]


def test_words_that_another_translation_lacks_are_marked() -> None:
    words = marked_words("le vieil avocat aide le roi", "le jeune avocat aide le roi")
    assert [word.text for word in words if word.is_new] == ["vieil"]
    assert not any(word.is_new for word in marked_words("a b", "a b"))
    assert all(word.is_new for word in marked_words("a b", ""))


def test_the_length_of_a_wave_follows_the_paper() -> None:
    assert wavelength(0, 128) == wavelength(1, 128) == pytest.approx(2 * math.pi)
    assert wavelength(64, 128) == pytest.approx(2 * math.pi * 100)


def test_figures_are_short() -> None:
    assert [score.text for score in kept_scores(scored("off", bleu=22.4, order=-0.73))] == ["22", ".70", "−.73"]
    assert [short_share(value) for value in (0.0, -0.001, 0.999, 1.0, 0.07)] == ["0", "0", "1.0", "1.0", ".07"]
