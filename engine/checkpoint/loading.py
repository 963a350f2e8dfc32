"""Reading a model folder, which may come from anywhere: each part is bounded and checked before it is used."""

import math
from collections.abc import Callable, Collection, Generator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from engine.architectures import build_architecture
from engine.architectures.contract import Architecture
from engine.checkpoint.facts import ModelFacts, read_facts
from engine.checkpoint.layout import FACTS, OPTIMISER, PROGRESS, WEIGHTS, current_folder, tokenizer_file
from engine.checkpoint.plain_files import read_bounded, read_json
from engine.checkpoint.tensor_file import TensorFile, open_tensors
from engine.corpora.known_tokenizers import open_tokenizer, try_tokenizer
from engine.corpora.tokenizer import Tokenizer, digest_of
from engine.errors import CheckpointError, ConfigError

MOST_PARAMETERS = 1_000_000_000
MOST_TOKENIZER = 2**24


def load_model(folder: Path) -> tuple[Architecture[Any], Tokenizer, ModelFacts]:
    """Read a model folder: the model in float32, ready to translate; raises CheckpointError if anything is off."""
    facts = read_facts(folder)
    tokenizer, folder = read_tokenizer(folder, facts), current_folder(folder)
    with open_tensors(folder / WEIGHTS) as stored:
        model = _build(folder, facts, stored.elements)
        _fill(model, stored)
    return model.eval(), tokenizer, facts


def load_weights(model: nn.Module, path: Path) -> None:
    """Copy the weights of a file into a model; raises CheckpointError unless names, shapes and values are right."""
    with open_tensors(path) as stored:
        _fill(model, stored)


def read_tokenizer(folder: Path, facts: ModelFacts | None = None) -> Tokenizer:
    """The tokenizer of a model folder; raises CheckpointError if it is damaged or not the one in the `facts`."""
    facts, path = facts or read_facts(folder), tokenizer_file(folder)
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
        yield from try_tokenizer(read_bounded(tokenizer_file(folder), MOST_TOKENIZER))


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
    with open_tensors(current_folder(folder) / OPTIMISER) as stored:
        return dict(stored.read(like, optional))


class _Allowance(TorchFunctionMode):
    """Lets tensors be made of so many elements in all, then raises CheckpointError before one is made.

    Building on torch's `meta` device first would tell as much, but for that torch imports 800 modules (1.3 s).
    """

    def __init__(self, elements: int, excuse: str) -> None:
        super().__init__()
        self.elements, self.excuse = elements, excuse

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: Any = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        kwargs = kwargs or {}
        if func in _MAKERS:
            size = kwargs.get("size", args)
            self.elements -= math.prod(size[0] if size and not isinstance(size[0], int) else size)
            if self.elements < 0:
                raise CheckpointError(self.excuse)
        return func(*args, **kwargs)


_MAKERS = (torch.empty, torch.zeros, torch.ones, torch.rand, torch.randn)


def _build(folder: Path, facts: ModelFacts, elements: int) -> Architecture[Any]:
    """The untrained model, if its sizes are about those of `elements` stored values; a tied layer is made twice."""
    if elements > MOST_PARAMETERS:
        raise CheckpointError(f"The model in {folder} has more than {MOST_PARAMETERS:,} parameters.")
    excuse = f"{folder / WEIGHTS} does not fit the architecture: it is too small for the sizes in {FACTS}."
    try:
        with _Allowance(2 * elements, excuse):
            return build_architecture(facts.architecture, facts.vocabulary_size, facts.sizes)
    except ConfigError as error:
        raise CheckpointError(f"{folder / FACTS} is damaged: {error.what}", advice=error.advice) from error


def _fill(model: nn.Module, stored: TensorFile) -> None:
    parameters = dict(model.named_parameters())
    with torch.no_grad():
        for name, value in stored.read(parameters):
            parameters[name].copy_(value)
