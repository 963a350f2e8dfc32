"""`engine experiment`: its settings as they are typed, and what it prints."""

import json

import pytest

from engine.__main__ import main


def test_it_prints_json_of_what_was_set(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--set", "pack=reversal", "--set", "text=1 2 3", "--set", "alignment=uniform", "--json"]
    assert main(["experiment", "surgery", *words]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["options"]["alignment"] == "uniform"
    assert printed["measurements"][0]["operated"]["weights"] == pytest.approx([1 / 4] * 4)


@pytest.mark.parametrize("word", ["seed=" + "1" * 5000, "seed=" + "[" * 100_000, "seed=", "seed", "=1", "colour=red"])
def test_settings_that_make_no_sense_are_refused_in_words(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["experiment", "positions", "--set", word]) != 0
    told = capsys.readouterr().err
    assert told
    assert "Traceback" not in told
