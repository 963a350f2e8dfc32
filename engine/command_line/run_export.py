"""Write the figures of a run, step by step, as CSV, as JSON or for TensorBoard."""

import argparse
from pathlib import Path
from typing import get_args

from engine.run_commands import ExportForm

FORMS = get_args(ExportForm)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `run export` takes."""
    parser.add_argument("folder", type=Path, metavar="RUN", help="the folder of the run")
    parser.add_argument("target", type=Path, metavar="TARGET", help="FILE.csv, FILE.json, or a folder for TensorBoard")
    parser.add_argument("--form", choices=FORMS, help="default: as the name of the target ends")
    parser.add_argument("--replace", action="store_true", help="even if the file is there already")


def run(arguments: argparse.Namespace) -> int:
    """Write them, and say where."""
    from engine.child_process import finish
    from engine.errors import SavingError
    from engine.run_scalars import export_run

    target: Path = arguments.target
    if target.is_file() and not arguments.replace:
        raise SavingError(f"{target} is there already.", kept="It is untouched.", advice="Add --replace to replace it.")
    suffix = target.suffix.lower().removeprefix(".")
    form: ExportForm = arguments.form or ("csv" if suffix == "csv" else "json" if suffix == "json" else "tensorboard")
    finish(export_run(arguments.folder, target, form))
    print(f"tensorboard --logdir {target}" if form == "tensorboard" else target)
    return 0
