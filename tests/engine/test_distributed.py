"""A training that torchrun shares among two processes of this machine, against the same in one process."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.checkpoint import read_facts
from engine.config import BudgetConfig, CorpusConfig, preset, write_config
from engine.corpora.batching import BatchStream
from engine.corpora.preparation import PreparedCorpus
from engine.distributed import configuration_checksum
from engine.event_log import EVENT_LOG
from engine.event_log_reader import EventLogReader
from engine.events import Event, TrainStepDone, ValidationScored
from tests.engine.small_models import SMALL_SIZES

ROOT = Path(__file__).resolve().parents[2]
ARCHITECTURES = ("rnn", "attention_rnn", "transformer")
TORCHRUN = str(Path(sys.executable).with_name("torchrun"))
IN_TWO = ["--nproc-per-node", "2", "--master-addr", "127.0.0.1"]
WAIT = 240.0

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc; gloo listens on loopback")


def write_small_config(path: Path, dropout: float = 0.0, **values: Any) -> Path:
    """Small trainings in float32 of pairs of many lengths."""
    sizes = {name: SMALL_SIZES.get(name, {}) | {"dropout": dropout} for name in ARCHITECTURES}
    defaults: dict[str, Any] = {
        "corpus": {"embedded": "reversal", "pairs": 300, "validation_pairs": 5},
        "sizes": sizes,
        "optimisation": {"learning_rate": 0.01, "warmup_steps": 10, "batch_tokens": 150},
        "budget": {"steps": 10},
        "validation": {"steps": 5, "bleu_pairs": 2},
        "precision": "float32",
        "threads": 1,
    }
    write_config(preset("tiny", **(defaults | values)), path)
    return path


def start(*words: str, launcher: tuple[str, ...] = (TORCHRUN,)) -> "subprocess.Popen[str]":
    environment = dict(os.environ, PYTHONUNBUFFERED="1", OMP_NUM_THREADS="1", GLOO_SOCKET_IFNAME="lo")
    return subprocess.Popen(
        [*launcher, *IN_TWO, "--master-port", str(free_port()), "-m", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def training_in_two(config: Path, run: Path) -> "Iterator[subprocess.Popen[str]]":
    """A launcher; neither it nor its processes outlive the block."""
    process = start("engine", "train", "--config", str(config), "--folder", str(run), "--architecture", "rnn")
    try:
        yield process
    finally:
        for pid in [*ranks(run).values(), process.pid]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.communicate()


def ranks(run: Path) -> dict[int, int]:
    """The ids of the processes that train into `run`, by rank."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has just ended, or belongs to somebody else
            if str(run).encode() in (process / "cmdline").read_bytes().split(b"\0"):
                for setting in (process / "environ").read_bytes().split(b"\0"):
                    if setting.startswith(b"RANK="):
                        found[int(setting[5:])] = int(process.name)
    return found


def events_of(run: Path) -> list[Event]:
    reader, events = EventLogReader(run / EVENT_LOG), []
    while news := reader.new_events():
        events += [each.event for each in news]
    return events


def steps_of(run: Path) -> dict[tuple[str, int], TrainStepDone]:
    return {(event.architecture, event.step): event for event in events_of(run) if isinstance(event, TrainStepDone)}


def wait_for_step(run: Path, step: int) -> None:
    give_up = time.monotonic() + WAIT
    while not any(number >= step for _, number in steps_of(run)):
        assert time.monotonic() < give_up
        time.sleep(0.1)


def train_alone(config: Path, run: Path, *words: str) -> dict[tuple[str, int], TrainStepDone]:
    assert main(["train", "--config", str(config), "--run", str(run), *words]) == 0
    return steps_of(run)


def train_in_two(config: Path, run: Path, *words: str) -> tuple[dict[tuple[str, int], TrainStepDone], str]:
    process = start("engine", "train", "--config", str(config), "--folder", str(run), *words)
    output, error = process.communicate(timeout=WAIT)
    assert process.returncode == 0, error
    return steps_of(run), output


