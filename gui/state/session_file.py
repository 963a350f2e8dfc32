"""A session file: what has to be known to show the same picture of the Stage again, on this machine or another.

It is JSON of a bounded size, and may come from anywhere: all of it is checked before anything is done with it. Models
are known by the SHA-256 of their weights; their names are only told to the reader, and nothing is loaded by them.
"""

import json
import stat
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from gui.state.decoding_choice import WIDEST_BEAM, DecodingChoice, Method
from gui.state.look import Kind, Reading
from gui.state.playback import INSTANT, SPEEDS

FORMAT: Literal["lockstep session"] = "lockstep session"
VERSION: Literal[1] = 1
SUFFIX = "lockstep"
MOST_BYTES = 2**20
MOST_LANES = 12  # those that a page has no room for are left out, and told
MOST_CHARACTERS = 32_767  # as many as a line edit of Qt takes

Trouble = Literal["unreadable", "no_file", "too_large", "no_session", "version", "damaged"]
TokenId = Annotated[int, Field(ge=0, lt=2**31)]


class SessionError(Exception):
    """Why a file is no session that can be opened; `detail` is what the system or the check says."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble, self.detail = trouble, detail


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class SessionLane(_Part):
    """A lane.

    Attributes:
        model: what it was called where the session was saved. weights: the SHA-256 of its weights, in hexadecimal.
        head, reading: which attention is looked at, as in `Look`.
        forced: ids of the pieces that its translation begins with; empty: its own.
    """

    model: str = Field(max_length=1000)
    architecture: str = Field(max_length=100)
    weights: str = Field(pattern=r"^[0-9a-f]{64}$")
    head: tuple[Annotated[int, Field(ge=0, lt=1000)], Annotated[int, Field(ge=0, lt=1000)]] | None = None
    reading: Reading = "cross"
    forced: tuple[TokenId, ...] = Field(default=(), max_length=1000)


class SessionDecoding(_Part):
    """How translations are decoded; all of it as in `DecodingChoice`."""

    method: Method = "greedy"
    temperature: float = Field(default=1.0, gt=0, le=100)
    top_p: float = Field(default=0.9, gt=0, le=1)
    seed: int = Field(default=1, ge=0, lt=2**63)
    width: int = Field(default=4, ge=1, le=WIDEST_BEAM)
    beginning: str = Field(default="", max_length=MOST_CHARACTERS)

    @classmethod
    def of(cls, choice: DecodingChoice) -> "SessionDecoding":
        """What a choice is in a file."""
        return cls(**asdict(choice))

    @property
    def choice(self) -> DecodingChoice:
        """The choice that it tells of."""
        return DecodingChoice(**self.model_dump())


class SessionFile(_Part):
    """What a session file holds.

    Attributes:
        kind, by_word: how the lanes are looked at, as in `Look`.
        speed: of the clock, one of `SPEEDS`; None: instant.
        step: where it stands, 1 for the first piece; 0: nothing was translated.
    """

    format: Literal["lockstep session"] = FORMAT
    version: Literal[1] = VERSION
    sentence: str = Field(max_length=MOST_CHARACTERS)
    lanes: tuple[SessionLane, ...] = Field(min_length=1, max_length=MOST_LANES)
    decoding: SessionDecoding = SessionDecoding()
    kind: Kind = "attention"
    by_word: bool = False
    speed: float | None = 1.0
    step: int = Field(default=0, ge=0, le=100_000)

    @field_validator("speed")
    @classmethod
    def _is_a_speed_of_the_clock(cls, speed: float | None) -> float | None:
        if speed is not None and speed not in SPEEDS:
            raise ValueError(f"it is none of {', '.join(f'{known:g}' for known in SPEEDS if known != INSTANT)}")
        return speed

    def to_bytes(self) -> bytes:
        """As it is written to a file."""
        return self.model_dump_json(indent=1).encode()


def read_session(path: Path) -> SessionFile:
    """The session in a file; raises SessionError if there is none that can be opened."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for a writer, for ever
            raise SessionError("no_file")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise SessionError("unreadable", error.strerror or str(error)) from error
    except ValueError as error:  # a null character in the path
        raise SessionError("unreadable", str(error)) from error
    if len(content) > MOST_BYTES:
        raise SessionError("too_large")
    return parse_session(content)


def parse_session(content: bytes) -> SessionFile:
    """The session that a file's content tells of; raises SessionError if it tells of none."""
    try:
        values: Any = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SessionError("no_session") from error
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise SessionError("no_session")
    if values.get("version") != VERSION:
        raise SessionError("version", str(values.get("version"))[:20])
    try:
        return SessionFile.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SessionError("damaged", f"{place[:100]}: {first['msg'][:200]}") from error
