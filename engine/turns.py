"""Several jobs in one."""

from collections.abc import Generator, Sequence
from contextlib import ExitStack, closing
from typing import Any, TypeVar

Told = TypeVar("Told")


def one_after_the_other(jobs: Sequence[Generator[Told, Any, Any]]) -> Generator[Told, None, None]:
    """All events of one job, then all of the next; closing it closes them all, begun or not."""
    with ExitStack() as stack:
        for job in jobs:
            stack.enter_context(closing(job))
        for job in jobs:
            yield from job


def take_turns(jobs: Sequence[Generator[Told, Any, Any]]) -> Generator[Told, None, None]:
    """One event of each job in turn, until all have ended; closing it closes them all.

    A turn lasts until there is an event: what is begun is finished before another job begins something.
    """
    with ExitStack() as stack:
        going_on = [stack.enter_context(closing(job)) for job in jobs]
        while going_on:
            for job in list(going_on):
                try:
                    while (event := next(job)) is None:
                        yield event
                except StopIteration:
                    going_on.remove(job)
                else:
                    yield event
