"""A model folder to load and to damage."""

from pathlib import Path
from typing import Any

import pytest

from engine.architectures.contract import Architecture
from engine.checkpoint import save_model
from engine.corpora.tokenizer import Tokenizer
from tests.engine.checkpoint.folders import facts_of


@pytest.fixture
def folder(tmp_path: Path, trained: dict[str, Architecture[Any]], tokenizer: Tokenizer) -> Path:
    """A model folder that is in order; tests damage it."""
    save_model(tmp_path / "model", trained["rnn"], facts_of("rnn", tokenizer), tokenizer)
    return tmp_path / "model"
