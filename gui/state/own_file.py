"""Files of the program's own formats: JSON of a bounded size that names its format and version.

They may come from anywhere: all of one is checked before anything is done with it.
"""

import json
import stat
from pathlib import Path
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError

MOST_BYTES = 2**20

Trouble = Literal["unreadable", "no_file", "too_large", "foreign", "version", "damaged"]


class OwnFileError(Exception):
    """Why a file cannot be opened; `detail` is what the system or the check says."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble, self.detail = trouble, detail


class Part(BaseModel):
    """Something inside such a file."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class OwnFile(Part):
    """What a file holds; a subclass names its format and version, and has them as fields too."""

    FORMAT: ClassVar[str]
    VERSION: ClassVar[int]

    @classmethod
    def read(cls, path: Path) -> Self:
        """What is in a file; raises OwnFileError if it cannot be opened."""
        return cls.parse(_content(path))

    @classmethod
    def parse(cls, content: bytes) -> Self:
        """What a file's content tells of; raises OwnFileError if it tells of nothing of the kind."""
        try:
            values: Any = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise OwnFileError("foreign") from error
        if not isinstance(values, dict) or values.get("format") != cls.FORMAT:
            raise OwnFileError("foreign")
        if values.get("version") != cls.VERSION:
            raise OwnFileError("version", str(values.get("version"))[:20])
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            raise OwnFileError("damaged", f"{place[:100]}: {first['msg'][:200]}") from error

    def to_bytes(self) -> bytes:
        """As it is written to a file."""
        return self.model_dump_json(indent=1).encode()


def _content(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for a writer, for ever
            raise OwnFileError("no_file")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise OwnFileError("unreadable", error.strerror or str(error)) from error
    except ValueError as error:  # a null character in the path
        raise OwnFileError("unreadable", str(error)) from error
    if len(content) > MOST_BYTES:
        raise OwnFileError("too_large")
    return content
