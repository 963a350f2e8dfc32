"""The README's picture of quality against length is drawn from the cards."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from engine.card_files import write_card
from engine.cards import ScoreByLength
from gui.theme import DARK, LIGHT
from tests.engine.small_cards import small_card
from tools.length_picture import FEWEST_PAIRS, main, read_charts


def part(shortest: int, longest: int | None, pairs: int, bleu: float, exact: float | None = None) -> ScoreByLength:
    return ScoreByLength(shortest=shortest, longest=longest, pairs=pairs, bleu=bleu, chrf=50, exact_match=exact)


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Two packs: `everyday` is scored by BLEU, `reversal` by exact match."""
    for pack, has_one_answer in (("everyday", False), ("reversal", True)):
        for i, name in enumerate(("rnn", "transformer")):
            exact = [90.0 + i, 10.0 + i, 5.0] if has_one_answer else [None] * 3
            by_length = tuple(
                part(10 * k + 1, 10 * k + 10 if k < 2 else None, pairs, 30.0 - 10 * k + i, exact[k])
                for k, pairs in enumerate((100, FEWEST_PAIRS, FEWEST_PAIRS - 1))
            )
            (scores,) = small_card().scores
            scores = scores.model_copy(
                update={"name": f"{pack} set", "by_length": by_length, "exact_match": 60.0 if has_one_answer else None}
            )
            folder = tmp_path / "models" / pack / name
            folder.mkdir(parents=True)
            write_card(folder, small_card(architecture=name, architecture_title=name.upper(), scores=(scores,)))
    return tmp_path / "models"


def test_a_chart_has_the_figures_of_the_cards_without_lengths_that_have_few_pairs(models: Path) -> None:
    (chart,) = read_charts(models / "everyday")
    assert (chart.title, chart.unit) == ("everyday set", "BLEU")
    assert (chart.lengths, chart.pairs) == (("1–10", "11–20"), (100, FEWEST_PAIRS))
    assert [(curve.title, curve.values) for curve in chart.curves] == [
        ("RNN", (30.0, 20.0)),
        ("TRANSFORMER", (31.0, 21.0)),
    ]
    assert "fewer than 20 pairs are left out" in chart.note
    (chart,) = read_charts(models / "reversal")
    assert chart.unit == "exact match, %"
    assert [curve.values for curve in chart.curves] == [(90.0, 10.0), (91.0, 11.0)]


def test_it_is_drawn_light_and_dark(qapp: QApplication, models: Path, tmp_path: Path) -> None:
    assert main([str(tmp_path), "--models", str(models)]) == 0
    for theme in (LIGHT, DARK):
        image = QImage(str(tmp_path / f"length-{theme.name}.png"))
        assert image.width() > 1500
        assert image.pixelColor(2, 2) == theme.bg
        line = [image.pixelColor(x, y).name() for x in range(60, 1300, 3) for y in range(100, 700, 3)]
        assert theme.lane("rnn").fill.name() in line
        assert theme.lane("transformer").fill.name() in line


def test_without_cards_it_says_so_and_draws_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--models", str(tmp_path)]) == 1
    assert "No model in" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.png"))
