"""How exceptions are put into words."""

import errno

import pytest
import torch

from engine.errors import CheckpointError
from engine.failures import describe_failure


class OutOfMemoryError(RuntimeError):
    """Named as torch names its own."""


def test_an_engine_error_keeps_its_own_words() -> None:
    failure = describe_failure(CheckpointError("Damaged.", kept="The other is whole.", advice="Load the other."))
    assert (failure.what, failure.kept, failure.advice) == ("Damaged.", "The other is whole.", "Load the other.")


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
        RuntimeError(
            "[enforce fail at alloc_cpu.cpp:121] DefaultCPUAllocator: can't allocate memory: you tried 9 bytes"
        ),
        RuntimeError("could not create a primitive"),
    ],
)
def test_running_out_of_memory_is_told_as_such_with_what_to_do(error: Exception) -> None:
    failure = describe_failure(error)
    assert failure.what == "There was not enough memory to go on."
    assert "smaller" in failure.advice


def test_running_out_of_memory_in_torch_on_the_processor_is_told_as_such() -> None:
    with pytest.raises(RuntimeError) as caught:
        torch.empty(1 << 50)
    assert describe_failure(caught.value).what == "There was not enough memory to go on."


def test_what_onednn_does_not_support_is_not_taken_for_a_lack_of_memory() -> None:
    error = RuntimeError("could not create a primitive descriptor for a matmul primitive")
    assert describe_failure(error).what != "There was not enough memory to go on."


def test_a_full_disk_is_told_as_such() -> None:
    assert describe_failure(OSError(errno.ENOSPC, "No space left on device")).what == "The disk is full."


def test_a_file_that_cannot_be_used_is_named() -> None:
    failure = describe_failure(PermissionError(errno.EACCES, "Permission denied", "runs/last"))
    assert "Permission denied" in failure.what
    assert "runs/last" in failure.what


def test_an_unexpected_error_is_one_plain_sentence_with_the_traceback_only_in_the_details() -> None:
    try:
        raise KeyError("shape\nand a second line")
    except KeyError as error:
        failure = describe_failure(error)
    assert "\n" not in failure.what
    assert "Traceback" not in failure.what + failure.kept + failure.advice
    assert "Traceback" in failure.details
