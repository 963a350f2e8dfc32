"""A process that saves is killed at random moments; what it leaves is looked at each time."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
import torch

from engine.checkpoint import clean_leftovers, load_model, read_optimiser, read_progress

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be forked and killed so")
OPTIMISER_OUTLINE = {"gathered": torch.empty(300_000, device="meta")}


class Saver:
    """A process that saves into a folder until it is killed."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self.folder, self.process = folder, process
        self.stdin: IO[bytes] = process.stdin
        self.stdout: IO[bytes] = process.stdout

    def save_and_be_killed(self, first: int, chance: random.Random) -> int:
        """Save versions from `first` on, be killed within the third save or a little after; the last in place."""
        self.stdin.write(b"%d\n" % first)
        self.stdin.flush()
        process, began = int(self.stdout.readline()), time.monotonic()
        last = int(self.stdout.readline())
        time.sleep(chance.uniform(0, 1.3) * (time.monotonic() - began))
        os.kill(process, signal.SIGKILL)
        while select.select([self.stdout], [], [], 0.2)[0]:  # what it had told before it was killed
            last = int(self.stdout.readline())
        return last


@pytest.fixture
def saver(tmp_path: Path) -> Iterator[Saver]:
    """Saves into a folder that is called `last`."""
    command = [sys.executable, "-m", "tests.engine.checkpoint.saving_process", str(tmp_path / "last")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3], bufsize=0
    ) as process:
        yield Saver(tmp_path / "last", process)
        process.kill()


def version_in(folder: Path) -> int:
    """The version of a model folder, in which all parts have to be of the same version."""
    model, _, facts = load_model(folder)
    assert all((parameter == facts.step).all() for parameter in model.parameters())
    assert (read_optimiser(folder, OPTIMISER_OUTLINE)["gathered"] == facts.step).all()
    assert read_progress(folder) == {"version": facts.step}
    return facts.step


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("kills", [6, pytest.param(50, marks=pytest.mark.slow)])
def test_whenever_saving_is_killed_the_newest_or_the_previous_checkpoint_is_whole(saver: Saver, kills: int) -> None:
    chance = random.Random(kills)
    version, interrupted = 0, 0
    for _ in range(kills):
        last = saver.save_and_be_killed(version + 1, chance)
        interrupted += len(list(saver.folder.parent.iterdir())) > 1
        version = version_in(saver.folder)
        assert version in (last, last + 1)  # it may have been killed before it could tell
        if chance.random() < 0.5:
            continue  # the next saving cleans, too
        clean_leftovers(saver.folder.parent)
        assert list(saver.folder.parent.iterdir()) == [saver.folder]
        assert version_in(saver.folder) == version
    assert interrupted >= kills / 4
