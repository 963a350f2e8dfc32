"""The README's table of scores is made from the cards."""

from pathlib import Path

import pytest

from bench.report import put_into
from engine.card_files import write_card
from engine.paths import shipped_assets
from tests.engine.small_cards import small_card
from tools.scores_table import MARK, main, scores_table

README = Path(__file__).resolve().parents[2] / "README.md"


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A pack of which two models have a card; the second was not scored on the second set."""
    (scores,) = small_card().scores
    bare = {"name": "other", "bleu": 12.34, "exact_match": None, "alignment_error_rate": None}
    for name, tests in (("rnn", (scores, scores.model_copy(update=bare))), ("transformer", (scores,))):
        folder = tmp_path / "models" / "everyday" / name
        folder.mkdir(parents=True)
        write_card(folder, small_card(architecture=name, architecture_title=name.upper(), scores=tests))
    return tmp_path / "models"


def test_each_model_has_a_row_for_each_set_that_it_was_scored_on(models: Path) -> None:
    assert scores_table(models).splitlines()[2:] == [
        "| unseen digits: RNN | 90 | 71.5 | 84.0 | 58.9 | 0.125 |",
        "| unseen digits: TRANSFORMER | 90 | 71.5 | 84.0 | 58.9 | 0.125 |",
        "| other: RNN | 90 | 12.3 | 84.0 |  |  |",
    ]


def test_it_is_put_between_the_marks_of_a_document(models: Path, tmp_path: Path) -> None:
    document = tmp_path / "document.md"
    document.write_text("before\n<!-- scores -->\nold\n<!-- /scores -->\nafter\n")
    assert main(["--into", str(document), "--models", str(models)]) == 0
    assert document.read_text() == f"before\n<!-- scores -->\n\n{scores_table(models)}\n<!-- /scores -->\nafter\n"
    document.write_text("no marks")
    with pytest.raises(SystemExit, match="<!-- scores -->"):
        main(["--into", str(document), "--models", str(models)])


def test_the_readme_says_what_the_shipped_cards_say() -> None:
    readme = README.read_text(encoding="utf-8")
    assert readme == put_into(readme, scores_table(shipped_assets() / "models"), MARK)
