"""Measure how fast the engine trains and translates, beside a yardstick if one is given."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from engine.command_line.output import print_table
from engine.errors import ConfigError

if TYPE_CHECKING:
    from engine.benchmark import Comparison, Measurement


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `bench` takes."""
    parser.add_argument("--architecture", action="append", help="may be repeated; default: all")
    parser.add_argument("--corpus", type=Path, help="sentence, tab, translation; default: the embedded grammar")
    parser.add_argument("--yardstick", type=Path, help="a program to measure in turn with the engine; needs --corpus")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--steps", type=positive, default=12, help="timed training steps (default: 12)")
    parser.add_argument("--warmup", type=positive, default=2, help="training steps before them (default: 2)")
    parser.add_argument("--decode", type=positive, default=5, help="sentences translated one by one (default: 5)")
    parser.add_argument("--rounds", type=positive, default=1, help="times over; the median is given (default: 1)")
    parser.add_argument("--threads", type=positive, help="of the processor; default: torch's choice")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print."""
    if arguments.yardstick and not arguments.corpus:
        raise ConfigError("The yardstick needs a corpus in a file.", advice="Add --corpus FILE.")
    from engine.architectures import ARCHITECTURES, architecture_entry
    from engine.benchmark import Effort, as_json, compare, describe_machine

    names = arguments.architecture or list(ARCHITECTURES)
    for name in names:
        architecture_entry(name)
    effort = Effort(arguments.steps, arguments.warmup, arguments.decode, arguments.rounds, arguments.threads)
    results = dict(compare(names, arguments.corpus, arguments.yardstick, effort))
    machine = describe_machine()
    if arguments.json:
        corpus = str(arguments.corpus or "grammar")
        architectures = {name: as_json(comparison) for name, comparison in results.items()}
        print(json.dumps({"machine": machine, "corpus": corpus, "architectures": architectures}, indent=2))
    else:
        columns = ("", "training tokens/s", "one sentence ms/token", "batch sentences/s")
        rows = [row for name, comparison in results.items() for row in _rows(name, comparison)]
        print_table(f"{machine['processor']}, {machine['threads']} threads, torch {machine['torch']}", columns, rows)
    return 0


def positive(text: str) -> int:
    """A number of at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return number


def _rows(name: str, comparison: "Comparison") -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [(name, *_figures(comparison.engine))]
    if comparison.yardstick and comparison.ratios:
        rows.append(("  yardstick", *_figures(comparison.yardstick)))
        rows.append(("  times faster", *_figures(comparison.ratios)))
    return rows


def _figures(measurement: "Measurement") -> tuple[str, str, str]:
    values = (measurement.train_tokens_per_s, measurement.decode_ms_per_token, measurement.batch_decode_sentences_per_s)
    training, single, batch = (f"{value:,.0f}" if value >= 100 else f"{value:.2f}" for value in values)
    return training, single, batch
