"""The numbers that are taken along: what the text holds is what the engine reported."""

import csv
import io
import json
from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest

from engine.events import ArchitectureDescription, Array, AttentionKind, ModelLoaded
from gui.state.alignment import step_weights
from gui.state.file_names import suggested_name
from gui.state.look import Look
from gui.state.translation_numbers import AlignmentTable, alignment_csv, translation_json
from gui.state.translation_trace import LaneTrace
from tests.gui.state.recordings import recorded, some_weights

RNN = ArchitectureDescription("rnn", "RNN", "one vector", "none")
LOADED = ModelLoaded(1, "m", RNN, 7, 0, 0, "digest", "English", "French", weights="ab" * 32)


def table_of(lane: LaneTrace, title: str = "RNN: saliency") -> AlignmentTable:
    return AlignmentTable(
        title,
        tuple(piece.text for piece in lane.source_pieces),
        tuple(step.piece.text for step in lane.steps),
        tuple(step_weights(step, Look()) for step in lane.steps),
    )


def same(told: object, array: Array | None) -> bool:
    """Whether nested lists are an array, bit for bit in single precision."""
    if array is None:
        return told is None
    return np.array_equal(np.asarray(told, dtype=np.float32), array)


@pytest.mark.parametrize("kind", ["none", "source", "heads"])
def test_the_csv_holds_every_weight_exactly(kind: AttentionKind) -> None:
    lane = recorded({"m": 6}, kind).lanes["m"]
    head, *rows = csv.reader(io.StringIO(alignment_csv([table_of(lane)])))
    assert head == ["RNN: saliency", *(piece.text for piece in lane.source_pieces)]
    assert [row[0] for row in rows] == [step.piece.text for step in lane.steps]
    for row, step in zip(rows, lane.steps, strict=True):
        assert same(row[1:], step_weights(step, Look()))


def test_pieces_with_commas_quotes_and_line_breaks_come_back_and_a_row_without_weights_is_bare() -> None:
    table = AlignmentTable('a "b"', (",", '"', "\n"), ("x,", "y"), (some_weights(1, 3), None))
    head, first, second = csv.reader(io.StringIO(alignment_csv([table])))
    assert head == ['a "b"', ",", '"', "\n"]
    assert first[0] == "x,"
    assert second == ["y"]


def test_several_lanes_stand_under_each_other_with_an_empty_line_between() -> None:
    lanes = recorded({"a": 3, "b": 2}).lanes
    text = alignment_csv([table_of(lane, model) for model, lane in lanes.items()])
    first, second = text.split("\n\n")
    assert first.startswith("a,")
    assert second.startswith("b,")
    assert len(second.strip().split("\n")) == 3


@pytest.mark.parametrize("kind", ["none", "source", "heads"])
def test_the_json_holds_all_of_the_record_exactly(kind: AttentionKind) -> None:
    trace = recorded({"m": 6, "n": 2}, kind)
    lane = trace.lanes["m"]
    lane.context, lane.encoder_attention = some_weights(1, 16), some_weights(2, 2, 3, 5, 5)
    lane.steps[1] = replace(lane.steps[1], self_attention=some_weights(3, 2, 3, 2), is_forced=True)
    told = json.loads(translation_json(trace, ["m"], {"m": LOADED}))
    assert told["format"] == "lockstep translation"
    assert told["version"] == 1
    assert told["sentence"] == "a sentence"
    assert told["decoding"] == asdict(trace.decoding)
    (record,) = told["lanes"]
    assert record["model"]["weights_sha256"] == "ab" * 32
    assert record["model"]["name"] == "m"
    assert record["text"] == lane.text
    assert [piece["text"] for piece in record["source_pieces"]] == [piece.text for piece in lane.source_pieces]
    assert same(record["context"], lane.context)
    assert same(record["encoder_attention"], lane.encoder_attention)
    for row, step in zip(record["steps"], lane.steps, strict=True):
        assert row["piece"] == {
            "text": step.piece.text,
            "starts_word": step.piece.starts_word,
            "is_unknown": step.piece.is_unknown,
            "is_end": step.piece.is_end,
        }
        assert (row["log_prob"], row["entropy"], row["seconds"]) == (step.log_prob, step.entropy, step.seconds)
        assert (row["is_last"], row["is_forced"]) == (step.is_last, step.is_forced)
        told_candidates = [(c["piece"]["text"], c["probability"]) for c in row["candidates"]]
        assert told_candidates == [(c.piece.text, c.probability) for c in step.candidates]
        for name in ("attention", "self_attention", "saliency"):
            assert same(row[name], getattr(step, name)), name


def test_what_is_no_number_is_null_so_that_every_reader_takes_it() -> None:
    trace = recorded({"m": 2})
    lane = trace.lanes["m"]
    lane.steps[0] = replace(lane.steps[0], log_prob=float("-inf"), attention=np.array([np.nan, 1], dtype=np.float32))

    def refuse(constant: str) -> Any:
        raise AssertionError(f"{constant} is no JSON")

    told = json.loads(translation_json(trace, ["m"], {}), parse_constant=refuse)
    assert told["lanes"][0]["steps"][0]["log_prob"] is None
    assert told["lanes"][0]["steps"][0]["attention"] == [None, 1.0]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("I am a student.", "RNN"), "I am a student - RNN"),
        (("", "page"), "page"),
        (("../..\\a:b*c?", "x"), "a b c - x"),
        (("나는 학생이다", "RNN"), "나는 학생이다 - RNN"),
        (("word " * 30, "x"), " ".join(["word"] * 9) + " - x"),
        (("a" * 100, "x"), "a" * 48 + " - x"),
        ((), "Lockstep"),
    ],
)
def test_a_file_name_is_suggested_that_every_system_takes(parts: tuple[str, ...], name: str) -> None:
    assert suggested_name(*parts) == name
