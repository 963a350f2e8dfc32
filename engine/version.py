"""Which Lockstep this is; the number stands in pyproject.toml and nowhere else."""

import tomllib
from importlib import metadata
from pathlib import Path


def version() -> str:
    """The version: by pyproject.toml where it lies beside the code (checkout, folder build), else as pip knows it."""
    told = Path(__file__).resolve().parent.parent / "pyproject.toml"
    if told.is_file():
        return str(tomllib.loads(told.read_text(encoding="utf-8"))["project"]["version"])
    return metadata.version("lockstep")
