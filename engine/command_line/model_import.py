"""Check what is in an exported file or a model's folder, and keep it as a pack of your own."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `model import` takes."""
    parser.add_argument("file", type=Path, metavar="FILE.lockmodel|FOLDER", help="what `model export` has written")


def run(arguments: argparse.Namespace) -> int:
    """Keep it, and name its models."""
    from engine.child_process import finish
    from engine.library.keeping import import_models

    pack = finish(import_models(arguments.file))
    print(f"{pack.title}: {', '.join(pack.models)}")
    return 0
