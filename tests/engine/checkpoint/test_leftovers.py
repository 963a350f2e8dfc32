"""What crashes leave beside model folders."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine.checkpoint import FACTS, WEIGHTS, clean_leftovers, layout, load_model
from engine.checkpoint.leftovers import LONGEST_SAVE
from engine.jobs import describe_engine
from engine.paths import user_runs

HOST = layout.HOST


@pytest.fixture
def runs(folder: Path) -> Path:
    """A folder of runs; in one of them there is the model of an RNN that was saved last."""
    last = user_runs() / "run" / "rnn" / "last"
    last.parent.mkdir(parents=True)
    folder.rename(last)
    return user_runs()


@pytest.fixture
def last(runs: Path) -> Path:
    return runs / "run" / "rnn" / "last"


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


def abandon(last: Path, name: str) -> Path:
    """Leave a copy of the model beside it, as if the saving of it had been interrupted before its facts came."""
    copy = last.with_name(name)
    shutil.copytree(last, copy)
    (copy / FACTS).unlink()
    return copy


def names_beside(last: Path) -> list[str]:
    return sorted(path.name for path in last.parent.iterdir())


def test_what_a_dead_process_left_is_removed_when_the_engine_opens(last: Path, dead: int) -> None:
    abandon(last, f".last.new-{HOST}-{dead}")
    abandon(last, ".last.old")
    describe_engine()
    assert names_beside(last) == ["last"]
    assert load_model(last)[2].step == 80


@pytest.mark.parametrize("copies", [[".last.old"], [".last.old", "new"], ["new"]])
def test_the_only_copy_is_put_back_in_its_place(last: Path, dead: int, copies: list[str]) -> None:
    for name in copies:
        shutil.copytree(last, last.with_name(name.replace("new", f".last.new-{HOST}-{dead}")))
    shutil.rmtree(last)
    clean_leftovers(last.parent)
    assert names_beside(last) == ["last"]
    assert load_model(last)[2].step == 80


def test_a_copy_that_is_not_whole_is_not_put_in_place(last: Path, dead: int) -> None:
    abandon(last, f".last.new-{HOST}-{dead}")
    shutil.rmtree(last)
    clean_leftovers(last.parent)
    assert names_beside(last) == []


def test_what_a_living_process_is_writing_is_left_alone(last: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        abandon(last, f".last.new-{HOST}-{process.pid}")
        last.rename(last.with_name(".last.old"))  # it is just between its two renames
        before = names_beside(last)
        clean_leftovers(last.parent)
        assert names_beside(last) == before
        process.kill()
    clean_leftovers(last.parent)
    assert names_beside(last) == ["last"]


def test_what_another_machine_may_be_writing_is_left_alone_for_an_hour(last: Path) -> None:
    new = abandon(last, ".last.new-elsewhere-1")
    clean_leftovers(last.parent)
    assert new.is_dir()
    for path in (new, *new.iterdir()):
        os.utime(path, (path.stat().st_mtime - LONGEST_SAVE - 1,) * 2)
    clean_leftovers(last.parent)
    assert names_beside(last) == ["last"]


@pytest.mark.parametrize("name", [".last.old", ".notes.old", ".git"])
def test_nothing_else_is_touched(last: Path, name: str) -> None:
    other = abandon(last, name)
    (other / "notes.txt").write_text("mine")
    clean_leftovers(last.parent)
    assert names_beside(last) == [name, "last"]
    assert (other / WEIGHTS).is_file()


def test_a_folder_that_is_not_there_needs_no_cleaning(tmp_path: Path) -> None:
    clean_leftovers(tmp_path / "nothing")
