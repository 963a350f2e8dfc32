"""Set up `.venv` with everything that Lockstep needs; run by `make`, with nothing but the standard library.

PyPI's torch for Linux brings about 3 GB of CUDA packages that a machine without an NVIDIA GPU cannot use. Such a
machine gets a CPU build: from PyTorch's own CPU index if that answers at once, else the pinned release from
whatever index pip is configured for. What an earlier run has installed is kept; a run with nothing to do takes
some 50 ms.
"""

from __future__ import annotations  # so that an older Python gets as far as being told that it is too old

import argparse
import hashlib
import importlib.util
import json
import platform
import shutil
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
PINNED_TORCH = "torch==2.13.0"
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
PROBE_SECONDS = 2.5


class SetupError(Exception):
    """Setting up cannot go on; the message says what to do."""


def check_python(version: tuple[int, int], can_make_environments: bool) -> None:
    """Raise SetupError if this Python is too old or was packaged without `ensurepip`."""
    have, need = (".".join(map(str, numbers)) for numbers in (version, OLDEST_PYTHON))
    if version < OLDEST_PYTHON:
        raise SetupError(
            f"Lockstep needs Python {need} or newer and this is {have}: install a newer one and name it, "
            f"as in `make run PYTHON=python3.12`."
        )
    if not can_make_environments:
        raise SetupError(
            f"This Python cannot make virtual environments: install its `venv` package "
            f"(Debian and Ubuntu: `sudo apt install python{have}-venv`) and try again."
        )


def torch_to_install(choice: str, system: str, has_nvidia: bool, installed: str | None) -> str | None:
    """The build of torch to be installed, `cpu` or `cuda`; None: whatever is there, or the dependencies bring.

    `choice` is auto, cpu or cuda; `installed` the version that is there, such as `2.13.0+cpu`.
    """
    if choice == "cuda" and system == "Darwin":
        raise SetupError("There is no CUDA build of torch for macOS: leave `TORCH=cuda` out.")
    if system != "Linux" or (choice == "auto" and (installed or has_nvidia)):
        return None
    wanted = "cuda" if choice == "cuda" else "cpu"
    present = "cpu" if installed and installed.endswith("+cpu") else "cuda"
    return None if installed and present == wanted else wanted


def torch_attempts(build: str, cpu_index_answers: bool, is_installed: bool) -> list[list[str]]:
    """The arguments of `pip install` to be tried in turn until one works."""
    # pip takes an installed torch for good enough, whatever it was built for.
    replace = ["--force-reinstall", "--no-deps"] if is_installed else []
    if build == "cuda":
        return [[*replace, "torch"]]
    from_configured_index = [*replace, PINNED_TORCH]
    from_cpu_index = [*from_configured_index, "--index-url", CPU_INDEX, "--retries", "1", "--timeout", "20"]
    return [from_cpu_index, from_configured_index] if cpu_index_answers else [from_configured_index]


def stamp(pyproject: bytes, choice: str) -> dict[str, str]:
    """What a finished run leaves behind, to be compared by the next."""
    return {"pyproject": hashlib.sha256(pyproject).hexdigest(), "torch": choice}


def is_fresh(recorded: dict[str, str], wanted: dict[str, str]) -> bool:
    """Whether what was set up is what is wanted; `auto` is content with either build of torch."""
    same_torch = wanted["torch"] in ("auto", recorded.get("torch"))
    return same_torch and recorded.get("pyproject") == wanted["pyproject"]


def answers(url: str, seconds: float = PROBE_SECONDS) -> bool:
    """Whether a page is there within `seconds`, looking up its host's name and any proxy included."""
    answered, done = threading.Event(), threading.Event()

    def ask() -> None:
        try:
            urllib.request.urlopen(url, timeout=seconds).close()
            answered.set()
        except OSError:
            pass
        finally:
            done.set()

    # Only a thread can bound the look-up of a name, which has no timeout of its own.
    threading.Thread(target=ask, daemon=True).start()
    done.wait(seconds)
    return answered.is_set()


def has_nvidia_gpu() -> bool:
    """Whether NVIDIA's driver lists a GPU."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return Path("/dev/nvidia0").exists()
    return subprocess.run([tool, "-L"], capture_output=True, check=False).returncode == 0


def installed_torch(python: Path) -> str | None:
    """The version of torch in an environment, or None."""
    query = "import importlib.metadata as m, sys; sys.stdout.write(m.version('torch'))"
    answer = subprocess.run([python, "-c", query], capture_output=True, text=True, check=False)
    return answer.stdout if answer.returncode == 0 else None


def pip_install(python: Path, arguments: list[str]) -> bool:
    """Run `pip install`, with progress bars only where somebody watches; returns whether it worked."""
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check"]
    if not sys.stdout.isatty():
        command.append("-qq")
    return subprocess.run([*command, *arguments], cwd=ROOT, check=False).returncode == 0


def make_environment(folder: Path) -> Path:
    """Make a virtual environment, or mend a half-made one; returns its Python."""
    python = folder / "bin" / "python"
    if python.exists() and subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return python
    if subprocess.run([sys.executable, "-m", "venv", str(folder)], check=False).returncode != 0:
        raise SetupError(f"The virtual environment {folder} could not be made: see above, mend it and try again.")
    return python


def install(python: Path, choice: str) -> None:
    """Install torch as chosen, then everything else."""
    installed = installed_torch(python)
    build = torch_to_install(choice, platform.system(), has_nvidia_gpu(), installed)
    if build is not None:
        cpu_index_answers = build == "cpu" and answers(f"{CPU_INDEX}/torch/")
        attempts = torch_attempts(build, cpu_index_answers, is_installed=installed is not None)
        # If none works, the dependencies below bring a torch that fits them.
        any(pip_install(python, attempt) for attempt in attempts)
    if not pip_install(python, ["--editable", ".[dev]"]):
        raise SetupError("Not everything could be installed: see above. What was, is kept; `make setup` goes on.")


def main() -> int:
    """Set up what is missing; returns the exit code."""
    parser = argparse.ArgumentParser(description="Set up .venv for Lockstep.")
    parser.add_argument("--torch", choices=["auto", "cpu", "cuda"], default="auto", help="the build of torch")
    choice = parser.parse_args().torch
    folder = ROOT / ".venv"
    stamp_file = folder / "lockstep-setup.json"
    wanted = stamp((ROOT / "pyproject.toml").read_bytes(), choice)
    try:
        if stamp_file.exists() and is_fresh(json.loads(stamp_file.read_text()), wanted):
            return 0
        check_python(sys.version_info[:2], importlib.util.find_spec("ensurepip") is not None)
        print("Setting up .venv; the first time takes some minutes and a network.", flush=True)
        install(make_environment(folder), choice)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    stamp_file.write_text(json.dumps(wanted))
    return 0


if __name__ == "__main__":
    sys.exit(main())
