"""A training that is stopped by Ctrl+C, which a terminal sends to all processes that stand in its foreground."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.config import preset, write_config

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
ROOT = Path(__file__).resolve().parents[3]


def stopped_after(line: str, folder: Path, config: Path) -> str:
    """What a training printed that was stopped when it had printed this."""
    words = [sys.executable, "-m", "engine", "train", "--config", str(config), "--run", str(folder)]
    process = subprocess.Popen(
        words,
        cwd=ROOT,
        env=dict(os.environ, PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stdout
    while line not in process.stdout.readline():
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    output, error = process.communicate(timeout=60)
    assert (process.returncode, error) == (130, "")
    return output


@pytest.fixture
def config(tmp_path: Path) -> Path:
    values = {"corpus": {"embedded": "reversal", "pairs": 400}, "budget": {"steps": 100_000}}
    write_config(preset("tiny", architectures=("rnn",), **values), tmp_path / "config.toml")
    return tmp_path / "config.toml"


def test_while_the_vocabulary_is_learned_it_just_stops(config: Path, tmp_path: Path) -> None:
    output = stopped_after("Learning the vocabulary", tmp_path / "run", config)
    assert output.endswith("Stopped.\n"), "there is nothing to go on with"


def test_what_is_said_of_how_to_go_on_can_be_pasted(config: Path, tmp_path: Path) -> None:
    folder = tmp_path / "my run's folder"
    output = stopped_after("rnn step 1:", folder, config)
    words = shlex.split(output.rpartition("Stopped. To go on: ")[2])
    assert words == ["python", "-m", "engine", "train", "--run", str(folder), "--resume"]
