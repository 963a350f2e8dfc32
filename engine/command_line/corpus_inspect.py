"""Look at a corpus before training: what it holds, what looks wrong, and what cleaning would drop."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress as Bar

from engine.command_line.cleaning_options import add_limits, cleaning_values
from engine.command_line.inspection_tables import print_inspection
from engine.command_line.output import print_failure, screen
from engine.config import USUAL_CLEANING, CleaningConfig, CorpusConfig, CorpusFile, parse_section
from engine.corpora.inspection import inspect_corpus
from engine.corpora.inspection_report import CorpusInspection
from engine.corpora.report import CorpusReport
from engine.errors import CorpusError
from engine.failures import describe_failure

CLEAN, LINES_LEFT_OUT, UNUSABLE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `corpus inspect` takes."""
    parser.add_argument("source", metavar="FILE", type=Path, help="sentence, tab, translation (also .gz, .xz or .bz2)")
    parser.add_argument("target", metavar="FILE2", type=Path, nargs="?", help="translations, if FILE has none")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    parser.add_argument("--seed", type=int, default=1, help="of the samples")
    add_limits(parser, "count pairs", USUAL_CLEANING)


def run(arguments: argparse.Namespace) -> int:
    """Read it and print what was found: 0 if every line is a pair, 1 if some are not, 2 if it cannot be used."""
    file = CorpusFile(source=arguments.source, target=arguments.target)
    cleaning = parse_section(CleaningConfig, cleaning_values(arguments), "What was asked for")
    # Their names are not in the files.
    config = CorpusConfig(files=(file,), cleaning=cleaning, source_language="source", target_language="target")
    report, inspection, failure = None, None, None
    try:
        report, inspection = _inspect(config, arguments.seed)
    except _UnusableError as error:
        report, failure = error.report, describe_failure(error.cause)
    if arguments.json:
        found = as_json(report, inspection, failure.what if failure else None)
        print(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        _print(report, inspection)
    if failure:
        print_failure(failure)
        return UNUSABLE
    return LINES_LEFT_OUT if report.left_out else CLEAN


def as_json(report: CorpusReport, inspection: CorpusInspection | None, error: str | None) -> dict[str, Any]:
    """What was found as it is printed; `error` is null where the corpus can be used, else only lines are counted."""
    found: dict[str, Any] = {
        "files": list(report.files),
        "lines": report.lines,
        "pairs": report.pairs,
        "composed": report.composed,
        "left_out": dict(report.left_out),
        "bad_lines": [asdict(line) for line in report.bad_lines],
        "error": error,
    }
    if inspection:
        details = asdict(inspection) | {"cleaning": inspection.cleaning.model_dump(), "drops": dict(inspection.drops)}
        del details["name"], details["catches"]
        found |= details
    return found


class _UnusableError(Exception):
    """A corpus that cannot be used, with what was read of it until then."""

    def __init__(self, report: CorpusReport, cause: CorpusError) -> None:
        super().__init__(str(cause))
        self.report, self.cause = report, cause


def _inspect(config: CorpusConfig, seed: int) -> tuple[CorpusReport, CorpusInspection]:
    (file,) = config.files
    report = CorpusReport(tuple(map(str, filter(None, (file.source, file.target)))), 0)
    steps = inspect_corpus(config, seed)
    with Bar(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Reading", total=None)
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                inspection: CorpusInspection = end.value
                return report, inspection
            except CorpusError as error:
                raise _UnusableError(report, error) from error
            if isinstance(step, CorpusReport):
                report = step
            else:
                bar.update(task, description=f"{step.what}: {step.done:,} pairs" if step.done else step.what)


def _print(report: CorpusReport, inspection: CorpusInspection | None) -> None:
    lines = [report.summary] if inspection else []
    lines += map(str, report.bad_lines)
    if (more := report.lines_left_out - len(report.bad_lines)) > 0:
        lines.append(f"and {more:,} more")
    console = screen()
    console.print("\n".join(lines), markup=False, soft_wrap=True, end="\n" if lines else "")
    if inspection:
        print_inspection(inspection, console)
