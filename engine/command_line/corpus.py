"""Find, download and look at corpora: sentences with their translations."""

import argparse

from engine.command_line import corpus_get, corpus_inspect, corpus_list

SUBCOMMANDS = {"list": corpus_list, "get": corpus_get, "inspect": corpus_inspect}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `corpus` takes: a subcommand of its own, with what that takes."""
    subcommands = parser.add_subparsers(required=True, metavar=" | ".join(SUBCOMMANDS))
    for name, module in SUBCOMMANDS.items():
        summary = (module.__doc__ or "").partition("\n")[0]
        subparser = subcommands.add_parser(name, help=summary, description=summary)
        module.add_arguments(subparser)
        subparser.set_defaults(run_on_corpus=module.run)


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand; its exit status."""
    status: int = arguments.run_on_corpus(arguments)
    return status
