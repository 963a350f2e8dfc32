#!/usr/bin/env python3
"""Learn a table of positions for a shipped Transformer whose other weights stay as they are.

usage: python -m tools.learn_positions grammar

The table begins by chance and is trained on the text that the model was trained on. In each batch it stands in for
the sinusoids on the source side, on the target side or on both, so that it serves in all three places.
"""

import argparse
import random
import time

import safetensors.torch
import torch
from rich.console import Console
from torch import Tensor, nn

from engine.architectures.transformer import Transformer
from engine.config import OptimisationConfig
from engine.corpora.batching import BatchStream
from engine.corpora.embedded import embedded_corpus
from engine.corpora.encoded_pairs import EncodedPairs
from engine.corpora.tokenizer import Tokenizer
from engine.device import choose_precision, keep_freed_memory, mixed_precision
from engine.experiments.position_variants import LEARNED_POSITIONS, TENSOR, learned_file
from engine.layers.dropout import Dropout
from engine.loss import sequence_loss
from engine.models import LoadedModels
from engine.optimisation import AdamW, gradient_norm, learning_rate_at, take_step

SEED = 1
STEPS = 4000
DEVIATION_AT_FIRST = 0.02
OPTIMISATION = OptimisationConfig(learning_rate=1e-2, warmup_steps=100, batch_tokens=1024, weight_decay=0)
PAIRS, SHORTEST, LONGEST = 100_000, 3, 60
SIDES = ("encoder", "decoder", "both")


def main() -> None:
    """Learn the table and write it beside the experiment's text."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pack", help="whose Transformer, such as grammar")
    parser.add_argument("--steps", type=int, default=STEPS)
    arguments = parser.parse_args()
    keep_freed_memory()
    torch.set_num_threads(1)
    loaded = LoadedModels().load(f"{arguments.pack}/transformer")
    assert isinstance(loaded.model, Transformer)
    table = learn(loaded.model, encode(loaded.tokenizer), arguments.steps)
    path = learned_file(loaded.weights)
    path.parent.mkdir(parents=True, exist_ok=True)
    safetensors.torch.save_file({TENSOR: table.half()}, path)
    path.chmod(0o644)
    Console().print(f"{path}: {path.stat().st_size:,} bytes")


def encode(tokenizer: Tokenizer) -> EncodedPairs:
    """The pairs of the embedded corpus in pieces, none longer than the table."""
    pairs = EncodedPairs()
    for pair in embedded_corpus("grammar").generate(PAIRS, SEED, SHORTEST, LONGEST):
        encoded = tokenizer.encode(pair.source), tokenizer.encode(pair.target)
        if max(map(len, encoded)) <= LEARNED_POSITIONS:
            pairs.extend([encoded])
    return pairs


def learn(model: Transformer, pairs: EncodedPairs, steps: int) -> Tensor:
    """A table (positions, size) that the frozen model translates with as well as it can."""
    freeze(model)
    sinusoids = model.source_positions.table
    torch.manual_seed(SEED)
    table = nn.Parameter(DEVIATION_AT_FIRST * torch.randn(LEARNED_POSITIONS, model.embedding.size))
    learner = nn.ParameterList([table])
    optimiser = AdamW(learner, OPTIMISATION)
    sides, stream = random.Random(SEED), iter(BatchStream(pairs, OPTIMISATION.batch_tokens, SEED))
    precision, console, began = choose_precision("auto", table.device), Console(), time.monotonic()
    for step in range(1, steps + 1):
        batch, side = next(stream), sides.choice(SIDES)
        added = table.view_as(table)  # not the parameter itself: it would become one of the model's
        model.source_positions.table = sinusoids if side == "decoder" else added
        model.target_positions.table = sinusoids if side == "encoder" else added
        with mixed_precision(table.device, precision):
            features = model(batch.source, batch.source_mask, batch.target_in)
            mask = batch.target_out.ne(0)
            loss = sequence_loss(model.projection, features, batch.target_out, mask, OPTIMISATION.label_smoothing)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.rate = learning_rate_at(step, step / steps, OPTIMISATION)
        take_step(learner, optimiser, gradient_norm(learner), OPTIMISATION.gradient_clip)
        if step % 100 == 0:
            console.print(f"step {step:,}: {side} {float(loss.detach()):.3f}, {time.monotonic() - began:.0f} s")
    return table.detach()


def freeze(model: Transformer) -> None:
    """Let no weight learn and nothing be dropped."""
    model.train().requires_grad_(requires_grad=False)
    for module in model.modules():
        if isinstance(module, Dropout):
            module.threshold = 0


if __name__ == "__main__":
    main()
