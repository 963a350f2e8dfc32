"""Pairs from files: one TSV, or two parallel files, plain or compressed, streamed line by line.

Lines end at LF alone (a CR before it is dropped): splitting at U+0085 or U+2028, as `str.splitlines` does, would shift
a parallel corpus.
"""

import gzip
import lzma
import unicodedata
import zlib
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO, cast

from engine.corpora.pair import Pair
from engine.errors import CorpusError

LONGEST_LINE = 1 << 20


def read_pairs(source: Path, target: Path | None = None) -> Iterator[Pair]:
    """Stream the pairs of a TSV file, or of two parallel files; NFC.

    Raises CorpusError, with the number of the line, for a line that is no pair, for text that is not UTF-8 and for
    files of unequal length.
    """
    return _read_parallel(source, target) if target else _read_tsv(source)


def _read_tsv(path: Path) -> Iterator[Pair]:
    for number, line in _read_lines(path):
        fields = line.split("\t")
        if len(fields) != 2:
            raise CorpusError(
                f"{path}, line {number}: expected one tab between two sentences, found {len(fields) - 1}.",
                advice="Put each pair on a line of its own: sentence, tab, translation.",
            )
        yield _checked_pair((path, path), number, *fields)


def _read_parallel(source: Path, target: Path) -> Iterator[Pair]:
    for left, right in zip_longest(_read_lines(source), _read_lines(target)):
        if left is None or right is None:
            shorter, number = (source, right[0]) if right else (target, left[0])
            raise CorpusError(
                f"{shorter} ends before line {number}, the other file goes on.",
                advice="Parallel files need the same number of lines, in the same order.",
            )
        yield _checked_pair((source, target), left[0], left[1], right[1])


def _checked_pair(paths: tuple[Path, Path], number: int, source: str, target: str) -> Pair:
    pair = Pair(unicodedata.normalize("NFC", source.strip()), unicodedata.normalize("NFC", target.strip()))
    if not pair.source or not pair.target:
        path, side = (paths[0], "source") if not pair.source else (paths[1], "target")
        raise CorpusError(
            f"{path}, line {number}: the {side} sentence is empty.",
            advice="Remove the line, from both files if there are two.",
        )
    return pair


def _read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines, decoded; the line end and a byte-order mark at the start are dropped."""
    try:
        with _open_binary(path) as file:
            number = 0
            while raw := file.readline(LONGEST_LINE):
                number += 1
                if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
                    raise CorpusError(f"{path}, line {number}: longer than {LONGEST_LINE} bytes; this is no sentence.")
                yield number, _decoded_line(path, number, raw)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise CorpusError(f"{path} cannot be read: {reason}.") from error


def _decoded_line(path: Path, number: int, raw: bytes) -> str:
    if number == 1:
        raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{path}, line {number}: not UTF-8 text (byte {error.start + 1}).",
            advice="Save the file as UTF-8.",
        ) from error


def _open_binary(path: Path) -> BinaryIO:
    if path.suffix == ".gz":
        return cast("BinaryIO", gzip.open(path))
    if path.suffix == ".xz":
        return cast("BinaryIO", lzma.open(path))
    return path.open("rb")
