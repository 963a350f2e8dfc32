"""A file of models that was not written by the program, or was changed since, is refused, and nothing is kept of it."""

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.checkpoint import FACTS, TOKENIZER, WEIGHTS
from engine.child_process import finish
from engine.errors import CheckpointError
from engine.library.keeping import export_models, import_models

Members = dict[str, tuple[zipfile.ZipInfo, bytes]]


@pytest.fixture
def file(pack: Path, tmp_path: Path) -> Path:
    """An exported pack that is in order."""
    finish(export_models("digits", tmp_path / "a.lockmodel"))
    return tmp_path / "a.lockmodel"


@pytest.fixture
def kept(pack: Path) -> Callable[[], list[str]]:
    """What is among the user's models, hidden things too, and around them."""
    return lambda: sorted(str(path.relative_to(pack.parents[1])) for path in pack.parents[1].rglob("*"))


def rewrite(file: Path, change: Callable[[Members], None]) -> None:
    with zipfile.ZipFile(file) as archive:
        members = {info.filename: (info, archive.read(info)) for info in archive.infolist()}
    change(members)
    with zipfile.ZipFile(file, "w") as archive:
        for info, content in members.values():
            archive.writestr(info, content)


def add(name: str, content: bytes = b"x", mode: int = stat.S_IFREG | 0o644) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        info = zipfile.ZipInfo("x")
        info.filename = name  # as it is: ZipInfo would make it harmless
        info.external_attr = mode << 16
        members[f"{name} {mode}"] = info, content

    return change


def set_content(name: str, content: bytes) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        members[name] = members[name][0], content

    return change


def compress(members: Members) -> None:
    for info, _ in members.values():
        info.compress_type = zipfile.ZIP_DEFLATED


def link(members: Members) -> None:
    info, _ = members.pop(TOKENIZER)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    members[TOKENIZER] = info, b"/etc/passwd"


CHANGES = {
    "a path out of its folder": (add("../evil.txt"), "which no models have"),
    "a path into a hidden folder": (add("rnn/../../evil.txt"), "which no models have"),
    "an absolute path": (add("/tmp/evil.txt"), "which no models have"),
    "a path of Windows": (add("..\\evil.txt"), "which no models have"),
    "a name that goes on after a null": (add("rnn/tokenizer.model\0.exe"), "which no models have"),
    "a program": (add("rnn/run.py"), "which no models have"),
    "another architecture": (add("mamba/model.json"), "which no models have"),
    "a folder": (add("rnn/", b"", stat.S_IFDIR | 0o755), "which no models have"),
    "a link": (link, "no plain file"),
    "compression": (compress, "compressed or locked"),
    "a tokenizer without end": (set_content(TOKENIZER, bytes(2**24 + 1)), "too large"),
    "no manifest": (lambda members: members.pop("lockmodel.json") and None, "has no lockmodel.json"),
    "a manifest of another format": (set_content("lockmodel.json", b'{"format": "x", "name": "y"}'), "cannot be used"),
    "a manifest whose name is a path": (
        set_content("lockmodel.json", b'{"format": "lockstep-models", "version": 1, "name": "../x"}'),
        "cannot be used",
    ),
    "a newer version": (set_content("lockmodel.json", b'{"version": 2}'), "newer version"),
    "another tokenizer": (set_content(TOKENIZER, b"no tokenizer"), "tokenizer is damaged"),
    "facts that are none": (set_content(f"rnn/{FACTS}", b"[]"), "damaged"),
    "weights of another model": (set_content(f"rnn/{WEIGHTS}", b"\x02\0\0\0\0\0\0\0{}"), "does not fit"),
    "a card of another model": (set_content("rnn/card.json", b"{}"), "damaged"),
    "a pack without a title": (set_content("card.json", b"{}"), "damaged"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_it_is_refused(name: str, file: Path, kept: Callable[[], list[str]]) -> None:
    before, (change, complaint) = kept(), CHANGES[name]
    rewrite(file, change)
    with pytest.raises(CheckpointError, match=complaint):
        finish(import_models(file))
    assert kept() == before
    assert not (file.parent / "evil.txt").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_repeated_name_is_refused(file: Path) -> None:
    rewrite(file, add("card.json"))
    with pytest.raises(CheckpointError, match="repeated"):
        finish(import_models(file))


def test_members_that_share_their_bytes_are_refused(file: Path) -> None:
    """As in bombs whose members overlap: together they would be longer than the file."""
    content = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        size = len(content)
        places = {info.filename: info for info in archive.infolist()}
    entry = content.rindex(b"transformer/model.safetensors") - 46
    for field in (20, 24):
        content[entry + field : entry + field + 4] = (size - 100).to_bytes(4, "little")
    file.write_bytes(content)
    assert len(places) > 5
    with pytest.raises(CheckpointError, match="overlap"):
        finish(import_models(file))


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: b"PK\x05\x06" + bytes(18),
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content + b"x",
        lambda content: b"x" + content,
        lambda content: content[:-22] + b"PK\x06\x07" + bytes(16) + content[-22:],
        lambda content: content[:-12] + b"\xff\xff\xff\x7f" + content[-8:],
        lambda content: bytes(100_000),
    ],
)
def test_a_damaged_file_is_refused(damage: Callable[[bytes], bytes], file: Path, kept: Callable[[], list[str]]) -> None:
    before = kept()
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(CheckpointError):
        finish(import_models(file))
    assert kept() == before


def test_a_byte_that_changed_is_noticed(file: Path) -> None:
    content = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        begin = archive.getinfo(f"rnn/{WEIGHTS}").header_offset
    content[begin + 5000] ^= 1
    file.write_bytes(content)
    with pytest.raises(CheckpointError, match="damaged"):
        finish(import_models(file))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os = pytest.importorskip("os")
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "a.lockmodel")
    with pytest.raises(CheckpointError, match="no regular file"):
        finish(import_models(tmp_path / "a.lockmodel"))
