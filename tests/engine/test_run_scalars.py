"""A run's figures for other programs."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from engine.__main__ import main
from engine.child_process import finish
from engine.errors import EventLogError, SavingError
from engine.event_log import EVENT_LOG
from engine.events import JobFinished, ValidationScored
from engine.run_commands import ExportForm
from engine.run_scalars import export_run
from tests.engine.small_events import started, step_done, write_log

TAGS = ["loss/training", "learning_rate", "gradient_norm", "tokens_per_second"]


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Stopped after step 3, gone on with from step 2; the Transformer's attention was measured, the RNN has none."""
    run = tmp_path / "run"
    run.mkdir()
    both = started(), started(architecture="transformer")
    first = step_done(1), step_done(2), step_done(3), ValidationScored(1, "rnn", 3, 9.0, 1.0, True, 5.0)
    again = step_done(3), ValidationScored(1, "rnn", 3, 2.5, 12.5, True, 6.0)
    other = step_done(1, "transformer"), ValidationScored(1, "transformer", 1, 2.0, 20.0, True, 6.0, 0.25)
    write_log(run / EVENT_LOG, *both, *first, JobFinished(1, "cancelled"), started(2), *again, *other)
    return run


def test_tensorboard_reads_what_is_written_for_it(run: Path, tmp_path: Path) -> None:
    finish(export_run(run, tmp_path / "board", "tensorboard"))
    assert sorted(path.name for path in (tmp_path / "board").iterdir()) == ["rnn", "transformer"]
    board = EventAccumulator(str(tmp_path / "board" / "rnn"))
    board.Reload()
    assert sorted(board.Tags()["scalars"]) == sorted([*TAGS, "loss/validation", "bleu"])
    assert [(each.step, each.value) for each in board.Scalars("loss/training")] == [(1, 3.25), (2, 3.25), (3, 3.25)]
    (bleu,) = board.Scalars("bleu")
    assert (bleu.step, bleu.value) == (3, 12.5), "the validation that was left behind is not among them"
    logged = [json.loads(line) for line in (run / EVENT_LOG).read_text().splitlines()[1:]]
    assert bleu.wall_time == next(line["time"] for line in logged if line.get("bleu") == 12.5)
    other = EventAccumulator(str(tmp_path / "board" / "transformer"))
    other.Reload()
    assert [each.value for each in other.Scalars("alignment_error")] == [0.25]


def test_a_folder_that_is_there_is_left_alone(run: Path, tmp_path: Path) -> None:
    (tmp_path / "board").mkdir()
    with pytest.raises(SavingError, match="is there already"):
        finish(export_run(run, tmp_path / "board", "tensorboard"))
    assert not list((tmp_path / "board").iterdir())


def test_a_csv_has_a_line_a_step_of_each_architecture(run: Path, tmp_path: Path) -> None:
    assert main(["run", "export", str(run), str(tmp_path / "run.csv")]) == 0
    with (tmp_path / "run.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["architecture"], row["step"]) for row in rows] == [
        ("rnn", "1"),
        ("rnn", "2"),
        ("rnn", "3"),
        ("transformer", "1"),
    ]
    assert (rows[0]["loss/training"], rows[0]["bleu"]) == ("3.25", "")
    assert (rows[2]["loss/validation"], rows[2]["bleu"], rows[2]["alignment_error"]) == ("2.5", "12.5", "")
    assert rows[3]["alignment_error"] == "0.25"
    assert rows[0]["time"].endswith("+00:00")


def test_json_has_the_figures_by_architecture(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["run", "export", str(run), str(tmp_path / "run.json")]
    assert main(words) == 0
    scalars = json.loads((tmp_path / "run.json").read_text())["scalars"]
    assert scalars["rnn"]["loss/training"]["step"] == [1, 2, 3]
    assert scalars["transformer"]["bleu"]["value"] == [20.0]
    assert main(words) == 1
    assert "Add --replace" in capsys.readouterr().err
    assert main([*words, "--replace"]) == 0


def test_json_has_null_for_what_is_no_number(tmp_path: Path) -> None:
    write_log(tmp_path / EVENT_LOG, started(), replace(step_done(1), loss=float("nan"), gradient_norm=float("inf")))
    finish(export_run(tmp_path, tmp_path / "run.json", "json"))
    text = (tmp_path / "run.json").read_text()
    figures = json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))["scalars"]["rnn"]
    assert (figures["loss/training"]["value"], figures["gradient_norm"]["value"]) == ([None], [None])


def test_what_cannot_be_put_in_place_leaves_nothing_beside_it(run: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    forms: tuple[ExportForm, ...] = ("csv", "json")
    for form in forms:
        with pytest.raises(SavingError, match="cannot be written"):
            finish(export_run(run, tmp_path / "there", form))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run", "there"]


def test_a_run_without_figures_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(EventLogError, match="tells of no step"):
        finish(export_run(tmp_path / "nowhere", tmp_path / "run.csv", "csv"))
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_told(run: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for form in get_args(ExportForm):
        with pytest.raises(SavingError, match="cannot be written"):
            finish(export_run(run, tmp_path / "file" / "there", form))
