"""How fast the engine trains and translates: real training steps and real greedy decoding, timed.

Beside a yardstick - a program that prints the same measurements of its own models as a line of JSON, called as
`YARDSTICK ARCHITECTURE CORPUS --steps N --warmup N --decode N --threads N` - the two are measured in turn, so that a
busy machine slows both.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import torch

from engine.architectures.contract import Architecture
from engine.config import BudgetConfig, CorpusConfig, OptimisationConfig, Size, TrainingConfig, ValidationConfig
from engine.corpora.batching import BatchStream
from engine.corpora.embedded import embedded_corpus
from engine.corpora.preparation import DEFAULT_VOCABULARY, PreparedCorpus
from engine.corpora.reading import read_pairs
from engine.corpora.tokenizer import END, train_tokenizer
from engine.decoding import decode_greedily, translate_ids
from engine.device import keep_freed_memory
from engine.errors import EngineError
from engine.events import TrainStepDone
from engine.training import Training

DECODED_TOKENS = 24
BATCH_SENTENCES = 64
BATCH_TOKENS = 4096
PAIRS = 30_000
YARDSTICK_SIZES: dict[str, dict[str, Size]] = {"attention_rnn": {"attention_size": 512}}  # all others by default
EMBEDDED, EMBEDDED_PAIRS = "grammar", 6_000


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured: training steps, untimed ones before them, single sentences, and times over."""

    steps: int = 12
    warmup: int = 2
    sentences: int = 5
    rounds: int = 1
    threads: int | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """Speeds of one architecture, as the yardstick names them.

    Attributes:
        train_tokens_per_s: source and target pieces without padding, optimiser included.
        decode_ms_per_token: greedy, one sentence at a time; of the engine with the record that the window shows.
        batch_decode_sentences_per_s: greedy, 64 sentences of 24 pieces at once.
    """

    train_tokens_per_s: float
    decode_ms_per_token: float
    batch_decode_sentences_per_s: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """An architecture's speeds, the yardstick's, and how many times faster the engine is (above 1: faster)."""

    parameters: int
    engine: Measurement
    yardstick: Measurement | None = None
    ratios: Measurement | None = None


def compare(
    architectures: Sequence[str], corpus_file: Path | None, yardstick: Path | None, effort: Effort
) -> Iterator[tuple[str, Comparison]]:
    """Yield (architecture, speeds) one after the other, on the file's first pairs or on the embedded grammar."""
    if effort.threads:
        torch.set_num_threads(effort.threads)
    keep_freed_memory()
    corpus = _prepare(corpus_file)
    config = _config(architectures, effort)
    for architecture in architectures:
        ours, theirs = [], []
        for _ in range(effort.rounds):
            if yardstick and corpus_file:
                theirs.append(run_yardstick(yardstick, architecture, corpus_file, effort))
            parameters, measurement = measure(architecture, config, corpus, effort)
            ours.append(measurement)
        yield architecture, _comparison(parameters, ours, theirs)


def measure(
    architecture: str, config: TrainingConfig, corpus: PreparedCorpus, effort: Effort
) -> tuple[int, Measurement]:
    """Train an architecture for some steps and decode with it: its number of parameters and its speeds."""
    with tempfile.TemporaryDirectory(prefix="lockstep-bench-") as folder:
        training = Training(0, architecture, config, corpus, Path(folder) / architecture)
        tokens_per_second = _time_training(training, effort)
    model = training.model.eval()
    with torch.no_grad():
        # A model that has hardly been trained ends where it likes; all are to produce the same number of pieces.
        model.projection.bias[END] = -1e9
    sources = [source for source, _ in islice(corpus.training, max(BATCH_SENTENCES, effort.sentences + 1))]
    _decode_with_record(model, sources[0])
    began = time.perf_counter()
    for source in sources[1 : effort.sentences + 1]:
        _decode_with_record(model, source)
    single = (time.perf_counter() - began) / (DECODED_TOKENS * effort.sentences)
    began = time.perf_counter()
    translate_ids(model, sources[:BATCH_SENTENCES], max_tokens=DECODED_TOKENS)
    batch = time.perf_counter() - began
    rates = (tokens_per_second, single * 1e3, len(sources[:BATCH_SENTENCES]) / batch)
    return training.facts.parameters, Measurement(*rates)


def _decode_with_record(model: Architecture[Any], source: Sequence[int]) -> None:
    """Produce a translation as the window asks for it: candidates, entropy and attention of every piece."""
    for _ in islice(decode_greedily(model, source), DECODED_TOKENS):
        pass


