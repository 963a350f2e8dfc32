"""What every architecture of the registry promises, whatever it is made of."""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
import torch
from torch import Tensor

from engine.architectures import ARCHITECTURES, architecture_config, build_architecture
from engine.corpora.batching import make_batch, pad
from engine.corpora.tokenizer import PAD
from tests.engine.small_models import (
    SMALL_SIZES,
    VOCABULARY_SIZE,
    Variant,
    close,
    each_variant,
    forced_steps,
    some_pairs,
)


def widened(source: Tensor, columns: int = 4) -> Tensor:
    return torch.cat([source, source.new_full((source.size(0), columns), PAD)], 1)


def equal_up_to_padding(wide: Tensor | None, narrow: Tensor | None, *, sides: int = 1) -> bool:
    """Whether weights are the same where the narrow ones end, and exactly zero on what the wide ones read beyond.

    `sides`: how many of the last dimensions are the source.
    """
    if wide is None or narrow is None:
        return wide is narrow
    width = narrow.size(-1)
    common = wide[..., :width, :width] if sides == 2 else wide[..., :width]
    return close(common, narrow) and not wide[..., width:].any()


def tensors_of(state: Any) -> list[Tensor]:
    """All tensors that a state holds, however deep."""
    if isinstance(state, Tensor):
        return [state]
    if isinstance(state, tuple):
        return [tensor for part in state for tensor in tensors_of(part)]
    if is_dataclass(state):
        return [tensor for field in fields(state) for tensor in tensors_of(getattr(state, field.name))]
    return []


@each_variant
def test_step_equals_forward_position_by_position(variant: Variant) -> None:
    model, batch = variant.build(), make_batch(some_pairs())
    forced = model.projection(model(batch.source, batch.source_mask, batch.target_in))
    stepped = torch.stack([output.logits for output in forced_steps(model, batch)], 1)
    assert stepped.shape == (5, batch.target_in.size(1), VOCABULARY_SIZE)
    assert close(stepped, forced)
    assert stepped.std(0).min() > 1e-4, "a model that ignores its source would pass"


@each_variant
def test_padding_the_source_changes_nothing(variant: Variant) -> None:
    model, batch = variant.build(), make_batch(some_pairs())
    source = widened(batch.source)
    features = model(batch.source, batch.source_mask, batch.target_in)
    assert close(model(source, source != PAD, batch.target_in), features)
    narrow, wide = model.start(batch.source, batch.source_mask), model.start(source, source != PAD)
    if narrow.context is not None:
        assert close(wide.context, narrow.context)
    assert equal_up_to_padding(wide.encoder_attention, narrow.encoder_attention, sides=2)
    for token_ids in batch.target_in.unbind(1):
        left, right = model.step(narrow, token_ids), model.step(wide, token_ids)
        narrow, wide = left.state, right.state
        assert close(right.logits, left.logits)
        assert equal_up_to_padding(right.attention, left.attention)


@each_variant
def test_a_batch_equals_its_sentences_one_by_one(variant: Variant) -> None:
    model, pairs = variant.build(), some_pairs()
    together = make_batch(pairs)
    features = model(together.source, together.source_mask, together.target_in)
    logits = torch.stack([output.logits for output in forced_steps(model, together)], 1)
    for row, pair in enumerate(pairs):
        alone = make_batch([pair])
        length = alone.target_in.size(1)
        assert close(model(alone.source, alone.source_mask, alone.target_in)[0], features[row, :length])
        steps = torch.stack([output.logits for output in forced_steps(model, alone)], 1)
        assert close(steps[0], logits[row, :length])


