"""How large the architectures are, what they share, and what is said of sizes that cannot be."""

from pathlib import Path

import pytest
import torch

from engine.architectures import (
    ARCHITECTURES,
    architecture_config,
    architecture_entry,
    build_architecture,
    count_parameters,
)
from engine.checkpoint import WEIGHTS, ModelFacts, save_model
from engine.corpora.tokenizer import Tokenizer
from engine.errors import ConfigError
from tests.engine.small_models import VOCABULARY_SIZE, build_small, each_architecture

MIB = 2**20


@each_architecture
def test_default_sizes_are_about_equal_and_their_weights_fit_into_15_mib(
    name: str, tmp_path: Path, tokenizer: Tokenizer
) -> None:
    model = build_architecture(name, 8000, {})
    assert 7.0e6 <= count_parameters(model) <= 7.7e6
    facts = ModelFacts(
        architecture=name,
        sizes={},
        vocabulary_size=8000,
        tokenizer=tokenizer.digest,
        source_language="English",
        target_language="French",
        corpus="none",
        parameters=count_parameters(model),
    )
    save_model(tmp_path / name, model, facts, tokenizer, dtype=torch.float16)
    assert 14e6 < (tmp_path / name / WEIGHTS).stat().st_size < 15 * MIB


@pytest.mark.parametrize(("name", "matrices"), [("rnn", 2), ("attention_rnn", 2), ("transformer", 1)])
def test_the_output_projection_is_the_target_embedding_and_in_the_transformer_the_source_embedding_too(
    name: str, matrices: int
) -> None:
    model = build_small(name, VOCABULARY_SIZE)
    of_vocabulary = [p for p in model.parameters() if p.dim() == 2 and p.size(0) == VOCABULARY_SIZE]
    assert len(of_vocabulary) == matrices
    target = model.embedding if name == "transformer" else model.target_embedding
    assert model.projection.weight is target.table.weight  # type: ignore[union-attr]


@each_architecture
def test_shared_weights_are_counted_once(name: str) -> None:
    model = build_small(name, VOCABULARY_SIZE)
    by_place = {p.data_ptr(): p.numel() for _, p in model.named_parameters(remove_duplicate=False)}
    assert count_parameters(model) == sum(by_place.values())


def test_an_unknown_architecture_is_answered_with_those_there_are() -> None:
    with pytest.raises(ConfigError, match="no architecture named 'mamba'") as caught:
        architecture_entry("mamba")
    assert all(name in caught.value.advice for name in ARCHITECTURES)


def test_all_sizes_that_cannot_be_are_listed_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        architecture_config("rnn", {"hidden_size": 63, "dropout": 1.0, "cell": "gated", "layers": 2})
    for wrong in ("rnn", "hidden_size", "dropout", "cell", "layers"):
        assert wrong in caught.value.what


def test_heads_must_share_the_model_out_evenly() -> None:
    with pytest.raises(ConfigError, match="model_size 256 cannot be shared out among 3 heads"):
        architecture_config("transformer", {"heads": 3})