def _time_training(training: Training, effort: Effort) -> float:
    """Pieces per second of the steps after the warm-up: from the end of one step to the end of the next."""
    ends = [time.perf_counter() for event in training.run() if isinstance(event, TrainStepDone)]
    stream = BatchStream(training.stream.pairs, training.stream.batch_tokens, training.stream.seed)
    batches = islice(stream, effort.warmup, effort.warmup + effort.steps)
    return sum(batch.tokens for batch in batches) / (ends[-1] - ends[effort.warmup - 1])


def run_yardstick(program: Path, architecture: str, corpus_file: Path, effort: Effort) -> Measurement:
    """Run the yardstick once; raises EngineError if it does not print its measurements."""
    words = [sys.executable, str(program), architecture, str(corpus_file), "--steps", str(effort.steps)]
    words += ["--warmup", str(effort.warmup), "--decode", str(effort.sentences)]
    words += ["--threads", str(effort.threads or torch.get_num_threads())]
    result = subprocess.run(words, capture_output=True, text=True)
    try:
        values = json.loads(result.stdout)
        return Measurement(**{name: float(values[name]) for name in Measurement.__dataclass_fields__})
    except (ValueError, KeyError, TypeError) as error:
        last_line = result.stderr.strip().rpartition("\n")[2] or "it printed nothing"
        raise EngineError(f"The yardstick {program} did not print its measurements: {last_line}.") from error


def describe_machine() -> dict[str, str | int]:
    """What the figures were measured on."""
    return {
        "processor": _processor_name(),
        "cores": os.cpu_count() or 1,
        "threads": torch.get_num_threads(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "torch": torch.__version__,
    }


def as_json(comparison: Comparison) -> dict[str, object]:
    """A comparison as it is printed, figures rounded; without a yardstick only the engine's own."""
    values: dict[str, object] = {"parameters": comparison.parameters, **_rounded(comparison.engine)}
    if comparison.yardstick and comparison.ratios:
        values |= {"yardstick": _rounded(comparison.yardstick), "ratios": _rounded(comparison.ratios)}
    return values


def _config(architectures: Sequence[str], effort: Effort) -> TrainingConfig:
    """The yardstick's sizes; a validation that costs nothing stands at either end."""
    return TrainingConfig(
        architectures=tuple(architectures),
        sizes=YARDSTICK_SIZES,
        corpus=CorpusConfig(embedded=EMBEDDED),
        optimisation=OptimisationConfig(batch_tokens=BATCH_TOKENS),
        budget=BudgetConfig(steps=effort.warmup + effort.steps),
        validation=ValidationConfig(seconds=1e9, bleu_pairs=1),
        device="cpu",
    )


def _prepare(corpus_file: Path | None) -> PreparedCorpus:
    """The first pairs of a file, cut as the yardstick cuts them, or some of the embedded grammar."""
    embedded = embedded_corpus(EMBEDDED)
    pairs = list(islice(read_pairs(corpus_file), PAIRS) if corpus_file else embedded.generate(EMBEDDED_PAIRS, 1))
    tokenizer = train_tokenizer(pairs, DEFAULT_VOCABULARY if corpus_file else embedded.vocabulary_size)
    sides = (tokenizer.encode_lines([pair[side] for pair in pairs]) for side in (0, 1))
    name = corpus_file.name if corpus_file else EMBEDDED
    encoded = list(zip(*sides, strict=True))
    return PreparedCorpus(
        name, embedded.source_language, embedded.target_language, tokenizer, encoded, pairs[:1], pairs[0]
    )


def _comparison(parameters: int, ours: Sequence[Measurement], theirs: Sequence[Measurement]) -> Comparison:
    engine = _median(ours)
    if not theirs:
        return Comparison(parameters, engine)
    yardstick = _median(theirs)
    ratios = Measurement(
        engine.train_tokens_per_s / yardstick.train_tokens_per_s,
        yardstick.decode_ms_per_token / engine.decode_ms_per_token,
        engine.batch_decode_sentences_per_s / yardstick.batch_decode_sentences_per_s,
    )
    return Comparison(parameters, engine, yardstick, ratios)


def _median(measurements: Sequence[Measurement]) -> Measurement:
    columns = zip(*(astuple(measurement) for measurement in measurements), strict=True)
    return Measurement(*map(statistics.median, columns))


def _rounded(measurement: Measurement) -> dict[str, float]:
    return {name: round(value, 3) for name, value in asdict(measurement).items()}


def _processor_name() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n")
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
