"""Disks that do not take a model: full, read-only, or with a limit on the size of a file."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.architectures.contract import Architecture
from engine.checkpoint import OPTIMISER, WEIGHTS, load_model, save_model
from engine.corpora.tokenizer import Tokenizer
from engine.errors import CheckpointError
from tests.engine.checkpoint.folders import facts_of

if sys.platform != "win32":
    import resource

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's mounts and limits")
Save = Callable[..., None]


@pytest.fixture
def save(trained: dict[str, Architecture[Any]], tokenizer: Tokenizer) -> Save:
    """Save a model of this step, with as many values of an optimiser as given."""

    def save_step(folder: Path, step: int, gathered: int = 1) -> None:
        tensors = {"gathered": torch.zeros(gathered)}
        facts = facts_of("rnn", tokenizer, step=step)
        save_model(folder, trained["rnn"], facts, tokenizer, tensors=tensors, progress={})

    return save_step


@contextmanager
def mounted(place: Path, *options: str) -> Iterator[None]:
    """A file system at this place; the test is skipped where none may be mounted."""
    place.mkdir(exist_ok=True)
    if subprocess.run(["mount", *options, str(place)], capture_output=True, check=False).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


@contextmanager
def longest_file(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def complaint(save: Save, folder: Path, **values: int) -> str:
    """What is said where a second model cannot be saved, after which the first one stands alone and whole."""
    with pytest.raises(CheckpointError) as caught:
        save(folder, 2, **values)
    assert caught.value.kept == "The one that was there before is untouched."
    assert caught.value.advice == "Make room or choose another folder."
    assert list(folder.parent.iterdir()) == [folder]
    assert load_model(folder)[2].step == 1
    return caught.value.what


def test_a_full_disk_leaves_the_old_model_and_says_so(tmp_path: Path, save: Save) -> None:
    disk = tmp_path / "disk"
    with mounted(disk, "-t", "tmpfs", "-o", "size=1m", "tmpfs"):
        save(disk / "last", 1)
        reason = complaint(save, disk / "last", gathered=1_000_000)
        assert reason == f"The model could not be written to {disk / 'last'}: No space left on device."
        save(disk / "last", 3)  # there is room again
        assert load_model(disk / "last")[2].step == 3


@pytest.mark.parametrize("room", range(0, 300_000, 30_000))
def test_wherever_the_room_ends_the_old_model_is_left(tmp_path: Path, save: Save, room: int) -> None:
    disk = tmp_path / "disk"
    with mounted(disk, "-t", "tmpfs", "-o", "size=1m", "tmpfs"):
        save(disk / "last", 1)
        filler = tmp_path / "disk" / "last" / OPTIMISER
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        with filler.open("ab") as file:
            file.write(bytes(max(0, free - room)))
        assert "No space left on device" in complaint(save, disk / "last")


@pytest.mark.parametrize("size", [0, 100, 5_000, 100_000])
def test_a_limit_on_the_size_of_files_leaves_the_old_model_and_says_so(tmp_path: Path, save: Save, size: int) -> None:
    folder = tmp_path / "models" / "last"
    save(folder, 1)
    assert (folder / WEIGHTS).stat().st_size > 100_000
    with longest_file(size):
        assert complaint(save, folder).endswith(": File too large.")


def test_a_read_only_folder_leaves_the_old_model_and_says_so(tmp_path: Path, save: Save) -> None:
    disk = tmp_path / "disk"
    save(disk / "last", 1)
    with mounted(disk, "--bind", str(disk)):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(disk)], check=True)
        assert complaint(save, disk / "last").endswith("Read-only file system.")
