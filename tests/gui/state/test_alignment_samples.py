import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.state.alignment_samples import mean_entropy, nearest_index, spread_indices

rising_steps = st.lists(st.integers(0, 100_000), min_size=1, max_size=200, unique=True).map(sorted)


@given(rising_steps, st.integers(1, 12))
def test_chosen_samples_rise_and_hold_first_and_newest(steps: list[int], count: int) -> None:
    chosen = spread_indices(steps, count)
    assert len(chosen) == min(count, len(steps))
    assert list(chosen) == sorted(set(chosen))
    assert chosen[-1] == len(steps) - 1
    assert count == 1 or chosen[0] == 0


def test_chosen_samples_are_even_in_log_step() -> None:
    steps = list(range(100, 10_100, 100))
    chosen = [steps[i] for i in spread_indices(steps, 3)]
    assert chosen == [100, 1000, 10_000]


def test_the_nearest_sample_is_found_in_log_step() -> None:
    assert nearest_index([10, 100, 1000], 250) == 1
    assert nearest_index([10, 100, 1000], 400) == 2
    assert nearest_index([], 5) is None


def test_the_entropy_of_even_attention_is_the_logarithm_of_its_width() -> None:
    assert mean_entropy(np.full((3, 8), 1 / 8, dtype=np.float32)) == pytest.approx(math.log(8), abs=1e-6)


def test_the_entropy_of_one_to_one_attention_is_zero() -> None:
    assert mean_entropy(np.eye(5, dtype=np.float32)) == 0
