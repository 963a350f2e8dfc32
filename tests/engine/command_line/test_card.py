"""`python -m engine card`: a card in the terminal."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.architectures.contract import Architecture
from engine.card_files import write_card
from engine.card_text import card_text
from engine.cards import ModelCard
from engine.checkpoint import save_model
from engine.corpora.tokenizer import Tokenizer
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_cards import small_card


@pytest.fixture
def model(trained: dict[str, Architecture[Any]], tokenizer: Tokenizer, tmp_path: Path) -> Path:
    """A model without a card."""
    save_model(tmp_path / "model", trained["rnn"], facts_of("rnn", tokenizer), tokenizer)
    return tmp_path / "model"


def test_a_card_is_printed_as_text_or_as_json(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = small_card()
    write_card(model, card)
    assert main(["card", "--model", str(model)]) == 0
    assert capsys.readouterr().out == card_text(card)
    assert main(["card", "--model", str(model), "--json"]) == 0
    assert ModelCard.model_validate(json.loads(capsys.readouterr().out)) == card


def test_a_model_without_a_card_is_told(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card", "--model", str(model)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"{model} has no card.\n"
