"""Reading files that may come from anywhere: only regular ones, only so much of them, and JSON that says one thing."""

import errno
import json
import math
import stat
from io import BufferedReader
from pathlib import Path
from typing import Any

MOST_JSON = 2**20


def open_regular(path: Path) -> BufferedReader:
    """Open a file, or what a link leads to; OSError for a pipe or a device, which could block or never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is no regular file", str(path))
    return path.open("rb")


def read_bounded(path: Path, most: int) -> bytes:
    """The content of a file of at most `most` bytes; OSError for a larger one or none."""
    with open_regular(path) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most:,} bytes", str(path))
    return content


def parse_json(content: bytes) -> Any:
    """JSON in UTF-8 without repeated keys and numbers that are none; ValueError for anything else."""
    try:
        return json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_without_repetition,
            parse_constant=_finite,
            parse_float=_finite,
        )
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def read_json(path: Path) -> Any:
    """The JSON in a file of at most 1 MiB; OSError if it cannot be read, ValueError if it is no such JSON."""
    return parse_json(read_bounded(path, MOST_JSON))


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a key is repeated")
    return values


def _finite(number: str) -> float:
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(f"{number} is no number")
    return value
