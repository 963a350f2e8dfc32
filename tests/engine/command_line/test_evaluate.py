"""`python -m engine evaluate` on pairs of which some cannot be used."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.architectures.contract import Architecture
from engine.checkpoint import save_model
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import Tokenizer
from tests.engine.checkpoint.folders import facts_of


def test_lines_that_are_no_pairs_are_told_and_the_others_are_scored(
    trained: dict[str, Architecture[Any]],
    tokenizer: Tokenizer,
    known_pairs: list[Pair],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    save_model(tmp_path / "model", trained["rnn"], facts_of("rnn", tokenizer), tokenizer)
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("no tab\n" + "".join(f"{source}\t{target}\n" for source, target in known_pairs[:5]))
    assert main(["evaluate", "--model", str(tmp_path / "model"), "--pairs", str(pairs), "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["pairs"] == 5
    assert printed.err.splitlines() == [
        f"{pairs}: 5 pairs; 1 of 6 lines left out (1 wrong number of tabs)",
        f"{pairs}, line 1: 0 tabs where one should be: “no tab”",
    ]
