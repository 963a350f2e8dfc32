"""A small pack of the user's own, and nothing shipped."""

from pathlib import Path
from typing import Any

import pytest

from engine import paths
from engine.architectures.contract import Architecture
from engine.card_files import write_card
from engine.cards import PackCard
from engine.checkpoint import WEIGHTS, save_model, weights_digest
from engine.corpora.tokenizer import Tokenizer
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_cards import small_card

NAMES = ("rnn", "transformer")


@pytest.fixture
def pack(
    trained: dict[str, Architecture[Any]], tokenizer: Tokenizer, user_data: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A pack of two models with their cards."""
    monkeypatch.setattr(paths, "shipped_assets", lambda: user_data / "none")
    folder = user_data / "models" / "digits"
    for name in NAMES:
        save_model(folder / name, trained[name], facts_of(name, tokenizer), tokenizer)
        weights = small_card().weights.model_copy(
            update={"sha256": weights_digest(folder / name), "bytes": (folder / name / WEIGHTS).stat().st_size}
        )
        write_card(folder / name, small_card(architecture=name, weights=weights))
    write_card(folder, PackCard(title="My digits", use="learning"))
    return folder
