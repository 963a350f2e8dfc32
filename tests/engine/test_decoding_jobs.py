"""What a translation can be asked for beyond greedy decoding: saliency, a forced beginning, sampling."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.architectures import ARCHITECTURES
from engine.architectures.contract import Architecture
from engine.checkpoint import save_model
from engine.commands import Sampling, Translate
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import decode_greedily, sample
from engine.errors import TextError
from engine.events import DecodeFinished, TokenDecoded
from engine.jobs import start_job
from engine.models import LoadedModels
from tests.engine.checkpoint.folders import facts_of
from tests.engine.generators import run_to_end
from tests.engine.small_models import each_architecture

SENTENCE = "3 1 4 1 5"


@pytest.fixture(autouse=True)
def pack(trained: dict[str, Architecture[Any]], tokenizer: Tokenizer, user_data: Path) -> None:
    """A pack `digits` of three models that know some pairs by heart."""
    for name in ARCHITECTURES:
        save_model(user_data / "models" / "digits" / name, trained[name], facts_of(name, tokenizer), tokenizer)


def told(name: str, **options: Any) -> tuple[list[TokenDecoded], DecodeFinished]:
    """The tokens of one model's translation, and its end."""
    (_, *tokens, finished), _ = run_to_end(
        start_job(Translate(1, SENTENCE, (f"digits/{name}",), **options), LoadedModels())
    )
    assert isinstance(finished, DecodeFinished)
    return [token for token in tokens if isinstance(token, TokenDecoded)], finished


@each_architecture
def test_saliency_can_be_asked_for_of_any_architecture(
    name: str, trained: dict[str, Architecture[Any]], tokenizer: Tokenizer
) -> None:
    tokens, _ = told(name, with_saliency=True)
    expected = decode_greedily(trained[name], tokenizer.encode(SENTENCE), with_saliency=True)
    for token, decoded in zip(tokens, expected, strict=True):
        assert token.saliency is not None
        assert decoded.saliency is not None
        assert np.allclose(token.saliency, decoded.saliency.numpy(), atol=1e-3)
        assert not token.saliency.flags.writeable
    without, _ = told(name)
    assert (without[0].saliency is None) == (ARCHITECTURES[name].description.attention != "none")
    assert [token.piece for token in tokens] == [token.piece for token in without]


@each_architecture
def test_a_translation_can_be_forced_to_begin_with_a_text(name: str) -> None:
    tokens, finished = told(name, prefix="9 9 8", max_tokens=20)
    forced = [token for token in tokens if token.is_forced]
    assert tokens[: len(forced)] == forced
    assert "".join(token.piece.text for token in forced) == "998"
    assert finished.text.startswith("9 9 8")
    assert len(tokens) > len(forced)
    assert not any(token.is_forced for token in told(name)[0])


def test_a_prefix_counts_towards_the_limit() -> None:
    tokens, finished = told("rnn", prefix="9 9 8", max_tokens=2)
    assert [token.is_last for token in tokens] == [False, True]
    assert (finished.text, finished.was_cut) == ("9 9", True)


@each_architecture
def test_a_translation_can_be_sampled(name: str, trained: dict[str, Architecture[Any]], tokenizer: Tokenizer) -> None:
    sampling = Sampling(temperature=5.0, top_k=12, seed=4)
    tokens, finished = told(name, sampling=sampling, max_tokens=9)
    again, _ = told(name, sampling=sampling, max_tokens=9)
    assert [token.piece for token in again] == [token.piece for token in tokens]
    expected = [
        token.token_id
        for token, _ in zip(sample(trained[name], tokenizer.encode(SENTENCE), sampling), range(9), strict=False)
    ]
    assert finished.text == tokenizer.decode(expected)
    assert [token.piece for token in tokens] != [token.piece for token in told(name, max_tokens=9)[0]]


def test_a_prefix_that_is_no_text_is_a_typed_error() -> None:
    with pytest.raises(TextError):
        told("rnn", prefix="\ud800")
