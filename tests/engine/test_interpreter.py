import gc
import sys
import weakref
from collections.abc import Iterator

import pytest

from engine.interpreter import share_interpreter, spare_collections
from engine.jobs import describe_engine


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)
    gc.unfreeze()


class Knot:
    """Refers to itself, so that only a collection frees it."""

    def __init__(self) -> None:
        self.itself: object = self


def test_beside_a_window_the_interpreter_passes_between_threads_within_a_millisecond() -> None:
    sys.setswitchinterval(0.005)
    describe_engine()
    assert sys.getswitchinterval() < 0.001


def test_what_was_there_is_left_out_of_later_collections_and_what_comes_is_not() -> None:
    early = weakref.ref(Knot())
    share_interpreter()
    late = weakref.ref(Knot())
    gc.collect()
    assert early() is not None
    assert late() is None


def test_what_was_there_is_still_freed_when_nothing_refers_to_it() -> None:
    plain = {1: [2]}
    held = Knot()
    held.itself = plain
    seen = weakref.ref(held)
    spare_collections()
    del held
    assert seen() is None
