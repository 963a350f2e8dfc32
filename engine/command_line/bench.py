"""Measure how fast the engine trains and translates, beside a yardstick if one is given."""

import argparse
import json
import sys
from pathlib import Path

from engine.benchmark.tables import all_tables
from engine.command_line.output import print_table
from engine.errors import ConfigError, EngineError

PARTS = ("speed", "memory", "peer", "start", "first_token", "lateness", "frames")
DEFAULT_ROUNDS = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `bench` takes."""
    parser.add_argument("--architecture", action="append", help="may be repeated; default: all")
    parser.add_argument("--corpus", type=Path, help="sentence, tab, translation; default: the embedded grammar")
    parser.add_argument("--yardstick", type=Path, help="a program to measure in turn with the engine; needs --corpus")
    parser.add_argument("--part", action="append", choices=PARTS, help="may be repeated; default: all")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--output", type=Path, metavar="FILE.json", help="write the JSON into a file, too")
    parser.add_argument("--steps", type=positive, default=12, help="timed training steps (default: 12)")
    parser.add_argument("--warmup", type=positive, default=2, help="training steps before them (default: 2)")
    parser.add_argument("--decode", type=positive, default=5, help="sentences translated one by one (default: 5)")
    parser.add_argument(
        "--rounds", type=positive, help="times over, each in turn; the median is given (default: 3 beside a yardstick)"
    )
    parser.add_argument("--threads", type=positive, help="of the processor; default: torch's choice")
    parser.add_argument("--starts", type=positive, default=10, help="of the window (default: 10)")
    parser.add_argument("--seconds", type=positive, default=60, help="of each training beside the window (default: 60)")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print."""
    if arguments.yardstick and not arguments.corpus:
        raise ConfigError("The yardstick needs a corpus in a file.", advice="Add --corpus FILE.")
    import torch

    from engine.architectures import ARCHITECTURES, architecture_entry
    from engine.benchmark.measurement import Effort
    from engine.benchmark.suite import Request, measure

    names = arguments.architecture or list(ARCHITECTURES)
    for name in names:
        architecture_entry(name)
    rounds = arguments.rounds or (DEFAULT_ROUNDS if arguments.yardstick else 1)
    threads = arguments.threads or torch.get_num_threads()
    effort = Effort(arguments.steps, arguments.warmup, arguments.decode, rounds, threads)
    files = (arguments.corpus, arguments.yardstick)
    request = Request(names, *files, effort, arguments.part or PARTS, arguments.starts, arguments.seconds)
    if arguments.output:
        _write(arguments.output, "")  # a file that cannot be written is known at once, not after a quarter of an hour
    result = measure(request, lambda what: print(what, file=sys.stderr, flush=True))
    text = json.dumps(result, indent=2)
    if arguments.output:
        _write(arguments.output, f"{text}\n")
    if arguments.json:
        print(text)
    else:
        for table in all_tables(result):
            print_table(table.title, table.columns, table.rows)
    return 0


def positive(text: str) -> int:
    """A number of at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return number


def _write(path: Path, text: str) -> None:
    try:
        with path.open("a" if not text else "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise EngineError(f"{path} cannot be written: {error.strerror}.", advice="Choose another file.") from error
