"""Runs a module of the program in a process of its own, so that a crash, a hang or a greed for memory ends there.

Run as a program, this file is the child's beginning: it limits itself, then becomes the module that it is told. A
folder build has no interpreter to run it with: there the program itself is the child, if its first word is `CHILD`.
"""

import math
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, TypeVar

from engine.errors import EngineError

CHILD = "--child-process"
GIB = 2**30
POLL_SECONDS = 0.05
LONGEST_LINE = 300
WRITTEN_AT_ONCE = 1 << 24
INTERRUPTED = -signal.SIGINT
PR_SET_PDEATHSIG = 1  # of Linux: the signal that a process gets when its parent ends
Result = TypeVar("Result")


class ChildError(EngineError):
    """A child process that failed.

    Attributes:
        status: as it exited, minus the number of the signal that ended it; None if it ran out of its time.
        last_line: the last line that it wrote to its standard error, "" if none.
    """

    def __init__(self, module: str, status: int | None, last_line: str) -> None:
        how = "took too long" if status is None else f"ended with status {status}"
        super().__init__(f"The process for {module} {how}{f': {last_line}' if last_line else ''}.")
        self.status, self.last_line = status, last_line


def run_child(
    module: str,
    *arguments: str,
    given: bytes = b"",
    seconds: float = 60.0,
    memory: int = GIB,
    poll: float = POLL_SECONDS,
) -> Generator[None, None, bytes]:
    """Run `python -m module arguments` with `given` as its standard input; what it wrote is the generator's result.

    Waits `poll` seconds for the child between two yields; closing the generator kills it. Ctrl+C in the terminal
    does not, that is for the caller to see to. `memory` in bytes bounds what it may allocate, and any file that it
    writes, where the system can limit it (not on Windows, partly on macOS).
    Raises ChildError if it exits with anything but 0, crashes, or takes more than `seconds`.
    """
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        for first in range(0, len(given), WRITTEN_AT_ONCE):
            stdin.write(memoryview(given)[first : first + WRITTEN_AT_ONCE])
            yield
        command = [*_beginning(), str(seconds), str(memory), module, *arguments]
        deadline = time.monotonic() + seconds
        status: int | None = INTERRUPTED
        # A Ctrl+C may meet it before it is out of reach.
        while status == INTERRUPTED and time.monotonic() < deadline:
            yield
            stdin.seek(0)
            with subprocess.Popen(
                command,
                stdin=stdin,
                stdout=stdout,
                stderr=stderr,
                env=_environment(),
                creationflags=_NO_WINDOW,
                start_new_session=True,  # POSIX: out of reach of the terminal, whose Ctrl+C would end it too
            ) as process:
                try:
                    status = yield from _wait(process, deadline, poll)
                finally:
                    process.kill()  # does nothing to a process that has ended
        if status != 0:
            raise ChildError(module, status, _last_line(stderr))
        stdout.seek(0)
        return stdout.read()


def run_as_child(words: Sequence[str]) -> None:
    """Be the child: `words` are the seconds and the memory that it may take, its module and the module's arguments."""
    seconds, memory, module, *arguments = words
    _limit_oneself(float(seconds), int(memory))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def finish(child: Generator[object, None, Result]) -> Result:
    """The result of a child, or of other work in steps, for a caller that has nothing to do meanwhile."""
    while True:
        try:
            next(child)
        except StopIteration as end:
            result: Result = end.value
            return result


def _wait(process: subprocess.Popen[bytes], deadline: float, poll: float) -> Generator[None, None, int | None]:
    while True:
        try:
            return process.wait(poll)
        except subprocess.TimeoutExpired:
            if time.monotonic() > deadline:
                return None
        yield


def _beginning() -> list[str]:
    """What starts a child; with an interpreter, wherever the current folder is, only modules of the program's own."""
    is_folder_build = getattr(sys, "frozen", False)
    return [sys.executable, CHILD] if is_folder_build else [sys.executable, "-P", "-m", __name__]


def _environment() -> dict[str, str]:
    """Ours, with the program's own folder to import from, wherever the current one is."""
    ours = str(Path(__file__).resolve().parent.parent)
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [ours, os.environ.get("PYTHONPATH")]))}


def _last_line(stderr: IO[bytes]) -> str:
    size = stderr.seek(0, os.SEEK_END)
    stderr.seek(max(0, size - 4 * LONGEST_LINE))
    lines = stderr.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:LONGEST_LINE] if lines else ""


def _limit_oneself(seconds: float, memory: int) -> None:
    """Bound this process: its memory, its files, and its life even if its parent dies and cannot end it."""
    if sys.platform == "win32":
        return
    import resource
    import signal

    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # a closed terminal does not reach it either
    signal.alarm(math.ceil(seconds) + 1)  # its default action ends the process, even inside a library that hangs
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, memory), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
            resource.setrlimit(what, (most, most))


_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # only Windows has it and needs it

if __name__ == "__main__":
    run_as_child(sys.argv[1:])
