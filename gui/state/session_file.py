"""A session file: what has to be known to show the same picture of the Stage again, on this machine or another.

Models are known by the SHA-256 of their weights; their names are only told to the reader: nothing is loaded by them.
"""

from dataclasses import asdict
from typing import Annotated, ClassVar, Literal

from pydantic import Field, field_validator

from gui.state.decoding_choice import WIDEST_BEAM, DecodingChoice, Method
from gui.state.look import Kind, Reading
from gui.state.own_file import OwnFile, Part
from gui.state.playback import INSTANT, SPEEDS

SUFFIX = "lockstep"
MOST_LANES = 12  # those that a page has no room for are left out, and told
MOST_CHARACTERS = 32_767  # as many as a line edit of Qt takes

TokenId = Annotated[int, Field(ge=0, lt=2**31)]


class SessionLane(Part):
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


class SessionDecoding(Part):
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


class SessionFile(OwnFile):
    """What a session file holds.

    Attributes:
        kind, by_word: how the lanes are looked at, as in `Look`.
        speed: of the clock, one of `SPEEDS`; None: instant.
        step: where it stands, 1 for the first piece; 0: nothing was translated.
    """

    FORMAT: ClassVar[str] = "lockstep session"
    VERSION: ClassVar[int] = 1

    format: Literal["lockstep session"] = "lockstep session"
    version: Literal[1] = 1
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
