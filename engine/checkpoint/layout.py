"""Where the parts of a model folder lie, and what lies beside it while it is being replaced.

Replacing a folder takes two renames, since no system that the program runs on renames a folder over a full one:
`NAME` becomes `.NAME.old`, then `.NAME.new-HOST-PROCESS` becomes `NAME`. At any moment one of them is whole.
"""

import os
import socket
from pathlib import Path

WEIGHTS, FACTS, TOKENIZER = "model.safetensors", "model.json", "tokenizer.model"
OPTIMISER, PROGRESS = "optimiser.safetensors", "training.json"
FILES = (WEIGHTS, FACTS, TOKENIZER, OPTIMISER, PROGRESS)
FORMAT = 1

OLD, NEW = ".old", ".new-"
HOST = "".join(c if c.isalnum() else "_" for c in socket.gethostname())


def aside(folder: Path) -> Path:
    """Where the old folder is while the new one takes its place."""
    return folder.parent / f".{folder.name}{OLD}"  # unlike with_name, takes "." too


def beside(folder: Path) -> Path:
    """Where this process writes the new folder."""
    return folder.parent / f".{folder.name}{NEW}{HOST}-{os.getpid()}"


def current_folder(folder: Path) -> Path:
    """The model folder itself, or what was moved aside if a crash came between two renames."""
    moved = aside(folder)
    return moved if not folder.exists() and moved.exists() else folder


def tokenizer_file(folder: Path) -> Path:
    """The tokenizer of a model folder: its own, or the one beside the folder that all models of a pack share."""
    own, shared = current_folder(folder) / TOKENIZER, folder.parent / TOKENIZER
    return shared if shared.exists() and not own.exists() else own


def holds_model(folder: Path) -> bool:
    """Whether there is a model in the folder, whole or not."""
    return current_folder(folder).joinpath(FACTS).is_file()
