"""Models on disk: the way there and back, what is refused, and writing that is interrupted."""

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch
from torch import Tensor

from engine.architectures.contract import Architecture
from engine.checkpoint import (
    FACTS,
    OPTIMISER,
    PROGRESS,
    TOKENIZER,
    WEIGHTS,
    holds_model,
    load_model,
    read_facts,
    read_optimiser,
    read_progress,
    save_model,
)
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import Tokenizer, train_tokenizer
from engine.corpora.toy_tasks import reversal_pairs
from engine.decoding import translate_batch
from engine.errors import CheckpointError
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_models import SMALL_SIZES, each_architecture

Trained = dict[str, Architecture[Any]]


def complaint(folder: Path) -> str:
    """What is said of a folder that cannot be loaded: one or two plain sentences."""
    with pytest.raises(CheckpointError) as caught:
        load_model(folder)
    assert str(folder) in caught.value.what or "tokenizer" in caught.value.what
    assert caught.value.what.endswith(".")
    assert "Traceback" not in caught.value.what
    return caught.value.what


def change_weights(folder: Path, change: Callable[[dict[str, Tensor]], object]) -> None:
    weights = safetensors.torch.load_file(folder / WEIGHTS)
    change(weights)
    safetensors.torch.save_file(weights, folder / WEIGHTS)


def change_facts(folder: Path, **values: Any) -> None:
    facts = json.loads((folder / FACTS).read_text())
    (folder / FACTS).write_text(json.dumps(facts | values))


@each_architecture
def test_a_model_in_float32_comes_back_exactly_as_it_was(
    name: str, trained: Trained, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    facts = facts_of(name, tokenizer)
    save_model(tmp_path / name, trained[name], facts, tokenizer)
    model, again, read = load_model(tmp_path / name)
    assert read == facts == read_facts(tmp_path / name)
    assert again.model == tokenizer.model
    assert not model.training
    for key, value in trained[name].state_dict().items():
        assert torch.equal(model.state_dict()[key], value)
    for parameter, original in zip(model.parameters(), trained[name].parameters(), strict=True):
        assert parameter.dtype == original.dtype == torch.float32


@each_architecture
def test_a_model_in_float16_takes_half_the_room_and_translates_the_same(
    name: str, trained: Trained, tokenizer: Tokenizer, known_pairs: list[Pair], tmp_path: Path
) -> None:
    for dtype in (torch.float32, torch.float16):
        save_model(tmp_path / str(dtype), trained[name], facts_of(name, tokenizer), tokenizer, dtype=dtype)
    whole, half = ((tmp_path / str(dtype) / WEIGHTS).stat().st_size for dtype in (torch.float32, torch.float16))
    assert half < 0.6 * whole
    model, _, _ = load_model(tmp_path / "torch.float16")
    for parameter, original in zip(model.parameters(), trained[name].parameters(), strict=True):
        assert parameter.dtype == torch.float32
        assert torch.allclose(parameter, original, rtol=1e-3, atol=1e-6)
    sources = [pair.source for pair in known_pairs]
    assert translate_batch(model, tokenizer, sources) == translate_batch(trained[name], tokenizer, sources)


def test_a_model_folder_holds_three_files_that_everyone_may_read_and_nothing_to_unpickle(folder: Path) -> None:
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [FACTS, WEIGHTS, TOKENIZER]
    assert [file.stat().st_mode & 0o777 for file in files] == [0o644] * 3
    assert list(folder.parent.iterdir()) == [folder]


def test_a_tokenizer_beside_the_folder_is_read_where_the_folder_has_none(folder: Path, tokenizer: Tokenizer) -> None:
    (folder / TOKENIZER).replace(folder.parent / TOKENIZER)
    assert load_model(folder)[1].model == tokenizer.model
    (folder.parent / TOKENIZER).write_bytes(b"of other models")
    with pytest.raises(CheckpointError, match="not the one that the model was trained with"):
        load_model(folder)


def test_what_training_needs_to_go_on_comes_back_too(folder: Path, trained: Trained, tokenizer: Tokenizer) -> None:
    tensors, progress = {"0.exp_avg": torch.randn(3)}, {"epoch": 2, "best": None}
    facts = facts_of("rnn", tokenizer)
    save_model(folder, trained["rnn"], facts, tokenizer, tensors=tensors, progress=progress)
    read = read_optimiser(folder, tensors)
    assert read_progress(folder) == progress
    assert read.keys() == tensors.keys()
    assert torch.equal(read["0.exp_avg"], tensors["0.exp_avg"])
    assert {file.name for file in folder.iterdir()} == {FACTS, WEIGHTS, TOKENIZER, OPTIMISER, PROGRESS}


@pytest.mark.parametrize("progress", [None, "{broken", b"\xff\xfe"])
def test_a_folder_without_progress_is_no_training(folder: Path, progress: str | bytes | None) -> None:
    if progress is not None:
        (folder / PROGRESS).write_bytes(progress.encode() if isinstance(progress, str) else progress)
    with pytest.raises(CheckpointError, match="no training that could go on"):
        read_progress(folder)


def test_a_folder_that_is_not_there_holds_no_model(tmp_path: Path) -> None:
    assert complaint(tmp_path / "nothing").startswith(f"{tmp_path / 'nothing'} holds no model: ")
    assert not holds_model(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "it is no JSON"),
        (b"", "it is no JSON"),
        (b"\x80\x04\x95\x00\xff", "it is no JSON"),
        (b"[" * 100_000, "it is no JSON"),
        (b"[]", "valid dictionary"),
        (b"{}", "architecture: Field required; sizes: Field required"),
    ],
)
def test_facts_that_are_none_are_told(folder: Path, content: bytes, reason: str) -> None:
    (folder / FACTS).write_bytes(content)
    assert complaint(folder).startswith(f"{folder / FACTS} is damaged: ")
    assert reason in complaint(folder)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"architecture": "mamba"}, "no architecture named 'mamba'"),
        ({"sizes": {"hidden_size": 7}}, "hidden_size"),
        ({"sizes": {"hidden_size": 64, "layers": 2}}, "layers"),
        ({"sizes": [64]}, "sizes"),
        ({"step": "many"}, "step"),
        ({"surprise": 1}, "surprise"),
        ({"format": 2, "new": True}, "has format 2; this version reads 1"),
    ],
)
def test_facts_that_cannot_be_true_are_told(folder: Path, values: dict[str, Any], reason: str) -> None:
    change_facts(folder, **values)
    assert reason in complaint(folder)


