"""`python -m engine bench`, with little effort: what it prints, and how it stands beside a yardstick."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.corpora.toy_tasks import reversal_pairs

SPEEDS = ("train_tokens_per_s", "decode_ms_per_token", "batch_decode_sentences_per_s")
LITTLE = ["--steps", "2", "--warmup", "1", "--decode", "1", "--threads", "1"]
# Each call is twice as slow as the one before, and notes its arguments.
YARDSTICK = """
import json, pathlib, sys
calls = pathlib.Path(__file__).with_name("calls")
with calls.open("a") as file:
    print(json.dumps(sys.argv[1:]), file=file)
slow = 2 ** len(calls.read_text().splitlines())
speeds = {"train_tokens_per_s": 2 / slow, "decode_ms_per_token": 4000 * slow, "batch_decode_sentences_per_s": 1 / slow}
print(json.dumps({"arch": sys.argv[1], **speeds}))
"""


@pytest.fixture
def pairs_file(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text("".join(f"{pair.source}\t{pair.target}\n" for pair in reversal_pairs(80, seed=11)), "utf-8")
    return path


@pytest.fixture
def yardstick(tmp_path: Path) -> Path:
    path = tmp_path / "yardstick.py"
    path.write_text(YARDSTICK, "utf-8")
    return path


def measured(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main(["bench", "--json", "--part", "speed", *LITTLE, *words]) == 0
    return json.loads(capsys.readouterr().out)


def assert_consistent(speeds: dict[str, Any], rates: dict[str, float]) -> None:
    """The share of the machine follows from the other figures."""
    assert all(speeds[speed] > 0 for speed in SPEEDS)
    assert set(speeds["utilisation"]) == set(rates)
    for precision, share in speeds["utilisation"].items():
        used = speeds["train_tokens_per_s"] * speeds["mflop_per_token"] / 1e3 / rates[precision]
        assert share == pytest.approx(used, rel=0.02, abs=0.001)


@pytest.mark.slow
def test_alone_it_measures_all_architectures_on_the_embedded_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    result = measured(capsys)
    assert (result["corpus"], result["rounds"]) == ("grammar", 1)
    assert result["machine"]["cores"] == os.cpu_count()
    rates = result["machine"]["product_gflop_per_s"]
    assert rates["float32"] > 0.1
    for name in ("rnn", "attention_rnn", "transformer"):
        speeds = result[name]
        assert "ratios" not in speeds
        assert speeds["parameters"] > 1_000_000
        assert 3000 < speeds["train_tokens_per_batch"] < 8192
        assert_consistent(speeds, rates)


def test_beside_a_yardstick_it_measures_in_rounds_and_gives_the_ratios_with_their_spread(
    yardstick: Path, pairs_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--architecture", "rnn", "--corpus", str(pairs_file), "--yardstick", str(yardstick)]
    output = tmp_path / "bench.json"
    result = measured(capsys, *words, "--output", str(output))
    assert json.loads(output.read_text("utf-8")) == result
    calls = [json.loads(line) for line in yardstick.with_name("calls").read_text("utf-8").splitlines()]
    assert calls == 3 * [["rnn", str(pairs_file), "--steps", "2", "--warmup", "1", "--decode", "1", "--threads", "1"]]
    rnn = result["rnn"]
    assert rnn["yardstick"] == {
        "train_tokens_per_s": 0.5,
        "decode_ms_per_token": 16_000,
        "batch_decode_sentences_per_s": 0.25,
    }
    assert set(rnn["ratios"]) == set(rnn["ratio_spread"]) == set(SPEEDS)
    for speed in SPEEDS:
        lowest, highest = rnn["ratio_spread"][speed]
        assert 1 < lowest < rnn["ratios"][speed] < highest
    assert_consistent(rnn, result["machine"]["product_gflop_per_s"])


def test_without_json_it_prints_a_table(pairs_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--architecture", "rnn", "--corpus", str(pairs_file)]
    assert main(["bench", "--part", "speed", *words, *LITTLE]) == 0
    output = capsys.readouterr().out
    assert "RNN, training (tokens/s)" in output
    assert "MFLOP a token" in output


def test_a_yardstick_that_fails_is_named(tmp_path: Path, pairs_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    yardstick = tmp_path / "yardstick.py"
    yardstick.write_text("raise SystemExit('no such thing')\n", "utf-8")
    words = ["--architecture", "rnn", "--corpus", str(pairs_file), "--yardstick", str(yardstick)]
    assert main(["bench", "--part", "speed", *words, *LITTLE]) == 1
    error = capsys.readouterr().err
    assert f"The yardstick {yardstick} did not print its measurements: no such thing." in error
    assert "Traceback" not in error


def test_a_file_that_cannot_be_written_is_told_before_anything_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", "--part", "speed", "--output", str(tmp_path / "nowhere" / "bench.json"), *LITTLE]) == 1
    error = capsys.readouterr().err
    assert "nowhere" in error
    assert "Training and decoding" not in error
