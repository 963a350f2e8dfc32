"""Several jobs in one."""

from collections.abc import Callable, Generator, Sequence
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


def take_turns(
    jobs: Sequence[Generator[Told, Any, Any]], ends_turn: Callable[[Told], bool] = lambda told: told is not None
) -> Generator[Told, None, None]:
    """Each job in turn, until all have ended; closing it closes them all.

    A turn lasts until the job tells what `ends_turn`, by itself until there is an event: what is begun is finished
    before another job begins something.
    """
    with ExitStack() as stack:
        going_on = [stack.enter_context(closing(job)) for job in jobs]
        while going_on:
            for job in list(going_on):
                has_ended = yield from _take_turn(job, ends_turn)
                if has_ended:
                    going_on.remove(job)


def _take_turn(job: Generator[Told, Any, Any], ends_turn: Callable[[Told], bool]) -> Generator[Told, None, bool]:
    """What a job tells in its turn; whether it has ended."""
    for told in job:
        yield told
        if ends_turn(told):
            return False
    return True
