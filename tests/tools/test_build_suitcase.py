"""Training the shipped models of the suitcase experiment anew."""

from pathlib import Path

import pytest

from engine.checkpoint import TOKENIZER, load_model, read_facts, weights_digest
from engine.experiments import suitcase_training
from engine.experiments.suitcase_training import shipped_folder
from engine.measurements.suitcase import VECTORS
from tools import build_suitcase


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another folder for the models, with a recipe of two steps."""
    recipe = (suitcase_training.FOLDER / "training.toml").read_text()
    brief = recipe.replace("steps = 1200", "steps = 2").replace("pairs = 20_000", "pairs = 300")
    (tmp_path / "training.toml").write_text(brief)
    for module in (suitcase_training, build_suitcase):
        monkeypatch.setattr(module, "FOLDER", tmp_path)
    return tmp_path


def test_all_models_are_made_and_told_of_and_made_alike_again(folder: Path) -> None:
    digests = []
    for _ in range(2):
        assert build_suitcase.main(["--machine", "one core of a test"]) == 0
        digests.append([weights_digest(shipped_folder(numbers)) for numbers in (*VECTORS, None)])
    assert digests[0] == digests[1]
    assert len(set(digests[0])) == len(VECTORS) + 1
    text = (folder / "README.md").read_text()
    assert "one core of a test" in text
    for numbers in (*VECTORS, None):
        _, tokenizer, facts = load_model(shipped_folder(numbers))
        assert (facts.step, tokenizer.vocabulary_size) == (2, 25)
        assert f"| {shipped_folder(numbers).name} | {numbers or 'none'} | {facts.parameters:,} | 2 |" in text
    assert [path.parent for path in folder.rglob(TOKENIZER)] == [folder]


def test_the_vocabulary_is_the_shipped_models_own() -> None:
    assert build_suitcase.digits_tokenizer().digest == read_facts(shipped_folder(None)).tokenizer


def test_the_machine_has_to_be_named() -> None:
    with pytest.raises(SystemExit):
        build_suitcase.main([])
