"""What holds for every test of the engine."""

import threading
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """A test fails if a thread outlives it."""
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before
