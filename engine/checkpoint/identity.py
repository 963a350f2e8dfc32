"""Which model a folder holds: the digest of its weights, by which it is known whatever its folder is called."""

import hashlib
from functools import lru_cache
from pathlib import Path

from engine.checkpoint.layout import WEIGHTS, current_folder
from engine.errors import CheckpointError

MOST_KNOWN = 512


def weights_digest(folder: Path) -> str:
    """The SHA-256 of a model folder's weights file, in hexadecimal; raises CheckpointError if it cannot be read.

    A file that has not changed since is not read again.
    """
    path = current_folder(folder) / WEIGHTS
    try:
        status = path.stat()
        return _digest(path, status.st_ino, status.st_size, status.st_mtime_ns)
    except OSError as error:
        raise CheckpointError(f"{path} cannot be read: {error.strerror}.") from error


@lru_cache(maxsize=MOST_KNOWN)
def _digest(path: Path, *_state: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
