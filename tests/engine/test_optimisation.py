"""The schedule, the optimiser's groups, and clipping."""

import math
import subprocess
import sys

import pytest
import torch
from torch import nn

from engine.config import OptimisationConfig
from engine.optimisation import AdamW, gradient_norm, learning_rate_at, take_step

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


def test_matrices_decay_and_vectors_do_not() -> None:
    model = small_model()
    optimiser = AdamW(model, CONFIG)
    with torch.no_grad():
        model.bias.fill_(1.0)
    before = model.weight.detach().clone()
    for parameter in model.parameters():
        parameter.grad = torch.zeros_like(parameter)
    take_step(model, optimiser, gradient_norm(model), 1.0)
    assert torch.allclose(model.weight, before * (1 - 0.01 * 0.1))
    assert torch.equal(model.bias, torch.ones(2))


def test_the_norm_before_clipping_is_told_and_the_clipped_gradient_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = small_model()
    seen: list[float] = []
    optimiser = AdamW(model, CONFIG)

    def look() -> None:
        seen.append(math.sqrt(sum(float(p.grad.square().sum()) for p in model.parameters() if p.grad is not None)))

    monkeypatch.setattr(optimiser, "step", look)
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
    optimiser = AdamW(model, CONFIG)
    model(torch.ones(1, 3)).sum().backward()
    take_step(model, optimiser, gradient_norm(model), 1.0)
    assert all(p.grad is None for p in model.parameters())


@pytest.mark.parametrize("weight_decay", [0.0, 0.1])
def test_a_step_is_that_of_torch(weight_decay: float) -> None:
    ours, theirs = small_model(), small_model()
    settings = {"betas": (0.9, 0.98), "eps": 1e-9, "lr": 0.02}
    groups = [{"params": [theirs.weight], "weight_decay": weight_decay}, {"params": [theirs.bias], "weight_decay": 0.0}]
    optimiser = AdamW(ours, OptimisationConfig(learning_rate=0.02, weight_decay=weight_decay))
    reference = torch.optim.AdamW(groups, **settings)  # type: ignore[arg-type]
    for step in range(5):
        for model in (ours, theirs):
            model.zero_grad()
            model(torch.full((1, 3), 1.0 + step)).square().sum().backward()
        optimiser.step()
        reference.step()
    assert torch.allclose(ours.weight, theirs.weight, atol=1e-7)
    assert torch.allclose(ours.bias, theirs.bias, atol=1e-7)


def test_a_parameter_without_a_gradient_stays() -> None:
    model = small_model()
    before = model.weight.detach().clone()
    optimiser = AdamW(model, CONFIG)
    model.bias.grad = torch.ones(2)
    optimiser.step()
    assert torch.equal(model.weight, before)
    assert float(optimiser.tensors()["0.step"]) == 0
    assert float(optimiser.tensors()["1.step"]) == 1


def test_the_first_optimiser_imports_no_compiler() -> None:
    words = "import sys, torch\nfrom engine.config import OptimisationConfig\nfrom engine.optimisation import *\n"
    words += "model = torch.nn.Linear(2, 2)\nmodel(torch.ones(1, 2)).sum().backward()\n"
    words += "take_step(model, AdamW(model, OptimisationConfig()), gradient_norm(model), 1.0)\n"
    words += "print('torch._dynamo' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], capture_output=True, text=True).stdout == "False\n"


def optimiser_after_a_step() -> AdamW:
    model = small_model()
    optimiser = AdamW(model, CONFIG)
    model(torch.ones(1, 3)).sum().backward()
    take_step(model, optimiser, gradient_norm(model), 1.0)
    return optimiser


def test_what_was_gathered_goes_into_another_optimiser() -> None:
    optimiser, other = optimiser_after_a_step(), AdamW(small_model(), CONFIG)
    other.load(optimiser.tensors() | {"random": torch.zeros(1)})
    pairs = zip(other.tensors().values(), optimiser.tensors().values(), strict=True)
    assert all(torch.equal(left, right) and left is not right for left, right in pairs)
    assert set(optimiser.tensors()) == {f"{i}.{name}" for i in (0, 1) for name in ("step", "exp_avg", "exp_avg_sq")}


def test_where_nothing_was_gathered_it_begins_anew() -> None:
    optimiser = optimiser_after_a_step()
    optimiser.load({"random": torch.zeros(1)})
    assert not any(value.any() for value in optimiser.tensors().values())


def test_what_no_optimiser_can_have_gathered_is_refused() -> None:
    optimiser = optimiser_after_a_step()
    tensors = {name: value.clone() for name, value in optimiser.tensors().items()}
    with pytest.raises(ValueError, match=r"0\.exp_avg_sq is negative"):
        optimiser.load(tensors | {"0.exp_avg_sq": -1 - tensors["0.exp_avg_sq"]})
    with pytest.raises(ValueError, match=r"0\.step is negative"):
        optimiser.load(tensors | {"0.step": torch.tensor(-1.0)})
    with pytest.raises(ValueError, match="is missing"):
        optimiser.load({name: value for name, value in tensors.items() if name != "1.exp_avg"})
    assert all(torch.equal(value, tensors[name]) for name, value in optimiser.tensors().items())
