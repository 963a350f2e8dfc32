"""What has come of a file so far, with a note of what it is a part of, so that only the rest need be asked for."""

import errno
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from engine.errors import CorpusError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class DiskError(CorpusError):
    """A file that the disk does not take; what was to be written is not to blame."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Which version of which file a part is of.

    Attributes:
        tag, modified: what the server said to tell its versions apart (`ETag`, `Last-Modified`), "" if nothing.
        whole: bytes of the whole file, None if the server did not say.
    """

    address: str
    tag: str
    modified: str
    whole: int | None

    @property
    def validator(self) -> str:
        """For `If-Range`, which takes no weak tag (RFC 9110, section 13.1.5)."""
        return self.tag if self.tag.startswith('"') else self.modified

    def may_be(self, other: "Origin") -> bool:
        """Whether nothing that both say tells them apart."""
        mine, others = asdict(self), asdict(other)
        return all(not mine[key] or not others[key] or mine[key] == others[key] for key in mine)


class PartialFile:
    """The bytes at `path`, in order from the first one, and their origin in a file beside them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._note = path.with_name(f"{path.name}.json")

    @property
    def size(self) -> int:
        """How many bytes are here."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def origin(self) -> Origin | None:
        """What the bytes are of; None if there are none, or their note is missing or damaged."""
        try:
            values = json.loads(self._note.read_text(encoding="utf-8"))
            origin = Origin(**values)
        except (OSError, ValueError, TypeError):
            return None
        whole_is_sound = origin.whole is None or isinstance(origin.whole, int)
        texts_are_sound = all(isinstance(text, str) for text in (origin.address, origin.tag, origin.modified))
        return origin if self.size and whole_is_sound and texts_are_sound else None

    @contextmanager
    def opened_after(self, size: int, origin: Origin) -> Iterator[BinaryIO]:
        """Open to go on after the first `size` bytes, which are of this origin; raises DiskError if that fails."""
        with told_failures(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not size:
                self.discard()
                self._note.write_text(json.dumps(asdict(origin)), encoding="utf-8")
            with self.path.open("ab") as file:
                file.truncate(size)
                yield file

    def move_to(self, path: Path) -> None:
        """Put it there, as a whole file."""
        with told_failures(path):
            self.path.replace(path)
            self._note.unlink(missing_ok=True)

    def discard(self) -> None:
        """Remove what is here."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


@contextmanager
def told_failures(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into a DiskError that says so; what the network raises passes."""
    try:
        yield
    except OSError as error:
        if error.errno is None:  # all of requests' exceptions are OSErrors, and that of a lock that is held
            raise
        kept = "What came before is kept."
        if error.errno in FULL:
            raise DiskError("The disk is full.", kept=kept, advice="Make room and repeat this.") from error
        what = f"{error.filename or path} cannot be written: {error.strerror}."
        raise DiskError(what, kept=kept, advice="See whether the folder may be written, and repeat this.") from error
