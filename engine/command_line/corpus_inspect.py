"""Check a corpus: how many pairs it has, and which lines cannot be used and why."""

import argparse
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from engine.command_line.output import print_failure, screen
from engine.corpora.reading import CorpusReader
from engine.corpora.report import CorpusReport
from engine.errors import CorpusError
from engine.failures import describe_failure

CLEAN, LINES_LEFT_OUT, UNUSABLE = 0, 1, 2


@dataclass(slots=True)
class WordCount:
    """Words between spaces, of the pairs that can be used."""

    sentences: int = 0
    words: int = 0
    longest: int = 0

    @property
    def mean(self) -> float:
        """Words a sentence, 0 without any."""
        return self.words / self.sentences if self.sentences else 0.0

    def add(self, sentence: str) -> None:
        """Count a sentence's words."""
        words = len(sentence.split())
        self.sentences, self.words, self.longest = self.sentences + 1, self.words + words, max(self.longest, words)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `corpus inspect` takes."""
    parser.add_argument("source", metavar="FILE", type=Path, help="sentence, tab, translation (also .gz or .xz)")
    parser.add_argument("target", metavar="FILE2", type=Path, nargs="?", help="translations, if FILE has none")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(arguments: argparse.Namespace) -> int:
    """Read it and print what was found: 0 if every line is a pair, 1 if some are not, 2 if it cannot be used."""
    reader, counts = CorpusReader(arguments.source, arguments.target), (WordCount(), WordCount())
    failure = None
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Reading", total=None)
        try:
            for pairs in reader.portions():
                for pair in pairs:
                    for count, sentence in zip(counts, pair, strict=True):
                        count.add(sentence)
                progress.update(task, description=f"Reading: {counts[0].sentences:,} pairs")
        except CorpusError as error:
            failure = describe_failure(error)
    report = reader.report()
    if arguments.json:
        print(json.dumps(as_json(report, counts, failure.what if failure else None), indent=2, ensure_ascii=False))
    else:
        _print(report, counts if failure is None else None)
    if failure:
        print_failure(failure)
        return UNUSABLE
    return LINES_LEFT_OUT if report.left_out else CLEAN


def as_json(report: CorpusReport, counts: tuple[WordCount, WordCount], error: str | None) -> dict[str, Any]:
    """A report as it is printed; `error` is null where the corpus can be used."""
    sides = {
        side: {"mean_words": round(count.mean, 2), "longest_words": count.longest}
        for side, count in zip(("source", "target"), counts, strict=True)
    }
    return {
        "files": list(report.files),
        "lines": report.lines,
        "pairs": report.pairs,
        "left_out": dict(report.left_out),
        "bad_lines": [asdict(line) for line in report.bad_lines],
        **sides,
        "error": error,
    }


def _print(report: CorpusReport, counts: tuple[WordCount, WordCount] | None) -> None:
    lines = []
    if counts:
        lines.append(report.summary)
        for side, count in zip(("source", "target"), counts, strict=True):
            lines.append(f"{side}: {count.mean:.1f} words a sentence, {count.longest:,} in the longest")
    lines += map(str, report.bad_lines)
    if (more := report.lines_left_out - len(report.bad_lines)) > 0:
        lines.append(f"and {more:,} more")
    screen().print("\n".join(lines), markup=False, soft_wrap=True, end="\n" if lines else "")
