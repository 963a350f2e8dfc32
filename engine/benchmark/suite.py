"""Everything that the bench measures, as the one object that it prints."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from engine.benchmark.corpus import EMBEDDED, prepare
from engine.benchmark.machine import best_rates, describe_machine, product_rates
from engine.benchmark.measurement import Effort
from engine.benchmark.memory import measure_memory
from engine.benchmark.peer import measure_peer
from engine.benchmark.speed import measure_speeds
from engine.benchmark.window import measure_first_token, measure_frames, measure_lateness, measure_start
from engine.device import keep_freed_memory
from engine.errors import EngineError

PACK = "everyday"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be measured.

    Attributes:
        corpus_file: pairs to train on; None: the embedded grammar.
        yardstick: a program to measure in turn with the engine, if there is a corpus file.
        parts: of `speed`, `memory`, `peer`, `start`, `first_token`, `lateness` and `frames`.
        starts, lateness_seconds: how often the window is started, and how long each training runs beside it.
    """

    architectures: Sequence[str]
    corpus_file: Path | None
    yardstick: Path | None
    effort: Effort
    parts: Sequence[str]
    starts: int = 10
    lateness_seconds: float = 60.0


def measure(request: Request, tell: Callable[[str], None]) -> dict[str, Any]:
    """Measure part by part, telling which one is at hand: the machine, an object an architecture, then the rest."""
    torch.set_num_threads(request.effort.threads)
    keep_freed_memory()
    result: dict[str, Any] = {
        "machine": describe_machine(),
        "corpus": str(request.corpus_file or EMBEDDED),
        "rounds": request.effort.rounds,
    }
    # Processes that answer in milliseconds are measured before this one has grown and warmed the machine up.
    if "start" in request.parts:
        tell(f"The start of the window, {request.starts} times")
        result["start"] = _or_why_not(lambda: measure_start(request.starts))
    result |= {name: {} for name in request.architectures}
    if "speed" in request.parts:
        _measure_speeds(request, tell, result)
    if "memory" in request.parts:
        for name in request.architectures:
            tell(f"The memory of translating: {name}")
            result[name]["memory"] = measure_memory(f"{PACK}/{name}")
    if "peer" in request.parts:
        tell("CTranslate2 beside the engine")
        result["peer"] = _or_why_not(lambda: measure_peer(request.effort))
    if "first_token" in request.parts:
        tell("The first token on the window")
        result["first_token"] = _or_why_not(measure_first_token)
    if "lateness" in request.parts:
        tell(f"The lateness of the window, {request.lateness_seconds:g} s a training")
        result["lateness"] = _or_why_not(lambda: measure_lateness(request.lateness_seconds))
    if "frames" in request.parts:
        tell("The frames of the window")
        result["frames"] = _or_why_not(measure_frames)
    return result


def _or_why_not(measure_part: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What a part measures, or why it could not: what the others have measured is not lost for it."""
    try:
        return measure_part()
    except EngineError as error:
        return {"skipped": str(error)}


def _measure_speeds(request: Request, tell: Callable[[str], None], result: dict[str, Any]) -> None:
    corpus = prepare(request.corpus_file)
    rates, measured = product_rates(), {}
    for name in request.architectures:
        tell(f"Training and decoding: {name}, {request.effort.rounds} times")
        measured[name] = measure_speeds(name, corpus, request.effort, request.corpus_file, request.yardstick)
        rates = best_rates(rates, product_rates())
    result["machine"]["product_gflop_per_s"] = {precision: round(rate / 1e9, 1) for precision, rate in rates.items()}
    for name, speeds in measured.items():
        result[name] |= speeds.as_json(rates)