@each_variant
def test_selected_rows_go_on_as_if_they_had_been_alone(variant: Variant) -> None:
    model, pairs = variant.build(), some_pairs()
    rows = [3, 1, 1, 4]
    batch, chosen = make_batch(pairs), make_batch([(pairs[row][0], pairs[0][1]) for row in rows])
    first, later = torch.full((5,), 6), torch.tensor([7, 8, 9, 7])
    together = model.step(model.start(batch.source, batch.source_mask), first).state
    alone = model.step(model.start(chosen.source, chosen.source_mask), first[rows]).state
    selected = together.select(torch.tensor(rows))
    left, right = model.step(selected, later), model.step(alone, later)
    assert close(left.logits, right.logits)
    assert not torch.allclose(left.logits[0], left.logits[3])
    assert equal_up_to_padding(left.attention, right.attention)
    assert equal_up_to_padding(selected.encoder_attention, alone.encoder_attention, sides=2)
    if alone.context is not None:
        assert close(selected.context, alone.context)


@each_variant
def test_a_step_leaves_the_state_that_it_was_given_as_it_was(variant: Variant) -> None:
    model, batch = variant.build(), make_batch(some_pairs())
    state = model.step(model.start(batch.source, batch.source_mask), torch.full((5,), 4)).state
    before = [tensor.clone() for tensor in tensors_of(state)]
    once = model.step(state, torch.full((5,), 5))
    again = model.step(state, torch.full((5,), 5))
    assert torch.equal(once.logits, again.logits)
    assert before
    assert all(torch.equal(left, right) for left, right in zip(before, tensors_of(state), strict=True))


@each_variant
def test_attention_rows_sum_to_one_and_are_exactly_zero_on_padding(variant: Variant) -> None:
    model, batch = variant.build(), make_batch(some_pairs())
    source = widened(batch.source)
    mask, state = source != PAD, model.start(source, source != PAD)
    layers = state.encoder_attention
    if layers is not None:
        assert close(layers.sum(-1), torch.ones(layers.shape[:-1]))
        assert layers.permute(0, 3, 4, 1, 2)[~mask[:, None].expand(-1, mask.size(1), -1)].abs().max() == 0
    for output in forced_steps(model, make_batch([(row, [4, 5, 6, 3]) for row in source.tolist()])):
        for weights in (output.attention, output.self_attention):
            if weights is not None:
                assert weights.min() >= 0
                assert close(weights.sum(-1), torch.ones(weights.shape[:-1]))
        if output.attention is not None:
            by_piece = output.attention.movedim(-1, 1)
            assert by_piece[~mask].abs().max() == 0
            assert by_piece[mask].min() > 0


@each_variant
def test_attention_has_the_shapes_that_the_description_promises(variant: Variant) -> None:
    entry = ARCHITECTURES[variant.name]
    sizes = SMALL_SIZES.get(variant.name, {}) | dict(variant.options)
    layers, heads = entry.attention_grid(architecture_config(variant.name, sizes))
    model, batch = variant.build(), make_batch(some_pairs())
    width = batch.source.size(1)
    encoder_attention = model.start(batch.source, batch.source_mask).encoder_attention
    for position, output in enumerate(forced_steps(model, batch)):
        match entry.description.attention:
            case "none":
                assert (output.attention, output.self_attention, encoder_attention) == (None, None, None)
                assert (layers, heads) == (0, 0)
            case "source":
                assert output.attention is not None
                assert output.attention.shape == (5, width)
                assert (output.self_attention, encoder_attention) == (None, None)
                assert (layers, heads) == (1, 1)
            case "heads":
                assert output.attention is not None
                assert output.self_attention is not None
                assert output.attention.shape == (5, layers, heads, width)
                assert output.self_attention.shape == (5, layers, heads, position + 1)
                assert encoder_attention is not None
                assert encoder_attention.shape[-2:] == (width, width)
                assert encoder_attention.dim() == 5


@each_variant
def test_only_an_architecture_without_attention_has_a_context_and_it_never_changes(variant: Variant) -> None:
    model, batch = variant.build(), make_batch(some_pairs())
    start = model.start(batch.source, batch.source_mask)
    contexts = [start.context, *(output.state.context for output in forced_steps(model, batch))]
    if ARCHITECTURES[variant.name].description.attention == "none":
        assert contexts[0].shape == (5, SMALL_SIZES[variant.name]["context_size"])
        assert all(torch.equal(context, contexts[0]) for context in contexts)
        assert contexts[0].std(0).max() > 1e-3
    else:
        assert contexts == [None] * len(contexts)


