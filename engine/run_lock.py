"""That no two processes train into one folder at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from engine.errors import TrainingError
from engine.paths import training_lock

SECONDS_TO_WAIT = 0.5  # for a window that only looks whether the lock is held


@contextmanager
def held_run(run: Path) -> Iterator[None]:
    """Hold a run while it is trained; raises TrainingError if another process of this user does.

    The system lets go of it when the process ends, however that ends. Where no lock can be made, there is none.
    """
    path = training_lock(run)
    lock = FileLock(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=SECONDS_TO_WAIT)
    except Timeout:
        raise TrainingError(
            f"Another window or terminal trains in {run} now.",
            kept="That training is untouched.",
            advice="Stop it there first, or follow its folder.",
        ) from None
    except (OSError, NotImplementedError):
        pass
    try:
        yield
    finally:
        lock.release()
