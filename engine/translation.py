"""What the engine does to translate one sentence: a generator of events for each model."""

from collections.abc import Generator, Sequence

from engine.arrays import read_only
from engine.commands import Translate
from engine.corpora.tokenizer import END, Tokenizer
from engine.decoding import (
    BeamHypothesis,
    BeamStep,
    Decoder,
    beam_search,
    checked_ids,
    decode_greedily,
    most_tokens,
    prefix_ids,
    sample,
)
from engine.errors import ConfigError
from engine.events import (
    BeamAdvanced,
    BeamNode,
    Candidate,
    DecodeFinished,
    DecodeStarted,
    Event,
    Fate,
    TokenDecoded,
)
from engine.models import LoadedModel


def translations(command: Translate, models: Sequence[LoadedModel]) -> list[Generator[Event | None, None, None]]:
    """A generator of events for each of the command's models; raises ConfigError for a command that contradicts itself.

    Each tells what it has read, of a beam search step by step, and then of each piece it produces.
    """
    beginnings = command.forced or ((),) * len(models)
    if len(beginnings) != len(models):
        raise ConfigError(f"{len(models)} models cannot begin in {len(beginnings)} ways.")
    if command.sampling and command.beam_width:
        raise ConfigError("A beam search draws nothing by chance.", advice="Choose one of the two.")
    return [_translation(command, model, forced) for model, forced in zip(models, beginnings, strict=True)]


def _translation(
    command: Translate, loaded: LoadedModel, forced: tuple[int, ...]
) -> Generator[Event | None, None, None]:
    tokenizer = loaded.tokenizer
    prefix = checked_ids(tokenizer, forced) if command.forced else prefix_ids(tokenizer, command.prefix)
    prefix = prefix[: command.max_tokens]
    pieces = tokenizer.source_pieces(command.text)
    decoder = _decoder(command, loaded, prefix)
    context, encoder_attention = decoder.start.context, decoder.start.encoder_attention
    yield DecodeStarted(
        command.job_id,
        loaded.reference,
        pieces,
        None if context is None else read_only(context[0]),
        None if encoder_attention is None else read_only(encoder_attention[0]),
    )
    if command.beam_width:
        decoder.prefix = yield from _searched(command, loaded, prefix)
    yield from _decoded(command, loaded, decoder, len(prefix))


def _decoded(command: Translate, loaded: LoadedModel, decoder: Decoder, forced: int) -> Generator[Event, None, None]:
    """Tell of each piece; the first `forced` ones were forced by the command."""
    tokenizer = loaded.tokenizer
    produced: list[int] = []
    for position, token in enumerate(decoder):
        produced.append(token.token_id)
        is_last = token.token_id == END or len(produced) >= command.max_tokens
        yield TokenDecoded(
            command.job_id,
            loaded.reference,
            position,
            tokenizer.piece(token.token_id),
            token.log_prob,
            tuple(Candidate(tokenizer.piece(i), probability, i) for i, probability in token.candidates),
            token.entropy,
            None if token.attention is None else read_only(token.attention),
            None if token.self_attention is None else read_only(token.self_attention),
            None if token.saliency is None else read_only(token.saliency),
            is_last,
            token.seconds,
            token.token_id,
            position < forced,
        )
        if is_last:
            break
    yield DecodeFinished(command.job_id, loaded.reference, tokenizer.decode(produced), was_cut=produced[-1] != END)


def _decoder(command: Translate, loaded: LoadedModel, prefix: tuple[int, ...]) -> Decoder:
    source_ids = loaded.tokenizer.encode(command.text)
    with_saliency = command.with_saliency or loaded.description.attention == "none"
    if command.sampling is None:
        return decode_greedily(loaded.model, source_ids, prefix=prefix, with_saliency=with_saliency)
    return sample(loaded.model, source_ids, command.sampling, prefix=prefix, with_saliency=with_saliency)


def _searched(
    command: Translate, loaded: LoadedModel, prefix: tuple[int, ...]
) -> Generator[Event | None, None, tuple[int, ...]]:
    """Tell how the beam grows, step by step; return the pieces of the best hypothesis."""
    source_ids = loaded.tokenizer.encode(command.text)
    limit = min(command.max_tokens, len(prefix) + most_tokens(len(source_ids)))
    steps = beam_search(loaded.model, source_ids, width=command.beam_width, max_tokens=limit, prefix=prefix)
    start = next(steps)
    kept, finished = start.kept, list(start.finished)
    rows = {hypothesis.token_ids: -1 for hypothesis in kept}
    for position, step in enumerate(steps, len(prefix)):
        nodes = _nodes(step, rows, loaded.tokenizer)
        yield BeamAdvanced(command.job_id, loaded.reference, position, nodes)
        kept = step.kept
        finished += step.finished
        rows = {hypothesis.token_ids: row for row, hypothesis in enumerate(kept)}
    best = max(finished, key=lambda hypothesis: hypothesis.score, default=None) or kept[0]
    return best.token_ids


def _nodes(step: BeamStep, rows: dict[tuple[int, ...], int], tokenizer: Tokenizer) -> tuple[BeamNode, ...]:
    """The hypotheses of a step; `rows` has the numbers of those that they continue."""
    parts: tuple[tuple[Fate, tuple[BeamHypothesis, ...]], ...] = (
        ("kept", step.kept),
        ("finished", step.finished),
        ("pruned", step.pruned),
    )
    return tuple(
        BeamNode(
            hypothesis.token_ids[-1],
            tokenizer.piece(hypothesis.token_ids[-1]),
            rows[hypothesis.token_ids[:-1]],
            hypothesis.log_prob,
            hypothesis.score,
            fate,
        )
        for fate, part in parts
        for hypothesis in part
    )
