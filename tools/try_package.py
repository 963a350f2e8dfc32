"""Starts a folder build as a user would, without the Python around it, and tells whether it works.

    python -m tools.try_package dist/lockstep

Its version, a picture of a translation in each language, and a tokenizer read in a child process.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

from engine.child_process import CHILD, GIB
from engine.paths import shipped_assets
from engine.version import version

SECONDS = 300
SIZE = (1440, 900)
FEWEST_COLOURS = 100  # an empty window has a handful
OURS = ("PYTHON", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DISPLAY", "WAYLAND_DISPLAY")


class PackageError(Exception):
    """What a build does not do."""


def try_package(folder: Path) -> None:
    """Raise PackageError, or a subprocess's error, unless the program in the folder does what it should."""
    program = folder.resolve() / ("lockstep.exe" if sys.platform == "win32" else "lockstep")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{folder}: {size / 2**20:.0f} MiB")
    with tempfile.TemporaryDirectory(prefix="lockstep-") as home:
        told = _run(program, Path(home), "--version")
        if told.strip() != f"Lockstep {version()}":
            raise PackageError(f"It says that it is {told!r}.")
        pictures = [_picture(program, Path(home), language) for language in ("en", "ko")]
        if pictures[0] == pictures[1]:
            raise PackageError("It looks the same in English and in Korean.")
        _try_child(program, Path(home))


def _picture(program: Path, home: Path, language: str) -> bytes:
    """The pixels of the Stage with a translation on it."""
    path = home / f"{language}.png"
    began = time.monotonic()
    _run(program, home, "--picture", str(path), "--language", language, "--sentence", "I am a student.")
    print(f"a picture, {language}: {time.monotonic() - began:.1f} s")
    with Image.open(path) as picture:
        colours = picture.convert("RGB").getcolors(SIZE[0] * SIZE[1]) or []
        if picture.size != SIZE or len(colours) < FEWEST_COLOURS:
            raise PackageError(f"Its picture is {picture.size} large and has {len(colours)} colours.")
        return picture.tobytes()


def _try_child(program: Path, home: Path) -> None:
    """Have a child, which here is the program itself, open a tokenizer."""
    tokenizer = next(shipped_assets().rglob("tokenizer.model"))
    _run(program, home, CHILD, "60", str(GIB), "engine.corpora.tokenizer_process", given=tokenizer.read_bytes())


def _run(program: Path, home: Path, *arguments: str, given: bytes = b"") -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    done = subprocess.run(
        [program, *arguments],
        cwd=home,
        env=kept | {"LOCKSTEP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        input=given,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode != 0:
        raise PackageError(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def main() -> int:
    """Try the folder that is named; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    try:
        try_package(parser.parse_args().folder)
    except (PackageError, OSError, subprocess.SubprocessError) as error:
        print(f"The build does not work: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
