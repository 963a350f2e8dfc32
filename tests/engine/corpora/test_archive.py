"""Taking texts out of archives: good ones of each kind, and those that are made to do harm."""

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.corpora import archive
from engine.corpora.archive import extract
from engine.errors import CorpusError

TEXT = "A house.\tUne maison.\nA café.\tUn café.\n".encode() * 500
BOMB = 4_000_000  # bytes, of zeros
Member = tuple[str, bytes]
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


def write_zip(path: Path, *members: Member) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members:
            opened.writestr(name, content)
    return path


def write_tar(path: Path, *members: Member | tarfile.TarInfo) -> Path:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as opened:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                opened.addfile(member)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                opened.addfile(info, io.BytesIO(member[1]))
    path.write_bytes(PACKINGS[path.suffix if path.suffix != ".tar" else ""](written.getvalue()))
    return path


def write_any(path: Path, *members: Member) -> Path:
    return (write_zip if path.suffix == ".zip" else write_tar)(path, *members)


def complaint(path: Path, member: str = "a.txt") -> str:
    """What is said of an archive, that leaves nothing but itself behind it."""
    taken = path.parent / "taken"
    taken.mkdir()
    with pytest.raises(CorpusError) as caught:
        extract(path, {member: taken / "text"})
    outside = {inside.name for inside in path.parent.iterdir()} - {path.name, "taken"}
    assert not outside
    assert all(inside.name == "text" for inside in taken.iterdir())
    return caught.value.what


ARCHIVES = ["a.zip", "a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz"]


@pytest.mark.parametrize("name", ARCHIVES)
def test_only_what_is_asked_for_is_taken(name: str, tmp_path: Path) -> None:
    members = [("README", b"read me"), ("data/a.txt", TEXT), ("data/b.txt", b"b"), ("c.txt", b"c")]
    path = write_any(tmp_path / name, *members)
    reports: list[int] = []
    wanted = {"data/a.txt": tmp_path / "one", "c.txt": tmp_path / "two"}
    extract(path, wanted, reports.append)
    assert (tmp_path / "one").read_bytes() == TEXT
    assert (tmp_path / "two").read_bytes() == b"c"
    assert {inside.name for inside in tmp_path.iterdir()} == {name, "one", "two"}
    assert max(reports) >= len(TEXT)


