"""Run an experiment of the Why page, or name those there are."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress as ProgressBar

from engine.command_line.output import print_table
from engine.commands import RunExperiment
from engine.errors import ConfigError

if TYPE_CHECKING:
    from engine.measurements.contract import Measurement, Table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `experiment` takes."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("name", nargs="?", help="which one; --list names them")
    which.add_argument("--list", action="store_true", help="name the experiments, in the order of the story")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="an option of the experiment, such as pack=everyday",
    )
    parser.add_argument("--fresh", action="store_true", help="measure again what is known from before")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")


def run(arguments: argparse.Namespace) -> int:
    """Run and print."""
    if arguments.list:
        _print_list(as_json=arguments.json)
        return 0
    from engine.experiments import experiment_entry

    entry = experiment_entry(arguments.name)
    chosen = dict(_setting(word) for word in arguments.set)
    measured = _measure(RunExperiment(1, entry.name, tuple(chosen.items()), is_fresh=arguments.fresh))
    if arguments.json:
        options = entry.check(chosen).model_dump(mode="json")
        found = [measurement.model_dump(mode="json") for measurement in measured]
        print(json.dumps({"experiment": entry.name, "options": options, "measurements": found}, ensure_ascii=False))
    else:
        for table in entry.tables(measured):
            _print(table)
    return 0


def _measure(command: RunExperiment) -> "list[Measurement]":
    from engine.device import keep_freed_memory
    from engine.events import ExperimentMeasured, ExperimentRecalled, JobProgressed
    from engine.jobs import start_job
    from engine.models import LoadedModels

    keep_freed_memory()
    measured: list[Measurement] = []
    with ProgressBar(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(command.experiment, total=None)
        for event in start_job(command, LoadedModels()):
            match event:
                case JobProgressed():
                    progress.update(task, description=event.what, completed=event.done, total=event.total or None)
                case ExperimentRecalled():
                    measured += event.measurements
                case ExperimentMeasured():
                    measured.append(event.measurement)
    return measured


def _setting(word: str) -> tuple[str, Any]:
    """KEY=VALUE, the value as JSON if it is that, else as text; raises ConfigError for another word."""
    key, is_setting, value = word.partition("=")
    if not is_setting:
        raise ConfigError(f"{word!r} sets nothing.", advice="Write KEY=VALUE, such as pack=everyday.")
    try:
        return key, json.loads(value)
    except (ValueError, RecursionError):  # also of a number, or a nesting, that is longer than any option
        return key, value


def _print_list(*, as_json: bool) -> None:
    from engine.measurements.description import describe_experiments

    found = describe_experiments()
    if as_json:
        print(json.dumps([description.model_dump(mode="json") for description in found], ensure_ascii=False, indent=2))
        return
    rows: list[tuple[str, ...]] = [(f"{d.number}", d.name, d.text().title, d.text().subtitle) for d in found]
    print_table("Experiments", ("", "name", "title", "what is measured"), rows)


def _print(table: "Table") -> None:
    def text(cell: object) -> str:
        return "" if cell is None else f"{cell:.4g}" if isinstance(cell, float) else str(cell)

    print_table(table.title, table.columns, [tuple(map(text, row)) for row in table.rows])
