"""Takes texts out of archives that strangers made: zip, and tar or a single file, plain or with gzip, bzip2 or xz.

No path of an archive is ever opened for writing: what is taken is written to where the caller says. Nothing but plain
files is taken, and what is unpacked is bounded by the bytes that really come, whatever the archive says of itself.
"""

import errno
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO

from engine.corpora.lines import CHUNK, unpacked
from engine.corpora.partial_file import told_failures
from engine.errors import CorpusError

MOST_MEMBERS = 10_000
MOST_TIMES = 40  # as much text as archive: of a language xz makes a fifth; of zeros deflate makes a thousandth
ALWAYS_ALLOWED = 1 << 20  # bytes
ZIP = b"PK"
WEB_PAGES = (b"<!doctype", b"<html")
UNIX_KIND, UNIX_FILE = 0o170000, 0o100000
DAMAGES = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    ValueError,
    NotImplementedError,  # packed in a way that Python does not have
    RuntimeError,  # a password is needed
    MemoryError,
)
UNTRUSTED = "Do not trust it. See the corpus's page."
Report = Callable[[int], None]


class ArchiveError(CorpusError):
    """An archive that is damaged, made to do harm, or not the one that was meant."""


def extract(archive: Path, members: Mapping[str, Path], report: Report = lambda _: None) -> None:
    """Write the archive's members to these files; the member "" is the whole of a file that is no archive, unpacked.

    `report` gets the bytes unpacked so far. Raises ArchiveError for an archive that is damaged, lacks a member, holds
    a path that leads out of it, or far more than text makes, and DiskError where the disk does not take it.
    """
    with _told_damages(archive), archive.open("rb") as file:
        head = file.read(512)
        file.seek(0)
        if head.lstrip().lower().startswith(WEB_PAGES):
            what = f"{archive.name} is a web page, and no corpus: perhaps one to log in to the network."
            raise ArchiveError(what, advice="Log in with a web browser, and repeat this.")
        if head.startswith(ZIP) and "" not in members:
            _extract_zip(archive, members, report)
            return
        chunks = _bounded(file, archive, report)
        if "" in members:
            _write(chunks, members[""])
        else:
            _extract_tar(archive, _ChunkReader(chunks), members)
            for _ in chunks:
                pass  # the check sum stands at its end


class _ChunkReader(io.RawIOBase):
    """Chunks as a file that can be read once, from its beginning to its end."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._rest = chunks, b""

    def read(self, size: int = -1) -> bytes:
        self._rest = self._rest or next(self._chunks, b"")
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


def _extract_zip(archive: Path, members: Mapping[str, Path], report: Report) -> None:
    with zipfile.ZipFile(archive) as opened:
        infos = opened.infolist()
        _refuse_many(archive, len(infos))
        found: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            if (name := _safe_name(archive, info.filename)) in members:
                kind = info.external_attr >> 16 & UNIX_KIND or UNIX_FILE
                if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    what = f"{name} in {archive.name} is packed in a way that is not taken."
                    raise ArchiveError(what, advice=UNTRUSTED)  # Python unpacks bzip2 there without any bound
                _refuse_member(archive, name, is_plain=kind == UNIX_FILE and not info.is_dir(), is_double=name in found)
                found[name] = info
        _refuse_lack(archive, members, found)
        for name, info in found.items():
            with opened.open(info) as file:
                _write(_bounded(file, archive, report), members[name])


def _extract_tar(archive: Path, stream: _ChunkReader, members: Mapping[str, Path]) -> None:
    found: set[str] = set()
    with tarfile.open(fileobj=stream, mode="r|") as opened:
        for count, info in enumerate(opened, start=1):
            _refuse_many(archive, count)
            if (name := _safe_name(archive, info.name)) in members:
                _refuse_member(archive, name, is_plain=info.isreg() and not info.issparse(), is_double=name in found)
                found.add(name)
                if file := opened.extractfile(info):
                    _write(iter(partial(file.read, CHUNK), b""), members[name])
    _refuse_lack(archive, members, found)


def _bounded(file: IO[bytes], archive: Path, report: Report) -> Iterator[bytes]:
    """What it unpacks to, in chunks; raises ArchiveError when that is too much."""
    most, size = most_text(archive), 0
    for chunk in unpacked(file):
        size += len(chunk)
        refuse_bomb(archive.name, size, most)
        report(size)
        yield chunk


def most_text(archive: Path) -> int:
    """As many bytes as text that is packed so may have."""
    return ALWAYS_ALLOWED + MOST_TIMES * archive.stat().st_size


def refuse_bomb(name: str, size: int, most: int) -> None:
    """Raise ArchiveError for more than that."""
    if size > most:
        raise ArchiveError(f"{name} unpacks to far more than text does.", advice=UNTRUSTED)


def _write(chunks: Iterator[bytes], path: Path) -> None:
    with ExitStack() as stack:
        with told_failures(path):
            file = stack.enter_context(path.open("wb"))
        for chunk in chunks:
            with told_failures(path):  # not around the reading, which fails where the archive is damaged
                file.write(chunk)
                file.flush()


def _safe_name(archive: Path, name: str) -> str:
    """The path without a leading `./`; raises ArchiveError for one that leads out of the archive, on any system."""
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    if posix.is_absolute() or windows.anchor or ".." in (*posix.parts, *windows.parts):
        raise ArchiveError(f"{archive.name} holds a path that leads out of it: {name!a}.", advice=UNTRUSTED)
    return str(posix)


def _refuse_many(archive: Path, count: int) -> None:
    if count > MOST_MEMBERS:
        raise ArchiveError(f"{archive.name} holds more than {MOST_MEMBERS:,} files.", advice=UNTRUSTED)


def _refuse_member(archive: Path, name: str, *, is_plain: bool, is_double: bool) -> None:
    if not is_plain:
        raise ArchiveError(
            f"{name} in {archive.name} is a link, a device or full of holes, and no plain file.", advice=UNTRUSTED
        )
    if is_double:
        raise ArchiveError(f"{archive.name} holds {name} twice.", advice=UNTRUSTED)


def _refuse_lack(archive: Path, members: Mapping[str, Path], found: Container[str]) -> None:
    if missing := [name for name in members if name not in found]:
        what = f"{archive.name} does not hold {' and '.join(missing)}."
        raise ArchiveError(what, advice="It may have been replaced; see the corpus's page.")


@contextmanager
def _told_damages(archive: Path) -> Iterator[None]:
    try:
        yield
    except DAMAGES as error:
        reason = str(error) or type(error).__name__
        raise ArchiveError(f"{archive.name} is damaged: {reason}.", advice="Fetch it again.") from error
    except OSError as error:
        if error.errno not in (None, errno.EINVAL):  # a place that no file has, named by a damaged one
            raise
        raise ArchiveError(f"{archive.name} is damaged: {error}.", advice="Fetch it again.") from error
