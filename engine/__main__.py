"""`python -m engine train | translate | model | ...`: without a window."""

import argparse
import os
import sys
from collections.abc import Sequence

from engine.command_line import bench, card, corpus, evaluate, experiment, follow, model, run, train, translate
from engine.command_line.output import print_failure
from engine.failures import describe_failure

INTERRUPTED = 130
PIPE_CLOSED = 141
SUBCOMMANDS = {
    "train": train,
    "follow": follow,
    "run": run,
    "translate": translate,
    "evaluate": evaluate,
    "card": card,
    "model": model,
    "corpus": corpus,
    "experiment": experiment,
    "bench": bench,
}


def build_parser() -> argparse.ArgumentParser:
    """The parser of all subcommands; each sets `run`, which takes the arguments and gives the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m engine", description="Train, try and measure neural translation models without a window."
    )
    subcommands = parser.add_subparsers(required=True, metavar=" | ".join(SUBCOMMANDS))
    for name, module in SUBCOMMANDS.items():
        summary = (module.__doc__ or "").partition("\n")[0]
        subparser = subcommands.add_parser(name, help=summary, description=summary)
        module.add_arguments(subparser)
        subparser.set_defaults(run=module.run)
    return parser


def main(words: Sequence[str] | None = None) -> int:
    """Run a subcommand; the exit status: 0, 1 for a failure that was told, 2 for wrong use, 130 for Ctrl+C."""
    arguments = build_parser().parse_args(words)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; Python must not complain about it when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        print_failure(describe_failure(error))
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
