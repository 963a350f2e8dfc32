"""Models in one file: an uncompressed zip of safetensors, JSON and SentencePiece, laid out as a pack's folder.

A file may come from anywhere. Nothing of it is used before its directory, which is read within bounds, has told of
nothing but files that a pack has, each once, plain, uncompressed, and no longer than the file itself.
"""

import os
import stat
import struct
import tempfile
import zipfile
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from typing import IO, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engine.architectures import ARCHITECTURES
from engine.card_files import CARD
from engine.checkpoint import FACTS, TOKENIZER, WEIGHTS
from engine.checkpoint.plain_files import MOST_JSON, open_regular, parse_json
from engine.errors import CheckpointError, SavingError

SUFFIX = ".lockmodel"
MANIFEST = "lockmodel.json"
MOST_TOKENIZER, MOST_WEIGHTS = 2**24, 2**32
MOST_ARCHIVE = 2**32 - 2**20  # a larger one would need another kind of zip
CHUNK = 2**22
END, END_LENGTH = b"PK\x05\x06", 22
WIDE_LOCATOR, WIDE_LENGTH = b"PK\x06\x07", 20
MOST_DIRECTORY = 2**16
REGULAR = (stat.S_IFREG | 0o644) << 16
EPOCH = (1980, 1, 1, 0, 0, 0)  # so that the same models make the same file

Steps = Generator[tuple[int, int], None, None]
"""What takes time yields the bytes done and those in all."""


class Manifest(BaseModel):
    """What tells such a file from others; `name` is what the pack's folder was called."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["lockstep-models"] = "lockstep-models"
    version: Literal[1] = 1
    name: str = Field(pattern=r"^[\w][\w .-]*$", max_length=100)


def most_bytes(member: str) -> int | None:
    """The largest that a file at this place in a pack may be; None if a pack has no such file."""
    name, _, file = member.rpartition("/")
    if name and name not in ARCHITECTURES:
        return None
    inside = {FACTS: MOST_JSON, CARD: MOST_JSON, TOKENIZER: MOST_TOKENIZER, WEIGHTS: MOST_WEIGHTS}
    outside = {MANIFEST: MOST_JSON, CARD: MOST_JSON, TOKENIZER: MOST_TOKENIZER}
    return (inside if name else outside).get(file)


def write_archive(target: Path, files: Mapping[str, Path], texts: Mapping[str, str]) -> Steps:
    """Write files and texts by their places into `target`, whole or, if this fails or is closed, not at all.

    Raises SavingError if the disk does not take it, CheckpointError if it would be too large.
    """
    sizes = {place: path.stat().st_size for place, path in files.items()}
    total = sum(sizes.values())
    if total > MOST_ARCHIVE:
        raise CheckpointError(
            f"These models are too large for one file ({total / 2**30:.1f} GiB).", advice="Export them one by one."
        )
    try:
        with _put_in_place(target) as temporary, zipfile.ZipFile(temporary, "w", allowZip64=False) as archive:
            for place, text in texts.items():
                archive.writestr(_plain(place), text)
            done = 0
            for place, path in files.items():
                with open_regular(path) as source, archive.open(_plain(place), "w") as destination:
                    for chunk in _chunks(source):
                        destination.write(chunk)
                        done += len(chunk)
                        yield done, total
    except OSError as error:
        raise SavingError(
            f"{target} could not be written: {error.strerror}.",
            kept="What was there before is untouched.",
            advice="Make room or choose another folder.",
        ) from error


def unpack_archive(path: Path, folder: Path) -> Steps:
    """Write what is in an archive into an empty folder; raises CheckpointError if anything about it is off."""
    with _open_archive(path) as (archive, members):
        total, done = sum(member.file_size for member in members), 0
        for member in members:
            (folder / member.filename).parent.mkdir(exist_ok=True)
            with archive.open(member) as source, (folder / member.filename).open("wb") as destination:
                for chunk in _chunks(source):
                    destination.write(chunk)
                    done += len(chunk)
                    yield done, total
                destination.flush()
                os.fsync(destination.fileno())


def read_manifest(path: Path) -> Manifest:
    """The manifest in an archive; raises CheckpointError if it has none that this program can use."""
    with _open_archive(path) as (archive, members):
        if MANIFEST not in {member.filename for member in members}:
            raise CheckpointError(f"{path.name} is no file of models: it has no {MANIFEST}.")
        try:
            values = parse_json(archive.read(MANIFEST))
            if isinstance(values, dict) and values.get("version", 1) != 1:
                raise CheckpointError(
                    f"{path.name} was written by a newer version of the program.", advice="Update the program."
                )
            return Manifest.model_validate(values)
        except (ValidationError, ValueError) as error:
            raise CheckpointError(f"{path.name} is damaged: its {MANIFEST} cannot be used.") from error


@contextmanager
def _put_in_place(target: Path) -> Iterator[IO[bytes]]:
    """A file beside the target that takes its place at the end, or is removed."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