def assert_alike(steps: dict[Any, TrainStepDone], others: dict[Any, TrainStepDone]) -> None:
    assert steps.keys() == others.keys()
    for key, step in steps.items():
        other = others[key]
        assert step.loss == pytest.approx(other.loss, rel=1e-4)
        assert step.gradient_norm == pytest.approx(other.gradient_norm, rel=1e-3)
        assert step.learning_rate == pytest.approx(other.learning_rate, rel=1e-6)


def test_two_processes_have_the_losses_of_one_for_every_architecture(tmp_path: Path) -> None:
    config = write_small_config(tmp_path / "small.toml")
    together, output = train_in_two(config, tmp_path / "together")
    alone = train_alone(config, tmp_path / "alone")
    assert len(alone) == 10 * len(ARCHITECTURES)
    assert_alike(together, alone)
    scores, others = (
        [e for e in events_of(tmp_path / name) if isinstance(e, ValidationScored)] for name in ("alone", "together")
    )
    assert [score.step for score in scores] == [score.step for score in others]
    assert [score.loss for score in scores] == pytest.approx([score.loss for score in others], rel=1e-3)
    for name in ARCHITECTURES:
        assert output.count(f"\n{name} begins:") == 1, "one process alone prints"


@pytest.mark.slow
def test_processes_agree_on_what_is_done_next_and_wait_for_nobody_who_gave_up(tmp_path: Path) -> None:
    process = start(
        "tests.engine.process_scenarios", str(tmp_path), launcher=(sys.executable, "-m", "torch.distributed.run")
    )
    _, error = process.communicate(timeout=WAIT)
    assert process.returncode == 0, error
    first, second = (json.loads((tmp_path / f"{rank}.json").read_text()) for rank in (0, 1))
    for met in (first, second):
        assert met["same data"] == "None"
        assert met["other data"].startswith("CorpusError: The processes do not read the same pairs.")
        assert met["other configuration"].startswith("ConfigError: The processes do not have the same configuration.")
        assert met["nobody gives up"] == "2.0"
    for rank, step in enumerate((0, 7)):
        told = (first, second)[rank]["other step"]
        expected = (
            f"do not stand at the same step: process {rank} has rnn after step {step}. The checkpoints are untouched"
        )
        assert told.startswith("TrainingError:")
        assert expected in told
    assert first["weights"] == second["weights"]
    assert first["weights"].endswith("norm 0.0")
    assert first["training"] == second["training"]
    assert first["training"].endswith(", set back 1"), "the gradient of one process exploded, and both went back"
    assert first["the second gives up"].startswith("TrainingError: Process 1 of 2 could not go on with the training.")
    assert (second["the second gives up"], second["the first gives up"]) == ("gave up", "dropped")
    assert first["the first gives up"] == "gave up"
    assert second["tokenizer"] == str(b"\x00pieces\xff")
    assert (second["the first leaves in a step"], second["then"]) == ("StepDropped: ", "END")


def test_the_parts_of_a_batch_are_the_whole_batch(corpus: PreparedCorpus) -> None:
    batch = next(iter(BatchStream(corpus.training, 200, seed=1)))
    for count in (1, 2, 3):
        parts = [batch.every(count, rank) for rank in range(count)]
        assert sum(part.target_pieces for part in parts) == batch.target_pieces
        assert sum(part.tokens for part in parts) == batch.tokens
        rows = sorted(row for part in parts for row in part.source.tolist())
        assert rows == sorted(batch.source.tolist())


def test_the_processes_compare_what_they_train_by_and_not_where_their_files_are() -> None:
    config = preset("tiny")
    elsewhere = {"threads": 3, "device": "cpu", "corpus": CorpusConfig(embedded="grammar")}
    assert configuration_checksum(config.model_copy(update=elsewhere)) == configuration_checksum(config)
    others = {"seed": 5}, {"architectures": config.architectures[:1]}, {"budget": BudgetConfig(steps=3)}
    for other in others:
        assert configuration_checksum(config.model_copy(update=other)) != configuration_checksum(config)


@pytest.mark.slow
def test_a_process_may_have_no_rows(tmp_path: Path) -> None:
    smallest = {"learning_rate": 0.01, "warmup_steps": 10, "batch_tokens": 16}  # a pair or two a batch
    config = write_small_config(tmp_path / "small.toml", optimisation=smallest, budget={"steps": 30})
    together, _ = train_in_two(config, tmp_path / "together")
    assert_alike(together, train_alone(config, tmp_path / "alone"))


