"""Puts any exception into words for the person who reads it."""

import errno
import traceback

from engine.errors import EngineError
from engine.events import Failure

KEPT = "Loaded models and saved checkpoints are as they were."


def describe_failure(error: BaseException) -> Failure:
    """What failed, what was kept and what to do, in plain sentences; `details` holds the traceback, for a report."""
    details = "".join(traceback.format_exception(error))
    if isinstance(error, EngineError):
        return Failure(error.what, error.kept, error.advice, details)
    if is_out_of_memory(error):
        advice = "Close other programs, or choose a smaller preset or smaller batches."
        return Failure("There was not enough memory to go on.", KEPT, advice, details)
    if isinstance(error, OSError):
        return Failure(*_describe_os_error(error), details)
    what = f"The engine met something that it did not expect ({_name(error)})."
    return Failure(what, KEPT, "Try it again; if it fails again, report it with its details.", details)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether memory ran out, of the computer or of the accelerator.

    Torch raises `torch.OutOfMemoryError` for an accelerator and a bare RuntimeError for the computer's own memory;
    both are known by name and wording, so that telling them apart does not import torch. Where oneDNN gets no memory,
    it only says that it could not create a primitive (what it does not support, it calls a primitive descriptor).
    """
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    wordings = ("can't allocate memory", "not enough memory", "cannot allocate memory", "out of memory")
    text = str(error).strip().lower()
    is_told = text == "could not create a primitive" or any(wording in text for wording in wordings)
    return isinstance(error, RuntimeError) and is_told


def _describe_os_error(error: OSError) -> tuple[str, str, str]:
    if error.errno == errno.ENOSPC:
        return "The disk is full.", "What was written before is whole.", "Make room on the disk and try again."
    place = f": {error.filename}" if error.filename else ""
    reason = error.strerror or str(error) or type(error).__name__
    return (
        f"A file could not be used ({reason}{place}).",
        KEPT,
        "See whether it is there and may be used, and try again.",
    )


def _name(error: BaseException) -> str:
    first_line = str(error).strip().partition("\n")[0][:200]
    return f"{type(error).__name__}: {first_line}" if first_line else type(error).__name__
