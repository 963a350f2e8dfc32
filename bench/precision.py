"""bfloat16 against float32 over a whole short training, with the same seed and data: prints JSON.

usage: python -m bench.precision [--steps N] [--every N] [--architecture NAME ...] [--preset base] [--corpus PAIRS]
For each architecture the validation losses (nats a target piece, measured in float32 whatever the training) and BLEU
of both, at the same steps, and the largest and the last difference of the losses.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.architectures import ARCHITECTURES
from engine.config import PRESETS, CorpusFile, TrainingConfig, preset
from engine.corpora.preparation import PreparedCorpus, prepare_corpus
from engine.device import keep_freed_memory
from engine.events import ValidationScored
from engine.training import Training

PRECISIONS = ("float32", "bfloat16")


def main(words: Sequence[str] | None = None) -> int:
    """Train each architecture in both precisions and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.precision", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--every", type=int, default=100, help="steps between two validations (default: 100)")
    parser.add_argument("--architecture", action="append", choices=tuple(ARCHITECTURES), help="default: all")
    parser.add_argument("--preset", choices=PRESETS, default="base", help="the models' size (default: base)")
    parser.add_argument("--corpus", type=Path, metavar="PAIRS", help="default: the embedded grammar")
    options = parser.parse_args(words)
    keep_freed_memory()
    config = _config(options)
    corpus = _prepare(config)
    results = {}
    for name in options.architecture or ARCHITECTURES:
        results[name] = compare(name, config, corpus)
        print(f"{name}: largest difference {results[name]['largest_difference']}", file=sys.stderr, flush=True)
    print(json.dumps({"preset": options.preset, "corpus": corpus.name, "steps": options.steps, **results}))
    return 0


def compare(architecture: str, config: TrainingConfig, corpus: PreparedCorpus) -> dict[str, Any]:
    """The validations of both precisions side by side."""
    curves = {precision: validations(architecture, config, corpus, precision) for precision in PRECISIONS}
    scores = [dict(zip(PRECISIONS, pair, strict=True)) for pair in zip(*curves.values(), strict=True)]
    differences = [round(pair["bfloat16"].loss - pair["float32"].loss, 4) for pair in scores]
    return {
        "step": [pair["float32"].step for pair in scores],
        "loss": {p: [round(score.loss, 4) for score in curve] for p, curve in curves.items()},
        "bleu": {p: [round(score.bleu, 2) for score in curve] for p, curve in curves.items()},
        "largest_difference": max(differences, key=abs),
        "last_difference": differences[-1],
    }


def validations(
    architecture: str, config: TrainingConfig, corpus: PreparedCorpus, precision: str
) -> list[ValidationScored]:
    """Train once and give what each validation scored."""
    config = config.model_copy(update={"precision": precision})
    with tempfile.TemporaryDirectory(prefix="lockstep-bench-") as folder:
        training = Training(0, architecture, config, corpus, Path(folder) / architecture)
        return [event for event in training.run() if isinstance(event, ValidationScored)]


def _config(options: argparse.Namespace) -> TrainingConfig:
    base = preset(options.preset)
    corpus: dict[str, Any] = base.corpus.model_dump(exclude_none=True)
    if options.corpus:
        corpus = {**corpus, "files": [CorpusFile(source=options.corpus)]}
        corpus.pop("embedded", None)
    return preset(
        options.preset,
        corpus=corpus,
        budget={"steps": options.steps},
        validation={"steps": options.every, "bleu_pairs": base.validation.bleu_pairs},
    )


def _prepare(config: TrainingConfig) -> PreparedCorpus:
    preparation = prepare_corpus(config.corpus, config.seed)
    while True:
        try:
            next(preparation)
        except StopIteration as end:
            corpus: PreparedCorpus = end.value
            return corpus


if __name__ == "__main__":
    sys.exit(main())
