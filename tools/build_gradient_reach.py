#!/usr/bin/env python3
"""Train the shipped networks of the experiment on gradients anew, one after the other, and tell of them in a README.

usage: python -m tools.build_gradient_reach --machine 'one core of a laptop'

What is there is replaced network by network.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import torch

from engine.checkpoint import WEIGHTS, save_model
from engine.child_process import finish
from engine.config import TrainingConfig, read_config
from engine.corpora.preparation import PreparedCorpus, prepare_corpus
from engine.device import keep_freed_memory
from engine.events import ValidationScored
from engine.experiments.gradient_reach_networks import FOLDER, network_folder
from engine.measurements.gradient_reach import NETWORKS, Network
from engine.training import Training
from tools.build_pack import share_tokenizer
from tools.build_suitcase import digits_tokenizer

README = """\
# The networks of the experiment on gradients

Five networks that learned to reverse {shortest} to {longest} digits from the same {pairs:,} pairs, in the same order,
in {steps:,} steps as `training.toml` says. Made by `python -m tools.build_gradient_reach` in float32 and kept in
float16, without picking: these are the networks that the seed {seed} gave. Anything may be done with them, as with the
program itself, which makes all of their training text (MIT licence).

Trained on {machine}. The loss is that of held-out pairs, in nats a piece, and BLEU that of {bleu_pairs} of them:

| network | parameters | steps | seconds | loss | BLEU | bytes |
| --- | --: | --: | --: | --: | --: | --: |
{rows}
"""


def main(words: list[str] | None = None) -> int:
    """Train, write and print a line a network."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--machine", required=True, help="what they are trained on, such as 'one core of a laptop'")
    machine = parser.parse_args(words).machine
    keep_freed_memory()
    config = read_config(FOLDER / "training.toml")
    torch.set_num_threads(config.threads or 1)
    corpus = finish(prepare_corpus(config.corpus, config.seed, digits_tokenizer()))
    rows = []
    for network in NETWORKS:
        rows.append(train(network, config, corpus))
        print(rows[-1], flush=True)
    text = README.format(
        shortest=config.corpus.shortest,
        longest=config.corpus.longest,
        pairs=len(corpus.training),
        steps=config.budget.steps,
        seed=config.seed,
        machine=machine,
        bleu_pairs=config.validation.bleu_pairs,
        rows="\n".join(rows),
    )
    (FOLDER / "README.md").write_text(text, encoding="utf-8")
    return 0


def train(network: Network, config: TrainingConfig, corpus: PreparedCorpus) -> str:
    """Train a network, put it in place, and tell of it in a row of the README's table."""
    name = network if network in config.sizes else "rnn"
    cell = {} if name == network else {"cell": network}
    config = config.model_copy(update={"architectures": (name,), "sizes": {name: config.sizes[name] | cell}})
    with tempfile.TemporaryDirectory() as run:
        training = Training(0, name, config, corpus, Path(run))
        scores = [event for event in training.run() if isinstance(event, ValidationScored)]
    facts = training.facts.model_copy(
        update={
            "step": training.step,
            "seconds": round(training.clock.seconds, 1),
            "loss": round(scores[-1].loss, 4),
            "bleu": round(scores[-1].bleu, 2),
        }
    )
    folder = network_folder(network)
    save_model(folder, training.model, facts, corpus.tokenizer, dtype=torch.float16)
    share_tokenizer(folder)
    size = (folder / WEIGHTS).stat().st_size
    numbers = f"{facts.parameters:,} | {facts.step:,} | {facts.seconds} | {facts.loss} | {facts.bleu} | {size:,}"
    return f"| {network} | {numbers} |"


if __name__ == "__main__":
    sys.exit(main())
