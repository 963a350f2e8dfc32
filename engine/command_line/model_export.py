"""Write a model, or all of a pack, into one file."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `model export` takes."""
    parser.add_argument("models", metavar="MODEL", help="a pack, such as everyday; pack/architecture; or a folder")
    parser.add_argument("file", type=Path, metavar="FILE.lockmodel", help="where to write it")
    parser.add_argument("--replace", action="store_true", help="even if the file is there already")


def run(arguments: argparse.Namespace) -> int:
    """Write it, and say how large it is."""
    from rich.filesize import decimal

    from engine.child_process import finish
    from engine.errors import SavingError
    from engine.library.archive import SUFFIX
    from engine.library.keeping import export_models

    target = arguments.file if arguments.file.suffix else arguments.file.with_suffix(SUFFIX)
    if target.exists() and not arguments.replace:
        raise SavingError(f"{target} is there already.", kept="It is untouched.", advice="Add --replace to replace it.")
    size = finish(export_models(arguments.models, target))
    print(f"{target}: {decimal(size)}")
    return 0
