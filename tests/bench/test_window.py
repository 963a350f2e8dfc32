"""The programs that measure the window, each run as it is called."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest


def run(module: str, *words: str) -> Any:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", f"bench.{module}", *words]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.slow
def test_a_start_has_its_first_frame_before_its_models() -> None:
    result = run("window_start", "--starts", "1")
    assert (result["display"], result["starts"]) == ("offscreen", 1)
    first, ready = result["first_frame_s"], result["models_ready_s"]
    assert 0.1 < first["median"] < ready["median"] < 300
    assert first["lowest"] == first["median"] == first["highest"]


@pytest.mark.slow
def test_ticks_are_counted_beside_a_real_training_on_both_pages() -> None:
    result = run("window_lateness", "--seconds", "6", "--training", "rnn", "--preset", "tiny")
    rnn = result["trainings"]["rnn"]
    assert 20 < rnn["ticks"] <= 6 / 0.016 + 20
    assert rnn["steps"]["rnn"] > 1
    assert {tick["page"] for tick in rnn["worst"]} <= {"stage", "train"}
    assert rnn["control"]["ticks"] > 20
    assert rnn["preparing"]["ticks"] > 0


@pytest.mark.slow
def test_every_frame_of_a_long_translation_is_timed_alone_and_beside_a_training() -> None:
    result = run("window_frames", "--preset", "tiny")
    steps = max(produced for _, produced in result["pieces"].values())
    assert all(read > 60 for read, _ in result["pieces"].values())
    for when in ("alone", "beside a training"):
        took = result[when]
        assert took["frames"] == 5 * steps
        assert 0.1 < took["median_ms"] <= took["p95_ms"] <= took["worst_ms"]
        assert 0 <= took["over_16.7_ms"] <= 1


@pytest.mark.slow
def test_the_time_from_enter_to_the_first_piece_is_told() -> None:
    result = run("window_first_token", "--times", "4")
    took = result["first_token_ms"]
    assert result["times"] == 4
    assert 1 < took["lowest"] <= took["median"] <= took["highest"] < 60_000
