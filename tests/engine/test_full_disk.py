"""A disk that takes no checkpoint: the training waits with all that it has, and what was there is untouched."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.checkpoint import OPTIMISER, WEIGHTS, load_model, read_facts
from engine.commands import StartTraining
from engine.events import CheckpointSaved, JobPaused, TrainStepDone
from engine.jobs import start_job
from engine.models import LoadedModels

pytest.importorskip("resource", reason="limits files as POSIX does")
from tests.engine.full_disk import STEPS, configuration

NAMES = ("rnn", "transformer")


def bits(run: Path) -> list[bytes]:
    return [(run / name / "last" / file).read_bytes() for name in NAMES for file in (WEIGHTS, OPTIMISER)]


def leftovers(run: Path) -> list[str]:
    known = ("best", "last", "step-10")
    return [path.name for name in NAMES for path in (run / name).iterdir() if path.name not in known]


def with_a_limit(what: str, run: Path) -> dict[str, Any]:
    words = [sys.executable, "-m", "tests.engine.full_disk", what, str(run)]
    result = subprocess.run(words, capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=120)
    assert result.returncode == 0, result.stderr
    told: dict[str, Any] = json.loads(result.stdout)
    assert told["closed"]
    return told


def test_a_training_that_cannot_be_saved_pauses_and_loses_nothing(tmp_path: Path) -> None:
    """When it is resumed and there is room, it ends bit for bit as one that was never held up."""
    told = with_a_limit("resume", tmp_path / "held")
    assert len(told["failures"]) == 2
    for failure in told["failures"]:
        assert "could not be written" in failure["what"]
        assert "File too large" in failure["what"]
        assert "untouched" in failure["kept"]
        assert "has lost nothing" in failure["kept"]
        assert "Make room, then resume" in failure["advice"]
    assert told["outcome"] == "done"
    assert told["saved"] == dict.fromkeys(NAMES, STEPS)
    assert leftovers(tmp_path / "held") == []
    for _ in start_job(StartTraining(1, configuration(), str(tmp_path / "free")), LoadedModels()):
        pass
    assert bits(tmp_path / "held") == bits(tmp_path / "free")


@pytest.mark.parametrize("what", ["cancel", "close"])
def test_a_training_that_is_ended_unsaved_says_so_and_keeps_what_it_had(what: str, tmp_path: Path) -> None:
    told = with_a_limit(what, tmp_path)
    assert told["saved"] == told["kept"]
    assert leftovers(tmp_path) == []
    for name in NAMES:
        load_model(tmp_path / name / "last")
        load_model(tmp_path / name / "best")
    failure = told["failures"][-1]
    assert "The last steps of" in failure["what"]
    assert "could not be saved" in failure["what"]
    assert "untouched" in failure["kept"]
    assert "resumed" in failure["advice"]


def mount(*words: str) -> None:
    """Skips the test where nobody may."""
    if sys.platform != "linux" or subprocess.run(["mount", *words], capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own that has room for eight megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=8m", "none", str(folder))
    yield folder
    subprocess.run(["umount", "--recursive", str(folder)], check=True)


def test_a_disk_that_is_really_full_holds_the_training_until_there_is_room(small_disk: Path) -> None:
    run, ballast = small_disk / "run", small_disk / "ballast"
    events = start_job(StartTraining(1, configuration(), str(run)), LoadedModels())
    next(event for event in events if isinstance(event, CheckpointSaved) and not event.is_best)
    before = bits_of_last(run, "rnn")
    ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free))
    held = next(event for event in events if isinstance(event, JobPaused))
    assert held.failure is not None
    assert "No space left on device" in held.failure.what
    assert bits_of_last(run, "rnn") == before
    again = next(event for event in events if isinstance(event, JobPaused))
    assert again.failure == held.failure, "it tried again, in vain"
    ballast.unlink()
    steps = [event.step for event in events if isinstance(event, TrainStepDone)]
    assert steps[-1] == STEPS


def test_a_folder_that_may_not_be_written_holds_the_training_too(small_disk: Path) -> None:
    run = small_disk / "run"
    events = start_job(StartTraining(1, configuration(), str(run)), LoadedModels())
    next(event for event in events if isinstance(event, TrainStepDone))
    mount("--bind", str(run / "rnn"), str(run / "rnn"))
    mount("-o", "remount,bind,ro", str(run / "rnn"))
    held = next(event for event in events if isinstance(event, JobPaused))
    assert held.failure is not None
    assert "Read-only file system" in held.failure.what
    mount("-o", "remount,bind,rw", str(run / "rnn"))
    last = str(run / "rnn" / "last")
    saved = next(event for event in events if isinstance(event, CheckpointSaved) and event.path == last)
    assert read_facts(run / "rnn" / "last").step == saved.step
    events.close()


def bits_of_last(run: Path, name: str) -> bytes:
    return (run / name / "last" / WEIGHTS).read_bytes()
