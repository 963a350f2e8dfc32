"""Real decoding, timed: translations of 24 pieces, as the yardstick's."""

import time
from collections.abc import Sequence
from itertools import islice
from typing import Any

import torch

from engine.architectures.contract import Architecture
from engine.corpora.tokenizer import END
from engine.decoding import decode_greedily, in_precision, translate_ids
from engine.device import THREADS_A_SENTENCE, choose_precision, threads

DECODED_TOKENS = 24
BATCH_SENTENCES = 64
Sources = Sequence[Sequence[int]]


def never_end(model: Architecture[Any]) -> None:
    """Keep a model from ending a translation: one that has hardly been trained would end where it likes."""
    with torch.no_grad():
        model.projection.bias[END] = -1e9


def time_single(model: Architecture[Any], sources: Sources) -> float:
    """Milliseconds a piece, one sentence at a time with the record that the window shows; the first warms up."""
    with threads(THREADS_A_SENTENCE):
        _decode_with_record(model, sources[0])
        began = time.perf_counter()
        for source in sources[1:]:
            _decode_with_record(model, source)
        return (time.perf_counter() - began) * 1e3 / (DECODED_TOKENS * (len(sources) - 1))


def time_batch(model: Architecture[Any], sources: Sources, precision: str = "auto") -> float:
    """Sentences a second, all at once; `auto` is the precision that the engine takes for many."""
    model = in_precision(model, choose_precision(precision, model.projection.weight.device))
    began = time.perf_counter()
    translate_ids(model, sources, max_tokens=DECODED_TOKENS)
    return len(sources) / (time.perf_counter() - began)


def _decode_with_record(model: Architecture[Any], source: Sequence[int]) -> None:
    """Produce a translation as the window asks for it: candidates, entropy and attention of every piece."""
    for _ in islice(decode_greedily(model, source), DECODED_TOKENS):
        pass
