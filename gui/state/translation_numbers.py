"""The numbers of a translation as text: the matrix of a lane as CSV, and all of its record as JSON."""

import csv
import io
import json
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import numpy as np

from engine.events import Array, ModelLoaded
from gui.state.translation_trace import LaneTrace, TranslationTrace

FORMAT, VERSION = "lockstep translation", 1
LEFT_OUT = ("job_id", "model", "position", "has_failed_saliency")


@dataclass(frozen=True, slots=True)
class AlignmentTable:
    """A matrix with its heads.

    Attributes:
        title: whose it is, and what its values are.
        columns: what is read. rows: who reads it.
        weights: a row's values, fewer than there are columns where it cannot read on; None where none are reported.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    weights: tuple[Array | None, ...]


def alignment_csv(tables: Iterable[AlignmentTable]) -> str:
    """Matrices as CSV, an empty line between two: source pieces as columns, produced pieces as rows.

    A value has as many digits as tell it from all others in single precision.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for number, table in enumerate(tables):
        if number:
            writer.writerow(())
        writer.writerow((table.title, *table.columns))
        for piece, weights in zip(table.rows, table.weights, strict=True):
            writer.writerow((piece, *([] if weights is None else weights.astype(str))))
    return text.getvalue()


def translation_json(trace: TranslationTrace, models: Collection[str], loaded: Mapping[str, ModelLoaded]) -> str:
    """All that the engine reported of these models' lanes, with the models' names and the SHA-256 of their weights.

    Fields are named as in the engine's events: log-probabilities and entropy are natural logarithms (nats), arrays
    nested lists. What is no finite number is null.
    """
    record = {
        "format": FORMAT,
        "version": VERSION,
        "sentence": trace.text,
        "decoding": _plain(trace.decoding),
        "lanes": [_lane(lane, loaded.get(model)) for model, lane in trace.lanes.items() if model in models],
    }
    return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=1)


def _lane(lane: LaneTrace, model: ModelLoaded | None) -> dict[str, Any]:
    about: dict[str, Any] = {"name": lane.model}
    if model:
        about |= {
            "architecture": model.architecture.name,
            "title": model.architecture.title,
            "parameters": model.parameters,
            "weights_sha256": model.weights,
            "tokenizer": model.tokenizer,
            "source_language": model.source_language,
            "target_language": model.target_language,
        }
    record: dict[str, Any] = _plain(lane)
    return record | {"model": about}


def _plain(value: object) -> Any:
    """As JSON takes it; single precision with no more digits than it needs."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name not in LEFT_OUT}
    if isinstance(value, np.ndarray):
        return _plain(value.astype(str).astype(np.float64).tolist())
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
