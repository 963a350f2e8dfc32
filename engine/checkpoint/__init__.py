"""Models on disk: a folder with weights (safetensors), facts (JSON) and the tokenizer (SentencePiece); never a pickle.

The models of a pack may share one tokenizer, which then lies beside their folders.

A folder is written beside, flushed, and put in place by renaming, so that a reader finds the old one or the new one.
What is read is bounded and checked before anything is made of it, for a folder may come from anywhere.
"""

from engine.checkpoint.facts import ModelFacts, read_facts
from engine.checkpoint.identity import weights_digest
from engine.checkpoint.layout import (
    FACTS,
    OPTIMISER,
    PROGRESS,
    TOKENIZER,
    WEIGHTS,
    current_folder,
    holds_model,
    tokenizer_file,
)
from engine.checkpoint.leftovers import clean_leftovers
from engine.checkpoint.loading import (
    load_model,
    load_weights,
    read_optimiser,
    read_progress,
    read_tokenizer,
    try_model,
)
from engine.checkpoint.saving import save_model

__all__ = [
    "FACTS",
    "OPTIMISER",
    "PROGRESS",
    "TOKENIZER",
    "WEIGHTS",
    "ModelFacts",
    "clean_leftovers",
    "current_folder",
    "holds_model",
    "load_model",
    "load_weights",
    "read_facts",
    "read_optimiser",
    "read_progress",
    "read_tokenizer",
    "save_model",
    "tokenizer_file",
    "try_model",
    "weights_digest",
]
