"""The architectures trained from scratch on the same batches, one step of each in turn, and what all of it costs."""

import hashlib
import shutil
import time
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import torch

from engine.architectures import ARCHITECTURES
from engine.architectures.contract import Architecture
from engine.checkpoint import holds_model, read_tokenizer
from engine.config import TrainingConfig, preset
from engine.corpora.preparation import PreparedCorpus, prepare_corpus
from engine.corpora.preparation import Progress as PreparationProgress
from engine.corpora.tokenizer import END, START
from engine.errors import TrainingError
from engine.events import Failure, JobPaused, TrainingFinished, TrainStepDone, ValidationScored
from engine.experiments.contract import ExperimentEntry, ExperimentSteps, Laboratory, Progress
from engine.experiments.operation_chain import operations_in_a_row
from engine.measurements.cost_race import (
    COST_MEASURED,
    ChainMeasured,
    CostMeasured,
    CostRaceOptions,
    DecodingTimed,
    Entrant,
    Scored,
    cost_race_tables,
)
from engine.models import find_model
from engine.paths import user_data
from engine.training import Training
from engine.turns import take_turns

VALIDATIONS = 9
BLEU_PAIRS = 60
LENGTHS = (5, 10, 20, 30, 40, 50, 60)
TIMED_RUNS = 5
# As many trained values as nearly as whole sizes allow, with the vocabulary of the corpus.
SIZES: dict[str, dict[str, dict[str, Any]]] = {
    "reversal": {
        "rnn": {"embedding_size": 48, "hidden_size": 96, "context_size": 96, "dropout": 0.0},
        "attention_rnn": {"embedding_size": 48, "hidden_size": 96, "attention_size": 64, "dropout": 0.0},
        "transformer": {
            "model_size": 64,
            "heads": 4,
            "feed_forward_size": 48,
            "encoder_layers": 2,
            "decoder_layers": 2,
            "dropout": 0.0,
        },
    },
    "grammar": {
        "rnn": {"embedding_size": 96, "hidden_size": 192, "context_size": 192, "dropout": 0.1},
        "attention_rnn": {"embedding_size": 96, "hidden_size": 192, "attention_size": 128, "dropout": 0.1},
        "transformer": {
            "model_size": 128,
            "heads": 4,
            "feed_forward_size": 160,
            "encoder_layers": 2,
            "decoder_layers": 2,
            "dropout": 0.1,
        },
    },
}


def run(options: CostRaceOptions, laboratory: Laboratory) -> ExperimentSteps:
    """Race, then take the trained models to longer and longer sentences; a race that was left goes on."""
    folder = _folder(options)
    if not laboratory.known:
        shutil.rmtree(folder, ignore_errors=True)
    config = race_config(options)
    corpus = yield from _prepared(config, options)
    trainings = [Training(0, name, config, corpus, folder / name) for name in config.architectures]
    for training in trainings:
        if holds_model(training.folder / "last"):
            yield None
            training.resume()
    entered = {m.architecture for m in laboratory.known if isinstance(m, Entrant)}
    for training in trainings:
        if training.architecture not in entered:
            title = ARCHITECTURES[training.architecture].description.title
            yield Entrant(architecture=training.architecture, title=title, parameters=training.facts.parameters)
    yield from take_turns([_lane(training, laboratory.known) for training in trainings])
    for training in trainings:
        yield from _costs_by_length(training.architecture, training.model, laboratory.known)
    shutil.rmtree(folder, ignore_errors=True)


