"""Translate a set of pairs and score it: BLEU, chrF and exact match, whole and by length."""

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

from engine.command_line.bench import positive
from engine.command_line.output import print_table
from engine.errors import CorpusError

if TYPE_CHECKING:
    from engine.corpora.pair import AlignedPair, Pair
    from engine.evaluation import Evaluation

COUNT, SEED = 500, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `evaluate` takes."""
    parser.add_argument("--model", required=True, help="pack/architecture, such as everyday/rnn, or a model folder")
    origin = parser.add_mutually_exclusive_group(required=True)
    origin.add_argument("--pairs", type=Path, help="sentence, tab, translation (also .gz or .xz)")
    origin.add_argument("--corpus", help="pairs that an embedded corpus makes instead: reversal or grammar")
    parser.add_argument("--pairs-target", type=Path, help="the translations, if --pairs holds the sentences alone")
    parser.add_argument("--limit", type=positive, help="only the first pairs")
    made = parser.add_argument_group("an embedded corpus", "Pairs that no file is needed for; sources do not repeat.")
    made.add_argument("--count", type=positive, default=COUNT, help=f"how many pairs to make (default: {COUNT})")
    made.add_argument("--seed", type=int, default=SEED, help=f"another one makes others (default: {SEED})")
    made.add_argument("--min-words", type=positive, help="of a source (default: what is usual in the corpus)")
    made.add_argument("--max-words", type=positive, help="of a source (default: what is usual in the corpus)")
    made.add_argument("--unseen", action="store_true", help="leave out what the model's card says it was trained on")
    parser.add_argument("--lower-case", action="store_true", help="score in lower case")
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
    from engine.alignment_error import alignment_error_rate
    from engine.corpora.pair import Pair
    from engine.device import keep_freed_memory
    from engine.evaluation import evaluate_model
    from engine.models import LoadedModels

    aligned = _make(arguments) if arguments.corpus else []
    pairs = [Pair(pair.source, pair.target) for pair in aligned] or _read(arguments)
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
            lower_case=arguments.lower_case,
        )
    errors = alignment_error_rate(loaded.model, loaded.tokenizer, aligned) if aligned else None
    rate = errors.mean if errors else None
    if arguments.json:
        how = {"beam": arguments.beam, "precision": arguments.precision}
        print(json.dumps(as_json(arguments.model, evaluation, rate) | how, indent=2))
    else:
        _print(arguments.model, evaluation, rate)
    return 0


def _read(arguments: argparse.Namespace) -> "list[Pair]":
    """The pairs of a file; lines that are none are told."""
    from engine.corpora.reading import CorpusReader

    reader = CorpusReader(arguments.pairs, arguments.pairs_target)
    pairs = list(islice(chain.from_iterable(reader.portions()), arguments.limit))
    if not pairs:
        raise CorpusError(f"{arguments.pairs} holds no pairs.", advice="Choose a file with sentences in it.")
    report = reader.report()
    if report.left_out:
        print("\n".join([report.summary, *map(str, report.bad_lines)]), file=sys.stderr)
    return pairs


def _make(arguments: argparse.Namespace) -> "Sequence[AlignedPair]":
    """The pairs that an embedded corpus makes."""
    from engine.card_files import read_model_card
    from engine.corpora.embedded import embedded_corpus
    from engine.corpora.made_sets import made_sources, make_unseen_pairs
    from engine.models import find_model

    shortest, longest = embedded_corpus(arguments.corpus).lengths
    seen: set[str] = set()
    if arguments.unseen:
        card = read_model_card(find_model(arguments.model))
        for part in {*card.data, *card.training.earlier_data}:
            seen |= made_sources(part.made_from) if part.made_from else set()
    return make_unseen_pairs(
        arguments.corpus,
        min(arguments.count, arguments.limit or arguments.count),
        arguments.seed,
        shortest=arguments.min_words or shortest,
        longest=arguments.max_words or longest,
        seen=seen,
    )


def as_json(model: str, evaluation: "Evaluation", alignment_error_rate: float | None = None) -> dict[str, object]:
    """An evaluation as it is printed; the lengths are of the source, in words, `to` null for no limit.

    The alignment error rate is null for a model without attention, and for pairs without a gold alignment.
    """
    scores = evaluation.scores
    return {
        "model": model,
        "pairs": len(evaluation.hypotheses),
        "bleu": round(scores.bleu, 2),
        "chrf": round(scores.chrf, 2),
        "exact_match": round(scores.exact_match, 2),
        "alignment_error_rate": None if alignment_error_rate is None else round(alignment_error_rate, 4),
        "signature": scores.signature,
        "chrf_signature": scores.chrf_signature,
        "by_length": [
            {
                "from": score.shortest,
                "to": score.longest,
                "pairs": score.pairs,
                "bleu": round(score.bleu, 2),
                "chrf": round(score.chrf, 2),
                "exact_match": round(score.exact_match, 2),
            }
            for score in evaluation.by_length
        ],
        "sentences_per_s": round(evaluation.sentences_per_second, 2),
    }


def _print(model: str, evaluation: "Evaluation", alignment_error_rate: float | None) -> None:
    scores, pairs = evaluation.scores, len(evaluation.hypotheses)
    rows: list[tuple[str, ...]] = [
        (
            f"{s.shortest} to {s.longest or '…'}",
            f"{s.pairs:,}",
            f"{s.bleu:.1f}",
            f"{s.chrf:.1f}",
            f"{s.exact_match:.1f}",
        )
        for s in evaluation.by_length
    ]
    rows.append(("all", f"{pairs:,}", f"{scores.bleu:.1f}", f"{scores.chrf:.1f}", f"{scores.exact_match:.1f}"))
    print_table(model, ("words of the source", "pairs", "BLEU", "chrF", "exact match, %"), rows)
    if alignment_error_rate is not None:
        print(f"alignment error rate {alignment_error_rate:.3f}")
    print(f"{evaluation.sentences_per_second:.1f} sentences/s, {scores.signature}; chrF {scores.chrf_signature}")
