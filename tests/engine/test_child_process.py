import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.child_process import ChildError, finish, run_child

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limits")
ROOT = Path(__file__).parents[2]
WriteModule = Callable[[str], str]
MIB = 2**20


@pytest.fixture
def write_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WriteModule:
    """Makes a module of a piece of source, for a child to run."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def write(source: str) -> str:
        (tmp_path / "child_of_a_test.py").write_text(source, encoding="utf-8")
        return "child_of_a_test"

    return write


def test_a_child_gets_its_input_and_its_arguments_and_gives_its_output(write_module: WriteModule) -> None:
    module = write_module("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1] + sys.argv[1].encode())")
    many = bytes(range(256)) * 4096  # more than any pipe holds
    assert finish(run_child(module, " end", given=many)) == many[::-1] + b" end"


def test_a_child_finds_the_engine_from_any_folder(
    write_module: WriteModule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = write_module("import engine.errors; print(engine.errors.__name__)")
    monkeypatch.chdir(tmp_path)
    assert finish(run_child(module)).split() == [b"engine.errors"]


def test_a_child_that_fails_tells_its_status_and_its_last_words(write_module: WriteModule) -> None:
    module = write_module("import sys; print('first', file=sys.stderr); sys.exit('no such thing')")
    with pytest.raises(ChildError, match="no such thing") as caught:
        finish(run_child(module))
    assert (caught.value.status, caught.value.last_line) == (1, "no such thing")


def test_the_caller_goes_on_while_the_child_runs(write_module: WriteModule) -> None:
    assert sum(1 for _ in run_child(write_module("import time; time.sleep(0.6)"))) >= 8


def test_a_child_that_hangs_is_ended(write_module: WriteModule) -> None:
    began = time.monotonic()
    with pytest.raises(ChildError, match="took too long") as caught:
        finish(run_child(write_module("while True: pass"), seconds=0.5))
    assert caught.value.status is None
    assert time.monotonic() - began < 10


@posix_only
def test_closing_kills_the_child(write_module: WriteModule, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    child = run_child(
        write_module(f"import os, time; open({str(told)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    )
    while not (told.exists() and told.read_text()):
        next(child)
    child.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


@posix_only
def test_a_child_that_ctrl_c_met_before_it_was_out_of_reach_begins_again(
    write_module: WriteModule, tmp_path: Path
) -> None:
    told = tmp_path / "begun"
    module = write_module(
        f"import os, pathlib, signal, sys; told = pathlib.Path({str(told)!r}); is_first = not told.exists();"
        " told.touch(); signal.signal(signal.SIGINT, signal.SIG_DFL);"
        " os.kill(os.getpid(), signal.SIGINT) if is_first else print(sys.stdin.read())"
    )
    assert finish(run_child(module, given=b"all of it")) == b"all of it\n"


@posix_only
def test_a_crash_stays_in_the_child(write_module: WriteModule) -> None:
    with pytest.raises(ChildError) as caught:
        finish(run_child(write_module("import ctypes; ctypes.string_at(0)")))
    assert caught.value.status == -signal.SIGSEGV


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits what a process allocates")
def test_a_child_gets_no_more_memory_than_it_was_given(write_module: WriteModule) -> None:
    module = write_module("import sys; bytearray(int(sys.argv[1])); print('had it')")
    assert finish(run_child(module, str(64 * MIB), memory=256 * MIB)) == b"had it\n"
    with pytest.raises(ChildError) as caught:
        finish(run_child(module, str(512 * MIB), memory=256 * MIB))
    assert caught.value.last_line == "MemoryError"


@posix_only
@pytest.mark.parametrize(
    "seconds",
    [1.0, pytest.param(60.0, marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the child"))],
)
def test_a_child_whose_parent_was_killed_ends_by_itself(
    seconds: float, write_module: WriteModule, tmp_path: Path
) -> None:
    told = tmp_path / "pid"
    module = write_module(f"import os, time; open({str(told)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    parent = f"""
import os
from engine.child_process import run_child
child = run_child({module!r}, seconds={seconds})
while not (os.path.exists({str(told)!r}) and os.path.getsize({str(told)!r})):
    next(child)
os.kill(os.getpid(), 9)"""
    ended = subprocess.run([sys.executable, "-c", parent], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    deadline = time.monotonic() + 10
    with pytest.raises(ProcessLookupError):  # noqa: PT012
        while time.monotonic() < deadline:
            os.kill(int(told.read_text()), 0)
            time.sleep(0.1)


@posix_only
def test_ctrl_c_in_a_terminal_is_the_parents_and_does_not_reach_the_child(
    write_module: WriteModule, tmp_path: Path
) -> None:
    told = tmp_path / "pid"
    module = write_module(f"import time; open({str(told)!r}, 'w').write('x'); time.sleep(0.5); print('done')")
    parent = f"""
import os, signal
from engine.child_process import finish, run_child
noted = []
signal.signal(signal.SIGINT, lambda *_: noted.append('noted'))
child = run_child({module!r})
while not (os.path.exists({str(told)!r}) and os.path.getsize({str(told)!r})):
    next(child)
os.killpg(0, signal.SIGINT)
print(finish(child), noted)"""
    words = [sys.executable, "-c", parent]
    ended = subprocess.run(words, cwd=ROOT, start_new_session=True, capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.stderr) == ("b'done\\n' ['noted']\n", "")


@posix_only
def test_a_child_ends_by_itself_when_its_time_is_over(write_module: WriteModule) -> None:
    module = write_module("import time; time.sleep(60)")
    words = [sys.executable, "-m", "engine.child_process", "0.5", str(2**30), module]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, timeout=30, check=False)
    assert ended.returncode == -signal.SIGALRM
