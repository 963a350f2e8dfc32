import json
from datetime import datetime
from pathlib import Path

import pytest

from engine.config import preset, write_config
from engine.events import Event, Failure, JobFailed, JobFinished
from engine.run_lock import held_run
from gui.state.run_end import RunEnd, how_it_ended
from gui.state.run_history import can_go_on, find_runs, new_run_folder, read_history, rename_run
from tests.engine.small_events import sample, started, step_done, write_log

FACTS = {"architecture": "rnn", "bleu": 12.5, "step": 300, "seconds": 61.5}


def make_run(runs: Path, name: str, *, title: str = "Grammar · Tiny", facts: str | None = None) -> Path:
    folder = runs / name
    best = folder / "rnn" / "best"
    best.mkdir(parents=True)
    write_config(preset("tiny", name=title), folder / "config.toml")
    (best / "model.json").write_text(json.dumps(FACTS) if facts is None else facts, encoding="utf-8")
    return folder


def test_a_run_is_found_with_its_models(tmp_path: Path) -> None:
    folder = make_run(tmp_path, "2026-03-04 05-06-07 Grammar Tiny")
    (run,) = find_runs(tmp_path)
    assert run.folder == folder
    assert run.title == "Grammar · Tiny"
    assert run.began == datetime(2026, 3, 4, 5, 6, 7)
    (model,) = run.models
    assert (model.architecture, model.bleu, model.step) == ("rnn", 12.5, 300)
    assert model.folder == folder / "rnn" / "best"


def test_the_newest_run_comes_first(tmp_path: Path) -> None:
    make_run(tmp_path, "2026-01-01 00-00-00 a", title="old")
    make_run(tmp_path, "2026-02-01 00-00-00 b", title="new")
    assert [run.title for run in find_runs(tmp_path)] == ["new", "old"]


@pytest.mark.parametrize("facts", ["", "[]", '{"bleu": "x"}', '{"step": 1}', "\ufeff{"])
def test_a_model_that_cannot_be_read_is_passed_over(tmp_path: Path, facts: str) -> None:
    make_run(tmp_path, "2026-01-01 00-00-00 broken", facts=facts)
    make_run(tmp_path, "2026-01-02 00-00-00 whole", title="whole")
    assert [run.title for run in find_runs(tmp_path)] == ["whole"]


def test_a_folder_without_a_configuration_is_no_run(tmp_path: Path) -> None:
    (make_run(tmp_path, "2026-01-01 00-00-00 a") / "config.toml").write_text("not = [toml")
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    assert find_runs(tmp_path) == ()
    assert find_runs(tmp_path / "nowhere") == ()


def test_a_run_can_go_on_where_each_architecture_left_its_last_checkpoint(tmp_path: Path) -> None:
    folder = make_run(tmp_path, "2026-01-01 00-00-00 a")
    assert not can_go_on(folder, ["rnn"]), "its best model is none to train on from"
    (folder / "rnn" / "last").mkdir()
    (folder / "rnn" / "last" / "model.json").write_text("{}")
    assert can_go_on(folder, ["rnn"])
    assert not can_go_on(folder, ["rnn", "transformer"])


def test_a_new_run_has_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCKSTEP_HOME", str(tmp_path))
    now = datetime(2026, 3, 4, 5, 6, 7)
    first = new_run_folder("Grammar En–Fr · Small", now)
    assert first == tmp_path / "runs" / "2026-03-04 05-06-07 Grammar En–Fr Small"
    first.mkdir(parents=True)
    assert new_run_folder("Grammar En–Fr · Small", now) != first


def test_names_of_own_files_make_no_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCKSTEP_HOME", str(tmp_path))
    folder = new_run_folder("../a/b:c?.tsv · Tiny", datetime(2026, 1, 1))
    assert folder.parent == tmp_path / "runs"
    assert folder.name == "2026-01-01 00-00-00 a b c tsv Tiny"


FAILURE = Failure("It broke.", "", "", "")


@pytest.mark.parametrize(
    ("events", "end"),
    [
        ([], "unknown"),
        ([started(), step_done(1)], "open"),
        ([started(), JobFinished(1, "cancelled")], "stopped"),
        ([started(), JobFinished(1, "out_of_time")], "finished"),
        ([started(), JobFinished(1, "failed")], "failed"),
        ([started(), JobFailed(1, FAILURE)], "failed"),
        ([started(), JobFinished(1, "cancelled"), started(1)], "open"),
        ([started(), sample("x" * 100_000)], "open"),
    ],
)
def test_the_end_of_a_log_tells_how_the_training_ended(tmp_path: Path, events: list[Event], end: RunEnd) -> None:
    write_log(tmp_path / "events.jsonl", *events, append=True)
    assert how_it_ended(tmp_path) == (end if events else "unknown")
    with (tmp_path / "events.jsonl").open("ab") as file:
        file.write(b'{"time":1,"event":"JobFinished","outcome":"do')  # a line that is being written tells nothing
    assert how_it_ended(tmp_path) == end


def test_what_was_cut_off_can_be_continued_from_its_last_checkpoint_unless_it_is_trained_elsewhere(
    tmp_path: Path,
) -> None:
    folder = make_run(tmp_path, "2026-01-01 00-00-00 a")
    write_log(folder / "events.jsonl", started(), step_done(1))
    assert not find_runs(tmp_path)[0].can_continue, "there is no checkpoint yet"
    (folder / "rnn" / "last").mkdir()
    (folder / "rnn" / "last" / "model.json").write_text("{}")
    assert find_runs(tmp_path)[0].can_continue
    with held_run(folder):
        (run,) = find_runs(tmp_path)
        assert run.is_held
        assert not run.can_continue
    write_log(folder / "events.jsonl", JobFinished(1, "done"), append=True)
    assert not find_runs(tmp_path)[0].can_continue


def test_what_is_no_run_is_told_by_what_it_lacks(tmp_path: Path) -> None:
    (make_run(tmp_path, "c damaged") / "config.toml").write_text("not = [toml")
    write_config(preset("tiny"), tmp_path / "config.toml")
    (tmp_path / "b empty").mkdir()
    (tmp_path / "config.toml").rename(tmp_path / "b empty" / "config.toml")
    (tmp_path / "a foreign").mkdir()
    (tmp_path / ".hidden").mkdir()
    assert [(stray.folder.name, stray.trouble) for stray in read_history(tmp_path).strays] == [
        ("c damaged", "damaged"),
        ("b empty", "empty"),
        ("a foreign", "foreign"),
    ]


def test_a_renamed_run_keeps_all_else(tmp_path: Path) -> None:
    make_run(tmp_path, "2026-01-01 00-00-00 a")
    (before,) = find_runs(tmp_path)
    rename_run(before, "거꾸로 2")
    (after,) = find_runs(tmp_path)
    assert after.title == "거꾸로 2"
    assert after.config.model_copy(update={"name": before.title}) == before.config
    assert after.folder == before.folder
