"""What a training does where the disk takes no checkpoint: it waits, and says what was kept."""

from collections.abc import Callable, Generator
from dataclasses import replace

from engine.errors import CheckpointError, SavingError, TrainingError
from engine.events import JobPaused
from engine.failures import describe_failure

LOWER_THE_RATE = "Start a new training with a lower learning rate or a longer warm-up."


def write_or_wait(job_id: int, write: Callable[[], None]) -> Generator[JobPaused, object, None]:
    """Write; where that fails yield a pause with the reason, and try again whenever advanced."""
    while True:
        try:
            return write()
        except SavingError as error:
            failure = describe_failure(error)
        kept = f"{failure.kept} The training waits in memory and has lost nothing."
        yield JobPaused(job_id, replace(failure, kept=kept, advice="Make room, then resume it: it tries again."))


def last_steps_unsaved(architecture: str, step: int, saved_step: int, error: CheckpointError) -> TrainingError:
    """What to say of a training that had to end after `step` unsaved; `saved_step`: of its checkpoint, 0 for none."""
    needs_room = isinstance(error, SavingError)
    if saved_step:
        kept = f"Its checkpoint after step {saved_step:,} is untouched."
        advice = f"{'Make room; then the' if needs_room else 'The'} run can be resumed from there."
    else:
        kept = "What was saved before is untouched."
        advice = "Make room before you start again." if needs_room else LOWER_THE_RATE
    what = f"The last steps of {architecture}, up to step {step:,}, could not be saved. {error.what}"
    return TrainingError(what, kept=kept, advice=advice)
