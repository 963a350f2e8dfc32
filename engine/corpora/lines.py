"""Lines of files, plain or compressed, in portions of bounded size: a caller can stop between any two of them.

Lines end at LF alone (a CR before it is dropped): splitting at U+0085 or U+2028, as `str.splitlines` does, would shift
a parallel corpus.
"""

import bz2
import gzip
import lzma
import stat
import zlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import IO

from engine.errors import CorpusError

CHUNK = 1 << 16
LONGEST_LINE = 1 << 15  # bytes; 1,000 pieces, the most that a sentence may have, take some 5,000
LARGEST_TEXT = 1 << 34  # bytes in one file, unpacked: a small archive can hold endless text
XZ_MEMORY = 1 << 28  # bytes for the dictionary that the archive's head asks for; `xz -9` needs a quarter of it

MARKS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
KINDS = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
}
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f"))
AS_TEXT = "Save it as plain UTF-8 text."


def read_rows(paths: Sequence[Path]) -> Iterator[list[tuple[bytes, ...]]]:
    """Portions of rows: the lines of the same number, one of each file, without their ends.

    A portion may be empty, while a long line goes on. Of a line of more than `LONGEST_LINE` bytes only somewhat more
    than these come. Raises CorpusError for what cannot be read, is no plain text, or has unequal numbers of lines.
    """
    with ExitStack() as stack:
        files = [stack.enter_context(closing(_read_lines(path))) for path in paths]
        pending: list[list[bytes]] = [[] for _ in paths]
        number = 0
        while True:
            portions = [lines or next(file, None) for lines, file in zip(pending, files, strict=True)]
            pending = [portion or [] for portion in portions]
            if None in portions:
                break
            count = min(map(len, pending))
            number += count
            yield list(zip(*(lines[:count] for lines in pending), strict=True))
            pending = [lines[count:] for lines in pending]
        counts = [number + len(lines) for lines in pending]
        for i, file in enumerate(files):
            for portion in file:
                counts[i] += len(portion)
                yield []
    if len(set(counts)) > 1:
        told = ", ".join(f"{path} has {count:,} lines" for path, count in zip(paths, counts, strict=True))
        raise CorpusError(f"{told}.", advice="Parallel files need the same number of lines, in the same order.")


def _read_lines(path: Path) -> Generator[list[bytes], None, None]:
    rest = b""
    for chunk in _read_text(path):
        first, *others = chunk.split(b"\n")
        rest = (rest + first)[: LONGEST_LINE + 1]
        if others:
            yield [rest, *others[:-1]]
            rest = others[-1]
        else:
            yield []
    if rest:
        yield [rest]


def _read_text(path: Path) -> Iterator[bytes]:
    """The unpacked content in chunks, without a byte-order mark."""
    read = 0
    for chunk in _read_file(path):
        if not read:
            _refuse_what_is_no_text(path, chunk)
            yield chunk.removeprefix(b"\xef\xbb\xbf")
        else:
            yield chunk
        read += len(chunk)
        if read > LARGEST_TEXT:
            raise CorpusError(f"{path} holds more than {LARGEST_TEXT >> 30} GiB of text.", advice="Use a part of it.")


def _read_file(path: Path) -> Iterator[bytes]:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):  # opening a pipe would wait for a writer, for ever
            kind = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
            raise CorpusError(f"{path} is {kind}.", advice="Choose a file of text.")
        with path.open("rb") as file:
            yield from unpacked(file)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise CorpusError(f"{path} cannot be read: {reason}.") from error


def unpacked(file: IO[bytes]) -> Iterator[bytes]:
    """The content of a file in chunks, unpacked if it is gzip, bzip2 or xz.

    That decides, not its name: some programs unpack what they fetch and leave the name as it was.
    """
    head = file.read(6)
    file.seek(0)
    if head.startswith(b"\x1f\x8b"):
        with gzip.open(file) as archive:
            yield from iter(partial(archive.read, CHUNK), b"")
    elif head[:3] == b"BZh" and head[4:] in (b"1A", b"\x17r"):  # a block, or the end at once
        with bz2.open(file) as packed:
            yield from iter(partial(packed.read, CHUNK), b"")
    elif head == b"\xfd7zXZ\0":
        yield from _unpacked_xz(file)
    else:
        yield from iter(partial(file.read, CHUNK), b"")


def _unpacked_xz(file: IO[bytes]) -> Iterator[bytes]:
    """As `lzma.open` unpacks it, which cannot limit the memory that an archive asks for."""
    decompressor, data = None, file.read(CHUNK)
    while decompressor or data:
        if decompressor is None:
            decompressor = lzma.LZMADecompressor(lzma.FORMAT_XZ, XZ_MEMORY)
        yield decompressor.decompress(data, CHUNK)
        if decompressor.eof:  # another stream may follow, after a padding of zeros
            data, decompressor = decompressor.unused_data.lstrip(b"\0"), None
            while not data and (read := file.read(CHUNK)):
                data = read.lstrip(b"\0")
        elif decompressor.needs_input:
            data = file.read(CHUNK)
            if not data:
                raise EOFError("the archive is cut off")
        else:
            data = b""


def _refuse_what_is_no_text(path: Path, start: bytes) -> None:
    for mark, encoding in MARKS.items():
        if start.startswith(mark):
            raise CorpusError(f"{path} is {encoding} text, not UTF-8.", advice=AS_TEXT)
    for mark, kind in KINDS.items():
        if start.startswith(mark):
            raise CorpusError(f"{path} is {kind}, not plain text.", advice=AS_TEXT)
    controls = len(start) - len(start.translate(None, CONTROLS))
    # Compressed or random bytes have 9 % of them, programs and UTF-16 more; text has none, even where it is damaged.
    if controls > max(20, len(start) // 20):
        raise CorpusError(f"{path} is not plain text.", advice=AS_TEXT)
