"""Saves one version of a model folder after the other until it is killed: `FOLDER`; for each line of its input anew.

Prints the number of its process, then the number of each version once it is in place. Weights, facts, optimiser and
progress all hold the number of their version. It forks, so that torch is imported once for many kills.
"""

import itertools
import os
import sys
from pathlib import Path

import torch

from engine.checkpoint import save_model
from engine.corpora.tokenizer import train_tokenizer
from engine.corpora.toy_tasks import reversal_pairs
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_models import build_small


def tell(number: int) -> None:
    """Write a line at once, so that no kill can cut it in two."""
    os.write(sys.stdout.fileno(), b"%d\n" % number)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    tokenizer = train_tokenizer(reversal_pairs(500, seed=1), 25)
    model = build_small("rnn", tokenizer.vocabulary_size)
    torch.set_num_threads(1)
    for line in sys.stdin:
        child = os.fork()
        if child:
            os.waitpid(child, 0)
            continue
        tell(os.getpid())
        for version in itertools.count(int(line)):
            for parameter in model.parameters():
                torch.nn.init.constant_(parameter, version)
            tensors = {"gathered": torch.full((300_000,), float(version))}
            facts = facts_of("rnn", tokenizer, step=version)
            save_model(folder, model, facts, tokenizer, tensors=tensors, progress={"version": version})
            tell(version)
