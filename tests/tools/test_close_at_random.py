"""The window can be closed at any moment: the program ends within five seconds, and with 0."""

import random

import pytest

from tools.close_at_random import LATEST_SECONDS, close_at

TIMES, SEED = 20, 7


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_it_ends_in_time_and_cleanly_whenever_it_is_closed() -> None:
    chance = random.Random(SEED)
    closings = [close_at(chance.uniform(0, LATEST_SECONDS)) for _ in range(TIMES)]
    assert [closing for closing in closings if not closing.is_clean] == []
