"""The training of the suitcase experiment, the same for the shipped models and for those that are trained live."""

from collections.abc import Generator
from functools import cache
from pathlib import Path

from engine.checkpoint import read_tokenizer
from engine.config import TrainingConfig, read_config
from engine.corpora.preparation import PreparedCorpus, generate_pairs, prepare_corpus
from engine.corpora.tokenizer import Tokenizer
from engine.device import in_threads
from engine.experiments.contract import Progress
from engine.paths import shipped_assets
from engine.training import Training

FOLDER = shipped_assets() / "experiments" / "suitcase"
STEPS_BETWEEN_REPORTS = 10


def suitcase_config(context_size: int | None, seed: int | None = None, steps: int | None = None) -> TrainingConfig:
    """How a model is trained: an RNN with a context vector of so many numbers, or the attention RNN for None."""
    config = read_config(FOLDER / "training.toml")
    name = "attention_rnn" if context_size is None else "rnn"
    sizes = config.sizes[name] | ({} if context_size is None else {"context_size": context_size})
    return config.model_copy(
        update={
            "architectures": (name,),
            "sizes": {name: sizes},
            "seed": config.seed if seed is None else seed,
            "budget": config.budget.model_copy(update={"steps": steps or config.budget.steps}),
        }
    )


def shipped_folder(context_size: int | None) -> Path:
    """Where the shipped model with such a vector lies."""
    return FOLDER / ("attention_rnn" if context_size is None else f"rnn-{context_size}")


@cache
def training_sources() -> frozenset[str]:
    """All sources that any of the models was trained on: of one corpus, whatever the seed of the training."""
    config = suitcase_config(None)
    return frozenset(pair.source for pair in generate_pairs(config.corpus, config.seed))


def prepare(tokenizer: Tokenizer | None = None) -> Generator[Progress, None, PreparedCorpus]:
    """The pairs that all are trained on, cut by the shipped models' tokenizer if no other is given."""
    config = suitcase_config(None)
    steps = prepare_corpus(config.corpus, config.seed, tokenizer or read_tokenizer(shipped_folder(None)))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            corpus: PreparedCorpus = end.value
            return corpus
        yield Progress("Making the pairs", 0, 0)


def train_in_steps(training: Training) -> Generator[Progress | None, None, None]:
    """Take all steps of a training, with as many threads as its configuration says; writes no checkpoint."""
    yield from in_threads(_steps(training), training.config.threads)


def _steps(training: Training) -> Generator[Progress | None, None, None]:
    steps, batches = training.config.budget.steps or 0, iter(training.stream)
    training.model.train()
    while training.step < steps:
        if training.step % STEPS_BETWEEN_REPORTS == 0:
            yield Progress("Training", training.step, steps)
        for _ in training.train_on(next(batches)):
            yield None
    training.model.eval()