def test_weights_of_another_size_are_told_with_both_shapes(folder: Path) -> None:
    change_facts(folder, sizes=SMALL_SIZES["rnn"] | {"context_size": 16})
    assert "squeeze.weight is (48, 64), not (16, 64)" in complaint(folder)


def test_weights_of_another_architecture_are_told(folder: Path) -> None:
    change_facts(folder, architecture="transformer", sizes=SMALL_SIZES["transformer"])
    assert "does not fit the architecture" in complaint(folder)


def test_missing_weights_are_named(folder: Path) -> None:
    change_weights(folder, lambda weights: weights.pop("squeeze.bias"))
    assert complaint(folder) == f"{folder / WEIGHTS} does not fit the architecture: squeeze.bias missing or unknown."


def test_surplus_weights_are_named(folder: Path) -> None:
    change_weights(folder, lambda weights: weights.update({"extra.weight": torch.zeros(2)}))
    assert "extra.weight missing or unknown" in complaint(folder)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_weights_that_are_no_numbers_are_refused(folder: Path, value: float) -> None:
    change_weights(folder, lambda weights: weights["squeeze.weight"][3, 5].fill_(value))
    assert complaint(folder) == f"{folder / WEIGHTS}: squeeze.weight holds values that are no numbers."


def test_weights_of_whole_numbers_are_refused(folder: Path) -> None:
    change_weights(folder, lambda weights: weights.update({"squeeze.bias": torch.zeros(48, dtype=torch.int32)}))
    assert "squeeze.bias.dtype: Input should be 'F32', 'F16'" in complaint(folder)


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "pickle", "folder"])
def test_a_weights_file_that_is_none_is_refused(folder: Path, damage: str) -> None:
    path = folder / WEIGHTS
    data = path.read_bytes()
    path.unlink()
    match damage:
        case "empty":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(data[:-100])
        case "pickle":
            path.write_bytes(pickle.dumps({"squeeze.weight": [1.0]}))
        case "folder":
            path.mkdir()
    assert complaint(folder).startswith(f"{path} cannot be read as safetensors: ")


@pytest.mark.parametrize("damage", ["missing", "empty", "garbage", "another"])
def test_a_tokenizer_that_is_not_the_models_own_is_refused(folder: Path, damage: str) -> None:
    path = folder / TOKENIZER
    path.unlink()
    match damage:
        case "empty":
            path.write_bytes(b"")
        case "garbage":
            path.write_bytes(b"garbage")
        case "another":
            path.write_bytes(train_tokenizer(reversal_pairs(50, seed=9), 20).model)
    expected = "cannot be read" if damage == "missing" else "is not the one that the model was trained with"
    assert expected in complaint(folder)
