"""Writing a model folder so that, whatever happens meanwhile, the new one or the old one is there and whole."""

import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from engine.checkpoint.facts import ModelFacts
from engine.checkpoint.layout import FACTS, OPTIMISER, PROGRESS, TOKENIZER, WEIGHTS, aside, beside
from engine.checkpoint.leftovers import clean_leftovers_of
from engine.checkpoint.tensor_file import in_eight_bits, is_finite
from engine.corpora.known_tokenizers import remember
from engine.corpora.tokenizer import Tokenizer
from engine.errors import CheckpointError, SavingError

UNTOUCHED = "The one that was there before is untouched."


def save_model(
    folder: Path,
    model: nn.Module,
    facts: ModelFacts,
    tokenizer: Tokenizer,
    *,
    dtype: torch.dtype = torch.float32,
    eight_bits: Collection[str] = (),
    tensors: dict[str, Tensor] | None = None,
    progress: dict[str, Any] | None = None,
) -> None:
    """Write a model folder in place of the one that may be there; with `tensors` and `progress` training can go on.

    The matrices named in `eight_bits` are rounded to them, with a scale for each row.

    Raises SavingError if the disk does not take it, CheckpointError if a weight is no number and so could not be read
    again; the old folder is then untouched.
    """
    weights = {name: p.detach().to("cpu", dtype).contiguous() for name, p in model.named_parameters()}
    _check(folder, weights, progress)
    for name in eight_bits:
        weights |= in_eight_bits(name, weights[name].float())
    new = beside(folder)
    missing = [parent for parent in folder.parents if not parent.exists()]
    try:
        clean_leftovers_of(folder)
        new.mkdir(parents=True)
        _write_files(new, weights, facts, tokenizer, tensors, progress)
        _put_in_place(new, folder)
        remember(tokenizer)
        for made in missing:
            _flush_folder(made.parent)
    except (OSError, safetensors.SafetensorError) as error:
        reason = getattr(error, "strerror", None) or re.sub(r"^.*I/O error: | \(os error \d+\)$", "", str(error))
        raise SavingError(
            f"The model could not be written to {folder}: {reason}.",
            kept=UNTOUCHED,
            advice="Make room or choose another folder.",
        ) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _check(folder: Path, weights: Mapping[str, Tensor], progress: dict[str, Any] | None) -> None:
    odd = [name for name, value in weights.items() if not is_finite(value)]
    try:
        json.dumps(progress, allow_nan=False)
    except ValueError:
        odd.append("progress")
    if odd:
        raise CheckpointError(
            f"The model was not written to {folder}: its {odd[0]} holds values that are no numbers.", kept=UNTOUCHED
        )


def _write_files(
    new: Path,
    weights: Mapping[str, Tensor],
    facts: ModelFacts,
    tokenizer: Tokenizer,
    tensors: dict[str, Tensor] | None,
    progress: dict[str, Any] | None,
) -> None:
    safetensors.torch.save_file(dict(weights), new / WEIGHTS)
    (new / TOKENIZER).write_bytes(tokenizer.model)
    if tensors is not None:
        safetensors.torch.save_file(tensors, new / OPTIMISER)
    if progress is not None:
        (new / PROGRESS).write_text(json.dumps(progress), encoding="utf-8")
    for file in new.iterdir():
        _flush_file(file)
    (new / FACTS).write_text(facts.model_dump_json(indent=2), encoding="utf-8")  # last: where they are, all is
    _flush_file(new / FACTS)
    _flush_folder(new)


def _put_in_place(new: Path, folder: Path) -> None:
    old = aside(folder)
    if folder.exists():
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    _flush_folder(folder.parent)  # before the old one is gone for good
    shutil.rmtree(old, ignore_errors=True)


def _flush_file(file: Path) -> None:
    file.chmod(0o644)  # safetensors lets only the owner read
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


def _flush_folder(folder: Path) -> None:
    """Make names in a folder outlast a power failure; Windows, some network disks and others' folders have no such."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM):
            raise
