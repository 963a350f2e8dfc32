"""Corpora on disk: the same rows as one TSV or as two parallel files, plain or compressed."""

import bz2
import gzip
import lzma
from collections.abc import Sequence
from pathlib import Path

from engine.corpora.lines import LONGEST_LINE

Row = tuple[bytes, bytes]
LAYOUTS = (1, 2)
ENDINGS = ("", ".gz", ".bz2", ".xz")

# What no line may hold, by what it is reported as.
BAD_TEXTS = {
    "a byte of another encoding": (b"caf\xe9", "not UTF-8"),
    "a character cut short": (b"\xe2\x82", "not UTF-8"),
    "a lone surrogate": (b"so \xed\xa0\xbd it is", "not UTF-8"),
    "a NUL": (b"be\0fore", "NUL character"),
    "nothing": (b"", "empty side"),
    "spaces": (" \u3000\u00a0 ".encode(), "empty side"),
    "what cannot be seen": ("\u200b\ufeff".encode(), "empty side"),
    "too much": (b"x" * (LONGEST_LINE + 1), "too long"),
}


def packed(data: bytes, ending: str) -> bytes:
    """The bytes as a file with this ending holds them."""
    match ending:
        case ".gz":
            return gzip.compress(data, 1)
        case ".bz2":
            return bz2.compress(data, 1)
        case ".xz":
            return lzma.compress(data, preset=0)
    return data


def written(path: Path, content: str | bytes) -> Path:
    """Write a file, compressed if its name says so."""
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(packed(data, path.suffix))
    return path


def write_rows(folder: Path, rows: Sequence[Row], files: int, ending: str = "") -> tuple[Path, ...]:
    """One or two files with these rows."""
    if files == 1:
        return (written(folder / f"a.tsv{ending}", b"".join(b"\t".join(row) + b"\n" for row in rows)),)
    columns = list(zip(*rows, strict=True)) or [(), ()]
    names = (f"a.en{ending}", f"a.fr{ending}")
    return tuple(
        written(folder / name, b"".join(side + b"\n" for side in column))
        for name, column in zip(names, columns, strict=True)
    )