@pytest.mark.parametrize("ending", PACKINGS)
def test_a_file_that_is_no_archive_is_unpacked_as_a_whole(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.tsv{ending}"
    path.write_bytes(PACKINGS[ending](TEXT))
    extract(path, {"": tmp_path / "text"})
    assert (tmp_path / "text").read_bytes() == TEXT


def test_a_leading_dot_in_a_path_means_nothing(tmp_path: Path) -> None:
    extract(write_tar(tmp_path / "a.tar.gz", ("./data/./a.txt", TEXT)), {"data/a.txt": tmp_path / "text"})
    assert (tmp_path / "text").read_bytes() == TEXT


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
@pytest.mark.parametrize("path", ["../evil", "data/../../evil", "/tmp/evil", "C:\\evil", "..\\evil"])
def test_an_archive_with_a_path_that_leads_out_of_it_is_refused(path: str, name: str, tmp_path: Path) -> None:
    told = complaint(write_any(tmp_path / name, (path, b"evil"), ("a.txt", TEXT)))
    assert told.startswith(f"{name} holds a path that leads out of it: ")


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_links_and_devices_are_not_taken(kind: bytes, tmp_path: Path) -> None:
    info = tarfile.TarInfo("a.txt")
    info.type, info.linkname = kind, "/etc/passwd"
    assert "a link, a device" in complaint(write_tar(tmp_path / "a.tar", info))


def test_a_link_in_a_zip_is_not_taken(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as opened:
        opened.writestr(info, "/etc/passwd")
    assert "a link, a device" in complaint(tmp_path / "a.zip")


def sparse_head(size: int) -> bytes:
    """The head of a file that is one hole, as old GNU tar writes it."""
    info = tarfile.TarInfo("a.txt")
    info.type = tarfile.GNUTYPE_SPARSE
    head = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    head[386:410] = b"00000000000\0" * 2
    head[483:495] = b"%011o\0" % size
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head)


@pytest.mark.parametrize("ending", ["old", "pax"])
def test_holes_are_not_written(ending: str, tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    if ending == "old":
        path.write_bytes(sparse_head(BOMB) + bytes(1024))
    else:
        info = tarfile.TarInfo("a.txt")
        holes = {"GNU.sparse.map": f"{BOMB},0", "GNU.sparse.size": str(BOMB), "GNU.sparse.name": "a.txt"}
        info.pax_headers = holes | {"GNU.sparse.major": "0", "GNU.sparse.minor": "1"}
        path.write_bytes(info.tobuf(tarfile.PAX_FORMAT) + bytes(1024))
    assert "full of holes" in complaint(path)
    assert not (tmp_path / "taken" / "text").exists()


def test_links_beside_what_is_asked_for_are_never_made(tmp_path: Path) -> None:
    info = tarfile.TarInfo("data")
    info.type, info.linkname = tarfile.SYMTYPE, str(tmp_path)
    extract(write_tar(tmp_path / "a.tar", info, ("a.txt", TEXT)), {"a.txt": tmp_path / "text"})
    assert {inside.name for inside in tmp_path.iterdir()} == {"a.tar", "text"}


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_packed_in_a_way_that_cannot_be_bounded_is_refused(packing: int, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", packing) as opened:
        opened.writestr("a.txt", TEXT)
    assert complaint(tmp_path / "a.zip") == "a.txt in a.zip is packed in a way that is not taken."


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
def test_a_bomb_is_given_up_soon(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "ALWAYS_ALLOWED", 1 << 16)
    path = write_any(tmp_path / name, ("a.txt", bytes(BOMB)))
    assert path.stat().st_size < 10_000
    assert complaint(path) == f"{name} unpacks to far more than text does."
    most = (1 << 16) + 40 * path.stat().st_size
    assert (tmp_path / "taken" / "text").stat().st_size <= most


def test_a_bomb_that_lies_about_its_size_is_given_up_too(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", ("a.txt", bytes(BOMB)))
    data = path.read_bytes()
    path.write_bytes(data.replace(BOMB.to_bytes(4, "little"), (100).to_bytes(4, "little")))
    complaint(path)
    assert (tmp_path / "taken" / "text").stat().st_size < 3_000_000


def test_a_bomb_beside_what_is_asked_for_does_no_harm(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", ("bomb", bytes(BOMB)), ("a.txt", TEXT))
    extract(path, {"a.txt": tmp_path / "text"})
    assert (tmp_path / "text").read_bytes() == TEXT


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_an_archive_of_too_many_files_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 100)
    path = write_any(tmp_path / name, *((f"{i}.txt", b"") for i in range(101)), ("a.txt", TEXT))
    assert complaint(path) == f"{name} holds more than 100 files."


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_a_text_that_is_there_twice_is_not_chosen_between(name: str, tmp_path: Path) -> None:
    assert complaint(write_any(tmp_path / name, ("a.txt", b"one"), ("a.txt", b"two"))) == f"{name} holds a.txt twice."


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_a_text_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    assert complaint(write_any(tmp_path / name, ("b.txt", TEXT))) == f"{name} does not hold a.txt."


@pytest.mark.parametrize("damage", ["cut", "changed"])
@pytest.mark.parametrize("name", [*ARCHIVES[:1], *ARCHIVES[2:]])
def test_a_damaged_archive_is_named(name: str, damage: str, tmp_path: Path) -> None:
    path = write_any(tmp_path / name, ("a.txt", bytes(range(256)) * 400), ("b.txt", TEXT))
    data = bytearray(path.read_bytes())
    middle = len(data) // 3
    if damage == "cut":
        del data[middle:]
    else:
        data[middle : middle + 40] = bytes(40)
    path.write_bytes(data)
    assert complaint(path).startswith(f"{name} is damaged: ")


def test_the_check_sum_at_the_end_of_an_archive_counts(tmp_path: Path) -> None:
    path = write_tar(tmp_path / "a.tar", ("a.txt", TEXT))
    data = bytearray(gzip.compress(path.read_bytes() + bytes(200_000)))  # some archives are padded
    data[-8] ^= 1
    path.write_bytes(data)
    assert "CRC" in complaint(path)


@pytest.mark.parametrize("content", [b"", b"plain text\n" * 100, b"PK\x03\x04 and no more"])
def test_what_is_no_archive_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    assert complaint(path).startswith("a.zip is damaged: ")


def test_a_page_to_log_in_to_the_network_is_known(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"\n<!DOCTYPE html><html><body>Welcome to our guests' network</body></html>")
    assert complaint(path).startswith("a.zip is a web page, and no corpus: ")


def test_an_archive_with_a_password_is_told(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", ("a.txt", TEXT))
    data = bytearray(path.read_bytes())
    central = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    path.write_bytes(data)
    assert "password" in complaint(path)