@contextmanager
def _open_archive(path: Path) -> Iterator[tuple[zipfile.ZipFile, list[zipfile.ZipInfo]]]:
    """An archive and its members, whose places and sizes are in order."""
    try:
        with open_regular(path) as file:
            size = _check_end(file)
            with zipfile.ZipFile(file) as archive:
                members = archive.infolist()
                _check_members(members, size)
                yield archive, members
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, struct.error) as error:
        raise CheckpointError(
            f"{path.name} is no file of models that this program has written, or it is damaged: {error}.",
            kept="Nothing was imported.",
            advice="Get it once more, or have it exported anew.",
        ) from error
    except OSError as error:
        raise CheckpointError(f"{path} cannot be read: {error.strerror}.", kept="Nothing was imported.") from error


def _check_end(file: BufferedReader) -> int:
    """The file's size, once its directory is known to be small: zipfile reads all of it into memory."""
    size = os.fstat(file.fileno()).st_size
    if size < END_LENGTH:
        raise ValueError("it is too short")
    file.seek(max(0, size - END_LENGTH - WIDE_LENGTH))
    tail = file.read(END_LENGTH + WIDE_LENGTH)
    end = tail[-END_LENGTH:]
    _, disk, first_disk, here, entries, length, begin, comment = struct.unpack("<4s4H2LH", end)
    if end[:4] != END or disk or first_disk or comment or tail[:-END_LENGTH].startswith(WIDE_LOCATOR):
        raise ValueError("it is no plain zip")
    if here != entries or length > MOST_DIRECTORY or begin + length + END_LENGTH != size:
        raise ValueError("its directory is not where it should be")
    return size


def _check_members(members: list[zipfile.ZipInfo], size: int) -> None:
    """Raise ValueError unless these are plain files of a pack, each once, that could lie in a file of this size."""
    places = [member.filename for member in members]
    if len(set(places)) < len(places):
        raise ValueError("a name is repeated in it")
    for member in members:
        most, kind = most_bytes(member.filename), stat.S_IFMT(member.external_attr >> 16)
        if most is None or member.orig_filename != member.filename:
            raise ValueError(f"it holds {member.orig_filename[:60]!a}, which no models have")
        if kind not in (0, stat.S_IFREG) or member.is_dir():
            raise ValueError(f"{member.filename} in it is no plain file")
        if member.compress_type != zipfile.ZIP_STORED or member.flag_bits or member.compress_size != member.file_size:
            raise ValueError(f"{member.filename} in it is compressed or locked")
        if member.file_size > most:
            raise ValueError(f"{member.filename} in it is too large")
    if sum(member.file_size for member in members) > size:
        raise ValueError("its members overlap")


def _plain(place: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(place, EPOCH)
    info.external_attr, info.create_system = REGULAR, 3
    return info


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while chunk := source.read(CHUNK):
        yield chunk
