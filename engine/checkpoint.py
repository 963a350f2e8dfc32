"""Models on disk: a folder with weights (safetensors), facts (JSON) and the tokenizer (SentencePiece); never a pickle.

A folder is written beside, flushed, and put in place by renaming, so that a reader finds the old one or the new one.
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import safetensors
import safetensors.torch
import torch
from pydantic import BaseModel, ConfigDict, ValidationError
from torch import Tensor, nn

from engine.architectures import build_architecture
from engine.architectures.contract import Architecture
from engine.config import Size, describe_problems
from engine.corpora.tokenizer import Tokenizer
from engine.errors import CheckpointError, ConfigError

WEIGHTS, FACTS, TOKENIZER = "model.safetensors", "model.json", "tokenizer.model"
OPTIMISER, PROGRESS = "optimiser.safetensors", "training.json"
FORMAT = 1


class ModelFacts(BaseModel):
    """What must be known of a model to build and to show it.

    Attributes:
        format: version of the folder's layout.
        sizes: of the architecture, all of them.
        tokenizer: digest of the tokenizer that the weights belong to.
        step, seconds: of training so far.
        loss, bleu: at the validation this checkpoint was written after; None before the first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    architecture: str
    sizes: dict[str, Size]
    vocabulary_size: int
    tokenizer: str
    source_language: str
    target_language: str
    corpus: str
    parameters: int
    step: int = 0
    seconds: float = 0.0
    loss: float | None = None
    bleu: float | None = None


def save_model(
    folder: Path,
    model: nn.Module,
    facts: ModelFacts,
    tokenizer: Tokenizer,
    *,
    dtype: torch.dtype = torch.float32,
    tensors: dict[str, Tensor] | None = None,
    progress: dict[str, Any] | None = None,
) -> None:
    """Write a model folder in place of the one that may be there; with `tensors` and `progress` training can go on.

    Raises CheckpointError if the disk does not take it; the old folder is then untouched.
    """
    beside = folder.with_name(f".{folder.name}.new")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        weights = {name: p.detach().to("cpu", dtype) for name, p in model.named_parameters()}
        safetensors.torch.save_file(weights, beside / WEIGHTS)
        (beside / FACTS).write_text(facts.model_dump_json(indent=2), encoding="utf-8")
        (beside / TOKENIZER).write_bytes(tokenizer.model)
        if tensors is not None:
            safetensors.torch.save_file(tensors, beside / OPTIMISER)
        if progress is not None:
            (beside / PROGRESS).write_text(json.dumps(progress), encoding="utf-8")
        for file in beside.iterdir():
            file.chmod(0o644)
            _flush(file)
        _put_in_place(beside, folder)
    except (OSError, safetensors.SafetensorError) as error:
        shutil.rmtree(beside, ignore_errors=True)
        reason = getattr(error, "strerror", None) or error
        raise CheckpointError(
            f"The model could not be written to {folder}: {reason}.",
            kept="The one that was there before is untouched.",
            advice="Make room or choose another folder.",
        ) from error


def holds_model(folder: Path) -> bool:
    """Whether there is a model in the folder, whole or not."""
    return current_folder(folder).joinpath(FACTS).is_file()


def read_facts(folder: Path) -> ModelFacts:
    """The facts of a model folder; raises CheckpointError if it is none."""
    path = current_folder(folder) / FACTS
    try:
        values = json.loads(path.read_bytes())
        if isinstance(values, dict) and values.get("format", FORMAT) != FORMAT:
            raise CheckpointError(
                f"{folder} has format {values['format']}; this version reads {FORMAT}.", advice="Update the program."
            )
        return ModelFacts.model_validate(values)
    except OSError as error:
        raise CheckpointError(
            f"{folder} holds no model: {FACTS} cannot be read ({error.strerror}).",
            advice="Choose a folder that this program has written.",
        ) from error
    except ValidationError as error:
        raise CheckpointError(f"{path} is damaged: {describe_problems(error)}.") from error
    except (ValueError, RecursionError) as error:
        raise CheckpointError(f"{path} is damaged: it is no JSON.") from error


def load_model(folder: Path) -> tuple[Architecture[Any], Tokenizer, ModelFacts]:
    """Read a model folder: the model in float32, ready to translate; raises CheckpointError if anything is off."""
    facts, folder = read_facts(folder), current_folder(folder)
    try:
        tokenizer = Tokenizer((folder / TOKENIZER).read_bytes())
    except OSError as error:
        raise CheckpointError(f"{folder / TOKENIZER} cannot be read: {error.strerror}.") from error
    if tokenizer.digest != facts.tokenizer or tokenizer.vocabulary_size != facts.vocabulary_size:
        raise CheckpointError(f"The tokenizer in {folder} is not the one that the model was trained with.")
    try:
        model = build_architecture(facts.architecture, facts.vocabulary_size, facts.sizes)
    except ConfigError as error:
        raise CheckpointError(f"{folder / FACTS} is damaged: {error.what}", advice=error.advice) from error
    load_weights(model, folder / WEIGHTS)
    return model.eval(), tokenizer, facts


def load_weights(model: nn.Module, path: Path) -> None:
    """Copy the weights of a file into a model; raises CheckpointError unless names, shapes and values are right."""
    weights, wanted = read_tensors(path), dict(model.named_parameters())
    if weights.keys() != wanted.keys():
        odd = ", ".join(sorted(weights.keys() ^ wanted.keys())[:3])
        raise CheckpointError(f"{path} does not fit the architecture: {odd} missing or unknown.")
    with torch.no_grad():
        for name, parameter in wanted.items():
            value = weights[name]
            if value.shape != parameter.shape:
                raise CheckpointError(f"{path}: {name} is {tuple(value.shape)}, not {tuple(parameter.shape)}.")
            if not value.is_floating_point() or not value.isfinite().all():
                raise CheckpointError(f"{path}: {name} holds values that are no numbers.")
            parameter.copy_(value)


def read_tensors(path: Path) -> dict[str, Tensor]:
    """All tensors of a safetensors file; raises CheckpointError if it cannot be read as one."""
    try:
        tensors: dict[str, Tensor] = safetensors.torch.load_file(path)
    except (OSError, safetensors.SafetensorError) as error:
        raise CheckpointError(f"{path} cannot be read as safetensors: {error}.") from error
    return tensors


def read_progress(folder: Path) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """What training needs to go on; raises CheckpointError if the folder holds none."""
    folder = current_folder(folder)
    try:
        progress: dict[str, Any] = json.loads((folder / PROGRESS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointError(
            f"{folder} holds no training that could go on.", advice="Start a new training instead."
        ) from error
    return read_tensors(folder / OPTIMISER), progress


def current_folder(folder: Path) -> Path:
    """The model folder itself, or what was moved aside if a crash came between two renames."""
    aside = _aside(folder)
    return aside if not folder.exists() and aside.exists() else folder


def _put_in_place(beside: Path, folder: Path) -> None:
    aside = _aside(folder)
    if folder.exists():
        shutil.rmtree(aside, ignore_errors=True)
        folder.rename(aside)
    try:
        beside.rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.old"  # unlike with_name, takes "." too


def _flush(file: Path) -> None:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())