def race_config(options: CostRaceOptions) -> TrainingConfig:
    """The training that all take part in."""
    base = preset("tiny" if options.corpus == "reversal" else "small")
    return base.model_copy(
        update={
            "seed": options.seed,
            "corpus": base.corpus.model_copy(update={"embedded": options.corpus}),
            "sizes": SIZES[options.corpus],
            "budget": base.budget.model_copy(update={"minutes": None, "steps": options.steps, "patience": None}),
            "validation": base.validation.model_copy(
                update={"steps": max(1, options.steps // VALIDATIONS), "bleu_pairs": BLEU_PAIRS, "keep_steps": ()}
            ),
        }
    )


def _prepared(config: TrainingConfig, options: CostRaceOptions) -> Generator[Progress, None, PreparedCorpus]:
    """The corpus, cut by the shipped tokenizer: to learn one takes longer than the first points should."""
    tokenizer = read_tokenizer(find_model(_pack_model(options)))
    steps = prepare_corpus(config.corpus, config.seed, tokenizer)
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            corpus: PreparedCorpus = end.value
            return corpus
        if isinstance(step, PreparationProgress):
            yield Progress(step.what, step.done, step.total)


def _lane(training: Training, known: Sequence[CostMeasured]) -> Generator[Progress | CostMeasured | None, None, None]:
    """One architecture's part of the race: something to tell at each step, which is its turn."""
    scores = [m for m in known if isinstance(m, Scored) and m.architecture == training.architecture]
    seconds, tokens = _seconds_until(training.step, scores), 0.0
    since, pending, total = seconds, 0.0, training.config.budget.steps or 0
    title, events = ARCHITECTURES[training.architecture].description.title, training.run()
    while True:
        began = time.perf_counter()
        try:
            event = next(events)
        except StopIteration:
            return
        pending += time.perf_counter() - began
        match event:
            case TrainStepDone():
                seconds, tokens, pending = seconds + pending, tokens + event.tokens_per_second * pending, 0.0
                yield Progress(f"Step {event.step} of {title}", event.step, total)
            case ValidationScored() if all(event.step > score.step for score in scores):
                speed = tokens / (seconds - since) if seconds > since else None
                yield Scored(
                    architecture=training.architecture,
                    step=event.step,
                    seconds=round(seconds, 3),
                    bleu=round(event.bleu, 2),
                    loss=round(event.loss, 4),
                    tokens_per_second=None if speed is None else round(speed),
                )
                since, tokens, pending = seconds, 0.0, 0.0
            case None:
                yield None
            case JobPaused(failure=Failure() as failure) | TrainingFinished(failure=Failure() as failure):
                raise TrainingError(failure.what, kept=failure.kept, advice=failure.advice)
            case _:
                pending = 0.0


def _seconds_until(step: int, scores: Sequence[Scored]) -> float:
    """Seconds until a checkpoint, which seldom lies at a score: at the mean pace of what was timed."""
    timed = scores[-1] if scores else None
    return timed.seconds * step / timed.step if timed and timed.step else 0.0


def _costs_by_length(architecture: str, model: Architecture[Any], known: Sequence[CostMeasured]) -> ExperimentSteps:
    chains = {m.length for m in known if isinstance(m, ChainMeasured) and m.architecture == architecture}
    times = {m.length for m in known if isinstance(m, DecodingTimed) and m.architecture == architecture}
    model.eval()
    for done, length in enumerate(LENGTHS):
        title = ARCHITECTURES[architecture].description.title
        yield Progress(f"Longer sentences for {title}", done, len(LENGTHS))
        if length not in chains:
            operations = operations_in_a_row(model, length)
            yield ChainMeasured(architecture=architecture, length=length, operations=operations)
        if length not in times:
            yield DecodingTimed(architecture=architecture, length=length, milliseconds=round(_decode(model, length), 3))


def _decode(model: Architecture[Any], length: int) -> float:
    """Milliseconds a piece: of a few runs that read and produce `length` pieces, the one that was disturbed least."""
    device = model.projection.weight.device
    source = torch.full((1, length), END + 1, device=device)
    mask, start = torch.ones_like(source, dtype=torch.bool), torch.full((1,), START, device=device)
    seconds = []
    with torch.inference_mode():
        for _ in range(TIMED_RUNS):
            began = time.perf_counter()
            state = model.start(source, mask, with_attention=False)
            for _ in range(length):
                state = model.step(state, start, with_attention=False).state
            seconds.append(time.perf_counter() - began)
    return 1000 * min(seconds) / length


def _pack_model(options: CostRaceOptions) -> str:
    return f"{options.corpus}/transformer"


def _folder(options: CostRaceOptions) -> Path:
    digest = hashlib.sha256(options.model_dump_json().encode()).hexdigest()[:12]
    return user_data() / "experiments" / f"cost_race-{digest}"


ENTRY = ExperimentEntry(
    name="cost_race",
    version=1,
    options=CostRaceOptions,
    measured=COST_MEASURED,
    models=lambda options: (_pack_model(options),),
    run=run,
    tables=cost_race_tables,
)
