"""The interval of a share, against published figures."""

import pytest

from engine.experiments.proportion import wilson_interval


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson_interval(successes, trials) == pytest.approx((low, high), abs=5e-5)


def test_all_successes_are_not_taken_for_certainty() -> None:
    low, high = wilson_interval(200, 200)
    assert 0.97 < low < 1
    assert high == 1
