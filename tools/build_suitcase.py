#!/usr/bin/env python3
"""Train the shipped models of the suitcase experiment anew, one after the other, and tell of them in a README.

usage: python -m tools.build_suitcase --machine 'one core of a laptop'

The same machine makes the same weights again. What is there is replaced model by model.
"""

import argparse
import sys
from pathlib import Path

import torch

from engine.checkpoint import WEIGHTS, ModelFacts, save_model
from engine.child_process import finish
from engine.corpora.embedded import embedded_corpus
from engine.corpora.tokenizer import END, PAD, START, UNKNOWN, Tokenizer
from engine.corpora.tokenizer_learning import learn_model
from engine.corpora.toy_tasks import DIGITS
from engine.device import keep_freed_memory
from engine.experiments.suitcase_training import FOLDER, prepare, shipped_folder, suitcase_config, train_in_steps
from engine.measurements.suitcase import VECTORS
from engine.training import Training
from tools.build_pack import share_tokenizer

README = """\
# The models of the suitcase experiment

Six RNNs that differ in the length of their context vector alone, and an attention RNN of the same sizes. All learned
to reverse {shortest} to {longest} digits from the same {pairs:,} pairs, in the same order, in {steps:,} steps as
`training.toml` says. Made by `python -m tools.build_suitcase` in float32 and kept in float16, without picking: these
are the models that the seed {seed} gave. Anything may be done with them, as with the program itself, which makes all of
their training text (MIT licence). How good they are is what the experiment measures:
`python -m engine experiment suitcase`.

Trained on {machine}:

| model | numbers in the vector | parameters | steps | seconds | bytes |
| --- | --: | --: | --: | --: | --: |
{rows}
"""


def main(words: list[str] | None = None) -> int:
    """Train, write and print a line a model."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--machine", required=True, help="what they are trained on, such as 'one core of a laptop'")
    machine = parser.parse_args(words).machine
    keep_freed_memory()
    corpus = finish(prepare(digits_tokenizer()))
    rows = []
    for context_size in (*VECTORS, None):
        config = suitcase_config(context_size)
        training = Training(0, config.architectures[0], config, corpus, shipped_folder(context_size))
        finish(train_in_steps(training))
        facts = training.facts.model_copy(update={"step": training.step, "seconds": round(training.clock.seconds, 1)})
        save_model(training.folder, training.model, facts, corpus.tokenizer, dtype=torch.float16)
        share_tokenizer(training.folder)
        rows.append(describe(training.folder, facts))
        print(rows[-1], flush=True)
    config = suitcase_config(None)
    text = README.format(
        shortest=config.corpus.shortest,
        longest=config.corpus.longest,
        pairs=len(corpus.training),
        steps=config.budget.steps,
        seed=config.seed,
        machine=machine,
        rows="\n".join(rows),
    )
    (FOLDER / "README.md").write_text(text, encoding="utf-8")
    return 0


def digits_tokenizer() -> Tokenizer:
    """A vocabulary of the digits; without rules of how to normalise other text, which would take 240 KB."""
    lines = [" ".join(DIGITS), *(pair.source for pair in embedded_corpus("reversal").generate(500, 1, 4, 14))]
    return Tokenizer(learn_model(lines, "identity", 25, PAD, UNKNOWN, START, END))


def describe(folder: Path, facts: ModelFacts) -> str:
    """A row of the README's table."""
    vector = facts.sizes.get("context_size", "none")
    size = (folder / WEIGHTS).stat().st_size
    return f"| {folder.name} | {vector} | {facts.parameters:,} | {facts.step:,} | {facts.seconds} | {size:,} |"


if __name__ == "__main__":
    sys.exit(main())
