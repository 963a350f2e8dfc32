"""Writing a model folder: interrupted, refused by the disk, and by the model itself."""

import errno
import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.architectures.contract import Architecture
from engine.checkpoint import holds_model, load_model, save_model
from engine.corpora.tokenizer import Tokenizer
from engine.errors import CheckpointError
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_models import build_small

Trained = dict[str, Architecture[Any]]


class CrashError(Exception):
    """Stands for the end of the process."""


def failing_at(call: int, function: Callable[..., Any], error: Exception) -> Callable[..., Any]:
    """A function that fails at one of its calls."""
    calls = itertools.count(1)

    def fail_or_call(*arguments: Any) -> Any:
        if next(calls) == call:
            raise error
        return function(*arguments)

    return fail_or_call


@pytest.mark.parametrize(("where", "call"), [("flush", 2), ("rename", 1), ("rename", 2)])
def test_whenever_writing_is_interrupted_a_reader_finds_the_old_model_whole(
    folder: Path, trained: Trained, tokenizer: Tokenizer, where: str, call: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if where == "flush":
        monkeypatch.setattr(os, "fsync", failing_at(call, os.fsync, CrashError()))
    else:
        monkeypatch.setattr(Path, "rename", failing_at(call, Path.rename, CrashError()))
    with pytest.raises(CrashError):
        save_model(folder, trained["rnn"], facts_of("rnn", tokenizer, step=160), tokenizer)
    monkeypatch.undo()
    assert holds_model(folder)
    model, _, facts = load_model(folder)
    assert facts.step == 80
    assert torch.equal(model.projection.weight, trained["rnn"].projection.weight)
    save_model(folder, trained["rnn"], facts_of("rnn", tokenizer, step=160), tokenizer)
    assert load_model(folder)[2].step == 160
    assert list(folder.parent.iterdir()) == [folder]


def test_what_was_moved_aside_is_kept_until_the_new_model_stands_in_its_place(
    folder: Path, trained: Trained, tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for call in (2, 1):  # between the two renames; then, with nothing in place, before the only one
        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", failing_at(call, Path.rename, CrashError()))
            with pytest.raises(CrashError):
                save_model(folder, trained["rnn"], facts_of("rnn", tokenizer, step=160), tokenizer)
        assert load_model(folder)[2].step == 80


@pytest.mark.parametrize("call", [1, 2])
def test_a_disk_that_does_not_take_the_model_leaves_the_old_one_and_says_so(
    folder: Path, trained: Trained, tokenizer: Tokenizer, call: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(Path, "rename", failing_at(call, Path.rename, full))
    with pytest.raises(CheckpointError) as caught:
        save_model(folder, trained["rnn"], facts_of("rnn", tokenizer, step=160), tokenizer)
    assert caught.value.what == f"The model could not be written to {folder}: No space left on device."
    assert caught.value.kept == "The one that was there before is untouched."
    assert list(folder.parent.iterdir()) == [folder]
    assert load_model(folder)[2].step == 80


def test_a_place_that_cannot_be_a_folder_is_told(tmp_path: Path, trained: Trained, tokenizer: Tokenizer) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CheckpointError, match="could not be written") as caught:
        save_model(tmp_path / "file" / "model", trained["rnn"], facts_of("rnn", tokenizer), tokenizer)
    assert "Make room or choose another folder" in caught.value.advice


def test_the_folders_above_are_made(tmp_path: Path, trained: Trained, tokenizer: Tokenizer) -> None:
    deep = tmp_path / "models" / "digits" / "rnn"
    save_model(deep, trained["rnn"], facts_of("rnn", tokenizer), tokenizer)
    assert load_model(deep)[2].architecture == "rnn"


@pytest.mark.parametrize(("value", "dtype"), [(float("nan"), torch.float32), (1e6, torch.float16)])
def test_weights_that_could_not_be_read_again_do_not_take_the_place_of_good_ones(
    folder: Path, tokenizer: Tokenizer, value: float, dtype: torch.dtype
) -> None:
    model = build_small("rnn", tokenizer.vocabulary_size)
    with torch.no_grad():
        next(model.parameters())[0, 0] = value
    with pytest.raises(CheckpointError, match="holds values that are no numbers") as caught:
        save_model(folder, model, facts_of("rnn", tokenizer, step=160), tokenizer, dtype=dtype)
    assert caught.value.kept == "The one that was there before is untouched."
    assert load_model(folder)[2].step == 80


def test_progress_that_could_not_be_read_again_does_not_either(
    folder: Path, trained: Trained, tokenizer: Tokenizer
) -> None:
    facts = facts_of("rnn", tokenizer, step=160)
    with pytest.raises(CheckpointError, match="its progress holds values that are no numbers"):
        save_model(folder, trained["rnn"], facts, tokenizer, progress={"best": float("inf")})
    assert load_model(folder)[2].step == 80
    assert list(folder.parent.iterdir()) == [folder]