@pytest.mark.slow
def test_two_processes_that_were_interrupted_go_on_bit_for_bit_each_with_a_dropout_of_its_own(tmp_path: Path) -> None:
    config = write_small_config(tmp_path / "small.toml", dropout=0.3, budget={"steps": 120})
    whole, _ = train_in_two(config, tmp_path / "whole", "--architecture", "rnn")
    with training_in_two(config, tmp_path / "halves") as launcher:
        wait_for_step(tmp_path / "halves", 17)
        launcher.send_signal(signal.SIGINT)
        launcher.communicate(timeout=WAIT)
    stopped = max(step for _, step in steps_of(tmp_path / "halves"))
    assert 17 <= stopped < 120
    halves, _ = train_in_two(config, tmp_path / "halves", "--resume", "--architecture", "rnn")
    assert {key: step.loss for key, step in halves.items()} == {key: step.loss for key, step in whole.items()}
    alone = train_alone(config, tmp_path / "alone", "--architecture", "rnn")
    assert [step.loss for step in alone.values()] != [step.loss for step in whole.values()]
    assert sum(step.loss for step in alone.values()) == pytest.approx(sum(s.loss for s in whole.values()), rel=0.05)


@pytest.mark.slow
def test_a_launcher_that_is_interrupted_leaves_a_run_that_one_process_goes_on_with(tmp_path: Path) -> None:
    config, run = write_small_config(tmp_path / "small.toml", budget={"steps": 100_000}), tmp_path / "run"
    with training_in_two(config, run) as launcher:
        wait_for_step(run, 20)
        launcher.send_signal(signal.SIGINT)
        output, _ = launcher.communicate(timeout=WAIT)
    assert output.endswith(f"Stopped. To go on: python -m engine train --run {run} --resume\n")
    stopped = read_facts(run / "rnn" / "last").step
    assert stopped >= 20
    assert max(step for _, step in steps_of(run)) == stopped
    steps = train_alone(config, run, "--resume", "--architecture", "rnn", "--steps", str(stopped + 5))
    assert max(step for _, step in steps) == stopped + 5


@pytest.mark.slow
@pytest.mark.parametrize("killed", [0, 1])
def test_when_a_process_is_killed_the_other_one_ends_within_seconds(killed: int, tmp_path: Path) -> None:
    config, run = write_small_config(tmp_path / "small.toml", budget={"steps": 100_000}), tmp_path / "run"
    with training_in_two(config, run) as launcher:
        wait_for_step(run, 20)
        pids = ranks(run)
        os.kill(pids[killed], signal.SIGKILL)
        began = time.monotonic()
        while Path(f"/proc/{pids[1 - killed]}").exists():
            assert time.monotonic() < began + 30
            time.sleep(0.05)
        output, error = launcher.communicate(timeout=WAIT)
    assert launcher.returncode != 0
    assert f'File "{ROOT / "engine"}' not in error, "no traceback but the launcher's own"
    if killed == 0:
        said = "The first process of the training has ended.\nSee what it says; then go on with --resume.\n"
        assert said in error, "before or after what its launcher says"
    else:  # which it learns from its launcher or by itself
        assert "Stopped. To go on:" in output or "Another process of the training has ended." in output
        assert read_facts(run / "rnn" / "last").step >= 20, "the first one has kept what it had"


@pytest.mark.slow
def test_a_disk_that_takes_no_checkpoint_ends_all_processes_when_they_are_stopped(tmp_path: Path) -> None:
    config, run = write_small_config(tmp_path / "small.toml", budget={"steps": 100_000}), tmp_path / "run"
    with training_in_two(config, run) as launcher:
        wait_for_step(run, 20)
        (run / "rnn").rename(run / "moved away")
        (run / "rnn").write_text("in the way")
        give_up = time.monotonic() + WAIT
        assert launcher.stdout
        while "Paused." not in launcher.stdout.readline():
            assert time.monotonic() < give_up
        launcher.send_signal(signal.SIGINT)
        _, error = launcher.communicate(timeout=60)
    assert "could not be" in error
