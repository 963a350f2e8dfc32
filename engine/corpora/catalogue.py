"""The corpora that are known to be published: where, under what licence, and how their files are read.

`catalogue.toml` beside this file holds the entries. What cannot be known for certain is not in it: an entry without a
hash is checked by its size, or only compared with what came the first time.
"""

import difflib
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from engine.config import describe_problems
from engine.errors import CorpusError

CATALOGUE = Path(__file__).with_suffix(".toml")
LARGEST_FILE = 1 << 31  # bytes of a file of which nothing is known
ROOM_TO_GROW = 3  # an approximate size may have become so many times as large since it was looked at
HASH = r"(sha256:[0-9a-f]{64}|sha1:[0-9a-f]{40}|md5:[0-9a-f]{32})"
NAMES_OF_HASHES = {"sha256": "SHA-256", "sha1": "SHA-1", "md5": "MD5"}


def weakest_check(checks: Iterable[str]) -> str:
    """Of several ways to check a file, the one that proves least."""
    strength = ["first use", "size", *reversed(NAMES_OF_HASHES.values())]
    return min(checks, key=strength.index)


def _inside(member: str) -> str:
    if PurePosixPath(member).is_absolute() or ".." in PurePosixPath(member).parts or "\\" in member:
        raise ValueError("must be a path inside the archive")
    return member


class _Record(BaseModel):
    """A part of the catalogue: immutable, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PublishedFile(_Record):
    """A file at an address.

    Attributes:
        size: bytes; exact, or with `approximate_size` as somebody saw it once. None: unknown.
        hash: as pooch takes it, such as `sha256:...`; None: unknown.
    """

    address: str = Field(pattern=r"^https?://[^\s/]+/\S+$")
    size: int | None = Field(default=None, gt=0)
    approximate_size: bool = False
    hash: str | None = Field(default=None, pattern=f"^{HASH}$")

    @property
    def name(self) -> str:
        """The last part of its address."""
        return self.address.rstrip("/").rpartition("/")[2]

    @property
    def host(self) -> str:
        """Who is asked for it."""
        return self.address.split("/")[2]

    @property
    def exact_size(self) -> int | None:
        """Its size in bytes, where that is known to the byte."""
        return None if self.approximate_size else self.size

    @property
    def most_bytes(self) -> int:
        """More than this is not taken, whatever the server says."""
        if self.size is None:
            return LARGEST_FILE
        return self.size * ROOM_TO_GROW if self.approximate_size else self.size

    @property
    def check(self) -> str:
        """How it is made sure that the right file came: `SHA-256`, `size`, or `first use`."""
        if self.hash:
            return NAMES_OF_HASHES[self.hash.partition(":")[0]]
        return "size" if self.exact_size else "first use"


class Text(_Record):
    """Text in a published file.

    Attributes:
        file: which of the entry's files, 1 for the first.
        member: its path in an archive; "": the file itself is the text, compressed or not.
    """

    file: int = Field(default=1, ge=1)
    member: Annotated[str, AfterValidator(_inside)] = ""


class Part(_Record):
    """Pairs in published files: a table with two columns, or two texts, a sentence a line.

    Attributes:
        table: with the columns of the two sides, 1 for the first.
        markup: `sgm` where each line that counts is a `<seg>` of WMT's test sets.
    """

    table: Text | None = None
    columns: tuple[int, int] = (1, 2)
    source: Text | None = None
    target: Text | None = None
    markup: Literal["none", "sgm"] = "none"

    @property
    def texts(self) -> tuple[Text, ...]:
        """The table, or source and target."""
        return tuple(text for text in (self.table, self.source, self.target) if text)

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        if (self.source is None) != (self.target is None) or (self.table is None) == (self.source is None):
            raise ValueError("a part is either a table, or a source and a target")
        if min(self.columns) < 1:
            raise ValueError("columns are counted from 1")
        return self


class CatalogueEntry(_Record):
    """A corpus that somebody publishes.

    Attributes:
        name: as it is asked for, and the name of its file.
        pairs: as published; None: not stated. `approximate_pairs`: it was seen once, or grows.
        licence: as stated where it is published, in a few words.
        page: where a reader finds out more.
        checked, evidence: when the entry was last compared with what, since an address may move.
    """

    name: str = Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=60)
    title: str
    source_language: str
    target_language: str
    pairs: int | None = Field(default=None, gt=0)
    approximate_pairs: bool = False
    licence: str
    page: str = Field(pattern=r"^https?://")
    files: tuple[PublishedFile, ...] = Field(min_length=1)
    parts: tuple[Part, ...] = Field(min_length=1)
    checked: date
    evidence: str

    @property
    def size(self) -> int | None:
        """Bytes to download, None if that of any file is unknown."""
        sizes = [file.size for file in self.files if file.size is not None]
        return sum(sizes) if len(sizes) == len(self.files) else None

    @property
    def approximate_size(self) -> bool:
        """Whether `size` is not known to the byte."""
        return any(file.approximate_size for file in self.files)

    @property
    def check(self) -> str:
        """How its files are checked, the weakest way of them."""
        return weakest_check(file.check for file in self.files)

    @model_validator(mode="after")
    def _names_its_own_files(self) -> Self:
        if any(text.file > len(self.files) for part in self.parts for text in part.texts):
            raise ValueError("a part names a file that the entry does not have")
        return self


class _Catalogue(_Record):
    corpus: tuple[CatalogueEntry, ...]

    @model_validator(mode="after")
    def _has_each_name_once(self) -> Self:
        names = [entry.name for entry in self.corpus]
        if twice := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"more than one corpus is named {', '.join(sorted(twice))}")
        return self


def read_catalogue(path: Path | None = None) -> dict[str, CatalogueEntry]:
    """The entries by name, in their order; raises CorpusError for a file that is no catalogue."""
    path = path or CATALOGUE
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        return {entry.name: entry for entry in _Catalogue.model_validate(values).corpus}
    except OSError as error:
        raise CorpusError(f"The catalogue {path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise CorpusError(f"{path} is no catalogue of corpora: {describe_problems(error)}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} is no catalogue of corpora: {error}.") from error


def find_entry(name: str, path: Path | None = None) -> CatalogueEntry:
    """An entry of the catalogue; raises CorpusError that names those that are meant perhaps."""
    entries = read_catalogue(path)
    if entry := entries.get(name):
        return entry
    near = difflib.get_close_matches(name, entries, n=3, cutoff=0.5)
    advice = f"Is it {' or '.join(near)}?" if near else "See them with `python -m engine corpus list`."
    raise CorpusError(f"The catalogue has no corpus named {name!r}.", advice=advice)
