"""Facts of small models, to be written beside their weights."""

from typing import Any

from engine.checkpoint import ModelFacts
from engine.corpora.tokenizer import Tokenizer
from tests.engine.small_models import SMALL_SIZES


def facts_of(name: str, tokenizer: Tokenizer, **values: Any) -> ModelFacts:
    facts = ModelFacts(
        architecture=name,
        sizes=SMALL_SIZES[name],
        vocabulary_size=tokenizer.vocabulary_size,
        tokenizer=tokenizer.digest,
        source_language="Digits",
        target_language="Digits reversed",
        corpus="reversal",
        parameters=12,
        step=80,
        seconds=1.5,
        loss=0.25,
        bleu=99.5,
    )
    return facts.model_copy(update=values)
