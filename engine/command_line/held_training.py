"""A training in a terminal that pauses by itself: nobody is there to resume it, so that it is tried again."""

import time
from collections.abc import Generator
from contextlib import closing
from typing import Any

from engine.errors import TrainingError
from engine.events import CheckpointSaved, Event, JobPaused, Outcome

SECONDS_BETWEEN_TRIES, TRIES = 30.0, 20
SECONDS_A_LOOK = 0.1


def keep_trying(
    events: Generator[Event | None, Any, Outcome | None], seconds: float = SECONDS_BETWEEN_TRIES, tries: int = TRIES
) -> Generator[Event | None, None, Outcome | None]:
    """Pass the events on; where the training pauses because the disk takes no checkpoint, wait, and let it try again.

    While it waits it yields None, so that it can be stopped. After so many tries in vain the training is closed; raises
    TrainingError, which says what was kept.
    """
    failures = 0
    with closing(events):
        while True:
            try:
                event = next(events)
            except StopIteration as end:
                outcome: Outcome | None = end.value
                return outcome
            yield event
            if isinstance(event, CheckpointSaved):
                failures = 0
            if isinstance(event, JobPaused) and (failure := event.failure):
                failures += 1
                if failures > tries:
                    events.close()  # says what was lost, if something was
                    raise TrainingError(failure.what, kept=failure.kept, advice=failure.advice)
                until = time.monotonic() + seconds
                while time.monotonic() < until:
                    yield None
                    time.sleep(min(seconds, SECONDS_A_LOOK))
