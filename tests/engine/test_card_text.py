"""A card as text."""

import re

from engine.card_text import MOST_CURVE_ROWS, card_text
from engine.cards import CurvePoint
from tests.engine.small_cards import small_card


def test_the_text_holds_everything_that_the_card_holds() -> None:
    text = card_text(small_card())
    for part in (
        "# Digits · Transformer\n",
        "Digits to Digits reversed: Transformer, 123,456 parameters",
        "25 pieces of vocabulary, 0.2 MiB of weights in float16",
        "model size 96, heads 4",
        "Use: anything, like the program itself.",
        "1,000 steps in 2.1 minutes; the checkpoint at the end of its schedule.",
        "Some 12,000 tokens a second",
        "Machine: two cores.",
        "| reversal | 1,000 | 1 | MIT | made by the program; seed 1, 1,100 pairs, 4 to 24 words |",
        "An epoch has 1,000 pairs.",
        "that of training with label smoothing:",
        "| 500 | 1.0 | 1.900 | 1.500 | 20.5 | 0.500 |",
        "90 pairs: BLEU 71.5, chrF 84.0, exact match 58.9 %, alignment error rate 0.125, "
        "of its best head (layer 2, head 3) 0.062.",
        "Made from seed 9, 50 of each length; no source was in training.",
        "| 4-10 | 50 | 98.5 | 99.1 | 96.0 |",
        "| 11+ | 40 | 41.2 | 66.3 | 12.5 |",
        "tok:13a",
        "nc:6",
        "- 7 7 7 2\n  - It says: 2 7 7\n  - It loses count.\n  - Right is: 2 7 7 7\n",
        "  - Missing: 8 8.",
    ):
        assert part in text, part
    assert "None" not in text


def test_what_is_not_known_is_said_or_left_out() -> None:
    card = small_card(weaknesses=())
    training = card.training.model_copy(update={"curve": (), "tokens_per_second": None})
    (scores,) = card.scores
    by_length = tuple(part.model_copy(update={"exact_match": None, "chrf": None}) for part in scores.by_length)
    bare = {"exact_match": None, "alignment_error_rate": None, "best_head": None, "by_length": by_length}
    card = card.model_copy(update={"training": training, "scores": (scores.model_copy(update=bare),)})
    text = card_text(card)
    assert "Its learning curve was not kept." in text
    assert "| 4-10 | 50 | 98.5 |  |" in text
    assert "tokens a second" not in text
    assert "exact match" not in text
    assert "alignment" not in text
    assert "weaknesses" not in text
    assert "None" not in text


def test_a_curve_of_which_it_is_not_known_what_it_is_of_is_told_all_the_same() -> None:
    training = small_card().training.model_copy(update={"validated_on": None})
    text = card_text(small_card(training=training))
    assert "\nLearning curve, losses in nats a piece" in text
    assert "None" not in text


def test_of_a_long_curve_a_dozen_points_are_told_the_ends_among_them() -> None:
    curve = tuple(CurvePoint(step=100 * i, validation_loss=3.0, bleu=float(i)) for i in range(60))
    training = small_card().training.model_copy(update={"curve": curve})
    text = card_text(small_card(training=training))
    steps = [row.replace(",", "") for row in re.findall(r"^\| ([\d,]+) \|  \|  \|", text, re.MULTILINE)]
    assert len(steps) == MOST_CURVE_ROWS
    assert (steps[0], steps[-1]) == ("0", "5900")


def test_every_row_of_a_table_has_the_same_columns() -> None:
    tables = re.findall(r"(?:^\|.*\n)+", card_text(small_card()), re.MULTILINE)
    assert len(tables) == 3
    for table in tables:
        assert len({line.count("|") for line in table.splitlines()}) == 1
