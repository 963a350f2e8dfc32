"""Fitting a geometric decay."""

import pytest

from engine.experiments.decay import geometric_decay


def test_a_geometric_decay_is_found_exactly() -> None:
    decay = geometric_decay([3 * 0.5 ** (i / 4) for i in range(12)])
    assert decay.rate == pytest.approx(0.5**0.25)
    assert decay.halving == pytest.approx(4)
    assert decay.quality == pytest.approx(1)


def test_what_grows_or_stays_has_no_halving() -> None:
    assert geometric_decay([1.0, 2.0, 4.0]).halving is None
    level = geometric_decay([2.0, 2.0, 2.0])
    assert level.rate == pytest.approx(1)
    assert level.quality == 1


def test_the_quality_is_the_share_of_the_logarithms_variance_that_the_line_explains() -> None:
    assert geometric_decay([1.0, 10.0, 1.0, 10.0]).quality == pytest.approx(0.2)
    assert geometric_decay([1.0, 10.0, 1.0]).quality == pytest.approx(0, abs=1e-9)
