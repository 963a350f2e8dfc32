"""A sentence and its translation."""

from typing import NamedTuple


class Pair(NamedTuple):
    """One sentence and its translation, as plain text without line ends."""

    source: str
    target: str
