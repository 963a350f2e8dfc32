"""Running generators to their end."""

from collections.abc import Generator
from typing import Any, TypeVar

Yielded = TypeVar("Yielded")
Returned = TypeVar("Returned")


def run_to_end(generator: Generator[Yielded, Any, Returned]) -> tuple[list[Yielded], Returned]:
    """Everything that it yields, and what it returns."""
    yielded = []
    while True:
        try:
            yielded.append(next(generator))
        except StopIteration as end:
            return yielded, end.value


def result_of(generator: Generator[Any, Any, Returned]) -> Returned:
    """What it returns."""
    return run_to_end(generator)[1]
