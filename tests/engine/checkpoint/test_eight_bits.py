"""Matrices in eight bits with a scale for each row: close to what they were, and checked as strictly as the others."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from engine.architectures.contract import Architecture
from engine.checkpoint import WEIGHTS, load_model, save_model
from engine.checkpoint.tensor_file import SCALES, in_eight_bits
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import translate_batch
from engine.errors import CheckpointError
from tests.engine.checkpoint.folders import facts_of

NAME = "source_embedding.table.weight"
SENTENCES = ["1 2 3", "4 0 4 2"]


@pytest.fixture
def rounded(tmp_path: Path, trained: dict[str, Architecture[Any]], tokenizer: Tokenizer) -> Path:
    """A model folder whose source embedding has eight bits."""
    folder = tmp_path / "rounded"
    save_model(folder, trained["rnn"], facts_of("rnn", tokenizer), tokenizer, eight_bits=[NAME])
    return folder


def change(folder: Path, how: Callable[[dict[str, Tensor]], object]) -> None:
    weights = safetensors.torch.load_file(folder / WEIGHTS)
    how(weights)
    safetensors.torch.save_file(weights, folder / WEIGHTS)


def test_a_matrix_comes_back_within_half_a_step_and_all_others_exactly(
    rounded: Path, trained: dict[str, Architecture[Any]]
) -> None:
    before, after = dict(trained["rnn"].named_parameters()), dict(load_model(rounded)[0].named_parameters())
    steps = before[NAME].abs().amax(1, keepdim=True) / 127
    assert ((after[NAME] - before[NAME]).abs() <= 0.501 * steps).all()
    assert not torch.equal(after[NAME], before[NAME])
    assert all(torch.equal(after[name], before[name]) for name in before if name != NAME)


def test_it_takes_a_quarter_of_the_room_and_translates_alike(
    rounded: Path, tmp_path: Path, trained: dict[str, Architecture[Any]], tokenizer: Tokenizer
) -> None:
    save_model(tmp_path / "whole", trained["rnn"], facts_of("rnn", tokenizer), tokenizer)
    matrix = dict(trained["rnn"].named_parameters())[NAME]
    saved = (tmp_path / "whole" / WEIGHTS).stat().st_size - (rounded / WEIGHTS).stat().st_size
    assert saved == pytest.approx(3 * matrix.numel() - 4 * len(matrix), abs=200)
    model = load_model(rounded)[0]
    assert translate_batch(model, tokenizer, SENTENCES) == translate_batch(trained["rnn"], tokenizer, SENTENCES)


@given(st.integers(1, 5), st.integers(1, 7), st.integers(0, 99))
def test_rounding_twice_changes_nothing(rows: int, columns: int, seed: int) -> None:
    matrix = torch.randn(rows, columns, generator=torch.Generator().manual_seed(seed))
    matrix[0] = 0
    once = in_eight_bits("m", matrix)
    again = in_eight_bits("m", once["m"] * once["m" + SCALES][:, None])
    assert torch.equal(once["m"], again["m"])


@pytest.mark.parametrize(
    "how",
    [
        lambda weights: weights.pop(NAME + SCALES),
        lambda weights: weights.update({NAME + SCALES: weights[NAME + SCALES][1:].clone()}),
        lambda weights: weights.update({NAME + SCALES: weights[NAME + SCALES].half()}),
        lambda weights: weights[NAME + SCALES].fill_(torch.nan),
        lambda weights: weights[NAME + SCALES].fill_(3e38),
        lambda weights: weights.update({"surplus" + SCALES: torch.ones(3)}),
        lambda weights: weights.update({NAME: weights[NAME].to(torch.uint8)}),
    ],
    ids=["no scales", "too few", "of another type", "no numbers", "too large", "of nothing", "without a sign"],
)
def test_what_does_not_fit_is_refused(rounded: Path, how: Callable[[dict[str, Tensor]], object]) -> None:
    change(rounded, how)
    with pytest.raises(CheckpointError):
        load_model(rounded)
