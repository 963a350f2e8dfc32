"""A checkpoint whose files were damaged at random either loads with sound values or is refused, soon and in little."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from engine.checkpoint import save_model
from engine.corpora.tokenizer import Tokenizer
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_models import build_small


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits what a process allocates")
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("times", [300, pytest.param(10_000, marks=pytest.mark.slow)])
def test_damaged_checkpoints_load_soundly_or_are_refused(tmp_path: Path, tokenizer: Tokenizer, times: int) -> None:
    folder, facts = tmp_path / "last", facts_of("rnn", tokenizer)
    tensors = {"gathered": torch.rand(1000), "random": torch.arange(16, dtype=torch.uint8)}
    progress = {"epoch": 1, "position": 20, "best": [1.5, 20.25], "gradient": {"set_backs": 0, "norms": [1.0, 0.5]}}
    save_model(
        folder, build_small("rnn", tokenizer.vocabulary_size), facts, tokenizer, tensors=tensors, progress=progress
    )
    command = [sys.executable, "-m", "tests.engine.checkpoint.loading_process", str(folder), str(times), str(times)]
    done = subprocess.run(command, cwd=Path(__file__).parents[3], stdout=subprocess.PIPE, check=True)
    report = json.loads(done.stdout)
    print(report)
    assert report["unexpected"] == []
    assert report["loaded"] + report["refused"] == times
    assert report["loaded"] > times / 20
    assert report["refused"] > times / 2
    assert max(report["slowest"]) < 1
    assert report["grown"] < 128 * 2**20
