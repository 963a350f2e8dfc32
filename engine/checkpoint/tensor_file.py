"""Reading safetensors: https://github.com/huggingface/safetensors#format.

The library maps the file into memory, where a file that shrinks meanwhile ends the process; it takes repeated names,
any type and any size. Here the header is compared with what there should be before a tensor is read.
"""

import math
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Annotated, Literal

import torch
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from torch import Tensor

from engine.checkpoint.plain_files import MOST_JSON, open_regular, parse_json
from engine.config import describe_problems
from engine.errors import CheckpointError

TYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16, "U8": torch.uint8, "I8": torch.int8}
SCALES = ".scales"  # beside the name of a matrix in eight bits: what its rows are multiplied by
Length = Annotated[int, Field(ge=0, le=2**48)]


class StoredTensor(BaseModel):
    """An entry of the header; `data_offsets` count from its end."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    dtype: Literal["F32", "F16", "BF16", "U8", "I8"]
    shape: list[Length] = Field(max_length=8)
    data_offsets: list[Length] = Field(min_length=2, max_length=2)

    @property
    def size(self) -> int:
        """In bytes."""
        return math.prod(self.shape) * TYPES[self.dtype].itemsize


_HEADER = TypeAdapter(dict[str, StoredTensor])


@dataclass(frozen=True, slots=True)
class TensorFile:
    """An open safetensors file whose header is in order; `begin` is where its tensors lie."""

    path: Path
    file: BufferedReader
    stored: Mapping[str, StoredTensor]
    begin: int

    @property
    def elements(self) -> int:
        """Number of all values."""
        return sum(math.prod(entry.shape) for entry in self.stored.values())

    def read(self, like: Mapping[str, Tensor], optional: Collection[str] = ()) -> Iterator[tuple[str, Tensor]]:
        """The tensors one by one; they have to be those in `like` by name, shape and kind, `optional` ones may lack.

        Those in `like` may be on torch's `meta` device. Floating-point values keep the precision they are stored in;
        those in eight bits come multiplied by the scales of their rows.
        Raises CheckpointError, before any tensor is read, if the file holds anything else, and for values that are no
        numbers.
        """
        self._compare(like, optional)
        for name, entry in self.stored.items():
            if name in self._scales:
                continue
            yield name, self._scaled(name) if entry.dtype == "I8" else self._read(name)

    @property
    def _scales(self) -> set[str]:
        """The names of the scales that belong to matrices in eight bits."""
        return {name + SCALES for name, entry in self.stored.items() if entry.dtype == "I8"}

    def _scaled(self, name: str) -> Tensor:
        return self._finite(name, self._read(name) * self._read(name + SCALES)[:, None])

    def _read(self, name: str) -> Tensor:
        entry = self.stored[name]
        self.file.seek(self.begin + entry.data_offsets[0])
        data = bytearray(entry.size)
        if self.file.readinto(data) < entry.size:
            raise ValueError("it was cut while it was read")
        return self._finite(name, torch.frombuffer(data, dtype=TYPES[entry.dtype]).reshape(entry.shape))

    def _finite(self, name: str, tensor: Tensor) -> Tensor:
        if not is_finite(tensor):
            raise CheckpointError(f"{self.path}: {name} holds values that are no numbers.")
        return tensor

    def _compare(self, like: Mapping[str, Tensor], optional: Collection[str]) -> None:
        expected = like.keys() | self._scales
        odd = (self.stored.keys() - expected) | (expected - self.stored.keys() - set(optional))
        if odd:
            names = ", ".join(sorted(odd)[:3])[:300]
            raise CheckpointError(f"{self.path} does not fit the architecture: {names} missing or unknown.")
        for name in filter(self.stored.__contains__, like):
            entry, wanted = self.stored[name], like[name]
            if entry.shape != list(wanted.shape):
                raise CheckpointError(f"{self.path}: {name} is {tuple(entry.shape)}, not {tuple(wanted.shape)}.")
            if entry.dtype == "I8":
                self._compare_scales(name, entry, wanted)
            elif TYPES[entry.dtype].is_floating_point != wanted.is_floating_point():
                raise CheckpointError(f"{self.path}: {name} holds values of another kind ({entry.dtype}).")

    def _compare_scales(self, name: str, entry: StoredTensor, wanted: Tensor) -> None:
        scales = self.stored[name + SCALES]
        is_matrix = len(entry.shape) == 2 and scales.shape == entry.shape[:1]
        if not (is_matrix and scales.dtype == "F32" and wanted.is_floating_point()):
            raise CheckpointError(f"{self.path}: {name} holds values of another kind ({entry.dtype}).")


def in_eight_bits(name: str, matrix: Tensor) -> dict[str, Tensor]:
    """A matrix (rows, columns) in eight bits with a scale for each row, as `TensorFile.read` takes it."""
    scales = matrix.float().abs().amax(1).clamp(min=torch.finfo(torch.float32).tiny) / 127
    return {name: (matrix / scales[:, None]).round().to(torch.int8), name + SCALES: scales}


def is_finite(tensor: Tensor) -> bool:
    """Whether all values are numbers; forty times as fast as asking each: the extremes of values are NaN if one is."""
    return bool(torch.stack(tensor.aminmax()).isfinite().all())


@contextmanager
def open_tensors(path: Path) -> Iterator[TensorFile]:
    """Open a safetensors file; raises CheckpointError if it is none, or if reading fails inside the block."""
    try:
        with open_regular(path) as file:
            stored, begin = _read_header(file)
            yield TensorFile(path, file, stored, begin)
    except OSError as error:
        raise CheckpointError(f"{path} cannot be read as safetensors: {error.strerror}.") from error
    except ValidationError as error:
        raise CheckpointError(f"{path} cannot be read as safetensors: {describe_problems(error)[:300]}.") from error
    except ValueError as error:
        raise CheckpointError(f"{path} cannot be read as safetensors: {error}.") from error


def _read_header(file: BufferedReader) -> tuple[dict[str, StoredTensor], int]:
    length = int.from_bytes(file.read(8), "little")
    if not 2 <= length <= MOST_JSON:
        raise ValueError("its header has no sensible length")
    values = parse_json(file.read(length))
    if not isinstance(values, dict):
        raise ValueError("its header is no table")
    values.pop("__metadata__", None)
    stored = _HEADER.validate_python(values)
    end = 0
    for entry in sorted(stored.values(), key=lambda entry: entry.data_offsets):
        if entry.data_offsets != [end, end + entry.size]:
            raise ValueError("its tensors do not lie one after the other")
        end += entry.size
    if os.fstat(file.fileno()).st_size != 8 + length + end:
        raise ValueError("it is shorter or longer than its header says")
    return stored, 8 + length
