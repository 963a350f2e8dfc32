"""A training in a terminal that pauses by itself: nobody is there to resume it, so that it is tried again."""

import time
from collections.abc import Generator
from contextlib import closing
from typing import Any

from engine.errors import TrainingError
from engine.events import CheckpointSaved, Event, JobPaused, Outcome

SECONDS_BETWEEN_TRIES, LONGEST_SECONDS_HELD = 30.0, 600.0
SECONDS_A_LOOK = 0.1
HOW_IT_TRIES = (
    f"It tries again every {SECONDS_BETWEEN_TRIES:.0f} s for {LONGEST_SECONDS_HELD / 60:.0f} minutes; Ctrl+C ends it."
)


def keep_trying(
    events: Generator[Event | None, Any, Outcome | None],
    seconds: float = SECONDS_BETWEEN_TRIES,
    longest: float = LONGEST_SECONDS_HELD,
) -> Generator[Event | None, None, Outcome | None]:
    """Pass the events on; where the training pauses because the disk takes no checkpoint, wait, and let it try again.

    While it waits it yields None, so that it can be stopped. Where nothing could be saved for `longest` seconds after
    the first pause, the training is closed; raises TrainingError, which says what was kept.
    """
    held_since: float | None = None
    with closing(events):
        while True:
            try:
                event = next(events)
            except StopIteration as end:
                outcome: Outcome | None = end.value
                return outcome
            yield event
            if isinstance(event, CheckpointSaved):
                held_since = None
            if isinstance(event, JobPaused) and (failure := event.failure):
                now = time.monotonic()
                held_since = now if held_since is None else held_since
                if now - held_since >= longest:
                    events.close()  # says what was lost, if something was
                    raise TrainingError(failure.what, kept=failure.kept, advice=failure.advice)
                while time.monotonic() < now + seconds:
                    yield None
                    time.sleep(min(seconds, SECONDS_A_LOOK))
