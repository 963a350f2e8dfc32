"""What files that are dropped on the window are, by their names and folders."""

from pathlib import Path

import pytest

from gui.state.dropped import classify


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["a.lockstep"], "session"),
        (["a.JSON"], "lesson"),
        (["a.lockmodel"], "models"),
        (["a.tsv"], "corpus"),
        (["a.tsv.xz"], "corpus"),
        (["a.txt.gz"], "corpus"),
        (["news.fr"], "unknown"),
        (["news.en", "news.fr.gz"], "corpus"),
        (["a.txt", "b.txt"], "corpus"),
        (["a.txt", "b.png"], "unknown"),
        (["a.lockmodel", "b.lockmodel"], "unknown"),
        (["a.txt", "b.txt", "c.txt"], "unknown"),
        (["a.png"], "unknown"),
        (["a.gz"], "unknown"),
        (["a"], "unknown"),
        ([], "unknown"),
    ],
)
def test_files_are_known_by_their_suffixes(names: list[str], kind: str, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.touch()
    assert classify(paths).kind == kind
    assert classify(paths).paths == tuple(paths)


@pytest.mark.parametrize("place", [".", "rnn", "rnn/best"])
def test_a_folder_is_known_by_the_models_in_it(place: str, tmp_path: Path) -> None:
    assert classify([tmp_path]).kind == "unknown"
    (tmp_path / place).mkdir(parents=True, exist_ok=True)
    (tmp_path / place / "model.json").touch()
    assert classify([tmp_path]).kind == "models"
    assert classify([tmp_path, tmp_path]).kind == "unknown"


def test_the_folder_of_a_training_is_a_run_even_with_its_models(tmp_path: Path) -> None:
    (tmp_path / "rnn" / "best").mkdir(parents=True)
    (tmp_path / "rnn" / "best" / "model.json").write_text("{}")
    assert classify([tmp_path]).kind == "models"
    (tmp_path / "events.jsonl").write_text("")
    assert classify([tmp_path]).kind == "run"