@each_variant
def test_what_comes_later_in_the_target_is_not_seen(variant: Variant) -> None:
    model, batch = variant.build(), make_batch(some_pairs())
    changed = batch.target_in.clone()
    changed[:, 3:] = (changed[:, 3:] + 5) % VOCABULARY_SIZE
    left = model(batch.source, batch.source_mask, batch.target_in)
    right = model(batch.source, batch.source_mask, changed)
    assert torch.equal(left[:, :3], right[:, :3])
    assert not torch.allclose(left[:, 3:], right[:, 3:])


@each_variant
def test_a_source_can_be_given_as_vectors(variant: Variant) -> None:
    model, batch = variant.build(), make_batch(some_pairs())
    embedded = model.embed_source(batch.source)
    assert embedded.shape[:2] == batch.source.shape
    given = model.start(batch.source, batch.source_mask, embedded)
    read = model.start(batch.source, batch.source_mask)
    tokens = torch.full((5,), 4)
    assert torch.equal(model.step(given, tokens).logits, model.step(read, tokens).logits)
    silent = model.start(batch.source, batch.source_mask, torch.zeros_like(embedded))
    assert not torch.allclose(model.step(silent, tokens).logits, model.step(read, tokens).logits)


@each_variant
def test_decoding_without_weights_gives_the_same_scores(variant: Variant) -> None:
    model, batch = variant.build(), make_batch(some_pairs())
    full, bare = forced_steps(model, batch), forced_steps(model, batch, with_attention=False)
    assert all(torch.equal(left.logits, right.logits) for left, right in zip(full, bare, strict=True))


@each_variant
def test_a_source_of_one_piece_in_a_batch_of_one_can_be_read(variant: Variant) -> None:
    model, source = variant.build(), pad([[3]])
    output = model.step(model.start(source, source != PAD), torch.tensor([2]))
    assert output.logits.shape == (1, VOCABULARY_SIZE)
    assert output.logits.isfinite().all()
    if output.attention is not None:
        assert torch.equal(output.attention, torch.ones_like(output.attention))


@each_variant
def test_every_weight_takes_part_in_training(variant: Variant) -> None:
    model, batch = variant.build().train(), make_batch(some_pairs())
    model.projection(model(batch.source, batch.source_mask, batch.target_in)).square().sum().backward()
    idle = [name for name, p in model.named_parameters() if p.grad is None or p.grad.abs().max() < 1e-6]
    assert idle == []


@each_variant
def test_dropout_is_at_work_in_training_alone(variant: Variant) -> None:
    model, batch = variant.build(dropout=0.3), make_batch(some_pairs())
    calm = [model(batch.source, batch.source_mask, batch.target_in) for _ in range(2)]
    assert torch.equal(*calm)
    model.train()
    noisy = [model(batch.source, batch.source_mask, batch.target_in) for _ in range(2)]
    assert not torch.allclose(*noisy)


@each_variant
def test_the_same_seed_builds_the_same_model(variant: Variant) -> None:
    sizes = SMALL_SIZES.get(variant.name, {}) | dict(variant.options)
    built = []
    for seed in (1, 1, 2):
        torch.manual_seed(seed)
        built.append(build_architecture(variant.name, VOCABULARY_SIZE, sizes).state_dict())
    assert all(torch.equal(built[0][key], built[1][key]) for key in built[0])
    assert any(not torch.equal(built[0][key], built[2][key]) for key in built[0])


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_each_description_goes_by_the_name_in_the_registry(name: str) -> None:
    description = ARCHITECTURES[name].description
    assert description.name == name
    assert description.title
    assert description.reads
