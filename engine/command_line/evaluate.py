"""Translate a set of pairs and score it: BLEU and chrF, whole and by length."""

import argparse
import json
import sys
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

from engine.command_line.bench import positive
from engine.command_line.output import print_table
from engine.errors import CorpusError

if TYPE_CHECKING:
    from engine.evaluation import Evaluation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `evaluate` takes."""
    parser.add_argument("--model", required=True, help="pack/architecture, such as everyday/rnn, or a model folder")
    parser.add_argument("--pairs", required=True, type=Path, help="sentence, tab, translation (also .gz or .xz)")
    parser.add_argument("--pairs-target", type=Path, help="the translations, if --pairs holds the sentences alone")
    parser.add_argument("--limit", type=positive, help="only the first pairs")
    parser.add_argument("--beam", type=positive, default=1, metavar="N", help="search with N hypotheses (default: 1)")
    parser.add_argument(
        "--precision",
        choices=("auto", "float32", "bfloat16"),
        default="auto",
        help="of the products; auto: bfloat16 where the processor has it and there are more than a few pairs",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")


def run(arguments: argparse.Namespace) -> int:
    """Translate, score and print."""
    from engine.corpora.reading import CorpusReader
    from engine.device import keep_freed_memory
    from engine.evaluation import evaluate_model
    from engine.models import LoadedModels

    reader = CorpusReader(arguments.pairs, arguments.pairs_target)
    pairs = list(islice(chain.from_iterable(reader.portions()), arguments.limit))
    if not pairs:
        raise CorpusError(f"{arguments.pairs} holds no pairs.", advice="Choose a file with sentences in it.")
    report = reader.report()
    if report.left_out:
        print("\n".join([report.summary, *map(str, report.bad_lines)]), file=sys.stderr)
    keep_freed_memory()
    loaded = LoadedModels().load(arguments.model)
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(f"Translating with {arguments.model}", total=len(pairs))
        evaluation = evaluate_model(
            loaded.model,
            loaded.tokenizer,
            pairs,
            lambda done: progress.update(task, completed=done),
            beam=arguments.beam,
            precision=arguments.precision,
        )
    if arguments.json:
        how = {"beam": arguments.beam, "precision": arguments.precision}
        print(json.dumps(as_json(arguments.model, evaluation) | how, indent=2))
    else:
        _print(arguments.model, evaluation)
    return 0


def as_json(model: str, evaluation: "Evaluation") -> dict[str, object]:
    """An evaluation as it is printed; the lengths are of the source, in words, `to` null for no limit."""
    scores = evaluation.scores
    return {
        "model": model,
        "pairs": len(evaluation.hypotheses),
        "bleu": round(scores.bleu, 2),
        "chrf": round(scores.chrf, 2),
        "signature": scores.signature,
        "by_length": [
            {"from": score.shortest, "to": score.longest, "pairs": score.pairs, "bleu": round(score.bleu, 2)}
            for score in evaluation.by_length
        ],
        "sentences_per_s": round(evaluation.sentences_per_second, 2),
    }


def _print(model: str, evaluation: "Evaluation") -> None:
    scores, pairs = evaluation.scores, len(evaluation.hypotheses)
    rows = [(f"{s.shortest} to {s.longest or '…'}", f"{s.pairs:,}", f"{s.bleu:.1f}") for s in evaluation.by_length]
    print_table(model, ("words of the source", "pairs", "BLEU"), [*rows, ("all", f"{pairs:,}", f"{scores.bleu:.1f}")])
    print(f"chrF {scores.chrf:.1f}, {evaluation.sentences_per_second:.1f} sentences/s, {scores.signature}")
