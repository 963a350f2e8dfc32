"""What holds for every test of the engine, and what they share: a vocabulary, a corpus, models that know some pairs."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
import torch

from engine.architectures import ARCHITECTURES
from engine.architectures.contract import Architecture
from engine.config import CorpusConfig
from engine.corpora.pair import Pair
from engine.corpora.preparation import PreparedCorpus, prepare_corpus
from engine.corpora.tokenizer import Tokenizer, train_tokenizer
from engine.corpora.toy_tasks import reversal_pairs
from tests.engine.generators import result_of
from tests.engine.small_models import build_small, learn_by_heart

STEPS_BY_HEART = 80


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """A test fails if a thread outlives it."""
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> Iterator[None]:
    """Small matrices are not worth sharing out, and a machine that runs tests is busy."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """The vocabulary of the reversal task."""
    return train_tokenizer(reversal_pairs(500, seed=1), 25)


@pytest.fixture(scope="session")
def known_pairs() -> list[Pair]:
    """32 pairs of the reversal task."""
    return list(reversal_pairs(32, seed=2, shortest=3, longest=8))


@pytest.fixture(scope="session")
def trained(tokenizer: Tokenizer, known_pairs: list[Pair]) -> dict[str, Architecture[Any]]:
    """A small model of each architecture that was trained on the known pairs; not to be changed."""
    return {
        name: learn_by_heart(build_small(name, tokenizer.vocabulary_size), tokenizer, known_pairs, STEPS_BY_HEART)
        for name in ARCHITECTURES
    }


@pytest.fixture(scope="session")
def corpus() -> PreparedCorpus:
    """The reversal task, ready to train on; not to be changed."""
    return result_of(prepare_corpus(CorpusConfig(embedded="reversal", pairs=600, validation_pairs=12), seed=1))
