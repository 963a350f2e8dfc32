"""Hand the figures of a run on to other programs."""

import argparse

from engine.command_line import run_export

SUBCOMMANDS = {"export": run_export}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `run` takes: a subcommand of its own, with what that takes."""
    subcommands = parser.add_subparsers(required=True, metavar=" | ".join(SUBCOMMANDS))
    for name, module in SUBCOMMANDS.items():
        summary = (module.__doc__ or "").partition("\n")[0]
        subparser = subcommands.add_parser(name, help=summary, description=summary)
        module.add_arguments(subparser)
        subparser.set_defaults(run_on_run=module.run)


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand; its exit status."""
    status: int = arguments.run_on_run(arguments)
    return status
