"""Translate the lines of standard input, or show how several models do it in lockstep."""

import argparse
import sys
from collections.abc import Callable
from contextlib import nullcontext

from rich.live import Live

from engine.command_line.lockstep_table import LockstepTable
from engine.command_line.output import decode_line, screen, standard_input_lines
from engine.commands import Translate
from engine.errors import ConfigError, TextError

DEFAULT_MODEL = "everyday/transformer"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `translate` takes."""
    parser.add_argument(
        "--model",
        action="append",
        help=f"pack/architecture or a model folder (default: {DEFAULT_MODEL}); with --trace also several",
    )
    parser.add_argument(
        "--trace",
        action="store_true",
        help="show each step in a table: of all models of the pack, or of several --model",
    )
    parser.add_argument("--max-tokens", type=int, default=100, help="with --trace: longest translation (default: 100)")


def run(arguments: argparse.Namespace) -> int:
    """Translate until the input ends; 1 if a line could not be translated."""
    models = tuple(dict.fromkeys(arguments.model or [DEFAULT_MODEL]))
    if arguments.trace:
        return _trace_lines(models, arguments.max_tokens)
    if len(models) > 1:
        raise ConfigError("Several models translate side by side only with --trace.", advice="Add --trace.")
    return _translate_lines(models[0])


def _translate_lines(model: str) -> int:
    """One line out for each line in, an empty one where there is nothing to translate."""
    from engine.decoding import translate_batch
    from engine.models import LoadedModels

    loaded = LoadedModels().load(model)

    def translate(line: str) -> None:
        loaded.tokenizer.encode(line)  # raises TextError, which batches do not
        print(*translate_batch(loaded.model, loaded.tokenizer, [line]), flush=True)

    return _for_each_line(translate, otherwise=lambda: print(flush=True))


def _trace_lines(models: tuple[str, ...], max_tokens: int) -> int:
    """Show the translation of each line as a table that grows."""
    from engine.jobs import start_job
    from engine.models import LoadedModels, find_packs

    if len(models) == 1:
        models = next((pack.models for pack in find_packs() if models[0] in pack.models), models)
    loaded, console = LoadedModels(), screen()
    for model in models:
        loaded.load(model)

    def trace(line: str) -> None:
        console.print(line, style="bold", markup=False)
        table = LockstepTable(models)
        with (
            Live(console=console, auto_refresh=False, transient=True) if console.is_terminal else nullcontext() as live
        ):
            for event in start_job(Translate(1, line, models, max_tokens), loaded):
                table.take(event)
                if live:
                    live.update(table.render(console.width, console.height), refresh=True)
        console.print(table.render(console.width))

    return _for_each_line(trace, otherwise=lambda: None)


def _for_each_line(work: Callable[[str], None], otherwise: Callable[[], None]) -> int:
    """Do the work for each line of standard input, or something else for empty and impossible ones; 1 if any was."""
    status = 0
    for number, raw in enumerate(standard_input_lines(), start=1):
        try:
            line = decode_line(raw)
            if line.strip():
                work(line)
                continue
        except TextError as error:
            print(f"Line {number}: {error}", file=sys.stderr)
            status = 1
        otherwise()
    return status
