"""List models, and carry them from one computer to another in one file."""

import argparse

from engine.command_line import model_export, model_import, model_list

SUBCOMMANDS = {"list": model_list, "export": model_export, "import": model_import}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `model` takes: a subcommand of its own, with what that takes."""
    subcommands = parser.add_subparsers(required=True, metavar=" | ".join(SUBCOMMANDS))
    for name, module in SUBCOMMANDS.items():
        summary = (module.__doc__ or "").partition("\n")[0]
        subparser = subcommands.add_parser(name, help=summary, description=summary)
        module.add_arguments(subparser)
        subparser.set_defaults(run_on_models=module.run)


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand; its exit status."""
    status: int = arguments.run_on_models(arguments)
    return status
