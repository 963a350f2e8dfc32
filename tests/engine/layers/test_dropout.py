"""Dropout: its rate, its mean, and when it is off."""

import pytest
import torch

from engine.layers.dropout import Dropout, random_bytes

MANY = torch.ones(400, 1000)


@pytest.mark.parametrize("rate", [0.1, 0.3, 0.5])
def test_as_many_values_are_dropped_as_asked_and_the_mean_stays(rate: float) -> None:
    torch.manual_seed(0)
    dropped = Dropout(rate)(MANY)
    assert (dropped == 0).float().mean().item() == pytest.approx(rate, abs=0.005)
    assert dropped.mean().item() == pytest.approx(1, abs=0.01)
    assert dropped.unique().tolist() == pytest.approx([0, 256 / (256 - round(rate * 256))])


def test_every_value_is_decided_by_itself() -> None:
    torch.manual_seed(0)
    dropped = (Dropout(0.5)(MANY) == 0).float()
    neighbours = (dropped[:, 1:] * dropped[:, :-1]).mean().item()
    assert neighbours == pytest.approx(0.25, abs=0.005)
    assert dropped.mean(0).std().item() < 0.05
    assert dropped.mean(1).std().item() < 0.05


def test_the_same_seed_drops_the_same_values() -> None:
    dropout, results = Dropout(0.3), []
    for seed in (1, 1, 2):
        torch.manual_seed(seed)
        results.append(dropout(MANY))
    assert torch.equal(results[0], results[1])
    assert not torch.equal(results[0], results[2])


def test_nothing_is_dropped_when_translating_or_at_rate_zero() -> None:
    assert Dropout(0.3).eval()(MANY) is MANY
    assert Dropout(0.0)(MANY) is MANY


def test_the_gradient_goes_where_values_were_kept() -> None:
    torch.manual_seed(0)
    x = torch.randn(50, 50, requires_grad=True)
    dropped = Dropout(0.5)(x)
    dropped.sum().backward()
    assert x.grad is not None
    assert torch.equal(x.grad == 0, dropped == 0)
    assert x.grad.max().item() == pytest.approx(2)


def test_the_highest_rate_that_is_allowed_still_keeps_a_few_values() -> None:
    torch.manual_seed(0)
    dropped = Dropout(0.999)(MANY)
    assert dropped.isfinite().all()
    assert dropped.mean().item() == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("shape", [(1,), (7,), (3, 5), (2, 3, 11)])
def test_random_bytes_have_any_shape_and_all_values(shape: tuple[int, ...]) -> None:
    torch.manual_seed(0)
    assert random_bytes(torch.empty(shape)).shape == shape
    counts = random_bytes(MANY).flatten().bincount(minlength=256)
    assert counts.min() > 1350
    assert counts.max() < 1780


def test_values_keep_their_type() -> None:
    assert Dropout(0.3)(MANY.bfloat16()).dtype == torch.bfloat16
