"""Sinusoidal positions against the formula of the paper."""

import math

import pytest

from engine.layers.positional import sinusoids


@pytest.mark.parametrize("size", [2, 8, 64])
def test_positions_follow_the_formula_of_vaswani_et_al(size: int) -> None:
    table = sinusoids(50, size)
    assert table.shape == (50, size)
    for position in (0, 1, 7, 49):
        for i in range(size // 2):
            angle = position / 10_000 ** (2 * i / size)
            assert table[position, 2 * i].item() == pytest.approx(math.sin(angle), abs=1e-5)
            assert table[position, 2 * i + 1].item() == pytest.approx(math.cos(angle), abs=1e-5)


def test_the_product_of_two_positions_depends_on_their_distance_alone() -> None:
    table = sinusoids(40, 32)
    products = table @ table.T
    assert products[3, 10].item() == pytest.approx(products[25, 32].item(), abs=1e-4)
    assert products[3, 3].item() == pytest.approx(16, abs=1e-4)


def test_a_longer_table_begins_as_a_shorter_one() -> None:
    assert sinusoids(100, 16)[:10].equal(sinusoids(10, 16))
