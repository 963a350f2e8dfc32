"""What concerns a corpus file as a whole: whether it can be read, is text, and is as long as its parallel."""

import io
import lzma
import os
import random
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from engine.corpora import lines
from engine.corpora.lines import CHUNK, read_rows
from engine.errors import CorpusError
from tests.engine.corpora.corpus_files import ENDINGS, packed, written

TEXT = "".join(f"line {i} {i * 7919 % 1013}\tligne {i}\n" for i in range(5000)).encode()


def complaint(*paths: Path) -> CorpusError:
    with pytest.raises(CorpusError) as caught:
        list(read_rows(paths))
    return caught.value


def rows_of(*paths: Path) -> list[tuple[bytes, ...]]:
    return [row for portion in read_rows(paths) for row in portion]


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_content_says_how_a_file_is_packed_whatever_its_name(ending: str, tmp_path: Path) -> None:
    path = tmp_path / "corpus.txt"
    path.write_bytes(packed(TEXT, ending))
    assert b"\n".join(row for (row,) in rows_of(path)) + b"\n" == TEXT
    assert path.replace(tmp_path / "corpus.gz")
    assert len(rows_of(tmp_path / "corpus.gz")) == 5000


@pytest.mark.parametrize("ending", [".gz", ".xz"])
def test_archives_that_were_joined_are_read_to_the_last(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(packed(b"a\nb", ending) + packed(b"", ending) + bytes(8) + packed(b"c\n", ending) + bytes(4))
    assert rows_of(path) == [(b"a",), (b"bc",)]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(("left", "right"), [(3, 5), (5, 3), (0, 1), (100_000, 99_999), (1, 100_000)])
def test_unequal_numbers_of_lines_are_both_told(left: int, right: int, ending: str, tmp_path: Path) -> None:
    english = written(tmp_path / f"a.en{ending}", "word\n" * left)
    french = written(tmp_path / f"a.fr{ending}", "mot\n" * right)
    assert complaint(english, french).what == f"{english} has {left:,} lines, {french} has {right:,} lines."


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_file_has_no_rows(ending: str, tmp_path: Path) -> None:
    assert rows_of(written(tmp_path / f"a{ending}", "")) == []
    assert rows_of(written(tmp_path / f"a{ending}", "\ufeff")) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_is_not_there_is_named(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    assert complaint(path).what == f"{path} cannot be read: No such file or directory."


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert complaint(tmp_path).what == f"{tmp_path} is a folder."


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
@pytest.mark.timeout(20)
def test_a_pipe_or_an_endless_device_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        assert complaint(path).what == f"{path} is a pipe or a device."


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything may be read")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.tsv", TEXT)
    path.chmod(0)
    assert complaint(path).what == f"{path} cannot be read: Permission denied."


@pytest.mark.parametrize("damage", ["cut", "changed", "followed by rubbish"])
@pytest.mark.parametrize("ending", [".gz", ".xz"])
def test_a_damaged_archive_is_named(ending: str, damage: str, tmp_path: Path) -> None:
    path, data = tmp_path / f"a{ending}", packed(TEXT, ending)
    half = len(data) // 2
    damaged = {
        "cut": data[:half],
        "changed": data[:half] + bytes(64) + data[half + 64 :],
        "followed by rubbish": data + b"rubbish",
    }
    path.write_bytes(damaged[damage])
    assert complaint(path).what.startswith(f"{path} cannot be read: ")


def test_an_archive_that_asks_for_all_memory_is_refused(tmp_path: Path) -> None:
    data = bytearray(lzma.compress(TEXT, preset=0))
    # The block's head follows the stream's 12 bytes: size, flags, filter, size of its properties, dictionary, CRC32.
    size = 4 * (data[12] + 1)
    data[16] = 40  # 4 GiB
    data[12 + size - 4 : 12 + size] = struct.pack("<I", zlib.crc32(data[12 : 12 + size - 4]))
    path = tmp_path / "a.xz"
    path.write_bytes(data)
    assert complaint(path).what == f"{path} cannot be read: Memory usage limit exceeded."


@pytest.mark.parametrize("ending", ENDINGS)
def test_endless_text_is_given_up(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LARGEST_TEXT", 1 << 20)
    path = written(tmp_path / f"a{ending}", b"text" * (1 << 18) + b"\n")
    assert "GiB of text" in complaint(path).what
    assert len(rows_of(written(path, b"text" * (1 << 17) + b"\n"))) == 1


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("encoding", "mark"), [("UTF-16", "utf-16-le"), ("UTF-16", "utf-16-be"), ("UTF-32", "utf-32-le")]
)
def test_text_in_another_encoding_is_called_by_its_name(encoding: str, mark: str, ending: str, tmp_path: Path) -> None:
    path = written(tmp_path / f"a{ending}", "\ufeffHello.\tBonjour.\n".encode(mark))
    error = complaint(path)
    assert error.what == f"{path} is {encoding} text, not UTF-8."
    assert error.advice == "Save it as plain UTF-8 text."


def test_what_is_no_text_is_refused_kindly(tmp_path: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("corpus.tsv", TEXT)
    kinds = {
        "a PNG picture, not plain text": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "a ZIP archive or an office document, not plain text": archive.getvalue(),
        "not plain text": random.Random(1).randbytes(3 * CHUNK),
    }
    kinds |= {"not plain text ": TEXT.decode().encode("utf-16-le")}
    for kind, content in kinds.items():
        path = written(tmp_path / "a.tsv", content)
        assert complaint(path).what == f"{path} is {kind.strip()}."


def test_some_damage_does_not_make_text_anything_else(tmp_path: Path) -> None:
    noisy = TEXT.replace(b"line 11", b"l\0\x01\x02\xffe 11")
    assert len(rows_of(written(tmp_path / "a.tsv", noisy))) == 5000


@pytest.mark.parametrize("beyond", [-4, 0, 4, 2 * CHUNK])
def test_a_stream_of_an_archive_may_follow_any_padding(beyond: int, tmp_path: Path) -> None:
    first, second = lzma.compress(b"one\n"), lzma.compress(b"two\n")
    path = tmp_path / "corpus.xz"
    path.write_bytes(first + bytes(CHUNK - len(first) + beyond) + second)
    assert rows_of(path) == [(b"one",), (b"two",)]
