"""The schedule, the optimiser's groups, and clipping."""

import math

import pytest
import torch
from torch import nn

from engine.config import OptimisationConfig
from engine.optimisation import (
    build_optimiser,
    gradient_norm,
    learning_rate_at,
    load_optimiser,
    optimiser_outline,
    optimiser_tensors,
    set_learning_rate,
    take_step,
)

CONFIG = OptimisationConfig(learning_rate=0.01, warmup_steps=100, weight_decay=0.1)


def small_model() -> nn.Linear:
    torch.manual_seed(0)
    return nn.Linear(3, 2)


@pytest.mark.parametrize(
    ("step", "rate"), [(1, 0.0001), (50, 0.005), (100, 0.01), (400, 0.005), (2500, 0.002), (10_000, 0.001)]
)
def test_without_a_budget_the_rate_rises_and_falls_with_the_inverse_square_root(step: int, rate: float) -> None:
    assert learning_rate_at(step, None, CONFIG) == pytest.approx(rate)


@pytest.mark.parametrize(
    ("step", "progress", "rate"),
    [
        (50, 0.0, 0.005),
        (100, 0.0, 0.01),
        (500, 0.25, 0.01 * (2 + math.sqrt(2)) / 4),
        (500, 0.5, 0.005),
        (900, 1.0, 0.0),
        (901, 1.2, 0.0),
        (10, 0.5, 0.0005),
    ],
)
def test_with_a_budget_a_cosine_takes_the_rate_to_zero_at_its_end(step: int, progress: float, rate: float) -> None:
    assert learning_rate_at(step, progress, CONFIG) == pytest.approx(rate, abs=1e-12)


def test_the_rate_is_set_for_matrices_and_vectors() -> None:
    optimiser = build_optimiser(small_model(), CONFIG)
    set_learning_rate(optimiser, 0.123)
    assert [group["lr"] for group in optimiser.param_groups] == [0.123, 0.123]


def test_matrices_decay_and_vectors_do_not() -> None:
    model = small_model()
    optimiser = build_optimiser(model, CONFIG)
    with torch.no_grad():
        model.bias.fill_(1.0)
    before = model.weight.detach().clone()
    for parameter in model.parameters():
        parameter.grad = torch.zeros_like(parameter)
    take_step(model, optimiser, gradient_norm(model), 1.0)
    assert torch.allclose(model.weight, before * (1 - 0.01 * 0.1))
    assert torch.equal(model.bias, torch.ones(2))


def test_the_norm_before_clipping_is_told_and_the_clipped_gradient_is_used() -> None:
    model = small_model()
    seen: list[float] = []
    optimiser = build_optimiser(model, CONFIG)

    def look(*_: object) -> None:
        seen.append(math.sqrt(sum(float(p.grad.square().sum()) for p in model.parameters() if p.grad is not None)))

    optimiser.register_step_pre_hook(look)
    for value in (2.0, 0.01):
        for parameter in model.parameters():
            parameter.grad = torch.full_like(parameter, value)
        norm = gradient_norm(model)
        assert float(norm) == pytest.approx(value * math.sqrt(8))
        take_step(model, optimiser, norm, 0.5)
    assert seen == pytest.approx([0.5, 0.01 * math.sqrt(8)], rel=1e-4)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_gradient_with_one_value_that_is_not_finite_has_such_a_norm(value: float) -> None:
    model = small_model()
    for parameter in model.parameters():
        parameter.grad = torch.ones_like(parameter)
    model.weight.grad[1, 1] = value  # type: ignore[index]
    assert not math.isfinite(float(gradient_norm(model)))


def test_a_gradient_is_used_once() -> None:
    model = small_model()
    optimiser = build_optimiser(model, CONFIG)
    model(torch.ones(1, 3)).sum().backward()
    take_step(model, optimiser, gradient_norm(model), 1.0)
    assert all(p.grad is None for p in model.parameters())


def optimiser_after_a_step() -> tuple[torch.optim.AdamW, dict[str, torch.Tensor]]:
    model = small_model()
    optimiser = build_optimiser(model, CONFIG)
    model(torch.ones(1, 3)).sum().backward()
    take_step(model, optimiser, gradient_norm(model), 1.0)
    return optimiser, optimiser_tensors(optimiser)


def test_the_outline_of_an_optimiser_is_what_it_gathers_in_a_step() -> None:
    optimiser, tensors = optimiser_after_a_step()
    outline = optimiser_outline(optimiser)
    assert {name: (t.shape, t.dtype) for name, t in outline.items()} == {
        name: (t.shape, t.dtype) for name, t in tensors.items()
    }
    assert optimiser_outline(build_optimiser(small_model(), CONFIG)).keys() == tensors.keys()


def test_an_optimiser_that_has_gathered_nothing_is_gone_on_with() -> None:
    optimiser, _ = optimiser_after_a_step()
    load_optimiser(optimiser, {"random": torch.zeros(1)})
    assert optimiser_tensors(optimiser) == {}


def test_what_no_optimiser_can_have_gathered_is_refused() -> None:
    optimiser, tensors = optimiser_after_a_step()
    load_optimiser(optimiser, tensors)
    with pytest.raises(ValueError, match=r"0\.exp_avg_sq is negative"):
        load_optimiser(optimiser, tensors | {"0.exp_avg_sq": -1 - tensors["0.exp_avg_sq"]})
    with pytest.raises(ValueError, match=r"0\.step is negative"):
        load_optimiser(optimiser, tensors | {"0.step": torch.tensor(-1.0)})
    del tensors["1.exp_avg"]
    with pytest.raises(ValueError, match="is missing"):
        load_optimiser(optimiser, tensors)
