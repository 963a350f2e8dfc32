"""Pairs from files: one TSV, or two parallel files. What is no pair is left out and reported, line by line."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from engine.corpora.lines import LONGEST_LINE, read_rows
from engine.corpora.pair import Pair
from engine.corpora.report import BadLine, CorpusReport, Fault
from engine.errors import CorpusError

MOST_BAD_LINES = 20
EXCERPT = 30
MOST_MARKS = 30
BLANK = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def read_pairs(source: Path, target: Path | None = None) -> Iterator[Pair]:
    """The pairs of a `CorpusReader`, one by one."""
    for pairs in CorpusReader(source, target).portions():
        yield from pairs


class CorpusReader:
    """Reads the pairs of a TSV file, or of two parallel files, plain or compressed with gzip, bzip2 or xz."""

    def __init__(self, source: Path, target: Path | None = None) -> None:
        self._paths = (source, target) if target else (source,)
        self._lines = self._composed = 0
        self._left_out: Counter[Fault] = Counter()
        self._bad_lines: list[BadLine] = []

    def portions(self) -> Iterator[list[Pair]]:
        """The pairs, composed (NFC), in portions that take some milliseconds; a portion may be empty.

        Raises CorpusError for what cannot be read, is no plain text, is empty, has unequal numbers of lines, or has
        more bad lines than good ones; the pairs that came before are then not to be used.
        """
        for rows in read_rows(self._paths):
            pairs = []
            for row in rows:
                self._lines += 1
                try:
                    pair = _pair_of(row)
                except _NoPairError as error:
                    self._leave_out(error)
                else:
                    composed = Pair(_composed(pair.source), _composed(pair.target))
                    self._composed += composed != pair
                    pairs.append(composed)
            yield pairs
        self._refuse_what_is_no_corpus()

    def report(self) -> CorpusReport:
        """What was found so far."""
        files = tuple(map(str, self._paths))
        return CorpusReport(
            files, self._lines, tuple(self._left_out.most_common()), tuple(self._bad_lines), self._composed
        )

    def _leave_out(self, error: "_NoPairError") -> None:
        self._left_out[error.fault] += 1
        if len(self._bad_lines) < MOST_BAD_LINES:
            file = str(self._paths[min(error.side, len(self._paths) - 1)])
            self._bad_lines.append(BadLine(file, self._lines, error.fault, error.what, error.excerpt()))

    def _refuse_what_is_no_corpus(self) -> None:
        report = self.report()
        if not self._lines:
            raise CorpusError(
                f"{' and '.join(report.files)} {'are' if len(report.files) > 1 else 'is'} empty.",
                advice="Choose a file with sentences in it.",
            )
        if report.lines_left_out > report.pairs:
            layout = "Put each sentence on a line of its own, at the same place in both files."
            if len(self._paths) == 1:
                layout = "Put each pair on a line of its own: sentence, tab, translation."
            raise CorpusError(f"{report.summary}. The first: {report.bad_lines[0]}.", advice=layout)


class _NoPairError(Exception):
    """A row that is no pair: on which side, and at which character of `text` if at any in particular."""

    def __init__(self, side: int, fault: Fault, what: str, text: str | bytes, at: int = 0) -> None:
        super().__init__(what)
        self.side, self.fault, self.what = side, fault, what
        self._text, self._at = text, at

    def excerpt(self) -> str:
        """The text around the fault; what cannot be shown, and could confuse a terminal, is escaped."""
        text, at = self._text, self._at
        if isinstance(text, bytes):
            at = len(text[:at].decode("utf-8", "replace"))
            text = text.decode("utf-8", "backslashreplace")
        first, last = max(0, at - EXCERPT), at + EXCERPT
        shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text[first:last])
        return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"


def _pair_of(row: tuple[bytes, ...]) -> Pair:
    if len(row) == 2:
        source, target = (_decoded(raw, side) for side, raw in enumerate(row))
    else:
        line = _decoded(row[0], 0)
        source, _, target = line.partition("\t")
        tabs = line.count("\t")
        if tabs != 1:
            if not line.strip():
                raise _NoPairError(0, "empty line", "nothing on it", line)
            raise _NoPairError(0, "wrong number of tabs", f"{tabs} tabs where one should be", line)
    return Pair(_sentence(source, 0), _sentence(target, 1))


def _decoded(raw: bytes, side: int) -> str:
    if len(raw) > LONGEST_LINE:
        raise _NoPairError(side, "too long", f"longer than {LONGEST_LINE:,} bytes", raw)
    try:
        line = raw.removesuffix(b"\r").decode("utf-8")
    except UnicodeDecodeError as error:
        raise _NoPairError(side, "not UTF-8", f"not UTF-8 at byte {error.start + 1}", raw, error.start) from None
    if "\0" in line:
        at = line.index("\0")
        raise _NoPairError(side, "NUL character", f"a NUL at character {at + 1}", line, at)
    return line.removeprefix("\ufeff")  # files that were joined keep the byte-order marks of their parts


def _sentence(text: str, side: int) -> str:
    """Raises _NoPairError where there is nothing to see, such as zero-width spaces alone."""
    text = text.strip()
    if all(unicodedata.category(character) in BLANK for character in text):
        raise _NoPairError(side, "empty side", f"the {('source', 'target')[side]} is empty", text)
    return text


def _composed(text: str) -> str:
    """NFC, but text with more marks on a letter than UAX #15's stream-safe limit as it is.

    Marks are put into order in quadratic time: a line of 32 KiB of them took 2 s.
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > MOST_MARKS:
            return text
    return unicodedata.normalize("NFC", text)
