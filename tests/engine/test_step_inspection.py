"""A step of a translation is taken apart as it was, after the very pieces that came before it."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.architectures import ARCHITECTURES
from engine.architectures.contract import Architecture
from engine.checkpoint import save_model
from engine.commands import InspectStep, Sampling, Translate
from engine.corpora.tokenizer import Tokenizer
from engine.errors import ConfigError, TextError
from engine.events import (
    Array,
    Event,
    FixedVectorParts,
    HeadsParts,
    SourceAttentionParts,
    StepInspected,
    TokenDecoded,
)
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


@pytest.fixture
def loaded() -> LoadedModels:
    return LoadedModels()


def translation(model: str, loaded: LoadedModels, **options: Any) -> list[TokenDecoded]:
    events, _ = run_to_end(start_job(Translate(1, SENTENCE, (model,), max_tokens=8, **options), loaded))
    return [event for event in events if isinstance(event, TokenDecoded)]


def inspection(model: str, loaded: LoadedModels, token_ids: tuple[int, ...], text: str = SENTENCE) -> StepInspected:
    """What is told of a step, once the pieces before it have been fed with time to look at commands between."""
    events: list[Event | None]
    events, outcome = run_to_end(start_job(InspectStep(2, model, text, token_ids), loaded))
    *waits, told = events
    assert waits == [None] * len(token_ids)
    assert outcome == "done"
    assert isinstance(told, StepInspected)
    return told


def assert_shown(weights: Array, shown: Array | None) -> None:
    assert shown is not None
    np.testing.assert_allclose(weights, shown, rtol=1e-4, atol=1e-6)


@each_architecture
@pytest.mark.parametrize(
    "options", [{}, {"prefix": "9 9 8"}, {"sampling": Sampling(temperature=5.0, top_k=12, seed=4)}], ids=str
)
def test_every_step_is_taken_apart_as_the_lane_showed_it(
    name: str, options: dict[str, Any], loaded: LoadedModels, tokenizer: Tokenizer
) -> None:
    model = f"digits/{name}"
    tokens, after = translation(model, loaded, **options), None
    for position, token in enumerate(tokens):
        before = tokens[:position]
        told = inspection(model, loaded, tuple(step.token_id for step in before))
        assert (told.job_id, told.model, told.position) == (2, model, position)
        assert told.fed == (before[-1].piece if before else None)
        assert told.vocabulary_size == tokenizer.vocabulary_size
        assert [candidate.piece for candidate in told.candidates] == [known.piece for known in token.candidates]
        shown = [candidate.probability for candidate in token.candidates]
        np.testing.assert_allclose([candidate.probability for candidate in told.candidates], shown, rtol=1e-4)
        match told.parts:
            case SourceAttentionParts(weights=weights):
                assert_shown(weights, token.attention)
            case HeadsParts(cross_attention=cross_attention, self_attention=self_attention):
                assert_shown(cross_attention.weights, token.attention)
                assert_shown(self_attention.weights, token.self_attention)
            case FixedVectorParts(context=context):
                assert context.shape == (48,)
        if isinstance(told.parts, FixedVectorParts | SourceAttentionParts):
            if after is not None:
                np.testing.assert_allclose(told.parts.before, after, rtol=1e-5, atol=1e-6)
            after = told.parts.after


def test_what_cannot_be_taken_apart_is_a_typed_error(loaded: LoadedModels) -> None:
    with pytest.raises(TextError):
        inspection("digits/rnn", loaded, (), text=" ")
    for token_id in (-1, 10_000):
        with pytest.raises(ConfigError, match=f"no piece number {token_id}"):
            inspection("digits/rnn", loaded, (4, token_id))
