"""How weights lie in memory and in which precision they are changes nothing that is to be seen."""

import copy
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.architectures.contract import Architecture
from engine.checkpoint import load_model, save_model
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import (
    decode_greedily,
    in_precision,
    iterate_translations,
    lay_out_for_decoding,
    translate_batch,
    translate_ids,
)
from engine.layers.multihead_attention import MultiHeadAttention
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_models import Variant, build_small, close, each_architecture, each_variant

SOURCE = [5, 6, 7, 8, 3]


@each_variant
def test_a_model_laid_out_for_decoding_has_the_same_weights_and_scores(variant: Variant) -> None:
    model, laid_out = variant.build(), variant.build()
    lay_out_for_decoding(laid_out)
    assert not laid_out.projection.weight.is_contiguous()
    assert laid_out.projection.weight.t().is_contiguous()
    weights = dict(model.named_parameters())
    assert all(torch.equal(weight, weights[name]) for name, weight in laid_out.named_parameters())
    before = [(token.token_id, token.log_prob) for token in islice(decode_greedily(model, SOURCE), 8)]
    after = [(token.token_id, token.log_prob) for token in islice(decode_greedily(laid_out, SOURCE), 8)]
    assert [token_id for token_id, _ in after] == [token_id for token_id, _ in before]
    assert [log_prob for _, log_prob in after] == pytest.approx([log_prob for _, log_prob in before], abs=1e-5)


@each_variant
def test_shared_weights_stay_shared(variant: Variant) -> None:
    model = variant.build()
    count = len(list(model.parameters()))
    lay_out_for_decoding(model)
    assert len(list(model.parameters())) == count


@each_variant
def test_a_copy_in_bfloat16_scores_about_the_same_and_leaves_the_model_alone(variant: Variant) -> None:
    model = variant.build()
    half = in_precision(model, torch.bfloat16)
    assert {weight.dtype for weight in half.parameters()} == {torch.bfloat16}
    assert {weight.dtype for weight in model.parameters()} == {torch.float32}
    source = torch.tensor([SOURCE])
    mask = torch.ones_like(source, dtype=torch.bool)
    with torch.no_grad():
        exact, coarse = (m.step(m.start(source, mask), torch.tensor([2])).logits.float() for m in (model, half))
    assert not torch.equal(exact, coarse)
    assert close(coarse, exact, 0.1)
    assert in_precision(model, torch.float32) is model


@each_architecture
def test_many_sentences_are_translated_the_same_in_bfloat16_by_a_model_that_is_sure(
    name: str, trained: dict[str, Architecture[Any]], tokenizer: Tokenizer, known_pairs: list[Pair]
) -> None:
    sources = [pair.source for pair in known_pairs]
    assert len(sources) > 8, "fewer are translated as the model is"
    found = {
        precision: dict(iterate_translations(trained[name], tokenizer, sources, precision=precision))
        for precision in ("float32", "bfloat16")
    }
    assert found["bfloat16"] == found["float32"]
    assert translate_batch(trained[name], tokenizer, sources) == [found["float32"][i] for i in range(len(sources))]


@each_variant
def test_rows_leave_the_batch_in_any_precision(variant: Variant) -> None:
    half = in_precision(variant.build(), torch.bfloat16)
    assert len(translate_ids(half, [SOURCE, [3], [9, 3]], max_tokens=9)) == 3


def test_the_weights_at_hand_stay_those_of_their_layers() -> None:
    model = build_small("transformer", 19)
    for same in (copy.deepcopy(model), copy.deepcopy(model).to(torch.float64), in_precision(model, torch.bfloat16)):
        same.load_state_dict(build_small("transformer", 19).state_dict())
        lay_out_for_decoding(same)
        layers = [module for module in same.modules() if isinstance(module, MultiHeadAttention)]
        for attention in layers:
            linears = (attention.query, attention.key_value, attention.output)
            pairs = zip(attention.at_hand, linears, strict=True)
            assert all(weight is layer.weight and bias is layer.bias for (weight, bias), layer in pairs)


@each_architecture
def test_a_model_laid_out_for_decoding_can_be_saved(name: str, tokenizer: Tokenizer, tmp_path: Path) -> None:
    model = build_small(name, tokenizer.vocabulary_size)
    lay_out_for_decoding(model)
    save_model(tmp_path / "model", model, facts_of(name, tokenizer), tokenizer)
    loaded, _, _ = load_model(tmp_path / "model")
    weights = dict(model.named_parameters())
    assert all(torch.equal(weight, weights[name]) for name, weight in loaded.named_parameters())
