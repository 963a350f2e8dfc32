"""Translate the lines of standard input, or show how several models do it in lockstep."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from itertools import islice
from typing import TYPE_CHECKING, Any

from rich.live import Live

from engine.command_line.bench import positive
from engine.command_line.lockstep_table import LockstepTable
from engine.command_line.output import decode_line, screen, standard_input_lines
from engine.commands import Sampling, Translate
from engine.errors import ConfigError, TextError

if TYPE_CHECKING:
    from engine.models import LoadedModel

DEFAULT_MODEL = "everyday/transformer"
MOST_TOKENS_IN_TRACE = 100
SAMPLING = ("temperature", "top_k", "top_p", "seed")


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
    parser.add_argument(
        "--max-tokens",
        type=positive,
        help="longest translation in pieces (default: with --trace 100, else twice the source and 10)",
    )
    parser.add_argument("--prefix", default="", metavar="TEXT", help="what each translation is forced to begin with")
    parser.add_argument("--beam", type=positive, metavar="N", help="search with a beam of N hypotheses (default: 1)")
    parser.add_argument(
        "--length-penalty", type=float, metavar="A", help="of the beam search (Wu et al. 2016; default: 0.6; 0: none)"
    )
    parser.add_argument(
        "--n-best",
        type=positive,
        nargs="?",
        const=0,
        metavar="N",
        help="write the N best of the beam (default: all) as: line number, tab, score, tab, translation",
    )
    parser.add_argument("--sample", action="store_true", help="draw each piece by chance")
    parser.add_argument("--temperature", type=float, metavar="T", help="of --sample: below 1 bolder, above 1 wilder")
    parser.add_argument("--top-k", type=int, metavar="K", help="of --sample: only among the K most probable pieces")
    parser.add_argument("--top-p", type=float, metavar="P", help="of --sample: only among the fewest that reach P")
    parser.add_argument("--seed", type=int, help="of --sample: the same seed draws the same translations")


def run(arguments: argparse.Namespace) -> int:
    """Translate until the input ends; 1 if a line could not be translated."""
    models = tuple(dict.fromkeys(arguments.model or [DEFAULT_MODEL]))
    _refuse_contradictions(arguments, models)
    sampling = Sampling(**_given(arguments, SAMPLING)) if arguments.sample else None
    if arguments.trace:
        return _trace_lines(models, arguments, sampling)
    return _translate_lines(models[0], arguments, sampling)


def _refuse_contradictions(arguments: argparse.Namespace, models: Sequence[str]) -> None:
    """Raises ConfigError for options that do not go together, and says which of them do."""
    if len(models) > 1 and not arguments.trace:
        raise ConfigError("Several models translate side by side only with --trace.", advice="Add --trace.")
    if not arguments.sample and _given(arguments, SAMPLING):
        raise ConfigError("Nothing is sampled, so how to do it means nothing.", advice="Add --sample.")
    if arguments.beam is None and _given(arguments, ("n_best", "length_penalty")):
        raise ConfigError("--n-best and --length-penalty are options of the beam search.", advice="Add --beam N.")
    if arguments.beam and (arguments.sample or arguments.trace):
        raise ConfigError("A beam can neither be sampled nor traced.", advice="Take --beam alone.")
    if arguments.beam and (arguments.n_best or 0) > arguments.beam:
        raise ConfigError(
            f"A beam of {arguments.beam} hypotheses has no {arguments.n_best} best.",
            advice=f"Use --beam {arguments.n_best} or more.",
        )


def _given(arguments: argparse.Namespace, names: Iterable[str]) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(arguments, name)) is not None}


def _translate_lines(model: str, arguments: argparse.Namespace, sampling: Sampling | None) -> int:
    """One line out for each line in, an empty one where there is nothing to translate; a list with --n-best."""
    from engine.decoding import most_tokens, prefix_ids
    from engine.models import LoadedModels

    loaded = LoadedModels().load(model)
    prefix = prefix_ids(loaded.tokenizer, arguments.prefix)
    has_list = arguments.n_best is not None

    def translate(number: int, line: str) -> None:
        source_ids = loaded.tokenizer.encode(line)
        limit = arguments.max_tokens or len(prefix) + most_tokens(len(source_ids))
        if sampling:
            print(_sampled(loaded, source_ids, prefix, limit, sampling), flush=True)
            return
        for score, text in _best(loaded, source_ids, prefix, limit, arguments):
            print(f"{number}\t{score:.4f}\t{text}" if has_list else text, flush=True)

    return _for_each_line(translate, otherwise=lambda: None if has_list else print(flush=True))


def _best(
    loaded: "LoadedModel", source_ids: list[int], prefix: tuple[int, ...], limit: int, arguments: argparse.Namespace
) -> list[tuple[float, str]]:
    """The best translations with their scores, best first: one, or as many as --n-best says."""
    from engine.decoding import n_best

    width = arguments.beam or 1  # a beam of one is greedy decoding
    n = 1 if arguments.n_best is None else arguments.n_best or width
    alpha = {} if arguments.length_penalty is None else {"alpha": arguments.length_penalty}
    hypotheses = n_best(loaded.model, source_ids, n, width=width, max_tokens=limit, prefix=prefix, **alpha)
    return [(hypothesis.score, loaded.tokenizer.decode(hypothesis.token_ids)) for hypothesis in hypotheses]


def _sampled(
    loaded: "LoadedModel", source_ids: list[int], prefix: tuple[int, ...], limit: int, sampling: Sampling
) -> str:
    from engine.decoding import sample

    tokens = islice(sample(loaded.model, source_ids, sampling, prefix=prefix), limit)
    return loaded.tokenizer.decode(token.token_id for token in tokens)


def _trace_lines(models: tuple[str, ...], arguments: argparse.Namespace, sampling: Sampling | None) -> int:
    """Show the translation of each line as a table that grows."""
    from engine.jobs import start_job
    from engine.models import LoadedModels, find_packs

    if len(models) == 1:
        models = next((pack.models for pack in find_packs() if models[0] in pack.models), models)
    loaded, console = LoadedModels(), screen()
    for model in models:
        loaded.load(model)

    def trace(number: int, line: str) -> None:
        command = Translate(
            number,
            line,
            models,
            arguments.max_tokens or MOST_TOKENS_IN_TRACE,
            prefix=arguments.prefix,
            sampling=sampling,
        )
        console.print(line, style="bold", markup=False)
        table = LockstepTable(models)
        with (
            Live(console=console, auto_refresh=False, transient=True) if console.is_terminal else nullcontext() as live
        ):
            for event in start_job(command, loaded):
                if event is not None:
                    table.take(event)
                if live:
                    live.update(table.render(console.width, console.height), refresh=True)
        console.print(table.render(console.width))

    return _for_each_line(trace, otherwise=lambda: None)


def _for_each_line(work: Callable[[int, str], None], otherwise: Callable[[], None]) -> int:
    """Do the work for each line of standard input, by number, or something else for empty and impossible ones.

    Gives 1 if any was impossible, else 0.
    """
    status = 0
    for number, raw in enumerate(standard_input_lines(), start=1):
        try:
            line = decode_line(raw)
            if line.strip():
                work(number, line)
                continue
        except TextError as error:
            print(f"Line {number}: {error}", file=sys.stderr)
            status = 1
        otherwise()
    return status
