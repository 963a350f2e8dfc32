"""Takes one step of a translation apart: the step is computed anew, after the very pieces that came before it."""

from collections.abc import Generator

import torch

from engine.commands import InspectStep
from engine.corpora.tokenizer import PAD, START
from engine.decoding import CANDIDATES, next_log_probs
from engine.errors import ConfigError
from engine.events import Candidate, StepInspected
from engine.models import LoadedModel


def inspect_step(command: InspectStep, loaded: LoadedModel) -> Generator[StepInspected | None, None, None]:
    """Yield None while the pieces before are fed again, then the step; raises TextError or ConfigError."""
    model, tokenizer = loaded.model, loaded.tokenizer
    unknown = [i for i in command.token_ids if not 0 <= i < tokenizer.vocabulary_size]
    if unknown:
        raise ConfigError(f"The vocabulary has no piece number {unknown[0]}.", advice="Translate the sentence anew.")
    source = torch.tensor([tokenizer.encode(command.text)], device=model.projection.weight.device)
    fed = source.new_tensor([START, *command.token_ids])
    with torch.inference_mode():
        state = model.start(source, source != PAD, with_attention=False)
    for token_id in fed[:-1, None]:
        yield None
        with torch.inference_mode():
            state = model.step(state, token_id, with_attention=False).state
    with torch.inference_mode():
        parts = model.inspect(state, fed[-1:])
        log_probs = next_log_probs(model.step(state, fed[-1:]).logits)[0]
        top = log_probs.topk(CANDIDATES)
    yield StepInspected(
        command.job_id,
        loaded.reference,
        len(command.token_ids),
        tokenizer.piece(command.token_ids[-1]) if command.token_ids else None,
        tuple(
            Candidate(tokenizer.piece(i), probability, i)
            for i, probability in zip(top.indices.tolist(), top.values.exp().tolist(), strict=True)
        ),
        tokenizer.vocabulary_size,
        parts,
    )
