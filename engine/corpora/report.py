"""What reading a corpus found, and what cleaning it dropped: how many pairs, which not, and why. Plain Python."""

from dataclasses import dataclass
from typing import Literal

Fault = Literal["too long", "not UTF-8", "NUL character", "wrong number of tabs", "empty line", "empty side"]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that was left out.

    Attributes:
        line: its number in the file, 1 for the first.
        what: what is wrong with it, in a few words.
        excerpt: the text around what is wrong; what cannot be shown is escaped.
    """

    file: str
    line: int
    fault: Fault
    what: str
    excerpt: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line:,}: {self.what}{f': “{self.excerpt}”' if self.excerpt else ''}"


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """What was found in a file of pairs, or in two parallel ones.

    Attributes:
        files: one or two names.
        lines: of each file; the two lines of a pair in parallel files count as one.
        left_out: how many of them are no pairs, by the first fault of each, most frequent first.
        bad_lines: the first that were left out.
        composed: how many pairs had letters written apart from their accents, which were put together (NFC).
    """

    files: tuple[str, ...]
    lines: int
    left_out: tuple[tuple[Fault, int], ...] = ()
    bad_lines: tuple[BadLine, ...] = ()
    composed: int = 0

    @property
    def lines_left_out(self) -> int:
        """All that were, whatever the fault."""
        return sum(count for _, count in self.left_out)

    @property
    def pairs(self) -> int:
        """Lines that can be used."""
        return self.lines - self.lines_left_out

    @property
    def summary(self) -> str:
        """In one line: `a.tsv: 7 pairs; 3 of 10 lines left out (2 empty side, 1 not UTF-8)`."""
        found = f"{', '.join(self.files)}: {self.pairs:,} pairs"
        if self.composed:
            found += f", {self.composed:,} of them composed (NFC)"
        if not self.left_out:
            return found
        faults = ", ".join(f"{count:,} {fault}" for fault, count in self.left_out)
        return f"{found}; {self.lines_left_out:,} of {self.lines:,} lines left out ({faults})"


@dataclass(frozen=True, slots=True)
class CleaningReport:
    """What cleaning a corpus dropped.

    Attributes:
        pairs: how many there were.
        kept: how many are left.
        dropped: how many each option that was on would drop alone, by its name in `CleaningConfig`; a pair that several
            drop counts for each.
    """

    pairs: int
    kept: int
    dropped: tuple[tuple[str, int], ...]

    @property
    def summary(self) -> str:
        """In one line: `cleaning drops 12 of 200 pairs (drop_duplicates 9, longest_words 5)`."""
        options = ", ".join(f"{option} {count:,}" for option, count in self.dropped)
        return f"cleaning drops {self.pairs - self.kept:,} of {self.pairs:,} pairs ({options})"
