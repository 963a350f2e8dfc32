"""Reading a model folder, which may come from anywhere: each part is bounded and checked before it is used."""

from collections.abc import Callable, Collection, Generator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from engine.architectures import build_architecture, count_parameters
from engine.architectures.contract import Architecture
from engine.checkpoint.facts import ModelFacts, read_facts
from engine.checkpoint.layout import FACTS, OPTIMISER, PROGRESS, TOKENIZER, WEIGHTS, current_folder
from engine.checkpoint.plain_files import read_bounded, read_json
from engine.checkpoint.tensor_file import read_tensors
from engine.corpora.known_tokenizers import open_tokenizer, try_tokenizer
from engine.corpora.tokenizer import Tokenizer, digest_of
from engine.errors import CheckpointError, ConfigError

MOST_PARAMETERS = 1_000_000_000
MOST_TOKENIZER = 2**24


def load_model(folder: Path) -> tuple[Architecture[Any], Tokenizer, ModelFacts]:
    """Read a model folder: the model in float32, ready to translate; raises CheckpointError if anything is off."""
    facts, folder = read_facts(folder), current_folder(folder)
    tokenizer = read_tokenizer(folder, facts)
    try:
        outline = _outline(facts)
        if count_parameters(outline) > MOST_PARAMETERS:
            raise CheckpointError(f"The model in {folder} has more than {MOST_PARAMETERS:,} parameters.")
        weights = read_tensors(folder / WEIGHTS, dict(outline.named_parameters()))
        model = build_architecture(facts.architecture, facts.vocabulary_size, facts.sizes)
    except ConfigError as error:
        raise CheckpointError(f"{folder / FACTS} is damaged: {error.what}", advice=error.advice) from error
    _fill(model, weights)
    return model.eval(), tokenizer, facts


def load_weights(model: nn.Module, path: Path) -> None:
    """Copy the weights of a file into a model; raises CheckpointError unless names, shapes and values are right."""
    _fill(model, read_tensors(path, dict(model.named_parameters())))


def read_tokenizer(folder: Path, facts: ModelFacts | None = None) -> Tokenizer:
    """The tokenizer of a model folder; raises CheckpointError if it is damaged or not the one in the `facts`."""
    facts, path = facts or read_facts(folder), current_folder(folder) / TOKENIZER
    try:
        content = read_bounded(path, MOST_TOKENIZER)
    except OSError as error:
        raise CheckpointError(f"{path} cannot be read: {error.strerror}.") from error
    tokenizer = open_tokenizer(content) if digest_of(content) == facts.tokenizer else None
    if tokenizer is None or tokenizer.vocabulary_size != facts.vocabulary_size:
        raise CheckpointError(f"The tokenizer in {folder} is not the one that the model was trained with.")
    return tokenizer


def try_model(folder: Path) -> Generator[None, None, None]:
    """Do what takes time in reading a model that did not come from here; yields some 20 times a second meanwhile."""
    with suppress(OSError):
        yield from try_tokenizer(read_bounded(current_folder(folder) / TOKENIZER, MOST_TOKENIZER))


def read_progress(folder: Path) -> dict[str, Any]:
    """Where a training stands; raises CheckpointError if the folder holds none that could go on."""
    folder = current_folder(folder)
    try:
        progress = read_json(folder / PROGRESS)
    except (OSError, ValueError) as error:
        raise CheckpointError(
            f"{folder} holds no training that could go on.", advice="Start a new training instead."
        ) from error
    if not isinstance(progress, dict):
        raise CheckpointError(f"{folder / PROGRESS} is damaged: it is no table.", advice="Start a new training.")
    return progress


def read_optimiser(folder: Path, like: Mapping[str, Tensor], optional: Collection[str] = ()) -> dict[str, Tensor]:
    """What an optimiser has gathered, by names and shapes as in `like`, of which `optional` ones may lack."""
    return read_tensors(current_folder(folder) / OPTIMISER, like, optional)


class _WithoutValues(TorchFunctionMode):
    """Leaves out normally distributed values, for which torch imports 800 modules on its `meta` device (1.5 s)."""

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: Any = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        return args[0] if func is Tensor.normal_ else func(*args, **(kwargs or {}))


def _outline(facts: ModelFacts) -> Architecture[Any]:
    """The model without memory for its values: only names and shapes."""
    with torch.device("meta"), _WithoutValues():
        return build_architecture(facts.architecture, facts.vocabulary_size, facts.sizes)


def _fill(model: nn.Module, weights: Mapping[str, Tensor]) -> None:
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.copy_(weights[name])
