#!/usr/bin/env python3
"""Make a pack to ship from a finished run: the models at the end of their schedule in float16, scored, with cards.

usage: python -m tools.build_pack FACTS.toml RUN PACK --corpora FOLDER [--machine "two cores of ..."]
"""

import argparse
import json
import os
import platform
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from engine.architectures import ARCHITECTURES
from engine.checkpoint import WEIGHTS, holds_model, load_model, save_model
from engine.corpora.reading import read_pairs
from engine.device import keep_freed_memory
from engine.evaluation import evaluate_model


def main() -> None:
    """Build the pack and print each card's scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("facts", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the test sets")
    parser.add_argument("--machine", default=describe_machine(), help="what the models were trained on")
    arguments = parser.parse_args()
    keep_freed_memory()
    facts = tomllib.loads(arguments.facts.read_text(encoding="utf-8"))
    names = [name for name in ARCHITECTURES if holds_model(arguments.run / name / "last")]
    for name in names:
        model, tokenizer, known = load_model(arguments.run / name / "last")
        save_model(arguments.pack / name, model, known, tokenizer, dtype=torch.float16)
        card = describe_model(arguments.pack / name, facts, arguments.corpora, arguments.machine)
        write_json(arguments.pack / name / "card.json", card)
        print(name, {test: scores["bleu"] for test, scores in card["scores"].items()}, flush=True)
    common = {key: facts[key] for key in ("title", "use", "data")}
    write_json(arguments.pack / "card.json", {**common, "machine": arguments.machine, "models": names})


def describe_machine() -> str:
    """The number of cores and the kind of processor at hand."""
    return f"{os.cpu_count()} cores, {platform.machine()}, {torch.backends.cpu.get_cpu_capability()}, no accelerator"


def describe_model(folder: Path, facts: dict[str, Any], corpora: Path, machine: str) -> dict[str, Any]:
    """The card of a model: what it is, what it was trained on, what it reaches."""
    model, tokenizer, known = load_model(folder)
    scores, signature = {}, ""
    for test in facts["test_sets"]:
        evaluation = evaluate_model(model, tokenizer, list(read_pairs(corpora / f"{test}.tsv.xz")), precision="float32")
        signature = evaluation.scores.signature
        scores[test] = {
            "pairs": len(evaluation.hypotheses),
            "bleu": round(evaluation.scores.bleu, 2),
            "chrf": round(evaluation.scores.chrf, 2),
            "by_length": [{**asdict(bucket), "bleu": round(bucket.bleu, 2)} for bucket in evaluation.by_length],
        }
    return {
        "title": f"{facts['title']} · {ARCHITECTURES[known.architecture].description.title}",
        "architecture": known.architecture,
        "sizes": known.sizes,
        "parameters": known.parameters,
        "vocabulary_size": known.vocabulary_size,
        "weights": {"precision": "float16", "bytes": (folder / WEIGHTS).stat().st_size},
        "languages": [known.source_language, known.target_language],
        "data": facts["data"],
        "use": facts["use"],
        "training": {"machine": machine, "minutes": round(known.seconds / 60, 1), "steps": known.step},
        "scores": scores,
        "signature": signature,
    }


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write as people read it."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
