"""One decoder step of an attention RNN with weights other than its own: on one sentence, or on many nouns."""

from collections.abc import Generator, Iterator, Sequence
from itertools import islice

import torch
from pydantic import TypeAdapter
from torch import Tensor

from engine.architectures.attention_rnn import AttentionRNN, Intervention
from engine.corpora.tokenizer import START, Tokenizer
from engine.decoding import CANDIDATES, most_tokens
from engine.errors import ConfigError
from engine.event_values import Array, Candidate
from engine.experiments.contract import ExperimentEntry, ExperimentSteps, Laboratory, Progress
from engine.experiments.forced_nouns import try_nouns
from engine.experiments.languages import check_languages
from engine.experiments.operated_decoding import OperatedStep, decode_operated, read_source
from engine.measurements.surgery import (
    AnySurgery,
    Numbers,
    StepOperated,
    StepReading,
    SurgeryOptions,
    surgery_tables,
)
from engine.models import LoadedModel, pack_models
from engine.sentence_score import score_sentence
from engine.step_parts import SourceAttentionParts


def run(options: SurgeryOptions, laboratory: Laboratory) -> ExperimentSteps:
    """Operate on the step of a sentence, or without one try the grammar's nouns."""
    loaded = laboratory.models.get(attention_model(options.pack))
    model = loaded.model
    assert isinstance(model, AttentionRNN)
    if options.text:
        yield from _operate(options, loaded, model)
        return
    check_languages(loaded, "grammar")
    known = frozenset(found.source for found in laboratory.known)
    tried = len(known)
    for found in try_nouns(model, loaded.tokenizer, loaded.reference, options.sentences, known):
        yield found
        tried += found is not None
        yield Progress("Forcing the nouns of sentences", tried, options.sentences)


def attention_model(pack: str) -> str:
    """The model of a pack that weighs source positions; raises CheckpointError or ConfigError where there is none."""
    models = pack_models(pack)
    found = f"{pack}/attention_rnn"
    if found not in models:
        raise ConfigError(
            f"The pack {pack} has no attention RNN, whose weights could be changed.", advice="Choose another pack."
        )
    return found


def intervention_of(options: SurgeryOptions, pieces: int) -> Intervention | None:
    """What is done to the weights of a source of `pieces`; raises ConfigError where it is not as long as needed."""
    match options.alignment:
        case "uniform":
            return lambda own: torch.full_like(own, 1 / pieces)
        case "shifted":
            return lambda own: own.roll(options.shift, -1)
        case "one_hot" if options.position > pieces:
            raise ConfigError(f"The source has no piece {options.position}: it has {pieces}.")
        case "one_hot":
            return _always([float(place == options.position) for place in range(1, pieces + 1)])
        case "given" if len(options.weights) != pieces:
            raise ConfigError(f"{len(options.weights)} weights were given for a source of {pieces} pieces.")
        case "given":
            return _always([weight / sum(options.weights) for weight in options.weights])
    return None


def _always(weights: Sequence[float]) -> Intervention:
    def weigh(own: Tensor) -> Tensor:
        return own.new_tensor(weights).expand_as(own)

    return weigh


def _operate(options: SurgeryOptions, loaded: LoadedModel, model: AttentionRNN) -> ExperimentSteps:
    tokenizer = loaded.tokenizer
    state = read_source(model, tokenizer, options.text)
    pieces = state.states.size(1)
    intervention = intervention_of(options, pieces)
    untouched = yield from _listed(decode_operated(model, tokenizer, state), most_tokens(pieces))
    if options.step > len(untouched):
        raise ConfigError(f"The translation has no step {options.step}: it ends with step {len(untouched)}.")
    kept, rest = untouched[: options.step - 1], untouched[options.step - 1 :]
    begun = rest[0]
    steps = decode_operated(model, tokenizer, begun.state, begun.fed, intervention=intervention, lasts=options.lasts)
    operated = yield from _listed(steps, most_tokens(pieces) - len(kept))
    own = _reading(model, tokenizer, begun.token_id, kept, rest, None)
    other = _reading(model, tokenizer, begun.token_id, kept, operated, intervention)
    parts = _parts(model, begun, None)
    yield StepOperated(
        model=loaded.reference,
        cell=parts.cell,
        score=parts.score,
        source=tokenizer.source_pieces(options.text),
        step=options.step,
        fed=None if begun.fed == START else tokenizer.piece(begun.fed),
        before=_numbers(parts.before),
        states=tuple(map(_numbers, parts.states)),
        energies=_numbers(parts.energies),
        vocabulary_size=tokenizer.vocabulary_size,
        untouched=own,
        operated=other,
        chrf=score_sentence(other.translation, own.translation).chrf,
    )


def _listed(steps: Iterator[OperatedStep], most: int) -> Generator[None, None, list[OperatedStep]]:
    """Yield None between steps; return them."""
    found = []
    for step in islice(steps, most):
        found.append(step)
        yield None
    return found


def _reading(
    model: AttentionRNN,
    tokenizer: Tokenizer,
    token_id: int,
    kept: Sequence[OperatedStep],
    steps: Sequence[OperatedStep],
    intervention: Intervention | None,
) -> StepReading:
    """What the first of `steps` reads and what follows; `token_id` is what the untouched one produces."""
    first = steps[0]
    parts = _parts(model, first, intervention)
    top = first.log_probs.topk(CANDIDATES)
    token_ids = tuple(step.token_id for step in (*kept, *steps))
    return StepReading(
        weights=_numbers(parts.weights),
        context=_numbers(parts.context),
        after=_numbers(parts.after),
        candidates=tuple(
            Candidate(tokenizer.piece(i), probability, i)
            for i, probability in zip(top.indices.tolist(), top.values.exp().tolist(), strict=True)
        ),
        log_prob=float(first.log_probs[token_id]),
        pieces=tuple(map(tokenizer.piece, token_ids)),
        token_ids=token_ids,
        translation=tokenizer.decode(token_ids),
    )


@torch.inference_mode()
def _parts(model: AttentionRNN, step: OperatedStep, intervention: Intervention | None) -> SourceAttentionParts:
    fed = torch.tensor([step.fed], device=step.log_probs.device)
    return model.inspect(step.state, fed, intervention=intervention)


def _numbers(array: Array) -> Numbers:
    return tuple(array.tolist())


ENTRY = ExperimentEntry(
    name="surgery",
    version=2,
    options=SurgeryOptions,
    measured=TypeAdapter(AnySurgery),
    models=lambda options: (attention_model(options.pack),),
    run=run,
    tables=surgery_tables,
    keeps=lambda options: not options.text,
)
