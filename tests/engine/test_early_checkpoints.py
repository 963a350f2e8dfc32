"""A training keeps the model as it was after a few early steps, for comparisons, and is not changed by that."""

from pathlib import Path

import pytest
import safetensors.torch
from pydantic import ValidationError

from engine.checkpoint import OPTIMISER, WEIGHTS, holds_model, load_model, read_facts, weights_digest
from engine.config import ValidationConfig
from engine.corpora.preparation import PreparedCorpus
from tests.engine.small_trainings import train


def trained(corpus: PreparedCorpus, folder: Path, keep_steps: tuple[int, ...]) -> Path:
    validation = {"steps": 6, "bleu_pairs": 2, "keep_steps": keep_steps}
    train("rnn", corpus, folder, budget={"steps": 6}, validation=validation)
    return folder


def test_the_models_of_the_chosen_steps_are_kept_in_little_room(corpus: PreparedCorpus, tmp_path: Path) -> None:
    folder = trained(corpus, tmp_path / "rnn", (2, 5, 100))
    assert sorted(path.name for path in folder.iterdir() if holds_model(path)) == ["best", "last", "step-2", "step-5"]
    assert [read_facts(folder / name).step for name in ("step-2", "step-5")] == [2, 5]
    assert weights_digest(folder / "step-2") != weights_digest(folder / "step-5")
    assert not (folder / "step-2" / OPTIMISER).exists()
    assert (folder / "step-2" / WEIGHTS).stat().st_size < 0.6 * (folder / "last" / WEIGHTS).stat().st_size
    model, _, facts = load_model(folder / "step-2")
    assert sum(parameter.numel() for parameter in model.parameters()) == facts.parameters


def test_keeping_them_changes_no_bit_of_the_training(corpus: PreparedCorpus, tmp_path: Path) -> None:
    keeping, bare = trained(corpus, tmp_path / "a" / "rnn", (1, 2, 5)), trained(corpus, tmp_path / "b" / "rnn", ())
    for name in (WEIGHTS, OPTIMISER):
        ours, theirs = (safetensors.torch.load_file(folder / "last" / name) for folder in (keeping, bare))
        assert ours.keys() == theirs.keys()
        assert all(ours[key].equal(theirs[key]) for key in ours)


def test_the_room_that_they_take_is_bounded() -> None:
    assert ValidationConfig().keep_steps == (10, 100, 1000)
    for wrong in ((0,), tuple(range(1, 10))):
        with pytest.raises(ValidationError):
            ValidationConfig(keep_steps=wrong)
