"""Exact match of digit reversal against length, for vectors of several lengths (Cho et al. 2014, 1409.1259)."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from engine.architectures.contract import Architecture
from engine.checkpoint import ModelFacts, load_model
from engine.corpora.made_sets import make_unseen_pairs
from engine.corpora.pair import AlignedPair
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import translations_in_steps
from engine.experiments.contract import ExperimentEntry, ExperimentSteps, Laboratory, Progress
from engine.experiments.proportion import wilson_interval
from engine.experiments.suitcase_training import (
    prepare,
    shipped_folder,
    suitcase_config,
    train_in_steps,
    training_sources,
)
from engine.measurements.suitcase import (
    LENGTHS,
    VECTORS,
    Mistake,
    ReversalMeasured,
    SuitcaseOptions,
    suitcase_tables,
)
from engine.paths import user_runs
from engine.training import Training

SEED = 41
MOST_MISTAKES = 20
SHIPPED = (*VECTORS, None)


@dataclass(frozen=True, slots=True)
class _Contestant:
    """A model, and what is told of it with each measurement."""

    model: Architecture[Any]
    tokenizer: Tokenizer
    facts: ModelFacts
    seed: int
    is_shipped: bool

    @property
    def numbers(self) -> int | None:
        size = self.facts.sizes.get("context_size")
        return None if size is None else int(size)


def run(options: SuitcaseOptions, laboratory: Laboratory) -> ExperimentSteps:
    """Measure the shipped models, the shortest vector first, or train one and measure that."""
    known = {(measured.numbers, measured.length) for measured in laboratory.known}
    chosen = SHIPPED if options.train is None else (options.train,)
    for done, numbers in enumerate(chosen):
        missing = [length for length in LENGTHS if (numbers, length) not in known]
        if not missing:
            continue
        if options.train is None:
            yield Progress("Reversing digits", done, len(chosen))
            seed = suitcase_config(numbers).seed
            contestant = _Contestant(*load_model(shipped_folder(numbers)), seed, is_shipped=True)
        else:
            contestant = yield from _train(options.train, options)
        yield from _measure(contestant, missing, options.sequences)


def _train(numbers: int, options: SuitcaseOptions) -> Generator[Progress | None, None, _Contestant]:
    """A model that the same options make again, on the same machine bit for bit: half a curve can be gone on with."""
    config = suitcase_config(numbers, options.seed, options.steps)
    corpus = yield from prepare()
    training = Training(0, config.architectures[0], config, corpus, user_runs() / config.name)  # writes nothing there
    yield from train_in_steps(training)
    facts = training.facts.model_copy(update={"step": training.step})
    return _Contestant(training.model, corpus.tokenizer, facts, config.seed, is_shipped=False)


def unseen_sequences(length: int, count: int) -> list[AlignedPair]:
    """Sequences of so many digits that none of the models was trained on, the same ones each time."""
    seen = training_sources()
    return make_unseen_pairs("reversal", count, SEED, shortest=length, longest=length, seen=seen)


def _measure(contestant: _Contestant, lengths: Sequence[int], sequences: int) -> ExperimentSteps:
    for length in lengths:
        pairs = unseen_sequences(length, sequences)
        given = [""] * len(pairs)
        sources = [pair.source for pair in pairs]
        for step in translations_in_steps(contestant.model, contestant.tokenizer, sources, precision="float32"):
            if step is None:
                yield None
            else:
                given[step[0]] = step[1]
        yield _score(contestant, length, pairs, given)


def _score(
    contestant: _Contestant, length: int, pairs: Sequence[AlignedPair], given: Sequence[str]
) -> ReversalMeasured:
    mistakes = [
        Mistake(source=pair.source, reference=pair.target, translation=text)
        for pair, text in zip(pairs, given, strict=True)
        if text != pair.target
    ]
    right = len(pairs) - len(mistakes)
    low, high = wilson_interval(right, len(pairs))
    return ReversalMeasured(
        architecture=contestant.facts.architecture,
        numbers=contestant.numbers,
        is_shipped=contestant.is_shipped,
        seed=contestant.seed,
        steps=contestant.facts.step,
        parameters=contestant.facts.parameters,
        state_size=int(contestant.facts.sizes["hidden_size"]),
        length=length,
        sequences=len(pairs),
        right=right,
        low=100 * low,
        high=100 * high,
        mistakes=tuple(mistakes[:MOST_MISTAKES]),
    )


ENTRY = ExperimentEntry(
    name="suitcase",
    version=1,
    options=SuitcaseOptions,
    measured=TypeAdapter(ReversalMeasured),
    models=lambda options: tuple(str(shipped_folder(numbers)) for numbers in SHIPPED) if options.train is None else (),
    run=run,
    tables=suitcase_tables,
)
