"""How far the gradient of one output reaches back into the source, for five networks, untrained and trained."""

import random
from collections.abc import Generator, Sequence
from typing import Any

import torch
from pydantic import TypeAdapter
from torch import Tensor

from engine.architectures import count_parameters
from engine.architectures.contract import Architecture
from engine.checkpoint import load_model
from engine.corpora.batching import Batch, make_batch
from engine.corpora.tokenizer import Tokenizer
from engine.corpora.toy_tasks import DIGITS
from engine.experiments.contract import ExperimentEntry, ExperimentSteps, Laboratory, Progress
from engine.experiments.decay import geometric_decay
from engine.experiments.gradient_reach_networks import network_folder, untrained
from engine.experiments.state_jacobians import state_jacobian_norms
from engine.layers.recurrent import ForwardEncoder
from engine.measurements.gradient_reach import (
    LONGEST,
    NETWORKS,
    GradientReachOptions,
    Network,
    NetworkReach,
    Output,
    Reach,
    gradient_reach_tables,
)

SEQUENCES, JACOBIANS = 8, 3
SEED = 1994
BAND = (0.1, 0.9)


def run(options: GradientReachOptions, laboratory: Laboratory) -> ExperimentSteps:
    """Measure the untrained networks, then the trained ones, or those of them that are asked for."""
    known = {(measured.network, measured.is_trained) for measured in laboratory.known}
    states = (False, True) if options.trained is None else (options.trained,)
    wanted: list[tuple[Network, bool]] = [(network, is_trained) for is_trained in states for network in NETWORKS]
    for done, (network, is_trained) in enumerate(wanted):
        if (network, is_trained) not in known:
            state = "trained" if is_trained else "untrained"
            yield Progress(f"Measuring {state} networks", done, len(wanted))
            yield from _measure(network, options, is_trained=is_trained)


def _measure(network: Network, options: GradientReachOptions, *, is_trained: bool) -> ExperimentSteps:
    trained, tokenizer, facts = load_model(network_folder(network))
    seeds = range(options.seeds)
    models = [trained] if is_trained else [untrained(facts, seed, options.gate_bias) for seed in seeds]
    yield None
    sequences = random_sequences(options.length)
    batch = reversal_batch(tokenizer, sequences)
    output = output_position(options.output, options.length)
    norms, probability = yield from _gradients(models, batch, output)
    jacobian = yield from _jacobians(models, batch)
    yield NetworkReach(
        network=network,
        architecture=facts.architecture,
        is_trained=is_trained,
        parameters=count_parameters(trained),
        output=output,
        probability=probability,
        digits=tuple(sequences[0]),
        norms=tuple(norms[0].tolist()),
        gradient=_reach(norms.flip(1)),
        jacobian=None if jacobian is None else _reach(jacobian),
    )


def random_sequences(length: int) -> list[str]:
    """The sequences of digits that are read: always the same, a longer one ending as a shorter one does."""
    chance = random.Random(SEED)
    return ["".join(chance.choices(DIGITS, k=LONGEST))[-length:] for _ in range(SEQUENCES)]


def reversal_batch(tokenizer: Tokenizer, sequences: Sequence[str]) -> Batch:
    """Sequences of digits as sources, and the same ones backwards as targets."""
    encode = tokenizer.encode
    return make_batch([(encode(" ".join(digits)), encode(" ".join(reversed(digits)))) for digits in sequences])


def output_position(output: Output, length: int) -> int:
    """Which target piece an output is, from 0; the digit it copies lies as far from the end of the source."""
    return {"first": 0, "middle": length // 2, "last": length - 1}[output]


def output_gradients(model: Architecture[Any], batch: Batch, position: int) -> tuple[Tensor, Tensor]:
    """The gradient of an output's log-probability with respect to each source piece's vector, and the probability.

    What comes before the output is forced. Norms (batch, source) with the end symbol, and (batch,).
    """
    with torch.enable_grad():
        embedded = model.embed_source(batch.source).detach().requires_grad_()
        state = model.start(batch.source, batch.source_mask, embedded, with_attention=False)
        for token_ids in batch.target_in[:, :position].unbind(1):
            state = model.step(state, token_ids, with_attention=False).state
        logits = model.step(state, batch.target_in[:, position], with_attention=False).logits
        wanted = batch.target_out[:, position, None]
        log_probs = torch.log_softmax(logits, -1).gather(1, wanted)[:, 0]
        (gradient,) = torch.autograd.grad(log_probs.sum(), embedded)
    return gradient.norm(dim=-1), log_probs.detach().exp()


def _gradients(
    models: Sequence[Architecture[Any]], batch: Batch, position: int
) -> Generator[None, None, tuple[Tensor, float]]:
    """Norms (samples, digits) of all models and sequences, and the mean probability of the output."""
    norms, probabilities = [], []
    for model in models:
        found, probability = output_gradients(model, batch, position)
        norms.append(found[:, :-1])
        probabilities.append(probability)
        yield
    return torch.cat(norms), float(torch.cat(probabilities).mean())


def _jacobians(models: Sequence[Architecture[Any]], batch: Batch) -> Generator[None, None, Tensor | None]:
    """Norms (samples, distances) of the encoders' Jacobians, each on one sequence; None where there is no chain."""
    norms = []
    for sample in range(max(len(models), JACOBIANS)):
        model, row = models[sample % len(models)], batch.source[sample % len(batch.source), None]
        encoder = getattr(model, "encoder", None)
        if not isinstance(encoder, ForwardEncoder):
            return None
        norms.append(state_jacobian_norms(encoder.forwards, model.embed_source(row)[0]))
        yield
    return torch.stack(norms)


def _reach(norms: Tensor) -> Reach:
    """What is told of norms (samples, distances)."""
    logarithms = norms.double().clamp_min(torch.finfo(torch.float32).tiny).log()
    low, high = logarithms.quantile(torch.tensor(BAND, dtype=torch.float64), 0).exp().tolist()
    typical = logarithms.mean(0).exp().tolist()
    return Reach(
        samples=len(norms), typical=tuple(typical), low=tuple(low), high=tuple(high), decay=geometric_decay(typical)
    )


ENTRY = ExperimentEntry(
    name="gradient_reach",
    version=1,
    options=GradientReachOptions,
    measured=TypeAdapter(NetworkReach),
    models=lambda options: tuple(str(network_folder(network)) for network in NETWORKS),
    run=run,
    tables=gradient_reach_tables,
    keeps=lambda options: False,
)
