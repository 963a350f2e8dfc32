"""`python -m engine follow`, beside a training that another process runs or has run."""

import io
import os
import re
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

import engine.command_line.follow
from engine.__main__ import main
from engine.config import preset, write_config
from engine.event_log import EVENT_LOG
from engine.events import Failure, JobFailed, JobFinished, JobPaused, ValidationScored
from tests.engine.small_events import finished, started, step_done, write_log

ROOT = Path(__file__).resolve().parents[3]


def scored(step: int, bleu: float) -> ValidationScored:
    return ValidationScored(1, "rnn", step, 2.0, bleu, False)


def start(*words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "engine", *words],
        cwd=ROOT,
        env=dict(os.environ, PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def lines_until(process: "subprocess.Popen[str]", text: str) -> list[str]:
    assert process.stdout
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if text in line:
            return lines
    raise AssertionError(f"{text!r} did not come in {lines}")


def test_a_run_that_has_ended_is_shown_without_the_steps_that_were_taken_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_log(tmp_path / EVENT_LOG, started(), step_done(5), scored(5, 10.0), scored(9, 20.0))
    events = started(5), step_done(6), scored(9, 30.0), finished(9), JobFinished(1, "done")
    write_log(tmp_path / EVENT_LOG, *events, append=True)
    assert main(["follow", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert [line.partition(":")[0] for line in lines] == [
        "rnn begins",
        "rnn step 5",
        "rnn step 5",
        "rnn goes on from step 5",
        "rnn step 9",
        "rnn ends at step 9",
        "",
    ]
    assert "BLEU 30.0" in lines[4]


def test_the_failure_of_a_run_is_told_and_damaged_lines_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_log(tmp_path / EVENT_LOG, started())
    with (tmp_path / EVENT_LOG).open("a") as file:
        file.write("half a li")
    write_log(tmp_path / EVENT_LOG, JobFailed(1, Failure("It broke.", "All is kept.", "Mend it.", "")), append=True)
    assert main(["follow", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert printed.err == "It broke.\nAll is kept.\nMend it.\n"
    assert "could not be read: 1." in printed.out


def test_what_is_no_run_is_refused_in_plain_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / EVENT_LOG).write_text("A diary.\n")
    assert main(["follow", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path / EVENT_LOG} is no event log of a training.\n"


def test_a_silent_run_is_remarked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.console import Console

    from engine.command_line.follow import follow
    from engine.event_log_reader import EventLogReader

    monkeypatch.setattr(engine.command_line.follow, "SECONDS_OF_SILENCE", -1.0)
    monkeypatch.setattr(engine.command_line.follow, "SECONDS_BETWEEN_LOOKS", 0.0)
    write_log(tmp_path / EVENT_LOG, started())
    file = io.StringIO()
    events = follow(EventLogReader(tmp_path / EVENT_LOG), Console(file=file, width=120))
    assert [next(events) for _ in range(5)] == [started(), None, None, None, None]
    assert file.getvalue().count("Nothing new since") == 1
    events.close()


def test_a_silence_that_began_on_another_day_is_remarked_with_its_date(tmp_path: Path) -> None:
    from rich.console import Console

    from engine.command_line.follow import follow
    from engine.event_log_reader import EventLogReader

    write_log(tmp_path / EVENT_LOG, started())
    then = datetime(2020, 2, 29, 16, 7, 21)
    text = (tmp_path / EVENT_LOG).read_text(encoding="utf-8")
    (tmp_path / EVENT_LOG).write_text(re.sub(r'"time":[\d.]+', f'"time":{then.timestamp()}', text), encoding="utf-8")
    file = io.StringIO()
    events = follow(EventLogReader(tmp_path / EVENT_LOG), Console(file=file, width=120))
    assert [next(events) for _ in range(3)] == [started(), None, None]
    events.close()
    assert file.getvalue().startswith("Nothing new since 2020-02-29 16:07:21: ")


def test_a_pause_is_shown_as_long_as_it_lasts_and_without_what_only_its_own_terminal_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pause = JobPaused(1, Failure("The disk is full.", "All is kept.", "Make room.", ""))
    write_log(tmp_path / EVENT_LOG, started(), step_done(1), pause, JobFinished(1, "cancelled"))
    main(["follow", str(tmp_path)])
    assert "\nPaused. The disk is full. All is kept.\n" in capsys.readouterr().out
    write_log(tmp_path / EVENT_LOG, started(), step_done(1), pause, step_done(2), JobFinished(1, "cancelled"))
    main(["follow", str(tmp_path)])
    assert "Paused" not in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT and kills")
def test_a_run_is_followed_from_before_it_begins_and_beyond_its_sudden_death(tmp_path: Path) -> None:
    run = tmp_path / "run"
    follower = start("follow", str(run))
    lines_until(follower, "Waiting for the training")
    config = preset("tiny", corpus={"embedded": "reversal", "pairs": 400}, budget={"steps": 100_000})
    write_config(config, tmp_path / "config.toml")
    training = start("train", "--config", str(tmp_path / "config.toml"), "--architecture", "rnn", "--run", str(run))
    lines_until(follower, "rnn step 1: loss")
    training.kill()
    training.communicate()
    write_log(run / EVENT_LOG, JobFinished(1, "cancelled"), append=True)
    output, error = follower.communicate(timeout=60)
    assert (follower.returncode, error) == (0, "")
    second = start("follow", str(tmp_path / "nothing"))
    lines_until(second, "Waiting for the training")
    second.send_signal(signal.SIGINT)
    output, error = second.communicate(timeout=60)
    assert (second.returncode, error) == (130, "")
    assert output == "No longer followed; the training itself is not touched.\n"
