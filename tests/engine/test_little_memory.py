"""A translation for which there is not enough memory: it is told, and the worker lives."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.architectures import count_parameters
from engine.checkpoint import save_model
from engine.corpora.tokenizer import Tokenizer
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_models import build_small


@pytest.mark.skipif(sys.platform != "linux", reason="limits the address space as Linux does")
def test_a_translation_without_enough_memory_is_told_and_the_next_one_goes_right(
    tokenizer: Tokenizer, tmp_path: Path
) -> None:
    """The process really gets no more, so that torch fails wherever it happens to be."""
    sizes = {"model_size": 64, "heads": 32}  # whose weights over a long source take 126 MB a layer
    model = build_small("transformer", tokenizer.vocabulary_size, **sizes)
    facts = facts_of("transformer", tokenizer)
    facts = facts.model_copy(update={"sizes": facts.sizes | sizes, "parameters": count_parameters(model)})
    save_model(tmp_path / "model", model, facts, tokenizer)
    words = [sys.executable, "-m", "tests.engine.little_memory_worker", str(tmp_path / "model")]
    result = subprocess.run(words, capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=120)
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    assert told["failed"]["what"] == "There was not enough memory to go on."
    assert "Loaded models" in told["failed"]["kept"]
    assert "Close other programs" in told["failed"]["advice"]
    assert "text" in told["before"]
    assert told["after"] == told["before"]
    assert "text" in told["plenty"], "the same text is translated where there is enough memory"
    assert told["closed"]
