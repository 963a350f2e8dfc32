"""Train architectures on an embedded corpus or on files, into a folder that can be stopped and gone on with."""

import argparse
import os
import re
import shlex
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError
from rich.console import Console

from engine.command_line.cleaning_options import add_cleaning_arguments, cleaning_values
from engine.command_line.held_training import HOW_IT_TRIES, keep_trying
from engine.command_line.interrupts import noted_interrupts
from engine.command_line.output import screen
from engine.command_line.training_report import show_training
from engine.commands import StartTraining
from engine.config import (
    PRESETS,
    CorpusFile,
    TrainingConfig,
    TrainingOrder,
    describe_problems,
    parse_config,
    preset,
    read_config,
)
from engine.errors import ConfigError
from engine.events import Outcome
from engine.paths import user_runs

INTERRUPTED = 130
CONFIG = "config.toml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `train` takes; what is not given comes from the configuration or the preset."""
    files = "a TSV file, or SOURCE,TARGET for two parallel files (also .gz or .xz)"
    parser.add_argument("--architecture", action="append", help="may be repeated; default: all")
    parser.add_argument("--preset", choices=PRESETS, default="small", help="sizes and schedule (default: small)")
    parser.add_argument("--config", type=Path, metavar="FILE.toml", help="a configuration instead of a preset")
    parser.add_argument(
        "--order", choices=get_args(TrainingOrder), help="one step of each in turn (default), or one after the other"
    )
    parser.add_argument("--start-from", metavar="PACK", help="train the models of a pack on, in place of new ones")
    parser.add_argument("--corpus", metavar="reversal|grammar", help="an embedded corpus")
    parser.add_argument(
        "--pairs", nargs="+", metavar="FILE", help=f"{files}; FILE*3 is shown three times an epoch", type=corpus_file
    )
    parser.add_argument("--validation", nargs="+", metavar="FILE", help=f"held-out pairs: {files}", type=corpus_file)
    parser.add_argument("--minutes", type=float, help="training time of each architecture")
    parser.add_argument("--steps", type=int, help="training steps of each architecture")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), help="default: auto")
    parser.add_argument("--threads", type=int, help="of the processor")
    parser.add_argument("--seed", type=int, help="of the weights, the corpus and its order")
    parser.add_argument(
        "--run",
        "--folder",  # torchrun takes --run for an abbreviation of an option of its own
        dest="folder",
        type=Path,
        metavar="FOLDER",
        help="where to write; default: a new one (under torchrun, say --folder)",
    )
    parser.add_argument("--resume", action="store_true", help="go on with the run in --run")
    add_cleaning_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Train to the end, or until Ctrl+C: the last checkpoint is kept, and the step at hand is not taken."""
    config = build_config(arguments)
    folder: Path = arguments.folder or user_runs() / f"{datetime.now():%Y-%m-%d_%H-%M-%S}_{config.name}"
    console = screen() if is_first_process() else Console(quiet=True)
    console.print(f"The run is written to {folder}", soft_wrap=True, markup=False)
    outcome = _train(StartTraining(1, config, str(folder), arguments.resume), console)
    if outcome != "cancelled":
        return int(outcome == "failed")
    console.print(_farewell(folder, config), soft_wrap=True, markup=False)
    return INTERRUPTED


def _farewell(folder: Path, config: TrainingConfig) -> str:
    """What is said of a training that was stopped: how to go on, if there is something to go on with."""
    from engine.checkpoint import holds_model

    if not any(holds_model(folder / name / "last") for name in config.architectures):
        return "Stopped."
    name = subprocess.list2cmdline([str(folder)]) if os.name == "nt" else shlex.quote(str(folder))
    return f"Stopped. To go on: python -m engine train --run {name} --resume"


def is_first_process() -> bool:
    """Whether nobody but this process prints: always, unless torchrun has started several."""
    return os.environ.get("RANK", "0") == "0"


def _train(command: StartTraining, console: Console) -> Outcome | None:
    """Train in this thread, alone or with the other processes that torchrun has started; how it ended."""
    from engine.device import choose_device, keep_freed_memory
    from engine.distributed import join_processes
    from engine.jobs import follow_training, train

    keep_freed_memory()
    with (
        join_processes(choose_device(command.config.device)) as processes,
        noted_interrupts(again=not processes) as caught,
    ):
        if processes is None or processes.leads:
            return show_training(keep_trying(train(command, processes)), console, caught, if_paused=HOW_IT_TRIES)
        for _ in follow_training(command, processes):
            pass  # what this process is told to do, a stop included, comes from the first one
    return None


def build_config(arguments: argparse.Namespace) -> TrainingConfig:
    """The configuration or preset with the command line's own values in it; raises ConfigError for what is wrong."""
    values = _base_config(arguments).model_dump(exclude_none=True)
    named = {"architectures": arguments.architecture, "device": arguments.device}
    named |= {"threads": arguments.threads, "seed": arguments.seed, "start_from": arguments.start_from}
    named |= {"order": arguments.order}
    values |= {name: value for name, value in named.items() if value is not None}
    values["corpus"] = _corpus_values(values["corpus"], arguments)
    if arguments.minutes is not None or arguments.steps is not None:
        values["budget"] |= {"minutes": arguments.minutes, "steps": arguments.steps}
    return parse_config(values, "What was asked for")


def _base_config(arguments: argparse.Namespace) -> TrainingConfig:
    """A run that goes on keeps its own configuration."""
    if arguments.resume and not arguments.folder:
        raise ConfigError("Which run is to go on was not said.", advice="Add --run FOLDER.")
    if arguments.config:
        return read_config(arguments.config)
    if arguments.resume:
        return read_config(arguments.folder / CONFIG)
    return preset(arguments.preset)


def corpus_file(text: str) -> CorpusFile:
    """`FILE`, `SOURCE,TARGET`, and either with `*REPEAT` at the end."""
    name, repeat = text, "1"
    if found := re.fullmatch(r"(.+)\*(\d+)", text):
        name, repeat = found.groups()
    source, _, target = name.partition(",")
    values = {"source": source, "target": target or None, "repeat": repeat}
    try:
        return CorpusFile.model_validate(values)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(f"{text}: {describe_problems(error)}") from error


def _corpus_values(values: dict[str, Any], arguments: argparse.Namespace) -> dict[str, Any]:
    """Another corpus takes the place of the configured one, with what was meant for that one alone."""
    dropped: set[str] = set()
    given: dict[str, Any] = {}
    if arguments.corpus is not None and arguments.corpus != values.get("embedded"):
        dropped = {"files", "validation_files", "vocabulary_size"}
        given["embedded"] = arguments.corpus
    if arguments.pairs:
        dropped |= {"validation_files"} | (set() if arguments.corpus else {"embedded"})
        given["files"] = arguments.pairs
    if arguments.validation:
        given["validation_files"] = arguments.validation
    if cleaning := cleaning_values(arguments):
        given["cleaning"] = values.get("cleaning", {}) | cleaning
    return {name: value for name, value in values.items() if name not in dropped} | given
