"""What a step is said to be computed from is what it is computed from, and adds up."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
import torch

from engine.architectures import ARCHITECTURES
from engine.architectures.attention_rnn import AttentionRNN
from engine.architectures.contract import Architecture, StepOutput
from engine.corpora.batching import make_batch
from engine.events import Array, FixedVectorParts, HeadReadings, HeadsParts, SourceAttentionParts, StepParts
from tests.engine.small_models import Variant, build_small, each_variant

PAIR = ([5, 9, 4, 7, 3], [8, 6, 12, 3])
KINDS = {"none": FixedVectorParts, "source": SourceAttentionParts, "heads": HeadsParts}


def inspected(model: Architecture[Any]) -> Iterator[tuple[Any, StepOutput[Any], StepParts]]:
    """Each step of a sentence: the state before, what `step` gives and what it is made of."""
    batch = make_batch([PAIR])
    with torch.inference_mode():
        state = model.start(batch.source, batch.source_mask)
        for token_ids in batch.target_in.unbind(1):
            output, parts = model.step(state, token_ids), model.inspect(state, token_ids)
            assert parts is not None
            yield state, output, parts
            state = output.state


def softmax(energies: Array) -> Array:
    powers = np.exp(energies.astype(np.float64))
    return np.asarray(powers / powers.sum(-1, keepdims=True), np.float32)


def arrays_of(parts: Any) -> list[Array]:
    values = [getattr(parts, field.name) for field in fields(parts)]
    nested = [array for value in values if isinstance(value, HeadReadings) for array in arrays_of(value)]
    return nested + [value for value in values if isinstance(value, np.ndarray)]


@each_variant
def test_the_parts_of_a_step_are_those_of_its_kind_of_attention_and_read_only(variant: Variant) -> None:
    for _, _, parts in inspected(variant.build()):
        assert isinstance(parts, KINDS[ARCHITECTURES[variant.name].description.attention])
        arrays = arrays_of(parts)
        assert len(arrays) >= 4
        assert all(array.dtype == np.float32 and not array.flags.writeable for array in arrays)


@each_variant
def test_a_recurrent_decoder_goes_from_the_state_that_it_had_to_the_one_that_the_step_gives(variant: Variant) -> None:
    model = variant.build()
    for state, output, parts in inspected(model):
        if isinstance(parts, HeadsParts):
            continue
        assert parts.cell == dict(variant.options).get("cell", "gru")
        np.testing.assert_array_equal(parts.before, state.recurrent[0][0].numpy())
        np.testing.assert_array_equal(parts.after, output.state.recurrent[0][0].numpy())
        assert not np.allclose(parts.before, parts.after)
        if isinstance(parts, FixedVectorParts):
            np.testing.assert_array_equal(parts.context, state.context[0].numpy())


@each_variant
def test_weights_are_the_softmax_of_the_energies_and_the_context_the_sum_by_them(variant: Variant) -> None:
    for state, output, parts in inspected(variant.build()):
        if not isinstance(parts, SourceAttentionParts):
            continue
        assert output.attention is not None
        assert parts.score == dict(variant.options).get("score", "additive")
        np.testing.assert_allclose(parts.weights, softmax(parts.energies), rtol=1e-4)
        np.testing.assert_array_equal(parts.weights, output.attention[0].numpy())
        np.testing.assert_array_equal(parts.states, state.states[0].numpy())
        np.testing.assert_allclose(parts.context, parts.weights @ parts.states, atol=1e-5)
        if parts.score == "dot":
            np.testing.assert_allclose(parts.energies, parts.states @ parts.before, rtol=1e-4, atol=1e-5)


@each_variant
def test_an_intervention_replaces_the_weights_of_its_step_and_nothing_before_them(variant: Variant) -> None:
    model = variant.build()
    if not isinstance(model, AttentionRNN):
        return
    for state, _, _ in inspected(model):
        fed = torch.tensor([5])
        with torch.inference_mode():
            own = model.inspect(state, fed)
            parts = model.inspect(state, fed, intervention=lambda weights: weights.flip(-1))
            operated = model.step(state, fed, intervention=lambda weights: weights.flip(-1))
            same = model.step(state, fed, intervention=lambda weights: weights)
            plain = model.step(state, fed)
        np.testing.assert_array_equal(parts.energies, own.energies)
        np.testing.assert_array_equal(parts.weights, own.weights[::-1])
        np.testing.assert_allclose(parts.context, own.weights[::-1] @ own.states, atol=1e-5)
        assert operated.attention is not None
        np.testing.assert_array_equal(operated.attention[0], parts.weights)
        np.testing.assert_array_equal(operated.state.recurrent[0][0], parts.after)
        assert same.logits.equal(plain.logits)
        assert not operated.logits.allclose(plain.logits)


@pytest.mark.parametrize("which", ["cross_attention", "self_attention"])
def test_every_head_adds_up(which: str) -> None:
    for position, (_, output, parts) in enumerate(inspected(Variant("transformer").build())):
        assert isinstance(parts, HeadsParts)
        heads, shown = getattr(parts, which), output.attention if which == "cross_attention" else output.self_attention
        assert shown is not None
        length = len(PAIR[0]) if which == "cross_attention" else position + 1
        assert heads.keys.shape == heads.values.shape == (3, 4, length, 8)
        products = np.einsum("lhd,lhsd->lhs", heads.queries, heads.keys)
        np.testing.assert_allclose(heads.energies, products / np.sqrt(8), rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(heads.weights, softmax(heads.energies), rtol=1e-4)
        np.testing.assert_array_equal(heads.weights, shown[0].numpy())
        outputs = np.einsum("lhs,lhsd->lhd", heads.weights, heads.values)
        np.testing.assert_allclose(heads.outputs, outputs, rtol=1e-4, atol=1e-5)


def test_an_architecture_may_have_nothing_to_show() -> None:
    model = build_small("rnn", 19)
    assert Architecture.inspect(model, None, torch.tensor([2])) is None
