import json
from pathlib import Path
from typing import Any

import pytest

from bench.report import main, put_into

SPEEDS = ("train_tokens_per_s", "decode_ms_per_token", "batch_decode_sentences_per_s")


@pytest.fixture
def result() -> dict[str, Any]:
    """What a bench has measured of one architecture: training falls short, decoding does not."""
    ours, theirs, ratios = (dict(zip(SPEEDS, f, strict=True)) for f in ((5000.0, 1, 90), (2500, 2, 45), (2, 2, 2)))
    spread = {speed: [1.9, 2.25] for speed in SPEEDS}
    used = {"bfloat16": 0.25, "float32": 0.5}
    more = {"mflop_per_token": 22.7, "utilisation": used, "memory": {"sentences": [4, 16], "peak_mib": [100, 120]}}
    late = {"ticks": 3600, "late_share": 0.002, "worst_ms": 80.0}
    return {
        "machine": {
            "processor": "Abacus",
            "threads": 2,
            "torch": "3",
            "product_gflop_per_s": {"bfloat16": 800, "float32": 200},
        },
        "rnn": {**ours, "yardstick": theirs, "ratios": ratios, "ratio_spread": spread, **more},
        "start": {"first_frame_s": {"median": 1.25, "lowest": 1, "highest": 2}},
        "lateness": {"trainings": {"rnn": late, "all three": late | {"worst_ms": 150.5}}},
        "first_token": {"first_token_ms": {"median": 61.2, "lowest": 40, "highest": 130}},
        "frames": {
            "alone": {"frames": 300, "median_ms": 6.0, "p95_ms": 9.0},
            "beside a training": {"frames": 300, "median_ms": 12.0, "p95_ms": 20.0},
        },
        "peer": {"skipped": "not installed"},
    }


def printed(result: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    file = folder / "bench.json"
    file.write_text(json.dumps(result), "utf-8")
    assert main([str(file), *words]) == 0
    return capsys.readouterr().out


def test_each_aim_is_told_to_be_met_or_not(
    result: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(result, tmp_path, capsys).splitlines()
    assert "| RNN, training (tokens/s) | 5,000 | 2,500 | x2.00 (1.90 to 2.25) | x3 | no |" in lines
    assert "| RNN, one sentence (ms a token) | 1 | 2 | x2.00 (1.90 to 2.25) | x1.5 | yes |" in lines
    assert "| RNN | 22.7 | bfloat16, 800 GFLOP/s | 25.0% |  |  |" in lines
    assert "| RNN | 4 and 16 | 100 and 120 | x1.20 | x1.05 | no |" in lines
    assert "| first frame | 1.25 s | 1.00 s | 2.00 s | 1.5 s | yes |" in lines
    assert "| RNN | 3,600 | 0.20% | 80 ms | < 1%, < 150 ms | yes |" in lines
    assert "| Enter to first token | 61 ms | 40 ms | 130 ms | 100 ms | yes |" in lines
    assert "| alone | 300 | 6.0 ms | 9.0 ms | 16.7 ms | yes |" in lines
    assert "| beside a training | 300 | 12.0 ms | 20.0 ms | 16.7 ms | no |" in lines
    assert "| all three | 3,600 | 0.20% | 150 ms | < 1%, < 150 ms | no |" in lines


def test_the_overview_has_a_row_an_architecture(
    result: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = printed(result, tmp_path, capsys, "--overview").splitlines()[-1]
    cells = ("5,000 tokens/s", "1 ms a token", "90 sentences/s")
    assert row == f"| RNN | {' | '.join(f'{cell}, x2.00 (1.90 to 2.25)' for cell in cells)} |"


def test_tables_take_the_place_of_those_between_the_marks(
    result: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "RESULTS.md"
    document.write_text("Before.\n\n<!-- bench -->\nold\n<!-- /bench -->\nAfter.\n", "utf-8")
    assert printed(result, tmp_path, capsys, "--overview", "--into", str(document)) == ""
    text = document.read_text("utf-8")
    assert text.startswith("Before.\n\n<!-- bench -->\n\n|  | training")
    assert text.endswith("|\n\n<!-- /bench -->\nAfter.\n")
    assert "old" not in text


@pytest.mark.parametrize("document", ["", "<!-- bench -->\n", "<!-- /bench -->\n<!-- bench -->\n"])
def test_a_document_without_its_marks_is_refused(document: str) -> None:
    with pytest.raises(SystemExit, match="no lines"):
        put_into(document, "table")
