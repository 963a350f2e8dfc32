"""The loss in chunks against torch's cross-entropy."""

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.flop_counter import FlopCounterMode

from engine.loss import ROWS_A_CHUNK, sequence_loss

BATCH, LENGTH, SIZE, VOCABULARY = 50, 60, 16, 40


@pytest.fixture
def parts() -> tuple[nn.Linear, Tensor, Tensor, Tensor]:
    """Projection, features, pieces and a mask of more rows than two chunks hold, the last chunk not full."""
    torch.manual_seed(1)
    projection = nn.Linear(SIZE, VOCABULARY)
    features = torch.randn(BATCH, LENGTH, SIZE, requires_grad=True)
    target = torch.randint(1, VOCABULARY, (BATCH, LENGTH))
    mask = torch.arange(LENGTH) < torch.randint(30, LENGTH + 1, (BATCH, 1))
    assert mask.sum() > 2 * ROWS_A_CHUNK
    assert mask.sum() % ROWS_A_CHUNK
    return projection, features, target.masked_fill(~mask, 0), mask


def reference_loss(projection: nn.Linear, features: Tensor, target: Tensor, smoothing: float) -> Tensor:
    logits = projection(features).flatten(0, 1).float()
    return functional.cross_entropy(logits, target.flatten(), ignore_index=0, label_smoothing=smoothing)


def gradients(loss: Tensor, projection: nn.Linear, features: Tensor) -> list[Tensor]:
    return list(torch.autograd.grad(loss, [features, projection.weight, projection.bias]))


@pytest.mark.parametrize("smoothing", [0.0, 0.1, 0.5])
def test_value_and_gradients_equal_cross_entropy_without_padding(
    parts: tuple[nn.Linear, Tensor, Tensor, Tensor], smoothing: float
) -> None:
    projection, features, target, mask = parts
    loss = sequence_loss(projection, features, target, mask, smoothing)
    expected = reference_loss(projection, features, target, smoothing)
    assert loss.item() == pytest.approx(expected.item(), rel=1e-5)
    ours, theirs = gradients(3 * loss, projection, features), gradients(3 * expected, projection, features)
    for left, right in zip(ours, theirs, strict=True):
        assert torch.allclose(left, right, rtol=1e-4, atol=1e-7)
    assert ours[0][~mask].abs().max() == 0


def test_it_learns_about_as_exactly_with_products_in_bfloat16(parts: tuple[nn.Linear, Tensor, Tensor, Tensor]) -> None:
    projection, features, target, mask = parts
    expected = reference_loss(projection, features, target, 0.1)
    with torch.autocast("cpu", torch.bfloat16):
        loss = sequence_loss(projection, features, target, mask, 0.1)
    assert loss.dtype == torch.float32
    assert loss.item() == pytest.approx(expected.item(), rel=2e-3)
    ours, theirs = gradients(loss, projection, features), gradients(expected, projection, features)
    for left, right in zip(ours, theirs, strict=True):
        assert left.dtype == torch.float32
        assert (left - right).norm() < 0.01 * right.norm()


def test_a_perfect_model_loses_nothing_and_an_ignorant_one_the_logarithm_of_the_vocabulary() -> None:
    projection, mask = nn.Linear(4, 4), torch.ones(1, 3, dtype=torch.bool)
    with torch.no_grad():
        projection.weight.copy_(50 * torch.eye(4))
        projection.bias.zero_()
    target = torch.tensor([[1, 2, 3]])
    sure = functional.one_hot(target, 4).float()
    assert sequence_loss(projection, sure, target, mask, 0.0).item() == pytest.approx(0, abs=1e-6)
    assert sequence_loss(projection, torch.zeros(1, 3, 4), target, mask, 0.0).item() == pytest.approx(1.386294)


def test_scoring_without_learning_makes_no_gradients(parts: tuple[nn.Linear, Tensor, Tensor, Tensor]) -> None:
    projection, features, target, mask = parts
    expected = sequence_loss(projection, features, target, mask, 0.0).item()
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        loss = sequence_loss(projection, features, target, mask, 0.0)
    assert loss.item() == pytest.approx(expected)
    assert counter.get_total_flops() == 2 * int(mask.sum()) * SIZE * VOCABULARY


def test_a_model_in_double_precision_has_a_loss_too(parts: tuple[nn.Linear, Tensor, Tensor, Tensor]) -> None:
    projection, features, target, mask = parts
    expected = sequence_loss(projection, features, target, mask, 0.1)
    loss = sequence_loss(projection.double(), features.double(), target, mask, 0.1)
    assert loss.item() == pytest.approx(expected.item(), rel=1e-5)
