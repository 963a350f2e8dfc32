"""The same command on a GPU, where there is one."""

from pathlib import Path

import pytest
import torch

from engine.__main__ import main
from engine.config import preset, write_config
from engine.event_log import EVENT_LOG
from engine.event_log_reader import EventLogReader
from engine.events import TrainStepDone

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")


def losses_of(run: Path) -> dict[tuple[str, int], float]:
    reader = EventLogReader(run / EVENT_LOG)
    losses: dict[tuple[str, int], float] = {}
    while news := reader.new_events():
        steps = [each.event for each in news if isinstance(each.event, TrainStepDone)]
        losses |= {(step.architecture, step.step): step.loss for step in steps}
    return losses


@pytest.mark.parametrize(("precision", "tolerance"), [("float32", 1e-3), ("bfloat16", 3e-2)])
def test_a_training_on_a_gpu_has_the_losses_of_the_processor_and_resumes(
    precision: str, tolerance: float, tmp_path: Path
) -> None:
    sizes = {name: {"dropout": 0.0} for name in ("rnn", "attention_rnn", "transformer")}
    corpus = {"embedded": "reversal", "pairs": 300, "validation_pairs": 5}
    config = preset("tiny", corpus=corpus, sizes=sizes, precision=precision, validation={"steps": 5, "bleu_pairs": 2})
    write_config(config, tmp_path / "config.toml")
    words = ["train", "--config", str(tmp_path / "config.toml")]
    assert main([*words, "--device", "cpu", "--steps", "10", "--run", str(tmp_path / "cpu")]) == 0
    assert main([*words, "--device", "cuda", "--steps", "10", "--run", str(tmp_path / "cuda")]) == 0
    here, there = losses_of(tmp_path / "cpu"), losses_of(tmp_path / "cuda")
    assert here.keys() == there.keys()
    assert [there[key] for key in here] == pytest.approx(list(here.values()), rel=tolerance)
    assert main(["train", "--resume", "--device", "cuda", "--steps", "12", "--run", str(tmp_path / "cuda")]) == 0
    assert max(step for _, step in losses_of(tmp_path / "cuda")) == 12
