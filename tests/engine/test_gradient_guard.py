"""When a gradient has exploded, and what the model is put back to."""

import math

import pytest
import torch
from torch import nn

from engine.config import OptimisationConfig
from engine.gradient_guard import EXPLODED, MOST_SET_BACKS, NORMS, STEPS_BETWEEN_STATES, GradientGuard
from engine.optimisation import AdamW, gradient_norm, take_step


def used_guard(norm: float = 1.0, clip: float = 1.0) -> GradientGuard:
    """One that has seen as many sound gradients as it remembers."""
    guard = GradientGuard(clip)
    assert all(guard.is_sound(norm) for _ in range(NORMS))
    return guard


@pytest.mark.parametrize("norm", [math.nan, math.inf])
def test_a_gradient_that_is_not_finite_is_never_sound(norm: float) -> None:
    assert not GradientGuard(1.0).is_sound(norm)
    assert not used_guard().is_sound(norm)


def test_the_first_gradients_may_be_as_large_as_they_like() -> None:
    guard = GradientGuard(1.0)
    assert all(guard.is_sound(10.0 ** (i % 8 - 2)) for i in range(NORMS - 1))
    assert guard.is_sound(1e9)


def test_later_a_hundred_times_the_median_is_too_much() -> None:
    assert used_guard(3.0).is_sound(3.0 * EXPLODED)
    assert not used_guard(3.0).is_sound(3.1 * EXPLODED)


def test_a_gradient_that_clipping_tames_is_sound_beside_smaller_ones() -> None:
    """A model that knows its corpus by heart has tiny gradients, and now and then a usual one."""
    assert used_guard(1e-4).is_sound(5.0)
    assert used_guard(1e-4, clip=0.5).is_sound(0.5 * EXPLODED)
    assert not used_guard(1e-4, clip=0.5).is_sound(0.6 * EXPLODED)


def test_an_exploded_gradient_does_not_move_the_median() -> None:
    guard = used_guard()
    assert not any(guard.is_sound(1e6) for _ in range(NORMS))
    assert guard.is_sound(1.0)


def test_the_model_and_the_optimiser_go_back_as_often_as_needed() -> None:
    torch.manual_seed(0)
    model = nn.Linear(3, 2)
    optimiser = AdamW(model, OptimisationConfig(learning_rate=0.1))
    guard, inputs, weights = GradientGuard(1.0), torch.randn(5, 3), list[torch.Tensor]()

    def train(first: int, last: int) -> None:
        for step in range(first, last + 1):
            model(inputs).square().mean().backward()
            norm = gradient_norm(model)
            guard.keep(step - 1, model, optimiser)
            take_step(model, optimiser, norm, 1.0)
            weights.append(model.weight.detach().clone())

    train(1, STEPS_BETWEEN_STATES + 7)
    for time in range(1, 4):
        assert guard.set_back(STEPS_BETWEEN_STATES + 8, model, optimiser) == STEPS_BETWEEN_STATES
        assert guard.rate_factor == 0.5**time
        assert torch.equal(model.weight, weights[STEPS_BETWEEN_STATES - 1])
        assert {float(steps) for steps, _, _ in optimiser.gathered} == {STEPS_BETWEEN_STATES}
        train(STEPS_BETWEEN_STATES + 1, STEPS_BETWEEN_STATES + 7)
        assert torch.equal(model.weight, weights[STEPS_BETWEEN_STATES + 6])


def test_three_times_are_allowed() -> None:
    guard, model = GradientGuard(1.0), nn.Linear(1, 1)
    optimiser = AdamW(model, OptimisationConfig())
    for _ in range(MOST_SET_BACKS):
        assert guard.set_back(5, model, optimiser) == 5
        assert not guard.is_exhausted
    guard.set_back(5, model, optimiser)
    assert guard.is_exhausted


def test_a_guard_that_goes_on_judges_as_before() -> None:
    guard = used_guard(3.0)
    guard.set_back(1, nn.Linear(1, 1), AdamW(nn.Linear(1, 1), OptimisationConfig()))
    again = GradientGuard(1.0)
    again.load(guard.progress())
    assert again.rate_factor == 0.5
    assert not again.is_sound(3.1 * EXPLODED)
    assert again.is_sound(3.0 * EXPLODED)
