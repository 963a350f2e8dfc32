"""How long a download waits for what may never come."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """With a server.

    Attributes:
        connect, stall: seconds until it answers, and without a byte from it.
        attempts: that may fail one after the other without getting further.
        pause: seconds before the second attempt; each one more that gets no further is as much later.
    """

    connect: float = 15.0
    stall: float = 30.0
    attempts: int = 4
    pause: float = 1.0
