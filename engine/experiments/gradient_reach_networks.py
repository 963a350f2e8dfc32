"""The networks of the experiment on gradients: trained ones that are shipped, and untrained ones of their sizes."""

from pathlib import Path
from typing import Any

import torch

from engine.architectures import build_architecture
from engine.architectures.contract import Architecture
from engine.checkpoint import ModelFacts
from engine.layers.recurrent import Recurrence
from engine.measurements.gradient_reach import Network
from engine.paths import shipped_assets

FOLDER = shipped_assets() / "experiments" / "gradient_reach"


def network_folder(network: Network) -> Path:
    """Where the trained network lies."""
    return FOLDER / network


def untrained(facts: ModelFacts, seed: int, gate_bias: float = 0.0) -> Architecture[Any]:
    """A network as it is before its training, its weights drawn from the seed; no other random numbers change.

    With a `gate_bias` the gates that keep the old state are opened.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = build_architecture(facts.architecture, facts.vocabulary_size, facts.sizes).eval()
    for layer in model.modules():
        if isinstance(layer, Recurrence):
            layer.open_memory_gate(gate_bias)
    return model
