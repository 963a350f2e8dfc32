"""The registry: every architecture is one file and one line here."""

from typing import Any

from pydantic import ValidationError
from torch import nn

from engine.architectures import attention_rnn, rnn, transformer
from engine.architectures.contract import Architecture, ArchitectureConfig, ArchitectureEntry
from engine.config import Size, describe_problems
from engine.errors import ConfigError

ARCHITECTURES: dict[str, ArchitectureEntry] = {
    entry.description.name: entry for entry in (rnn.ENTRY, attention_rnn.ENTRY, transformer.ENTRY)
}


def architecture_entry(name: str) -> ArchitectureEntry:
    """Look an architecture up; raises ConfigError that names those there are."""
    try:
        return ARCHITECTURES[name]
    except KeyError:
        known = ", ".join(ARCHITECTURES)
        raise ConfigError(f"There is no architecture named {name!r}.", advice=f"There are: {known}.") from None


def architecture_config(name: str, sizes: dict[str, Size]) -> ArchitectureConfig:
    """Check sizes against the architecture's own configuration; raises ConfigError that lists all problems."""
    try:
        return architecture_entry(name).config.model_validate(sizes)
    except ValidationError as error:
        raise ConfigError(f"The sizes of {name} cannot be used: {describe_problems(error)}.") from error


def build_architecture(name: str, vocabulary_size: int, sizes: dict[str, Size]) -> Architecture[Any]:
    """An untrained model in training mode."""
    return architecture_entry(name).build(vocabulary_size, architecture_config(name, sizes))


def count_parameters(model: nn.Module) -> int:
    """Number of trained values, shared ones counted once."""
    return sum(p.numel() for p in model.parameters())
