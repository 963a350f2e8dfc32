"""Multi-head attention against torch's own."""

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from engine.layers.multihead_attention import MultiHeadAttention, causal_bias, padding_bias
from tests.engine.small_models import close

SIZE, HEADS = 12, 3


def build() -> MultiHeadAttention:
    torch.manual_seed(2)
    attention = MultiHeadAttention(SIZE, HEADS)
    with torch.no_grad():
        for parameter in attention.parameters():
            parameter.uniform_(-0.6, 0.6)
    return attention


def run_torch(
    attention: MultiHeadAttention,
    x: Tensor,
    source: Tensor,
    *,
    padding: Tensor | None = None,
    future: Tensor | None = None,
) -> tuple[Tensor, Tensor]:
    """What torch's function makes of the same weights; `padding` (batch, source) and `future` (target, source)."""
    result, weights = functional.multi_head_attention_forward(
        x.transpose(0, 1),
        source.transpose(0, 1),
        source.transpose(0, 1),
        SIZE,
        HEADS,
        torch.cat([attention.query.weight, attention.key_value.weight]),
        torch.cat([attention.query.bias, attention.key_value.bias]),
        None,
        None,
        False,
        0.0,
        attention.output.weight,
        attention.output.bias,
        key_padding_mask=padding,
        attn_mask=future,
        average_attn_weights=False,
    )
    assert weights is not None
    return result.transpose(0, 1), weights


def test_reading_a_padded_source_equals_torch() -> None:
    attention, x, source = build(), torch.randn(2, 4, SIZE), torch.randn(2, 5, SIZE)
    mask = torch.tensor([[True] * 5, [True] * 3 + [False] * 2])
    result, weights = attention(x, *attention.keys_values(source), padding_bias(mask, HEADS, x).flatten(0, 1))
    expected, expected_weights = run_torch(attention, x, source, padding=~mask)
    assert weights.shape == (2, HEADS, 4, 5)
    assert close(result, expected)
    assert close(weights, expected_weights)
    assert weights[1, :, :, 3:].abs().max() == 0


def test_reading_only_what_came_before_equals_torch() -> None:
    attention, x = build(), torch.randn(2, 4, SIZE)
    mask = torch.ones(4, 4, dtype=torch.bool).tril()
    result, weights = attention(x, *attention.keys_values(x), causal_bias(x))
    expected, expected_weights = run_torch(attention, x, x, future=~mask)
    assert close(result, expected)
    assert close(weights, expected_weights)


def test_one_head_is_scaled_dot_product_attention() -> None:
    torch.manual_seed(2)
    attention, x, source = MultiHeadAttention(SIZE, 1), torch.randn(2, 4, SIZE), torch.randn(2, 5, SIZE)
    keys, values = attention.keys_values(source)
    result, _ = attention(x, keys, values, torch.zeros(1, 1, 1))
    read = functional.scaled_dot_product_attention(attention.query(x)[:, None], keys, values)[:, 0]
    assert close(result, attention.output(read))


def test_keys_and_values_are_shared_out_among_the_heads() -> None:
    attention, source = build(), torch.randn(2, 5, SIZE)
    keys, values = attention.keys_values(source)
    assert keys.shape == values.shape == (2, HEADS, 5, SIZE // HEADS)
    assert close(keys.transpose(1, 2).flatten(2), attention.key_value(source)[..., :SIZE])
    assert close(values.transpose(1, 2).flatten(2), attention.key_value(source)[..., SIZE:])


def test_a_size_that_cannot_be_shared_out_is_refused() -> None:
    with pytest.raises(ValueError, match="size 10 cannot be shared out among 3 heads"):
        MultiHeadAttention(10, 3)


def test_a_head_that_is_switched_off_adds_nothing_and_the_others_as_before() -> None:
    attention, x, source = build(), torch.randn(2, 4, SIZE), torch.randn(2, 5, SIZE)
    free = torch.zeros(1, 1, 1)
    keys, values = attention.keys_values(source)
    _, whole_weights = attention(x, keys, values, free)
    silenced = values.clone()
    silenced[:, 1] = 0  # what this head reads is nothing
    expected, _ = attention(x, keys, silenced, free)
    attention.switch_off(1)
    result, weights = attention(x, keys, values, free)
    assert close(result, expected)
    assert close(weights, whole_weights)
    one, _ = attention.read_one(x[:, 0], keys, values, free)  # decoding takes its weights by another way
    assert close(one, expected[:, 0])
